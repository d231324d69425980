"""Where things stand on the staff panel, for every shape of screen: header, cards, the row of actions, the foot line.

Pure geometry, in pixels. Must not know what stands there.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from kiosk.look.frame import Frame

#: Lengths in u.
PAD = 32.0  # inside a card
HEAD = 92.0  # of a card: its title, down to the line
_GAP = 24.0
_ACTION = 120.0
#: How wide the three cards are, side by side, to one another; and where the middle one needs more on a screen of 4:3.
_WIDE, _CLOSE = (830, 515, 385), (488, 488, 272)
_CLOSE_BELOW = 1.5  # width over height


@dataclass(frozen=True)
class Plan:
    """The panel on one page."""

    frame: Frame

    @property
    def left(self) -> float:
        """Where everything begins."""
        return self.frame.px(48 if self.frame.portrait else 72)

    @property
    def wide(self) -> float:
        """How wide everything is."""
        return self.frame.width - 2 * self.left

    @property
    def header(self) -> QRectF:
        """Title and lock."""
        px = self.frame.px
        return QRectF(self.left, px(48 if self.frame.portrait else 24), self.wide, px(96))

    @property
    def foot(self) -> float:
        """Baseline of the line at the foot."""
        return self.frame.height - self.frame.px(32)

    @property
    def _rows(self) -> int:
        """Actions stand in two rows where they would be too narrow in one."""
        return 2 if self.frame.portrait else 1

    @property
    def bar(self) -> QRectF:
        """All actions."""
        px = self.frame.px
        high = px(_ACTION) * self._rows + px(_GAP) * (self._rows - 1)
        return QRectF(self.left, self.frame.height - px(72) - high, self.wide, high)

    @property
    def body(self) -> QRectF:
        """All cards."""
        px = self.frame.px
        top = self.header.bottom() + px(20)
        return QRectF(self.left, top, self.wide, self.bar.top() - px(_GAP) - top)

    def cards(self, first: float = 0.5, last: float = 316.0, *, middle: bool = False) -> list[QRectF]:
        """Three cards: side by side, or one below the other.

        Then the last is `last` u high, and of what is left the first takes the share `first`. On a narrow screen the
        `middle` one is as wide as the first.
        """
        gap, body = self.frame.px(_GAP), self.body
        if self.frame.portrait:
            low = self.frame.px(last)
            free, y, found = body.height() - 2 * gap - low, body.top(), []
            for high in (free * first, free * (1 - first), low):
                found.append(QRectF(body.left(), y, body.width(), high))
                y += high + gap
            return found
        free, x, found = body.width() - 2 * gap, body.left(), []
        shares = _CLOSE if middle and self.frame.width < _CLOSE_BELOW * self.frame.height else _WIDE
        for share in shares:
            found.append(QRectF(x, body.top(), free * share / sum(shares), body.height()))
            x += free * share / sum(shares) + gap
        return found

    def actions(self) -> list[QRectF]:
        """Four places: under cards side by side, the first one's divided in two; or two by two."""
        gap, bar = self.frame.px(_GAP), self.bar
        if self.frame.portrait:
            wide, high = (bar.width() - gap) / 2, (bar.height() - gap) / 2
            return [
                QRectF(bar.left() + column * (wide + gap), bar.top() + row * (high + gap), wide, high)
                for row in (0, 1)
                for column in (0, 1)
            ]
        first, second, third = (QRectF(card.left(), bar.top(), card.width(), bar.height()) for card in self.cards())
        small = (first.width() - gap) * 0.42
        return [
            QRectF(first.left(), first.top(), small, first.height()),
            QRectF(first.left() + small + gap, first.top(), first.width() - small - gap, first.height()),
            second,
            third,
        ]

    def inside(self, card: QRectF) -> QRectF:
        """What a card holds below its title."""
        px = self.frame.px
        return card.adjusted(px(PAD), px(HEAD), -px(PAD), -px(12))
