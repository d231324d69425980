"""When the show is started again, how soon, and how carefully: rules alone.

Must not know processes, pipes or what a slide is.
"""

from __future__ import annotations

from typing import Literal

from kiosk.booth.handover import Care, Handover, Why

Fault = Literal["crash", "hang", "memory"]
#: So many faults within so many seconds, and the next start is a careful one.
FAULTS, WITHIN = 3, 60.0
#: Seconds of quiet after which a careful show returns to normal by itself; twice as long each time it fails at that.
QUIET, LONGEST_QUIET = 600.0, 6 * 3600.0
#: The longest pause before a start, in seconds: a show that cannot even begin must not keep the processor busy.
LONGEST_PAUSE = 15.0


class Restarts:
    """Is told of every end of the show, and says what to hand to the next one."""

    def __init__(self, slide: str = "", memory_mb: float | None = None) -> None:
        """`slide` is where to begin, if it is known from before."""
        self.slide = slide
        #: The slide whose page is being made, until that is done or the next beat comes.
        self.tried = ""
        self.care: Care = "none"
        self.aside: list[str] = []
        self.quiet = QUIET
        #: Whether the show's last picture stays on the screen when it dies.
        self.picture = False
        self._memory_mb = memory_mb
        self._faults: list[tuple[float, str]] = []
        self._in_a_row = 0

    def failed(self, now: float, lived: float) -> bool:
        """It ended by a fault after `lived` seconds; returns whether the care has changed.

        To blame is the slide whose page it was making, else the one that was on.
        """
        blamed, self.tried = self.tried or self.slide, ""
        self._in_a_row = 1 if lived > WITHIN else self._in_a_row + 1
        if lived > LONGEST_QUIET:
            self.quiet = QUIET
        self._faults = [fault for fault in self._faults if now - fault[0] < WITHIN] + [(now, blamed)]
        if len(self._faults) < FAULTS:
            return False
        slides = {slide for _, slide in self._faults}
        self._faults.clear()
        if len(slides) == 1 and blamed and blamed not in self.aside:
            self.aside.append(blamed)
            self.care = "safe" if self.care == "none" else self.care
        else:
            self.care = "safe" if self.care == "none" else "bare"
        return True

    def calmed(self) -> None:
        """The show has returned to normal by itself."""
        if self.care != "none":
            self.care, self.aside = "none", []
            self.quiet = min(LONGEST_QUIET, 2 * self.quiet)

    @property
    def pause(self) -> float:
        """Seconds to wait before the next start."""
        return 0.0 if self._in_a_row <= FAULTS else min(LONGEST_PAUSE, 2.0 ** (self._in_a_row - FAULTS - 1))

    def handover(self, why: Why) -> Handover:
        """What the next show is told."""
        stays = self.picture and why in ("crash", "hang", "memory")
        return Handover(why, self.slide, self.care, tuple(self.aside), self.quiet, self._memory_mb, stays)
