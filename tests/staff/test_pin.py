"""The PIN: what is kept, what matches, and the command that sets it."""

import getpass
import io
import json
import stat
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.staff.pin import Pin, PinError, tidy
from kiosk.storage import state_folder


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return state_folder()


def test_only_the_pin_matches(state: Path) -> None:
    pin = Pin(state)
    assert not pin.set_up
    pin.store("2580")
    assert pin.set_up
    assert pin.matches("2580")
    assert not pin.matches("2581")
    assert not pin.matches("02580")
    pin.store("123456789012")
    assert not pin.matches("2580")
    assert pin.matches("123456789012")


def test_what_is_kept_is_private_salted_and_not_the_pin(state: Path) -> None:
    pin = Pin(state)
    pin.store("2580")
    first = pin.file.read_text()
    pin.store("2580")
    second = pin.file.read_text()
    assert stat.S_IMODE(pin.file.stat().st_mode) == 0o600
    assert "2580" not in {*json.loads(first).values()}
    assert json.loads(first)["salt"] != json.loads(second)["salt"]
    assert json.loads(first)["hash"] != json.loads(second)["hash"]


WEAK = b'{"cost": 3, "block": 8, "lanes": 1, "salt": "", "hash": ""}'


@pytest.mark.parametrize("kept", [b"", b"{}", b"\xff\xfe", WEAK])
def test_a_damaged_file_lets_nobody_in(state: Path, kept: bytes) -> None:
    pin = Pin(state)
    pin.store("2580")
    pin.file.write_bytes(kept)
    with pytest.raises(PinError):
        pin.matches("2580")


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("2580", "2580"), (" ０１２３４５ ", "012345"), ("123", None), ("1" * 13, None), ("12a4", None), ("١٢٣٤", None)],
)
def test_what_can_be_a_pin(typed: str, digits: str | None) -> None:
    assert tidy(typed) == digits


# ----- the command -----


def test_a_script_sets_and_removes_it(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("2580\n"))
    assert main(["pin", "--stdin"]) == 0
    assert "左下角" in capsys.readouterr().out
    assert Pin(state).matches("2580")
    assert main(["pin", "--remove"]) == 0
    assert not Pin(state).set_up
    assert main(["pin", "--remove"]) == 0
    assert "There was no PIN" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["", "12\n", "geheim\n"])
def test_what_is_no_pin_changes_nothing(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str
) -> None:
    Pin(state).store("2580")
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["pin", "--stdin"]) == 1
    assert "4 to 12 digits" in capsys.readouterr().err
    assert Pin(state).matches("2580")


@pytest.mark.parametrize(("second", "status"), [("2580", 0), ("2581", 1)])
def test_people_are_asked_twice_without_echo(
    state: Path, monkeypatch: pytest.MonkeyPatch, second: str, status: int
) -> None:
    answers = ["2580", second]
    monkeypatch.setattr(getpass, "getpass", lambda prompt: answers.pop(0))
    assert main(["pin"]) == status
    assert answers == []
    assert Pin(state).set_up == (status == 0)


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setattr("sys.stdin", io.StringIO("2580\n"))
    assert main(["pin", "--stdin"]) == 1
    assert "cannot be written" in capsys.readouterr().err
