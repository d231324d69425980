"""Larger text, where sizes of type are searched for: which ones to try, and text set at exactly one of them.

Must not know what is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.look.look import Look, Setting
from kiosk.look.tokens import SCALE, TypeStyle


def sizes(look: Look, usual: Sequence[float]) -> tuple[float, ...]:
    """The sizes in u to try where `usual` (falling) are tried at a text scale of 1: the larger ones come first."""
    most = usual[0] * look.text_scale
    if most <= usual[0]:
        return tuple(usual)
    return (most, *(step for step in SCALE if usual[0] < step < most), *usual)


def set_at(
    look: Look, text: str, style: TypeStyle, size: float, width: float, *, lines: int = 1, even: bool = False
) -> Setting:
    """`text` set by `Look.set` at `size` u and no other, whatever the text scale; `fits` tells whether it could be."""
    given = size / look.text_scale if style.size <= 36 else size
    return look.set(text, style, width, lines=lines, size=given, smallest=size, even=even)
