"""Two tests of the hardware: fields of one colour over the whole screen, and dots that follow up to ten fingers.

Owns what the tests show. Must not know who started them, or how touches come in.
"""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from kiosk.look.look import Look
from kiosk.look.placed import middle
from kiosk.look.tokens import EFFECT, LABEL, TEST_FIELDS
from kiosk.pages.controls import Intent
from kiosk.staff.desk.view import View
from kiosk.staff.desk.words import tell
from kiosk.stage.gesture import Phase

_CELL = 120.0  # u, about the side of a cell
_DOT = 70.0  # u, radius: a finger does not hide it
FINGERS = 10


class ScreenTest(View):
    """One colour after the other; every touch shows the next, the last one ends it."""

    def __init__(self, look: Look) -> None:
        """At the first colour."""
        super().__init__(look)
        self.place = 0

    def step(self) -> bool:
        """The next colour; returns whether there was one."""
        self.place += 1
        if self.place < len(TEST_FIELDS):
            self.renew()
        return self.place < len(TEST_FIELDS)

    @property
    def stamp(self) -> Hashable:
        """The colour."""
        return self.place

    def compose(self) -> None:
        """The whole page is one button."""
        said = tell("field_next", self.look.language, place=self.place + 1, count=len(TEST_FIELDS))
        self.put("field", self.rect, said, Intent("next_field"), lambda painter: None, self.place, radius=0)

    def draw_plate(self, painter: QPainter) -> None:
        """The colour, or from the first of two to the second, and small words."""
        look, frame = self.look, self.look.frame
        first, last = TEST_FIELDS[self.place]
        sweep = QLinearGradient(0, 0, frame.width, 0)
        sweep.setColorAt(0, QColor(first))
        sweep.setColorAt(1, QColor(last))
        painter.fillRect(self.rect, QColor(first) if first == last else QBrush(sweep))
        said = tell("field_next", look.language, place=self.place + 1, count=len(TEST_FIELDS))
        setting = look.set(said, EFFECT, frame.content, size=28)
        placed = middle(setting, frame.width / 2, frame.height - look.px(60))
        dark = QColor(first).lightness() > 110 or QColor(last).lightness() > 110
        placed.paint(painter, look, "ink" if dark else "text_2")


class TouchTest(View):
    """A grid whose cells light up under fingers, a dot a finger, and how many there are."""

    def __init__(self, look: Look) -> None:
        """Untouched."""
        super().__init__(look)
        self.fingers: dict[int, QPointF] = {}
        self.most = 0
        self.lit: set[tuple[int, int]] = set()

    # ----- fingers ------------------------------------------------------------------------------------------

    def pointer(self, phase: Phase, finger: int, x: float, y: float) -> None:
        """A finger came down, moved, was lifted or lost."""
        before = self.fingers.pop(finger, None)
        if before is not None:
            self._soil(self._dot_rect(before))
        if phase in ("down", "move") and (before is not None or phase == "down") and len(self.fingers) < FINGERS:
            self.fingers[finger] = QPointF(x, y)
            self._soil(self._dot_rect(self.fingers[finger]))
            for cell in self._between(before or self.fingers[finger], self.fingers[finger]):
                if cell not in self.lit:
                    self.lit.add(cell)
                    self._soil(self._cell_rect(cell).toAlignedRect())
        if len(self.fingers) > self.most:
            self.most = len(self.fingers)
        self._soil(self._count_rect.toAlignedRect())

    def let_go(self) -> None:
        """The system took all fingers away."""
        for place in self.fingers.values():
            self._soil(self._dot_rect(place))
        self.fingers.clear()
        self._soil(self._count_rect.toAlignedRect())

    # ----- where everything stands --------------------------------------------------------------------------

    @property
    def cells(self) -> tuple[int, int]:
        """Columns and rows."""
        side = self.look.px(_CELL)
        return max(1, round(self.look.frame.width / side)), max(1, round(self.look.frame.height / side))

    def _cell_rect(self, cell: tuple[int, int]) -> QRectF:
        across, down = self.cells
        wide, high = self.look.frame.width / across, self.look.frame.height / down
        return QRectF(cell[0] * wide, cell[1] * high, wide, high)

    def _between(self, start: QPointF, end: QPointF) -> list[tuple[int, int]]:
        """The cells on the way from one place to the other: a quick finger leaves no gaps."""
        across, down = self.cells
        wide, high = self.look.frame.width / across, self.look.frame.height / down
        steps = 1 + int(max(abs(end.x() - start.x()) / wide, abs(end.y() - start.y()) / high) * 4)
        points = (start + (end - start) * (step / steps) for step in range(steps + 1))
        cells = {(int(point.x() // wide), int(point.y() // high)) for point in points}
        return [(x, y) for x, y in cells if 0 <= x < across and 0 <= y < down]

    def _dot_rect(self, place: QPointF) -> QRect:
        far = self.look.px(_DOT + 4) + 2
        return QRectF(place.x() - far, place.y() - far, 2 * far, 2 * far).toAlignedRect()

    @property
    def _count_rect(self) -> QRectF:
        frame, px = self.look.frame, self.look.px
        return QRectF(frame.left, px(40), frame.content, px(150))

    def relook(self, look: Look) -> None:
        """Another size: it begins anew."""
        self.fingers.clear()
        self.lit.clear()
        super().relook(look)

    def compose(self) -> None:
        """One button."""
        frame, px, language = self.look.frame, self.look.px, self.look.language
        done = QRectF(frame.width / 2 - px(180), frame.height - px(72) - px(120), px(360), px(120))
        self.button("done", done, tell("touch_done", language), Intent("end_test"), icon="check")

    # ----- pixels -------------------------------------------------------------------------------------------

    def draw_plate(self, painter: QPainter) -> None:
        """The grid on black."""
        look, (across, down) = self.look, self.cells
        painter.fillRect(self.rect, look.colour("shadow"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(look.colour("hair"), max(1.0, look.px(1.5))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for cell in ((x, y) for x in range(across) for y in range(down)):
            painter.drawRect(self._cell_rect(cell))

    def _paint_button(self, painter: QPainter, button: object, shown: float) -> None:
        """The button is painted over the cells, later."""

    def paint_over(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """Lit cells, the button, how many fingers, and the dots on top."""
        look, px, language = self.look, self.look.px, self.look.language
        painter.setOpacity(shown)
        inset = max(1.0, px(2))
        for cell in self.lit:
            rect = self._cell_rect(cell)
            if patch.intersects(rect.toAlignedRect()):
                painter.fillRect(rect.adjusted(inset, inset, -inset, -inset), look.colour("switch_tick"))
        for button in self.buttons:
            super()._paint_button(painter, button, shown)
        painter.setOpacity(shown)
        room = self._count_rect
        if patch.intersects(room.toAlignedRect()):
            count = look.set(tell("fingers", language, count=len(self.fingers)), LABEL, room.width(), size=66)
            middle(count, room.center().x(), room.top() + px(48)).paint(painter, look)
            most = tell("most_fingers", language, count=self.most)
            line = f"{tell('touch_here', language)} · {most}"
            middle(look.set(line, EFFECT, room.width(), size=28), room.center().x(), room.top() + px(120)).paint(
                painter, look, "text_2"
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in self.fingers.values():
            painter.setPen(QPen(look.colour("cyan"), px(6)))
            painter.setBrush(look.colour("text", 0.25))
            painter.drawEllipse(place, px(_DOT), px(_DOT))
