"""Text of which only the beginning finds room, with an ellipsis in place of the rest.

The last resort for names of any length. Must not know what is written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kiosk.look.larger import set_at
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import TypeStyle


def shortened(look: Look, text: str, style: TypeStyle, size: float, width: float, *, lines: int = 1) -> Setting:
    """`text` at `size` u in at most `lines` lines of `width` pixels; `fits` tells whether all of it is there."""
    whole = set_at(look, text, style, size, width, lines=lines)
    if whole.fits:
        return whole
    low, high = 0, len(text)  # so many characters fit, so many do not
    best = set_at(look, "…", style, size, width, lines=lines)
    while high - low > 1:
        middle = (low + high) // 2
        tried = set_at(look, text[:middle].rstrip() + "…", style, size, width, lines=lines)
        if tried.fits:
            low, best = middle, tried
        else:
            high = middle
    return replace(best, fits=False)


def shorten(text: str, lay: Callable[[str], Setting]) -> Setting:
    """`text` as `lay` sets it, less and less of it until that fits; one character stays, whether it fits or not."""
    kept, setting = len(text), lay(text)
    while not setting.fits and kept > 1:
        kept = max(1, int(kept * 0.88))
        setting = lay(text[:kept].rstrip(" …") + "…")
    return setting
