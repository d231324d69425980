"""How a list is moved, said beside the title while there is more of it than is seen.

Owns the words and their place. Must not know the list.
"""

from __future__ import annotations

from kiosk.companies.board import Board, Piece
from kiosk.look.ink import text_rect, tight_rect, write
from kiosk.look.look import Look
from kiosk.look.tokens import EFFECT
from kiosk.look.words import say


class SwipeHint(Board):
    """The hint; it is never said where it has no room."""

    def __init__(self, look: Look, x: float, baseline: float, room: float, *, sideways: bool) -> None:
        """Silent; it enters with the title. `x`, `baseline` and `room` (its width) are page pixels."""
        word = "swipe_sideways" if sideways else "swipe_up"
        setting = look.set(say(word, look.language), EFFECT, look.px(600))
        rect = text_rect(setting, x, baseline)
        super().__init__(look, rect, 60, rise=24.0)
        self._fits = setting.width <= room
        colour = look.colour("text_2")
        self._piece = Piece(
            "hint", rect, word, lambda painter: write(painter, setting, x, baseline, colour), None,
            tight_rect(setting, x, baseline),
        )  # fmt: skip

    def tell(self, more: bool) -> None:
        """Say it, or with no `more` of the list than is seen, be silent."""
        if more and self._fits:
            self.put(self._piece)
        else:
            self.drop("hint")
