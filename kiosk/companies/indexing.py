"""Builds the search index in a process of its own: `python -m kiosk.companies.indexing`, companies in, index out.

The dictionaries of pinyin take 55 MB and load for as long as twenty frames; queries need neither. Owns only that
process's life. Must not know who waits for the index.
"""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
from pathlib import Path

from kiosk.companies.search import Index
from kiosk.content.deck import Company

log = logging.getLogger("kiosk")
_HOME = Path(__file__).resolve().parents[2]


def index_of(companies: tuple[Company, ...]) -> Index:
    """The search index of these companies. Waits for it: call it from a thread that has nothing else to do.

    Where no process can be started, it is built here.
    """
    command = [sys.executable, "-m", "kiosk.companies.indexing"]
    path = os.pathsep.join(filter(None, (str(_HOME), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            command,
            input=pickle.dumps(companies),
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            check=True,
        )
        made = pickle.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, pickle.UnpicklingError, EOFError) as error:
        log.warning("the companies are indexed beside the show: %s", error)
        return Index(companies)
    assert isinstance(made, Index)
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(Index(pickle.load(sys.stdin.buffer))))
