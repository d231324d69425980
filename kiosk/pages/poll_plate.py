"""The plate of one answer: what it says, whether this visitor has chosen it, and whether a finger is on it.

Owns its pixels and how its words are fitted in. Must not know votes, or what a touch does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap

from kiosk.look.blocks import Block, paint_pixmap
from kiosk.look.buttons import TILE_RADIUS, pressed, tick, tile
from kiosk.look.ink import tight_rect, write
from kiosk.look.larger import set_at
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import CALL, EFFECT, FACT, SCALE, SMALLEST, TypeStyle
from kiosk.look.typeset import in_one_line, spaced
from kiosk.look.words import say
from kiosk.motion import SUPPORT, Span

_PAD, _NARROW_PAD, _NARROW = 30.0, 20.0, 300.0  # u: beside the words; on plates narrower than so many u
_TICK = 26.0
_LABEL, _SMALL = 38.0, 28.0  # u: an answer, and what stands below it, when all is well
_APART, _WELL_APART = 0.42, 0.8  # em of the smaller words between two of the three: at least, and where there is room


@dataclass(frozen=True)
class Words:
    """An answer's words as they are set: label, a second line perhaps, and what a touch does or has done."""

    label: Setting
    note: Setting | None
    call: Setting
    own: Setting

    @property
    def parts(self) -> tuple[Setting, ...]:
        """From top to bottom, with the higher of the two calls."""
        call = max(self.call, self.own, key=lambda setting: setting.height)
        return (self.label, *([self.note] if self.note else []), call)

    @property
    def fits(self) -> bool:
        """Whether nothing is wider than it may be, or broken into too many lines."""
        return all(setting.fits for setting in (self.label, *([self.note] if self.note else []), self.call, self.own))

    def height(self, apart: float = _APART) -> float:
        """All of it, in pixels, with so many em between the parts."""
        parts = self.parts
        return sum(part.height for part in parts) + parts[-1].pixels * apart * (len(parts) - 1)


def plate_height(look: Look, words: Sequence[Words], most: float) -> float:
    """How high plates with these words are, `most` pixels at most: on narrow ones there would be too much air."""
    return min(most, _tallest(words, _WELL_APART) + 3 * look.px(_PAD))


def _tallest(words: Sequence[Words], apart: float) -> float:
    return max(said.height(apart) for said in words)


def set_words(look: Look, answers: Sequence[tuple[str, str]], width: float, height: float) -> list[Words]:
    """Labels and second lines of all answers, set alike, on plates of `width` × `height` pixels.

    The largest size at which all find room; some that find none at the smallest do not `fit`.
    """
    narrow = width < look.px(_NARROW)
    pad = look.px(_NARROW_PAD if narrow else _PAD)
    made: list[Words] = []
    for calm in look.calmer():
        scale = calm.text_scale
        for label in (_LABEL * scale, *(step for step in SCALE if SMALLEST <= step < _LABEL * scale)):
            small = max(SMALLEST, min(_SMALL * scale, label))
            made = [_words(calm, answer, label, small, width - 2 * pad, narrow=narrow) for answer in answers]
            if all(words.fits and words.height() <= height - 1.6 * pad for words in made):
                return made
    high = [words.height() <= height - pad for words in made]
    return [
        words if fits else replace(words, label=replace(words.label, fits=False))
        for words, fits in zip(made, high, strict=True)
    ]


def _words(look: Look, answer: tuple[str, str], label: float, small: float, width: float, *, narrow: bool) -> Words:
    lines = 5 if narrow else 2

    def fitted(text: str, style: TypeStyle, size: float, room: float, most: int) -> Setting:
        return set_at(look, spaced(in_one_line(text)), style, size, room, lines=most)

    note = fitted(answer[1], EFFECT, small, width, lines) if answer[1] else None
    call = fitted(say("vote", look.language), EFFECT, small, width, 2)
    own = fitted(say("vote_own", look.language), CALL, small, width - look.px(_TICK + 12), 3 if narrow else 1)
    return Words(fitted(answer[0], FACT, label, width, lines), note, call, own)


class AnswerPlate(Block):
    """A plate that is chosen or not. Both are painted in advance."""

    def __init__(self, look: Look, rect: QRectF, words: Sequence[Words], place: int, at: float) -> None:
        """The plate of answer `place` among all `words`; it rises `at` ms after its page began to enter."""
        super().__init__(rect.adjusted(-1, -1, 1, 1), Span(at, SUPPORT), look.px(24))
        self.look, self.face, self._words = look, rect, words[place]
        self.chosen = self.pressed = False
        self._pixmaps: dict[bool, QPixmap] = {}
        self._pad = look.px(_NARROW_PAD if rect.width() < look.px(_NARROW) else _PAD)
        # All answers begin on one height, and all calls stand on one line.
        room = rect.height() - 1.6 * self._pad
        self._apart = _WELL_APART if _tallest(words, _WELL_APART) <= room else _APART
        self._high = _tallest(words, self._apart)
        placed = self._placed(own=True)
        self.words = placed[0][1].united(placed[-1][1])

    @property
    def radius(self) -> float:
        """Of its corners, in pixels."""
        return self.look.px(TILE_RADIUS)

    def _placed(self, *, own: bool) -> list[tuple[Setting, QRectF, QPointF]]:
        """The words, where their letters are, and where they begin: the same baselines whether chosen or not."""
        words = self._words
        y = self.face.center().y() - self._high / 2
        bottom = y + self._high - words.parts[-1].height
        placed = []
        for part in words.parts[:-1]:
            placed.append(self._at(part, self.face.left() + self._pad, y))
            y += part.height + words.parts[-1].pixels * self._apart
        shift = self.look.px(_TICK + 12) if own else 0.0
        placed.append(self._at(words.own if own else words.call, self.face.left() + self._pad + shift, bottom))
        return placed

    @staticmethod
    def _at(setting: Setting, x: float, top: float) -> tuple[Setting, QRectF, QPointF]:
        baseline = top + setting.ascent
        return setting, tight_rect(setting, x, baseline), QPointF(x, baseline)

    def prepare(self) -> None:
        """Paint it in both states."""
        for own in (False, True):
            if own not in self._pixmaps:
                self._pixmaps[own] = paint_pixmap(self.rect, lambda painter, own=own: self._draw(painter, own=own))  # type: ignore[misc]

    def _draw(self, painter: QPainter, *, own: bool) -> None:
        look = self.look
        tile(painter, look, self.face, own, ticked=False)
        placed = self._placed(own=own)
        for number, (setting, _, where) in enumerate(placed):
            last = number == len(placed) - 1
            colour = "cyan" if last else "text" if number == 0 else "text_2"
            write(painter, setting, where.x(), where.y(), look.colour(colour))
            if last and own:
                size = look.px(_TICK)
                centre = where + QPointF(-look.px(12) - size / 2, -setting.pixels * 0.36)
                tick(painter, look, centre, size, "cyan")

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw it where it is at that millisecond."""
        assert self.span is not None
        progress = self.span.progress(ms)
        if progress <= 0 or alpha <= 0:
            return
        self.prepare()
        painter.setOpacity(progress * alpha)
        lift = round((1 - progress) * self.rise)
        painter.drawPixmap(self.rect.topLeft() + QPoint(0, lift), self._pixmaps[self.chosen])
        if self.pressed:
            pressed(painter, self.look, self.face.translated(0, lift), self.radius)
