"""How a content file is examined beside the show: the check first, then what takes longer, a small step at a time.

Owns what an examiner is, and the plain one. Must not know Qt, processes, or what is done with what is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.deck import Slide
from kiosk.content.last_good import LastGood
from kiosk.content.pictures import Probe

Kinds = Mapping[str, type[Slide]]


class Examiner(Protocol):
    """Examines content files. Both methods may wait: they are called in threads of their own."""

    def prepare(self) -> None:
        """Something has changed and will soon have to be examined."""

    def examine(self, content: Path) -> Iterator[Checked | None]:
        """What the check came to; then the same with more problems, or None for a step that found nothing.

        Who has no use for more stops asking. A deck without errors is kept on disk on the way.
        """

    def close(self) -> None:
        """Nothing will be examined any more."""


class Here:
    """Examines in this process, without trying how pages come out."""

    def __init__(self, kinds: Kinds, probe: Probe) -> None:
        self._kinds, self._probe = kinds, probe

    def prepare(self) -> None:
        """It is ready."""

    def examine(self, content: Path) -> Iterator[Checked | None]:
        """The check, then keeping what is good."""
        checked = check(content, self._kinds, self._probe)
        yield checked
        keep(content, checked, self._kinds, self._probe)
        yield None

    def close(self) -> None:
        """There is nothing to end."""


def keep(content: Path, checked: Checked, kinds: Kinds, probe: Probe) -> None:
    """Keep a deck without errors on disk, as the last good one."""
    if checked.good:
        LastGood(content).keep(checked.files, lambda copy: check(copy, kinds, probe).good)
