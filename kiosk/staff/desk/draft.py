"""The welcome that is being written: two lines of text, the one that is typed into, and until when it is to show.

Frozen and pure. Must not know keys or fields.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from kiosk.content.fields import Text
from kiosk.staff.choices import Welcome

Field = Literal["zh", "en"]
#: For how many minutes a welcome may show; 0 is until midnight.
SPANS = (30, 60, 120, 240, 0)
LONGEST = 60  # characters


@dataclass(frozen=True)
class Draft:
    """What is written so far."""

    zh: str = ""
    en: str = ""
    field: Field | None = None
    minutes: int = 120

    @property
    def ready(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.zh.strip() or self.en.strip())

    def typed(self, text: str) -> Draft:
        """With these characters in the field that is typed into; a backspace takes one away."""
        if self.field is None:
            return self
        line = self.zh if self.field == "zh" else self.en
        for character in text:
            if character in "\b\x7f":
                line = line[:-1]
            elif character.isprintable() and len(line) < LONGEST:
                line += character
        return replace(self, zh=line) if self.field == "zh" else replace(self, en=line)

    def of(self, text: Text) -> Draft:
        """With a line that was prepared."""
        return replace(self, zh=text.zh, en=text.en if text.en != text.zh else "", field=None)

    def until(self, now: datetime) -> datetime:
        """When it ends, if it is shown from `now` on."""
        if self.minutes:
            return now + timedelta(minutes=self.minutes)
        midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        return midnight.astimezone(now.tzinfo)

    def welcome(self, now: datetime) -> Welcome:
        """What is to be shown from `now` on; a language that was left out takes the other's words."""
        zh, en = self.zh.strip(), self.en.strip()
        return Welcome(text=Text(zh=zh or en, en=en or zh), until=self.until(now))
