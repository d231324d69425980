"""What the staff panel knows at one moment: all that its views say is made from this.

Frozen, so that a view can tell whether anything has changed. Must not know how anything is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.booth.logs import Trouble
from kiosk.content.checked import Checked
from kiosk.content.deck import Slide
from kiosk.content.fields import Text
from kiosk.staff.choices import Choices
from kiosk.staff.desk.draft import Draft
from kiosk.staff.health import Health


@dataclass(frozen=True)
class Listed:
    """One slide of the deck as staff see it."""

    slide: Slide
    name: Text
    #: What the panel remembers it by.
    key: str
    hidden: bool
    #: Whether it could be on the screen now.
    plays: bool
    #: Whether its page could not be drawn.
    failed: bool


@dataclass(frozen=True)
class Known:
    """All of it."""

    checked: Checked = field(repr=False)
    slides: tuple[Listed, ...]
    #: Seconds that all slides that play now take together.
    round: float
    #: Places in `slides`: what is on the screen, and what is picked.
    on_air: int | None
    picked: int | None
    #: The minute, with its zone.
    now: datetime
    #: Minutes since the kiosk was started.
    uptime: int
    touch: bool
    choices: Choices
    damaged: bool
    draft: Draft
    ready: tuple[Text, ...]
    troubles: tuple[Trouble, ...] = ()
    health: Health | None = None
    display: str = ""
    #: Whether the content is being checked just now.
    checking: bool = False
    #: An action that wants to be pressed once more.
    sure: str = ""

    @property
    def zone(self) -> str:
        """The zone of the clock: `UTC+8`, `UTC-3:30`."""
        offset = self.now.strftime("%z")
        whole = f"UTC{offset[0]}{int(offset[1:3])}"
        return whole if offset[3:5] == "00" else f"{whole}:{offset[3:5]}"

    @property
    def last_one(self) -> bool:
        """Whether only one slide is not hidden: it must stay, or the loop would be empty."""
        return sum(not listed.hidden for listed in self.slides) <= 1
