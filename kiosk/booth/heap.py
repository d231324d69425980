"""How the C library keeps the memory that Qt and Python have given back.

Pictures as large as the screen come and go with every slide. By itself glibc takes a large block that is freed as
a sign to cut its like, up to 32 MB, from its heap, where a small one that lives on keeps them from the system.
Must not know what is allocated.
"""

from __future__ import annotations

import ctypes
import sys

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # `malloc.h` of glibc, see mallopt(3)
_BLOCK = 128 * 1024  # bytes; where glibc begins by itself, but a threshold that is set does not grow


def give_back_large_blocks() -> None:
    """From now on, in this process, large blocks go back to the system as soon as they are freed.

    To be called before there are other threads: those that allocate later share one heap. Only glibc is asked; another
    C library does as it always does.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, _BLOCK)
        mallopt(_ARENA_MAX, 1)
