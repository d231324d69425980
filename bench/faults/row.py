"""One line of the table: a fault, what was seen of it, and whether that is good enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.faults.seen import Seen

#: Seconds until the show is back on the screen.
GOAL = 3.0


@dataclass(frozen=True)
class Row:
    """`after` are seconds that pass before anybody can know (a hang); `tried` says why it could not be, if so.

    `happened` says whether the fault came about: one that did not has been survived by nobody.
    """

    fault: str
    seen: Seen | None = None
    after: float = 0.0
    note: str = ""
    tried: str = ""
    happened: bool = True

    @property
    def met(self) -> bool | None:
        """Whether it happened, and is back within the goal; None when it could not be tried here."""
        if self.seen is None:
            return None
        return self.happened and self.seen.back is not None and self.seen.back - self.after <= GOAL

    def cells(self) -> tuple[str, str, str, str, str]:
        """Fault, what is seen, back after, met, what staff read."""
        if self.seen is None:
            return self.fault, "not tried: " + self.tried, "", "", ""
        back = "never" if self.seen.back is None else f"{self.seen.back:.1f} s" if self.seen.back >= 0.05 else "at once"
        told = self.seen.told if len(self.seen.told) <= 90 else self.seen.told[:89] + "…"
        note = f" ({self.note})" if self.note else ""
        return self.fault, self.seen.words() + note, back, "yes" if self.met else "NO", told


Fault = Callable[[], Row]
#: All faults by name, in the order in which they are written down.
FAULTS: dict[str, Fault] = {}


def fault(run: Fault) -> Fault:
    """Enter a fault in the list."""
    FAULTS[run.__name__.replace("_", "-")] = run
    return run
