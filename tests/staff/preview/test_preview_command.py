"""The command as it is typed: a picture of the window, and words it does not take."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.staff.preview.previews import DECK

ROOT = Path(__file__).parents[3]


def preview(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "main.py", "preview", *map(str, words)]
    plain = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
    return subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, timeout=120)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    file = tmp_path / "deck.yaml"
    file.write_text(DECK, "utf-8")
    return file


def test_a_picture_of_the_window_needs_no_display(content: Path, tmp_path: Path) -> None:
    picture = tmp_path / "preview.png"
    words = ("--size", "640x360", "--slide", "2", "--lang", "both", "--at", "2026-12-01 10:00", "--window", "900x700")
    done = preview(content, "--picture", picture, *words)
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (900, 700)
    assert "Traceback" not in done.stderr
    done = preview(content, "--picture", tmp_path / "no" / "folder.png", "--size", "640x360")
    assert done.returncode == 1
    assert "folder.png" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_it_ends_with_a_word(content: Path) -> None:
    done = preview(content)
    assert done.returncode == 3
    assert "No display" in done.stderr


def test_a_time_that_is_none_is_refused(content: Path) -> None:
    done = preview(content, "--at", "tomorrow")
    assert done.returncode == 2
    assert "2026-12-01 10:00" in done.stderr
