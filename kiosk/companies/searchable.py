"""What of a company is searched for, as plain text: so little that it goes to another process within a frame.

Owns which of its fields that are. Must not know how searching works, pages or Qt.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.content.deck import Company
from kiosk.content.fields import Language


class Searchable(NamedTuple):
    """One company; "" and None stand for what staff did not write."""

    zh: str
    en: str
    legal: str
    pinyin: str | None
    track: str
    track_en: str
    since: int | None

    def name(self, language: Language) -> str:
        """The name that is shown in that language."""
        return self.zh if language == "zh" else self.en


def searchable(company: Company) -> Searchable:
    """That of a company."""
    name, track = company.name, company.track
    tracks = (track.zh, track.en) if track is not None else ("", "")
    return Searchable(name.zh, name.en, company.legal_name or "", company.pinyin, *tracks, company.since)
