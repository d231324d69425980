"""Builds the search index in a process of its own: `python -m kiosk.companies.indexing`, companies in, index out.

The dictionaries of pinyin take 55 MB and load for as long as twenty frames; queries need neither. Only what is searched
for goes in, some companies at a time, and the index comes out in frames of 64 kB: after each of them the thread that
waits lets the one that paints go on. Owns only that process's life. Must not know who waits for the index.
"""

from __future__ import annotations

import logging
import os
import pickle
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from typing import BinaryIO

from kiosk.apart import come_second, end_with_the_show, python_apart
from kiosk.companies.search import Index
from kiosk.companies.searchable import Searchable, searchable
from kiosk.content.deck import Company

log = logging.getLogger("kiosk")
_NICENESS = 10  # after the check, too
_PART = 64  # companies: half a millisecond of work
_ONE = threading.Lock()  # at a time


def indexing(companies: tuple[Company, ...]) -> Future[Index]:
    """Begin to index these companies in a thread for which nobody waits, not even at the end of the show."""
    made = Future[Index]()

    def work() -> None:
        try:
            with _ONE:
                made.set_result(index_of(companies))
        except Exception as error:
            made.set_exception(error)

    threading.Thread(target=work, name="indexing", daemon=True).start()
    return made


def index_of(companies: tuple[Company, ...]) -> Index:
    """The search index of these companies. Waits for it: call it from a thread that has nothing else to do.

    Where no process can be started, it is built here.
    """
    try:
        with python_apart("kiosk.companies.indexing") as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for part in packed(companies):
                process.stdin.write(part)
                process.stdin.flush()  # left open: when it closes, nobody waits any more
            made = pickle.load(process.stdout)
    except (OSError, pickle.UnpicklingError, EOFError) as error:
        log.warning("the companies are indexed beside the show: %s", error)
        return Index.of(companies)
    assert isinstance(made, Index)
    return made


def packed(companies: tuple[Company, ...]) -> Iterator[bytes]:
    """What is to be indexed, as pickles of some of them each; the last one is empty."""
    for start in range(0, len(companies), _PART):
        yield pickle.dumps([tuple(searchable(company)) for company in companies[start : start + _PART]])
    yield pickle.dumps([])


def _given(pipe: BinaryIO) -> Iterator[Searchable]:
    """What `packed` has sent. Raises EOFError when whoever sends has ended."""
    while part := pickle.load(pipe):
        yield from map(Searchable._make, part)


if __name__ == "__main__":
    come_second(_NICENESS)
    try:
        given = list(_given(sys.stdin.buffer))
        end_with_the_show()
        pickle.dump(Index(given), sys.stdout.buffer)
        sys.stdout.flush()
    except (OSError, EOFError):  # the show has ended; nobody wants to read about it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
