"""The lock: one kiosk for one content on one display, and free again however its owner ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kiosk.booth.only_one import OnlyOne

ROOT = Path(__file__).parents[2]
HOLDER = """\
import sys
from pathlib import Path
from kiosk.booth.only_one import OnlyOne
one = OnlyOne(Path(sys.argv[1]), Path("content.yaml"), {"DISPLAY": ":0"})
print(one.take(), flush=True)
sys.stdin.read()
"""


def test_the_second_is_locked_out_until_the_first_has_been_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "True\n"
        second = OnlyOne(tmp_path, ROOT / "content.yaml", {"DISPLAY": ":0"})
        assert not second.take()
        assert not second.take(patience=0.15)
        for other in (
            OnlyOne(tmp_path, ROOT / "content.yaml", {"DISPLAY": ":1"}),
            OnlyOne(tmp_path, ROOT / "other.yaml", {"DISPLAY": ":0"}),
        ):
            assert other.take()
            other.free()
        first.kill()
        assert second.take(patience=10)
        second.free()


def test_where_no_file_can_be_locked_nobody_is_locked_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert OnlyOne(tmp_path / "file", Path("content.yaml")).take()
