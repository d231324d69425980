"""What staff have changed, in effect: a pause, hidden slides, a welcome over the slides, brightness.

Owns how a choice reaches the stage, when it is over, and that it is kept. Must not know the panel, or who chose.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from kiosk.clock import Clock
from kiosk.staff.choices import Choices, ChoicesFile
from kiosk.staff.desk.greeting import Greeting
from kiosk.staff.desk.veil import Veil
from kiosk.stage.curtain import forget as forget_curtain
from kiosk.stage.stage import Stage


class Standing:
    """The choices that stand now."""

    def __init__(
        self, clock: Clock, stage: Stage, keys: Callable[[], Sequence[str]], folder: Path, beside: Executor
    ) -> None:
        """What was chosen in an earlier run holds again. `keys()` names the slides of the deck on stage.

        `folder` is the state folder; files are written `beside` the show.
        """
        self._clock, self._stage, self._keys, self._beside = clock, stage, keys, beside
        self._file = ChoicesFile(folder)
        self.greeting, self.veil = Greeting(stage.look), Veil(stage.look)
        self.choices = self._file.read()
        self._looked = float("-inf")
        stage.allowed = self._allows
        self._take_effect()
        self.make_room()

    @property
    def damaged(self) -> bool:
        """Whether those of an earlier run could not be read."""
        return self._file.set_aside is not None

    @property
    def plain(self) -> bool:
        """Whether the show is as on any other day, but for its brightness."""
        return self.choices.model_copy(update={"brightness": 100}) == Choices()

    def choose(self, choices: Choices) -> None:
        """From now on these hold: put them into effect, and keep them."""
        if choices != self.choices:
            self.choices = choices
            self._take_effect()
            self._beside.submit(self._file.write, choices)
            self._beside.submit(forget_curtain)  # it shows how the screen was before

    def toggle_pause(self) -> None:
        """Hold the loop for today, or let it go on."""
        paused = None if self._stage.loop.held() else self._clock.wall().date()
        self.choose(self.choices.model_copy(update={"paused": paused}))

    def follow(self, now: float) -> None:
        """Let what is over end, looked at once a second; greet on slides, and nowhere else."""
        if now >= self._looked + 1:
            self._looked = now
            self.choose(self.choices.at(self._clock.wall()))
        welcome, stage = self.choices.welcome, self._stage
        slide = stage.host.guest is None and stage.index is not None
        self.greeting.say(welcome.text if welcome is not None and slide else None, now)

    def make_room(self) -> None:
        """A slide that may not show any more makes room for the next one, if there is one."""
        stage = self._stage
        if stage.index is not None and not stage.may_show(stage.index) and (other := stage.loop.step()) is not None:
            stage.jump(other)

    def _take_effect(self) -> None:
        if (self.choices.paused is not None) != self._stage.loop.held():
            self._stage.toggle_pause()
        self.veil.turn(self.choices.brightness)

    def _allows(self, place: int) -> bool:
        """Whether staff let the slide at that place of the deck show today."""
        if not self.choices.hidden:
            return True
        today, key = self._clock.wall().date(), self._keys()[place]
        return not any(one.slide == key and one.day == today for one in self.choices.hidden)
