"""One thing that was found: about what, how bad, said in both languages, with the mend.

Must not know how anything is found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kiosk.content.fields import Language

Level = Literal["ok", "notice", "error"]


@dataclass(frozen=True)
class Finding:
    """`what` and `mend` are in 中文 and English; what is well needs no mend."""

    level: Level
    what: tuple[str, str]
    mend: tuple[str, str] = ("", "")

    def text(self, language: Language) -> str:
        """One line, or two with the mend."""
        place = 0 if language == "zh" else 1
        sign = {"ok": "✓", "notice": "!", "error": "✗"}[self.level]
        said = f"{sign} {self.what[place]}"
        if not self.mend[place]:
            return said
        return f"{said}\n    {'办法：' if language == 'zh' else 'What to do: '}{self.mend[place]}"


Findings = Iterator[Finding]


def ok(zh: str, en: str) -> Finding:
    """Something that is as it should be."""
    return Finding("ok", (zh, en))


def notice(zh: str, en: str, mend_zh: str, mend_en: str) -> Finding:
    """Something with which the show plays, but that should be known."""
    return Finding("notice", (zh, en), (mend_zh, mend_en))


def error(zh: str, en: str, mend_zh: str, mend_en: str) -> Finding:
    """Something with which the show does not play, or not for days."""
    return Finding("error", (zh, en), (mend_zh, mend_en))
