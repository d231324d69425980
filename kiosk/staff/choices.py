"""What staff changed on the kiosk itself: a pause, a welcome, hidden slides, brightness. Remembered across a restart.

Frozen; every change makes a new one. Pause and hidden slides are for a day, the welcome has its end, brightness stays.
Owns how slides are recognised from one day to the next, and the file. Must not know the panel, the stage, or Qt.
"""

from __future__ import annotations

import logging
import os
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from kiosk.content.deck import Deck
from kiosk.content.fields import Text
from kiosk.storage import write_whole

log = logging.getLogger("kiosk")

#: How bright the theme may be, in percent.
LEVELS = (60, 70, 80, 90, 100)
Level = Literal[60, 70, 80, 90, 100]


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Welcome(_Frozen):
    """A line that greets guests until a moment."""

    text: Text
    until: AwareDatetime


class Hidden(_Frozen):
    """A slide that does not show on a day."""

    slide: str
    day: date


class Choices(_Frozen):
    """All that staff have changed."""

    paused: date | None = None
    welcome: Welcome | None = None
    hidden: tuple[Hidden, ...] = ()
    brightness: Level = 100

    def at(self, moment: datetime) -> Choices:
        """What of it still holds at `moment`, which has a zone."""
        today = moment.date()
        return self.model_copy(
            update={
                "paused": self.paused if self.paused == today else None,
                "welcome": self.welcome if self.welcome is not None and moment < self.welcome.until else None,
                "hidden": tuple(one for one in self.hidden if one.day == today),
            }
        )

    def hides(self, slide: str) -> bool:
        """Whether that slide is among the hidden ones."""
        return any(one.slide == slide for one in self.hidden)

    def hiding(self, slide: str, day: date) -> Choices:
        """With that slide hidden on that day."""
        return self.showing(slide).model_copy(
            update={"hidden": (*self.showing(slide).hidden, Hidden(slide=slide, day=day))}
        )

    def showing(self, slide: str) -> Choices:
        """With that slide not hidden."""
        return self.model_copy(update={"hidden": tuple(one for one in self.hidden if one.slide != slide)})


def names(deck: Deck) -> list[str]:
    """For every slide a name that stays the same while others come, go and move: its kind and title.

    Of several alike the second has `#2`, and so on.
    """
    found: list[str] = []
    for slide in deck.slides:
        plain = f"{slide.kind} {slide.title.zh}"
        alike = sum(1 for other in found if other == plain or other.startswith(f"{plain}#"))
        found.append(f"{plain}#{alike + 1}" if alike else plain)
    return found


class ChoicesFile:
    """Where they are kept."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the state folder; it may not exist yet."""
        self.file = folder / "choices.json"
        #: Where a file that could not be read was put; None when all is well.
        self.set_aside: Path | None = None

    def read(self) -> Choices:
        """What was kept; none when there is nothing, or what there is makes no sense: that is set aside, and told."""
        try:
            return Choices.model_validate_json(self.file.read_bytes())
        except FileNotFoundError:
            return Choices()
        except (OSError, ValidationError) as error:
            self.set_aside = self.file.with_name("choices.damaged.json")
            log.warning(
                "工作台上改过的设置读不出来，已另存为 %s · what staff had changed on the panel cannot be read; "
                "it is set aside as %s: %s",
                self.set_aside, self.set_aside, type(error).__name__,
            )  # fmt: skip
            try:
                os.replace(self.file, self.set_aside)
            except OSError:  # it stays where it is, and is written over
                self.set_aside = None
            return Choices()

    def write(self, choices: Choices) -> None:
        """Keep these. Slow: keep it off the GUI thread. Never raises: without a disk they hold until the next start."""
        try:
            write_whole(self.file, choices.model_dump_json().encode())
        except OSError as error:
            log.warning(
                "工作台上的改动写不进磁盘，重启后会丢失 · what staff changed cannot be written, "
                "and will be lost with a restart: %s",
                error,
            )
