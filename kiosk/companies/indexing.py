"""Builds the search index in a process of its own.

The dictionaries of pinyin take 55 MB and load for as long as twenty frames; queries need neither. Owns only that
process's life. Must not know who waits for the index.
"""

from __future__ import annotations

import logging
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from kiosk.companies.search import Index
from kiosk.content.deck import Company

log = logging.getLogger("kiosk")


def index_of(companies: tuple[Company, ...]) -> Index:
    """The search index of these companies. Waits for it: call it from a thread that has nothing else to do.

    Where no process can be started, it is built here.
    """
    try:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            return pool.submit(Index, companies).result()
    except (OSError, RuntimeError) as error:  # a pool that broke is a RuntimeError
        log.warning("the companies are indexed beside the show: %s", error)
        return Index(companies)
