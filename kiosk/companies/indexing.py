"""Builds the search index in a process of its own: `python -m kiosk.companies.indexing`, companies in, index out.

The dictionaries of pinyin take 55 MB and load for as long as twenty frames; queries need neither. Only what is searched
for goes in, some companies at a time, and the index comes out in frames of 64 kB: after each of them the thread that
waits lets the one that paints go on. Owns that process's life, and which companies are indexed. Must not know the
stage, or who searches.
"""

from __future__ import annotations

import logging
import os
import pickle
import queue
import subprocess
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from typing import BinaryIO

from kiosk.apart import come_second, python_apart
from kiosk.companies.search import Index
from kiosk.companies.searchable import Searchable, searchable
from kiosk.content.deck import Company

log = logging.getLogger("kiosk")
#: Seconds after which the process ends when nothing is to be indexed: with its dictionaries it is ready for the next.
LINGERS = 60.0
_NICENESS = 10  # after the check, too
_PART = 64  # companies: half a millisecond of work
_FAILED = (OSError, EOFError, pickle.UnpicklingError)

_Asked = tuple[tuple[Company, ...], Future[Index]]


class Indexer:
    """The index of the deck that is to come: begun as soon as its companies are known, and handed over once."""

    def __init__(self, woken: Callable[[], None] = lambda: None) -> None:
        """Nothing is indexed. `woken` is called, in another thread, when an index is there to be taken."""
        self._woken = woken
        self._companies: tuple[Company, ...] = ()
        #: What is being built, until it is taken.
        self.making: Future[Index] | None = None
        self._closed = threading.Event()
        self._asked: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def begin(self, companies: tuple[Company, ...]) -> None:
        """Index these from now on, beside the show, and none before them."""
        if companies is self._companies:
            return
        self._companies, self.making = companies, None
        if companies:
            self.making = Future[Index]()
            self.making.add_done_callback(self._tell)
            self._asked.put((companies, self.making))
            if self._thread is None:  # a daemon, for which nobody waits, not even at the end of the show
                self._thread = threading.Thread(target=self._work, name="indexing", daemon=True)
                self._thread.start()

    def take(self, companies: tuple[Company, ...]) -> Index | None:
        """The index of these companies when it is built, and was not taken yet. Raises what went wrong."""
        if self.making is None or companies is not self._companies or not self.making.done():
            return None
        made, self.making = self.making, None
        return made.result()

    def close(self) -> None:
        """Nothing will be indexed any more."""
        self._closed.set()
        self._asked.put(None)

    def _tell(self, _made: Future[Index]) -> None:
        if not self._closed.is_set():
            self._woken()

    def _work(self) -> None:
        process: subprocess.Popen[bytes] | None = None
        while True:
            try:
                asked = self._asked.get(timeout=LINGERS if process is not None else None)
                while not self._asked.empty():  # only the last is of use
                    asked = self._asked.get()
            except queue.Empty:
                _end(process)
                process = None
                continue
            if asked is None:
                _end(process)
                return
            companies, made = asked
            try:
                process = process or python_apart("kiosk.companies.indexing")
                made.set_result(_index_by(process, companies))
            except _FAILED as error:
                log.warning("the companies are indexed within the show: %s", error)
                _end(process)
                process = None
                _index_here(companies, made)


def _end(process: subprocess.Popen[bytes] | None) -> None:
    """Nothing is wanted of it any more."""
    if process is None:
        return
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what it was not told any more
            assert pipe is not None
            pipe.close()


def _index_here(companies: tuple[Company, ...], made: Future[Index]) -> None:
    """Where no process can."""
    try:
        made.set_result(Index.of(companies))
    except Exception as error:
        made.set_exception(error)


def _index_by(process: subprocess.Popen[bytes], companies: tuple[Company, ...]) -> Index:
    """What that process makes of them."""
    assert process.stdin is not None
    assert process.stdout is not None
    for part in packed(companies):
        process.stdin.write(part)
        process.stdin.flush()
    made = pickle.load(process.stdout)
    assert isinstance(made, Index)
    return made


def packed(companies: tuple[Company, ...]) -> Iterator[bytes]:
    """What is to be indexed, as pickles of some of them each; the last one is empty."""
    for start in range(0, len(companies), _PART):
        yield pickle.dumps([tuple(searchable(company)) for company in companies[start : start + _PART]])
    yield pickle.dumps([])


def _listen(pipe: BinaryIO, given: queue.SimpleQueue[list[Searchable]]) -> None:
    """Hear what `packed` sends; when the show has ended, however that came, this process ends too."""
    try:
        while True:
            entries: list[Searchable] = []
            while part := pickle.load(pipe):
                entries.extend(map(Searchable._make, part))
            given.put(entries)
    finally:
        os._exit(0)


def _serve() -> None:
    """Index what is given, again and again."""
    given: queue.SimpleQueue[list[Searchable]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(os.fdopen(0, "rb"), given), daemon=True).start()
    answers = os.fdopen(1, "wb")
    try:
        while True:
            pickle.dump(Index(given.get()), answers)
            answers.flush()
    except OSError:  # the show has ended; nobody wants to read about it
        os._exit(0)


if __name__ == "__main__":
    come_second(_NICENESS)
    _serve()
