"""What staff changed: how long it holds, which slide it means, and what a damaged file does."""

import logging
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.deck import Deck, Slide
from kiosk.content.fields import Text
from kiosk.staff.choices import Choices, ChoicesFile, Hidden, Welcome, names

NOON = datetime(2026, 12, 1, 12, 0).astimezone()
TODAY = NOON.date()
ALL = Choices(
    paused=TODAY,
    welcome=Welcome(text=Text(zh="欢迎来访", en="Welcome"), until=NOON + timedelta(hours=2)),
    hidden=(Hidden(slide="cover 一", day=TODAY),),
    brightness=70,
)


def test_it_all_holds_today_and_the_welcome_until_its_end() -> None:
    assert ALL.at(NOON) == ALL
    assert ALL.at(NOON + timedelta(hours=2)) == ALL.model_copy(update={"welcome": None})


def test_tomorrow_only_brightness_is_left() -> None:
    assert ALL.at(NOON + timedelta(days=1)) == Choices(brightness=70)


def test_a_date_set_back_hides_nothing() -> None:
    assert ALL.at(NOON - timedelta(days=2)).hidden == ()


def test_slides_are_hidden_and_shown_again() -> None:
    two = Choices().hiding("a", TODAY).hiding("b", TODAY).hiding("a", TODAY)
    assert two.hidden == (Hidden(slide="b", day=TODAY), Hidden(slide="a", day=TODAY))
    assert two.hides("a")
    assert not two.showing("a").hides("a")
    assert two.showing("a").hides("b")


def slide(title: str, kind: str = "statement") -> Slide:
    return Slide.model_validate({"kind": kind, "title": title})


def test_names_tell_slides_apart_and_move_with_them() -> None:
    deck = Deck(slides=(slide("甲"), slide("乙"), slide("甲"), slide("甲", "cover")))
    found = names(deck)
    assert len(set(found)) == 4
    assert names(Deck(slides=(slide("新"), *deck.slides)))[1:] == found


# ----- the file -----


def test_what_is_written_is_read(tmp_path: Path) -> None:
    kept = ChoicesFile(tmp_path / "not there yet")
    assert kept.read() == Choices()
    kept.write(ALL)
    assert ChoicesFile(kept.file.parent).read() == ALL


days = st.dates(date(1970, 1, 1), date(9999, 12, 30))


@given(
    st.builds(
        Choices,
        paused=st.none() | days,
        hidden=st.lists(st.builds(Hidden, slide=st.text(), day=days)).map(tuple),
        brightness=st.sampled_from((60, 70, 80, 90, 100)),
    )
)
def test_whatever_it_is_it_comes_back(choices: Choices) -> None:
    assert Choices.model_validate_json(choices.model_dump_json()) == choices


@pytest.mark.parametrize("kept", [b"", b"\x00\xff", b"[]", b'{"brightness": 55}', b'{"hidden": [{"slide": 1}]}'])
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, kept: bytes, caplog: pytest.LogCaptureFixture) -> None:
    store = ChoicesFile(tmp_path)
    store.file.write_bytes(kept)
    with caplog.at_level(logging.WARNING, "kiosk"):
        assert store.read() == Choices()
    assert store.set_aside is not None
    assert store.set_aside.read_bytes() == kept
    assert not store.file.exists()
    assert "读不出来" in caplog.text
    assert "cannot be read" in caplog.text
    store.write(ALL)
    assert ChoicesFile(tmp_path).read() == ALL


def test_a_full_disk_is_told_and_nothing_else(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    with caplog.at_level(logging.WARNING, "kiosk"):
        ChoicesFile(tmp_path / "file").write(ALL)
    assert "will be lost" in caplog.text
