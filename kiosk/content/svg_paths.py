"""Whether the paths of an SVG are well-formed: Qt draws a damaged one as far as it can be read, and says nothing.

The grammar is that of path data in SVG 1.1 (8.3.9). Must not know decks, problems or Qt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = r"[\s,]*+"
_NUMBER = rf"{_GAP}[-+]?(?:\d++\.?\d*+|\.\d++)(?:[eE][-+]?\d++)?"
_ARC = rf"{_NUMBER * 3}{_GAP}[01]{_GAP}[01]{_NUMBER * 2}"
_MOVE = rf"\s*+[Mm](?:{_NUMBER * 2})++"
_COMMANDS = "|".join(
    (
        rf"[LlTt](?:{_NUMBER * 2})++",
        rf"[HhVv](?:{_NUMBER})++",
        rf"[Cc](?:{_NUMBER * 6})++",
        rf"[SsQq](?:{_NUMBER * 4})++",
        rf"[Aa](?:{_ARC})++",
        rf"[Mm](?:{_NUMBER * 2})++",
        "[Zz]",
    )
)
_GOOD = re.compile(rf"(?:{_MOVE}(?:\s*+(?:{_COMMANDS}))*+)?\s*+")
_PATH = re.compile(r"<(?:[\w-]+:)?path\b[^<>]*?\sd\s*=\s*([\"'])(.*?)\1", re.DOTALL)
#: One that is not closed reaches to the end, so that many of them are gone through once.
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_QUOTED = 20  # characters of what cannot be read


@dataclass(frozen=True)
class Damage:
    """The line, counted from 1, from which a path cannot be read, and how it goes on there."""

    line: int
    text: str


def damaged_path(svg: str) -> Damage | None:
    """The first path that cannot be read to its end; None when all can."""
    plain = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), svg)
    for path in _PATH.finditer(plain):
        good = _GOOD.match(path[2])
        end = good.end() if good is not None else 0
        if end < len(path[2]):
            at = path.start(2) + end
            return Damage(plain.count("\n", 0, at) + 1, " ".join(path[2][end : end + _QUOTED].split()))
    return None
