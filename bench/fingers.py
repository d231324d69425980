"""A visitor's fingers on a kiosk whose clock is turned by hand: what every frame costs while they move.

Owns the ways fingers go. Must not know goals or tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bench.rig import Rig
from kiosk.clock import ManualClock
from kiosk.stage.overlay import FRAME

_AWAKE = 1.0  # seconds after the first touch: from then on touches mean something, and the dock stands still
_PULLING = 24  # frames in which a finger crosses 3/5 of the page
_PINCHING = 40  # frames in which two fingers spread, and in which they then pan
_SPREAD = 3.5  # times as far apart


class Fingers:
    """Fingers on the rig's kiosk, which is awake from the start and shows its first slide."""

    def __init__(self, rig: Rig) -> None:
        """Wake it with a tap, and come to rest."""
        assert isinstance(rig.clock, ManualClock)
        self._rig, self._clock = rig, rig.clock
        size = rig.app.window.size()
        self._width, self._height = size.width(), size.height()
        rig.frame(self._moves("down", (0, 1.0, 1.0)))
        rig.frame(self._moves("up", (0, 1.0, 1.0)))
        self._let(_AWAKE)
        rig.settle()

    def _moves(self, phase: Any, *fingers: tuple[int, float, float]) -> Callable[[], None]:
        def act() -> None:
            for finger in fingers:
                self._rig.app.pointer(phase, *finger)

        return act

    def _frame(self, act: Callable[[], None] | None = None) -> float:
        self._clock.advance(FRAME)
        ms = self._rig.frame(act)
        self._rig.qt.processEvents()
        return ms

    def _let(self, seconds: float) -> list[float]:
        """Frames while nobody does anything."""
        return [self._frame() for _ in range(round(seconds / FRAME))]

    def _settle(self) -> list[float]:
        """Frames until everything that was let go has come to rest."""
        app, frames = self._rig.app, []
        while app.touch.busy or app.stage.scene.moving(self._clock.now()):
            frames.append(self._frame())
        return frames

    def swipes(self) -> Iterator[dict[str, Any]]:
        """From every slide to the next: frames under the finger, frames in which the page settles, steps of work."""
        rig, stage = self._rig, self._rig.app.stage
        left, y = self._width / 5, self._height / 2
        way = [left * 4 - left * 3 * step / _PULLING for step in range(_PULLING + 1)]
        while stage.loop.beside(1) is not None:
            name, before = rig.name(), stage.index
            follow = [self._frame(self._moves("down", (0, way[0], y)))]
            follow += [self._frame(self._moves("move", (0, x, y))) for x in way[1:]]
            settle = [self._frame(self._moves("up", (0, way[-1], y))), *self._settle()]
            if stage.index == before:
                raise RuntimeError(f"slide {name} was pulled away and came back")
            self._let(_AWAKE)
            yield {"name": name, "follow": follow, "settle": settle, "both": follow + settle, "prepare": rig.settle()}

    def pinches(self) -> Iterator[dict[str, Any]]:
        """Every picture that can be: frames while it grows, while it is moved about, and while it springs back."""
        rig, stage = self._rig, self._rig.app.stage
        for index in range(len(stage.deck.slides)):
            if index != stage.index:
                stage.jump(index)
                while stage.index != index:  # it is painted first
                    self._frame()
            page = stage.scene.page
            if page is None or page.zoomable is None:
                continue
            self._let(_AWAKE)
            self._settle()
            rig.settle()
            yield {
                "name": rig.name(),
                **self._pinch(page.zoomable.window.center().x(), page.zoomable.window.center().y()),
            }

    def _pinch(self, x: float, y: float) -> dict[str, list[float]]:
        apart = min(self._width, self._height) / 10

        def both(far: float, dx: float = 0.0) -> tuple[tuple[int, float, float], tuple[int, float, float]]:
            return (0, x - far + dx, y), (1, x + far + dx, y)

        grow = [self._frame(self._moves("down", *both(apart)))]
        for step in range(1, _PINCHING + 1):
            grow.append(self._frame(self._moves("move", *both(apart * (1 + (_SPREAD - 1) * step / _PINCHING)))))
        far = apart * _SPREAD
        pan = [
            self._frame(self._moves("move", *both(far, apart * step / _PINCHING))) for step in range(1, _PINCHING + 1)
        ]
        settle = [self._frame(self._moves("up", *both(far, apart))), *self._settle()]
        return {"grow": grow, "pan": pan, "settle": settle, "all": grow + pan + settle}
