"""What the supervisor hands to the show that it starts: where to go on, and how carefully.

It travels in one environment variable, so it needs no disk. Must not know who writes or who reads it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, MutableMapping
from dataclasses import asdict, dataclass
from typing import Literal

_VARIABLE = "KIOSK_HANDOVER"
#: `safe`: the last good deck, in plain slides. `bare`: no slides at all, only the calm page.
Care = Literal["none", "safe", "bare"]
#: Why it is started: for the first time, because it asked, or because of how the one before ended.
Why = Literal["start", "asked", "crash", "hang", "memory"]


@dataclass(frozen=True)
class Handover:
    """`slide` and `aside` are marks of slides, as the show itself wrote them; `quiet` are seconds until `care` ends.

    `picture` says whether what was seen last is still on the screen. Above `memory_mb` the show asks for a fresh start
    as soon as nobody is there; None: it need not.
    """

    why: Why = "start"
    slide: str = ""
    care: Care = "none"
    aside: tuple[str, ...] = ()
    quiet: float = 600.0
    memory_mb: float | None = None
    picture: bool = False

    def into(self, environment: MutableMapping[str, str]) -> None:
        """Put it where the show that is started with this environment finds it."""
        environment[_VARIABLE] = json.dumps(asdict(self))


def handed_over(environment: Mapping[str, str] = os.environ) -> Handover | None:
    """What was handed over; None where no supervisor is."""
    written = environment.get(_VARIABLE)
    if written is None:
        return None
    try:
        fields = json.loads(written)
        return Handover(**{**fields, "aside": tuple(fields["aside"])})
    except (ValueError, TypeError, KeyError):
        return Handover()
