"""The row of chips: all companies, then every track with its count; it scrolls sideways when it is too long.

Owns where chips stand and how they fade at the row's ends. Must not know search, or fingers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from kiosk.companies.scroll import Scroll
from kiosk.look.blocks import Block, paint_pixmap
from kiosk.look.buttons import pressed, tile
from kiosk.look.look import Look, Setting
from kiosk.look.placed import middle
from kiosk.look.shortened import shorten
from kiosk.look.store import PixmapStore
from kiosk.look.tokens import CHIP, CHIP_ON, SOURCE
from kiosk.look.typeset import in_one_line, spaced
from kiosk.motion import AT_REST, SUPPORT, Span
from kiosk.pages.controls import Control, Intent

_PAD, _GAP, _COUNT_GAP = 32.0, 12.0, 12.0
_WIDEST = 460.0  # u, of a chip's words
_FADE = 72.0
_STRIPS = 9


@dataclass(frozen=True)
class Chip:
    """One choice: the track's name as searched for (None: all), what is written, and how many there are."""

    track: str | None
    label: str
    count: int

    @property
    def said(self) -> str:
        """Label and count."""
        return f"{self.label} {self.count:,}"


class Chips(Block):
    """Chips side by side; one is chosen."""

    ambient = True

    def __init__(self, look: Look, rect: QRectF, chips: Sequence[Chip], *, enabled: bool) -> None:
        """`enabled`: they can be touched; there is nothing to choose while companies are not sorted yet."""
        super().__init__(rect, Span(200, SUPPORT), look.px(16))
        self.look, self.window, self.enabled = look, rect, enabled
        self.scroll = Scroll(look.u, calm=look.motion == "reduced")
        self.chosen: str | None = None
        self.pressed: frozenset[str] = frozenset()
        self._store = PixmapStore(look.frame.width * look.frame.height)
        self._soiled: list[QRect] = []
        self._now = 0.0
        self._shown = 0.0  # how far the row was pushed on when it was last looked at
        self.fill(chips, enabled=enabled)

    def fill(self, chips: Sequence[Chip], *, enabled: bool) -> None:
        """Other chips, from the start of the row."""
        self.chips, self.enabled = tuple(chips), enabled
        self._store.clear()
        self._starts, left = [], 0.0
        for chip in self.chips:
            wide = self._width(chip)
            self._starts.append((left, wide))
            left += wide + self.look.px(_GAP)
        length = left - self.look.px(_GAP)
        self.scroll.fit(length - self.window.width())
        self._soiled = [self.rect]

    def choose(self, track: str | None, *, reveal: bool = False) -> None:
        """That chip is chosen; `reveal` it: the row stands so that all of it is seen."""
        if track != self.chosen:
            self.chosen = track
            self._soiled = [self.rect]
        place = next((place for place, chip in enumerate(self.chips) if chip.track == track), None)
        if reveal and place is not None:
            left, wide = self._starts[place]
            air, offset = self.look.px(_FADE), self.scroll.offset(self._now)
            wanted = min(max(offset, left + wide + air - self.window.width()), max(0.0, left - air))
            self.scroll.jump(wanted)
            self._soiled = [self.rect]

    def press(self, keys: frozenset[str]) -> None:
        """Exactly the chips with these keys look pressed."""
        own = frozenset(key for key in keys if key.startswith("track."))
        if own != self.pressed:
            self.pressed = own
            self._soiled = [self.rect]

    # ----- words ------------------------------------------------------------------------------------------

    def _words(self, chip: Chip) -> tuple[Setting, Setting]:
        look, px = self.look, self.look.px
        text = spaced(in_one_line(chip.label))
        # Set as when it is chosen, so that no chip moves when another one is.
        label = shorten(text, lambda words: look.set(words, CHIP_ON, px(_WIDEST)))
        return label, look.set(f"{chip.count:,}", SOURCE, px(200))

    def _width(self, chip: Chip) -> float:
        label, count = self._words(chip)
        return float(round(label.width + count.width + self.look.px(2 * _PAD + _COUNT_GAP)))

    def _draw(self, painter: QPainter, chip: Chip, rect: QRectF) -> None:
        look, px, on = self.look, self.look.px, chip.track == self.chosen
        tile(painter, look, rect, on and self.enabled, radius=rect.height(), ticked=False)
        label, count = self._words(chip)
        if not on:
            label = look.set(label.lines[0].text, CHIP, px(_WIDEST) * 1.2, size=label.pixels / look.u / look.text_scale)
        y, colour = rect.center().y(), "text" if self.enabled else "disabled"
        middle(label, rect.left() + px(_PAD), y, "left").paint(painter, look, colour)
        middle(count, rect.right() - px(_PAD), y, "right").paint(painter, look, "text_2" if self.enabled else colour)

    # ----- where they stand -------------------------------------------------------------------------------

    def seen(self, ms: float) -> Iterator[tuple[Chip, QRect]]:
        """The chips of which something is seen, and where they stand."""
        origin = self.window.left() - self.scroll.offset(ms)
        for chip, (left, wide) in zip(self.chips, self._starts, strict=True):
            x = round(origin + left)
            if x + wide > self.rect.left() and x <= self.rect.right():
                yield chip, QRect(x, self.rect.top(), round(wide), self.rect.height())

    @property
    def controls(self) -> list[Control]:
        """The chips that can be touched: as much of them as is seen."""
        found = []
        for chip, rect in self.seen(self._now):
            clear = QRectF(rect).intersected(self.window)
            if clear.width() >= min(self.look.px(72), rect.width() * 0.9):
                found.append(
                    Control(
                        f"track.{chip.track or ''}",
                        clear,
                        chip.said,
                        Intent("track", chip.track),
                        enabled=self.enabled,
                        checked=chip.track == self.chosen,
                        radius=clear.height() / 2,
                    )
                )
        return found

    # ----- time and pixels --------------------------------------------------------------------------------

    def changed(self, before: float, now: float) -> list[QRect]:
        """All of it when it moves or something was chosen."""
        self._now = now
        offset = self.scroll.offset(now)
        moved, self._shown = offset != self._shown, offset
        soiled, self._soiled = self._soiled, []
        return super().changed(before, now) or ([self.rect] if moved else soiled)

    def next_change(self, ms: float) -> float:
        """Now while it moves."""
        moves = self.scroll.moving(ms) or self.scroll.offset(ms) != self._shown
        return ms if self._soiled or moves else super().next_change(ms)

    def _pixmap(self, chip: Chip, rect: QRect) -> QPixmap:
        own = QRect(0, 0, rect.width(), rect.height())
        key = (chip, chip.track == self.chosen, self.enabled)
        return self._store.get(key, lambda: paint_pixmap(own, lambda p: self._draw(p, chip, QRectF(own))))

    def steps(self) -> Iterator[None]:
        """Paint all that are seen, one a step."""
        for chip, rect in list(self.seen(self._now)):
            self._pixmap(chip, rect)
            yield

    def prepare(self) -> None:
        """Paint all that are seen."""
        for _ in self.steps():
            pass

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Copy the chips that are seen; where the row goes on they fade out."""
        assert self.span is not None
        progress = self.span.progress(ms)
        if progress <= 0 or alpha <= 0:
            return
        moment = self._now if ms >= AT_REST else ms
        offset, lift = self.scroll.offset(moment), round((1 - progress) * self.rise)
        painter.save()
        painter.setClipRect(self.rect.adjusted(0, 0, 0, lift), Qt.ClipOperation.IntersectClip)
        left_end, right_end = self.window.left(), self.window.right()
        for chip, rect in self.seen(moment):
            pixmap = self._pixmap(chip, rect)
            corner = rect.topLeft() + QPoint(0, lift)
            for part, faded in self._parts(rect, left_end if offset > 0.5 else None, right_end, offset):
                painter.setOpacity(progress * alpha * faded)
                painter.drawPixmap(corner + part.topLeft(), pixmap, part)
            if f"track.{chip.track or ''}" in self.pressed:
                painter.setOpacity(progress * alpha)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                pressed(painter, self.look, QRectF(rect), rect.height() / 2)
        painter.restore()

    def _parts(self, rect: QRect, left: float | None, right: float, offset: float) -> Iterator[tuple[QRect, float]]:
        """A chip in strips, each with how opaque it is."""
        fade, high = self.look.px(_FADE), rect.height()
        goes_on = offset < self.scroll.most - 0.5 and not self.look.palette.plain
        first = left + fade if left is not None and not self.look.palette.plain else float(rect.left())
        last = right - fade if goes_on else float(rect.right() + 1)
        step = max(1.0, fade / _STRIPS)
        x = float(rect.left())
        while x < rect.right() + 1:
            if x < first:
                end = min(x + step, first)
            elif x < last:
                end = min(last, rect.right() + 1.0)
            else:
                end = min(x + step, rect.right() + 1.0)
            part = QRect(round(x - rect.left()), 0, round(end) - round(x), high)
            centre = (x + end) / 2
            faded = 1.0 if first <= centre <= last else (centre - (left or 0)) / fade
            if centre > last:
                faded = (right - centre) / fade
            if faded > 0 and part.width() > 0:
                yield part, min(1.0, faded)
            x = end if end > x else x + step
