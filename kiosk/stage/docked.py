"""What the dock says of the stage: which page shows, where one can go, when the loop goes on.

Must not know how the dock is drawn, or who is there.
"""

from __future__ import annotations

import math

from kiosk.look.words import say
from kiosk.stage.dock import DockState
from kiosk.stage.stage import Stage

#: Seconds before the loop goes on in which the dock counts them.
COUNTED = 30


def docked(stage: Stage, left: float) -> DockState:
    """What stands in the dock, `left` seconds before the loop goes on."""
    language = stage.look.language
    line = say("loop_in", language, seconds=math.ceil(left)) if left <= COUNTED else say("loop_held", language)
    return DockState(
        index=stage.loop.index,
        count=stage.loop.count,
        line=line,
        can_previous=stage.beside(-1),
        can_next=stage.beside(1),
        companies=bool(stage.deck.companies),
        back=stage.host.guest is not None,
    )
