"""The command as it is typed, on a machine without a display and without programs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.staff.doctor.examination import examined
from kiosk.staff.doctor.finding import Findings, ok

ROOT = Path(__file__).parents[3]


def doctor(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {"PATH": "/nowhere", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", **environment}
    command = [sys.executable, "main.py", "doctor", *words]
    return subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, timeout=120)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_for_tools_it_is_json_and_the_status_says_whether_the_show_can_play(tmp_path: Path) -> None:
    done = doctor("--json", XDG_STATE_HOME=str(tmp_path), XDG_CACHE_HOME=str(tmp_path))
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    told = json.loads(done.stdout)
    errors = [finding for finding in told["findings"] if finding["level"] == "error"]
    assert told["errors"] == len(errors) == 1
    assert "DISPLAY" in errors[0]["what"]["zh"]
    assert errors[0]["mend"]["en"]
    assert {finding["about"] for finding in told["findings"]} == {
        "Display, touch and fonts", "Software", "Clock", "Disk and memory", "Power", "The show",
    }  # fmt: skip


def test_with_a_screen_there_is_no_error_and_it_is_told_in_lines(tmp_path: Path) -> None:
    done = doctor(
        "--lang", "zh", QT_QPA_PLATFORM="offscreen", XDG_STATE_HOME=str(tmp_path), XDG_CACHE_HOME=str(tmp_path)
    )
    assert done.returncode == 0, done.stdout
    assert "✓ Qt 6.11" in done.stdout
    assert "办法：" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 个错误，")


def test_a_part_that_fails_says_so_and_the_rest_is_examined() -> None:
    def failing() -> Findings:
        yield ok("好", "well")
        raise PermissionError("/proc/secret")

    first, second = examined(failing)
    assert first.level == "ok"
    assert second.level == "notice"
    assert "PermissionError: /proc/secret" in second.text("zh")
