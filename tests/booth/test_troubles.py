"""Errors as rows: which, how often, and never the words of an exception."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.booth.journal import Journal
from kiosk.booth.throttle import SAME
from kiosk.booth.troubles import recording
from kiosk.clock import ManualClock
from tests.booth.journals import rows

log = logging.getLogger("kiosk.tests")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    before = logging.getLogger().handlers[:]
    journal = recording(tmp_path, ManualClock())
    yield journal
    logging.getLogger().handlers[:] = before
    journal.close()


def told(journal: Journal, folder: Path) -> list[str]:
    assert journal.flush()
    return [str(fields["name"]) for _, kind, fields in rows(folder) if kind == "trouble"]


def test_an_error_is_a_row_and_its_exception_is_told_by_kind_and_place(journal: Journal, tmp_path: Path) -> None:
    log.warning("only a warning")
    try:
        dict[str, int]()["欧阳春晓"]
    except KeyError:
        log.exception("unexpected, reported once")
    log.error("slide %r cannot be shown", "两个数字")
    first, second = told(journal, tmp_path)
    assert first.startswith("unexpected, reported once: KeyError test_troubles.py:")
    assert "欧阳" not in first
    assert second == "slide '两个数字' cannot be shown"


def test_an_error_that_repeats_itself_fills_no_journal(journal: Journal, tmp_path: Path) -> None:
    for _ in range(1000):
        log.error("again")
    assert len(told(journal, tmp_path)) == SAME


def test_a_fault_of_the_journal_is_not_written_to_it(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").write_text("no database, but long enough to be read as one " * 100)
    log.error("the first row finds it damaged")
    assert told(journal, tmp_path) == ["the first row finds it damaged"]
    assert [notice.code for notice in journal.notices] == ["set_aside"]
