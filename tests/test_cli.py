"""The commands that staff type: check, render, and what `run` says without a display."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk import __version__
from kiosk.cli import main
from kiosk.program import TYPED
from tests.good_deck import GOOD, LONG, write_good_deck

ROOT = Path(__file__).parents[1]
@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return write_good_deck(tmp_path, monkeypatch)


pytestmark = pytest.mark.usefixtures("qapp")


def test_render_draws_the_staff_panel(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["render", str(out), str(content), "--panel", "--size", "640x360", "--lang", "en"]) == 0
    names = sorted(file.name for file in out.glob("*.png"))
    assert names == [f"panel-{n}-{name}-en.png" for n, name in enumerate(("pad", "live", "today", "machine"), 1)]
    images = [QImage(str(out / name)) for name in names]
    assert {image.size().toTuple() for image in images} == {(640, 360)}
    assert len({bytes(image.constBits()) for image in images}) == 4


# ----- words that are no command -----


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("chekc", "没有“chekc”这个命令，您是不是想写 check？ · There is no command “chekc”. Did you mean check?\n"),
        ("deck.yaml", "播放它：run deck.yaml · to play it: run deck.yaml\n"),
    ],
)
def test_a_command_that_there_is_not_is_told_with_the_one_that_was_meant(
    word: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word, "--lang", "en"]) == 2
    assert capsys.readouterr().err == told


def test_without_a_likely_one_all_commands_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["播放"]) == 2
    assert capsys.readouterr().err.startswith("没有“播放”这个命令，可以写 · ")


def test_options_without_a_command_are_those_of_the_show(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--window", "--nonsense"])
    assert f"{TYPED}: error: unrecognized arguments: --nonsense" in capsys.readouterr().err


# ----- check -----


def test_check_finds_a_good_file_good(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(content), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "deck.yaml: 2 slides can play, 0 errors, 0 warnings.\n"
    assert main(["check", str(content), "--lang", "zh"]) == 0
    assert capsys.readouterr().out == "deck.yaml：2 页可以播放，0 个错误，0 个提醒。\n"


def test_check_of_a_deck_with_a_schedule_tells_the_machines_time(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content.write_text(GOOD.replace("language: zh", "show: {from: 2099-01-01}"), "utf-8")
    assert main(["check", str(content), "--quick", "--lang", "en"]) == 0
    summary, time = capsys.readouterr().out.strip().split("\n")
    assert summary == "deck.yaml: 2 slides can play, 0 errors, 0 warnings."
    assert re.match(r"This machine's time: \w+, [\d-]+ [\d:]+ \(.*UTC.*\)\. ", time)
    assert time.endswith(" No slide is due now; a calm page shows.")


@pytest.mark.parametrize("quick", [[], ["--quick"]])
def test_check_names_the_line_and_ends_with_one(
    content: Path, capsys: pytest.CaptureFixture[str], quick: list[str]
) -> None:
    content.write_text(GOOD.replace("value: 1900", "value: many"), "utf-8")
    assert main(["check", str(content), "--lang", "en", *quick]) == 1
    out = capsys.readouterr().out
    assert out.startswith("deck.yaml:8:49 error: ")
    assert "To mend it: " in out
    assert out.endswith("deck.yaml: 1 slide can play, 1 error, 0 warnings.\n")


@pytest.mark.parametrize("text", ["", "slides: []\n", "title：no\n", "slides: [\n"])
def test_check_of_a_file_that_cannot_be_played(
    content: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    content.write_text(text, "utf-8")
    assert main(["check", str(content), "--lang", "zh"]) == 1
    out = capsys.readouterr().out
    assert "错误" in out
    assert "改法：" in out
    assert "0 页可以播放" in out


def test_check_of_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "none.yaml"), "--lang", "en"]) == 1
    assert "none.yaml" in capsys.readouterr().out


def test_check_warns_of_what_does_not_fit_and_what_goes_too_fast(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = GOOD.replace("两个数字", LONG).replace("figures:", "seconds: 2\n    figures:")
    content.write_text(text.replace("一湖灯火", "一\ue123湖"), "utf-8")
    assert main(["check", str(content), "--lang", "en"]) == 2
    out = capsys.readouterr().out
    assert [line.split()[0] for line in out.splitlines() if " warning: " in line] == [
        "deck.yaml:3:5",  # a character that no font has
        "deck.yaml:6:12",  # a title that does not fit
        "deck.yaml:7:14",  # seconds in which nobody reads it
    ]
    assert "\ue123" in out
    assert out.endswith("2 slides can play, 0 errors, 3 warnings.\n")
    assert main(["check", str(content), "--quick", "--lang", "en"]) == 0
    assert "\ue123" not in capsys.readouterr().out


def test_check_tells_programs_the_same(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content.write_text(GOOD.replace("value: 1900", "value: many").replace("en: A lake", "e: A lake"), "utf-8")
    assert main(["check", str(content), "--json", "--quick"]) == 1
    told = json.loads(capsys.readouterr().out)
    problem = told["problems"].pop()
    assert told.pop("problems")[0]["code"] == "text_language"
    assert told == {"format": 1, "file": str(content), "slides": 0, "companies": 0, "errors": 2, "warnings": 0}
    assert problem == {
        "severity": "error",
        "code": "amount_expected",
        "file": "deck.yaml",
        "line": 8,
        "column": 49,
        "cell": None,
        "snippet": "      - {label: {zh: 企业, en: Companies}, value: many, unit: {zh: 家, en: companies}}",
        "zh": {"what": problem["zh"]["what"], "mend": problem["zh"]["mend"]},
        "en": {"what": problem["en"]["what"], "mend": problem["en"]["mend"]},
    }
    assert "many" in problem["en"]["what"]
    content.write_text(GOOD.replace(", en: A lake of lights", ""), "utf-8")
    assert main(["check", str(content), "--json", "--quick"]) == 2
    assert json.loads(capsys.readouterr().out)["warnings"] == 1
    content.write_text(GOOD, "utf-8")
    assert main(["check", str(content), "--json", "--quick"]) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


def test_check_speaks_english_on_an_english_machine(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    main(["check", str(content), "--quick"])
    assert "slides can play" in capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    main(["check", str(content), "--quick"])
    assert "页可以播放" in capsys.readouterr().out


# ----- render -----


def test_render_draws_every_slide_and_a_contact_sheet(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "pictures"
    assert main(["render", str(out), str(content), "--size", "640x360", "--lang", "en"]) == 0
    assert sorted(file.name for file in out.iterdir()) == [
        "01-statement-en.png",
        "02-metrics-en.png",
        "contact-sheet.jpg",
    ]
    for file in out.glob("0*.png"):
        image = QImage(str(file))
        assert (image.width(), image.height()) == (640, 360)
    sheet = QImage(str(out / "contact-sheet.jpg"))
    assert sheet.width() > 640
    assert sheet.height() > 270


def test_render_draws_both_languages_and_any_moment(content: Path, tmp_path: Path) -> None:
    main(["render", str(tmp_path / "rest"), str(content), "--size", "320×320"])
    main(["render", str(tmp_path / "early"), str(content), "--size", "320x320", "--at", "80"])
    rest, early = (sorted((tmp_path / name).glob("0*.png")) for name in ("rest", "early"))
    assert [file.name for file in rest] == [file.name for file in early]
    assert len(rest) == 4
    for one, two in zip(rest, early, strict=True):
        assert QImage(str(one)) != QImage(str(two))


def test_render_into_a_folder_that_cannot_be(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(content / "below-a-file"), str(content), "--size", "320x320"]) == 1
    assert "below-a-file" in capsys.readouterr().err


def test_render_of_a_broken_file_says_why(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content.write_text("slides: [\n", "utf-8")
    assert main(["render", str(tmp_path / "out"), str(content)]) == 1
    assert "deck.yaml" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("size", ["big", "1920", "1920x", "x1080", "100x100", "9000x9000", "-640x360", "6x3x2", "²x³"])
def test_a_size_that_is_none_is_refused(size: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["render", str(tmp_path), f"--size={size}"])
    assert ended.value.code == 2
    assert "1920x1080" in capsys.readouterr().err


# ----- run -----


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "main.py", *arguments]
    plain = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    return subprocess.run(words, cwd=ROOT, env=plain | environment, capture_output=True, text=True, timeout=60)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "No display"),
        ({"DISPLAY": ":65431"}, "DISPLAY=:65431"),
    ],
)
def test_without_a_display_it_ends_with_a_word(environment: dict[str, str], said: str) -> None:
    for arguments in ((), ("run",)):
        done = run(environment, *arguments)
        assert done.returncode == 3
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_version_and_unknown_commands() -> None:
    done = run({}, "--version")
    assert (done.returncode, done.stdout.strip()) == (0, __version__)
    assert run({}, "dance").returncode == 2


def test_a_process_of_its_own_draws_a_chart(tmp_path: Path) -> None:
    """In a fresh process the Qt application that charts need is made by the command itself."""
    file = tmp_path / "content.yaml"
    file.write_text(
        "slides:\n"
        "  - {kind: bars, title: towers, source: sample, bars: [{label: a, value: 3}, {label: b, value: 2}]}\n",
        "utf-8",
    )
    out = tmp_path / "out"
    done = run({}, "render", str(out), str(file), "--size", "640x360", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    assert (out / "01-bars-zh.png").exists()
    checked = run({}, "check", str(file))
    assert checked.returncode == 0, checked.stderr
