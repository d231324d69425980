"""The last good deck on disk: kept whole or not at all, bounded, and honest about what has been damaged since."""

import json
import os
from pathlib import Path

import pytest

from kiosk.content import last_good
from kiosk.content.last_good import LastGood


@pytest.fixture
def show(tmp_path: Path) -> Path:
    """A content file and one picture; returns the picture."""
    (tmp_path / "show" / "assets").mkdir(parents=True)
    (tmp_path / "show" / "content.yaml").write_text("slides: one")
    picture = tmp_path / "show" / "assets" / "lake.png"
    picture.write_bytes(b"picture")
    return picture


@pytest.fixture
def kept(show: Path, tmp_path: Path) -> LastGood:
    deck = LastGood(show.parents[1] / "content.yaml", tmp_path / "state")
    assert deck.keep([show], lambda copy: True)
    return deck


def folders(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "state").glob("*/[0-9]*"))


def test_copies_are_what_was_there(kept: LastGood, show: Path) -> None:
    (show.parents[1] / "content.yaml").write_text("broken")
    show.unlink()
    found = kept.find()
    assert found is not None
    assert found.content.read_text() == "slides: one"
    assert (found.content.parent / "assets" / "lake.png").read_bytes() == b"picture"
    assert found.damaged == frozenset()


def test_nothing_is_written_when_nothing_has_changed(kept: LastGood, show: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "state").rglob("*")}
    assert kept.keep([show], lambda copy: pytest.fail("nothing to ask"))
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "state").rglob("*")} == before


def test_only_the_newest_is_kept_and_what_is_the_same_is_not_copied(
    kept: LastGood, show: Path, tmp_path: Path
) -> None:
    (show.parents[1] / "content.yaml").write_text("slides: two")
    assert kept.keep([show], lambda copy: copy.read_text() == "slides: two")
    assert folders(tmp_path) == ["2"]
    found = kept.find()
    assert found is not None
    assert found.content.read_text() == "slides: two"


def test_copies_that_are_not_good_are_not_kept(kept: LastGood, show: Path, tmp_path: Path) -> None:
    (show.parents[1] / "content.yaml").write_text("slides: two")
    assert not kept.keep([show], lambda copy: False)
    found = kept.find()
    assert found is not None
    assert found.content.read_text() == "slides: one"
    assert folders(tmp_path) == ["1"]


def test_what_a_killed_process_left_half_done_goes(kept: LastGood, show: Path, tmp_path: Path) -> None:
    home = next((tmp_path / "state").iterdir())
    for number in ("7", "8"):
        (home / number).mkdir()
        (home / number / "content.yaml").write_text("half")
    (show.parents[1] / "content.yaml").write_text("slides: two")
    assert not kept.keep([show], lambda copy: False)
    assert folders(tmp_path) == ["1"]


def test_a_damaged_picture_is_named_and_a_damaged_deck_is_not_played(kept: LastGood) -> None:
    found = kept.find()
    assert found is not None
    picture = found.content.parent / "assets" / "lake.png"
    picture.write_bytes(b"pict")
    damaged = kept.find()
    assert damaged is not None
    assert damaged.damaged == {picture}
    found.content.write_text("slides: half")
    assert kept.find() is None


@pytest.mark.parametrize("book", ["", "{", "[]", "{}", '{"folder": "../x", "files": {}, "saved": "2026-01-01"}', "\0"])
def test_a_damaged_book_is_no_book(kept: LastGood, show: Path, tmp_path: Path, book: str) -> None:
    next((tmp_path / "state").glob("*/kept.json")).write_text(book)
    assert kept.find() is None
    assert kept.keep([show], lambda copy: True)
    assert kept.find() is not None


def test_what_is_too_large_is_kept_as_a_fingerprint(
    show: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(last_good, "MOST_BYTES", 15)
    deck = LastGood(show.parents[1] / "content.yaml", tmp_path / "state")
    assert deck.keep([show], lambda copy: False)
    book = json.loads(next((tmp_path / "state").glob("*/kept.json")).read_text())
    assert book["files"]["assets/lake.png"]["copied"] is False
    assert book["files"]["assets/lake.png"]["size"] == 7
    found = deck.find()
    assert found is not None
    assert {file.name for file in found.damaged} == {"lake.png"}


def test_a_few_decks_are_kept_the_newest(show: Path, tmp_path: Path) -> None:
    decks = []
    for number in range(last_good.MOST_DECKS + 2):
        content = show.parents[1] / f"{number}.yaml"
        content.write_text("slides")
        decks.append(LastGood(content, tmp_path / "state"))
        assert decks[-1].keep([], lambda copy: True)
        for book in (tmp_path / "state").glob("*/kept.json"):
            os.utime(book, (book.stat().st_mtime - 10,) * 2)
    assert [deck.find() is not None for deck in decks] == [False] * 2 + [True] * last_good.MOST_DECKS


def test_a_file_that_is_gone_by_then_leaves_the_old_one(kept: LastGood, show: Path) -> None:
    (show.parents[1] / "content.yaml").write_text("slides: two")
    show.unlink()
    assert not kept.keep([show], lambda copy: True)
    found = kept.find()
    assert found is not None
    assert found.content.read_text() == "slides: one"
