"""Threads beside the show: how long each of them may keep Python to itself while the one that paints waits.

Python's own 5 ms are a third of a frame, and a frame that is painted gives Python away more than once: while companies
were unpacked in another thread, frames of 2 ms took up to 15, and take up to 7 with turns as short as these. Threads
take no longer for it. Must not know what they do.
"""

from __future__ import annotations

import sys

_TURN = 0.0005  # seconds


def take_short_turns() -> None:
    """From now on, in all threads of this process."""
    sys.setswitchinterval(_TURN)
