"""Builds the search index in a process of its own: `python -m kiosk.companies.indexing`, companies in, index out.

The dictionaries of pinyin take 55 MB and load for as long as twenty frames; queries need neither. Pickles go through
the pipes in frames of 64 kB, and with each of them the thread that waits lets the one that paints go on. Owns only that
process's life. Must not know who waits for the index.
"""

from __future__ import annotations

import logging
import os
import pickle
import sys
import threading
from concurrent.futures import Future

from kiosk.apart import come_second, end_with_the_show, python_apart
from kiosk.companies.search import Index
from kiosk.content.deck import Company

log = logging.getLogger("kiosk")
_NICENESS = 10  # after the check, too
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
            pickle.dump(_searched(companies), process.stdin)
            process.stdin.flush()  # left open: when it closes, nobody waits any more
            made = pickle.load(process.stdout)
    except (OSError, pickle.UnpicklingError, EOFError) as error:
        log.warning("the companies are indexed beside the show: %s", error)
        return Index(companies)
    assert isinstance(made, Index)
    return made


def _searched(companies: tuple[Company, ...]) -> tuple[Company, ...]:
    """Without what is not searched for, and would have the process load all that draws."""
    return tuple(one.model_copy(update={"charts": ()}) if one.charts else one for one in companies)


if __name__ == "__main__":
    come_second(_NICENESS)
    try:
        given = pickle.load(sys.stdin.buffer)
        end_with_the_show()
        pickle.dump(Index(given), sys.stdout.buffer)
        sys.stdout.flush()
    except (OSError, EOFError):  # the show has ended; nobody wants to read about it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
