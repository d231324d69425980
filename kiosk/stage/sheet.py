"""The accessibility sheet: four ways to see the kiosk more comfortably, with their effect behind it at once.

Owns the sheet's layout and its scrim, and how it follows a finger that draws it down. Must not know how a choice is
put into effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath

from kiosk.look.buttons import ghost, label_beside, primary
from kiosk.look.ink import stroke, vertical
from kiosk.look.look import Look
from kiosk.look.placed import Placed
from kiosk.look.tokens import EFFECT, SHEET
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.motion import Motion
from kiosk.pages.controls import Control, Intent
from kiosk.stage.access import Access
from kiosk.stage.overlay import FRAME
from kiosk.stage.panel import Button, Panel
from kiosk.stage.reach import Reach
from kiosk.stage.tile import RADIUS, Tile, tile_named

_TOP_RADIUS = 56.0
_SCRIM = 0.52  # the page behind stays visible, so that its larger text is seen
_GAP = 24.0
_BUTTON = 116.0
_BACK = Motion(240, (0.2, 0.8, 0.2, 1))
_NARROW = 380.0  # u; tiles that would be narrower stand in two rows


@dataclass(frozen=True)
class _Rows:
    """How tiles stand: so many in a row, so high (u); `flat` ones have their title beside the icon."""

    across: int
    high: float
    flat: bool


class Sheet(Panel):
    """Rises from below over a scrim."""

    def __init__(self, look: Look, reach: Reach, lowered: bool = False) -> None:
        """Away. It is low enough for everybody wherever a page is, so `lowered` changes nothing on it."""
        super().__init__(look)
        self.reach, self.lowered = reach, lowered
        self.access = Access()
        self.plate = QRectF()
        self.tiles: list[Tile] = []
        self.words: list[Placed] = []
        self._pull = 0.0
        self._let_go: float | None = None
        self._seen_pull = 0.0

    def say(self, access: Access) -> None:
        """Show other choices; only the tiles that differ are painted again."""
        before, self.access = self.access, access
        if not self._laid:
            return
        for place, tile in enumerate(self.tiles):
            if tile.value(before) != tile.value(access):
                self.tiles[place] = tile.saying(access)
                self.change(self._tile_button(self.tiles[place]))

    # ----- drawing it down --------------------------------------------------------------------------------

    @property
    def pull(self) -> float:
        """How many pixels a finger has drawn it down."""
        return self._pull

    @pull.setter
    def pull(self, pixels: float) -> None:
        self._pull, self._let_go = max(0.0, pixels), None

    def let_go(self, now: float) -> None:
        """The finger is gone, and the sheet is to stay: it springs back."""
        self._let_go = now if self.look.motion == "full" else float("-inf")

    def show(self, now: float) -> None:
        """Let it come."""
        self.pull = 0.0
        super().show(now)

    @property
    def shift(self) -> int:
        """How many pixels below its place it stands."""
        return super().shift + round(self._seen_pull)

    def advance(self, now: float) -> list[QRect]:
        """Go on to `now`; returns the rectangles that differ from the last time."""
        pull = self._pulled(now)
        if pull != self._seen_pull:
            self._soil()
            self._seen_pull = pull
        if self._let_go is not None and not pull:
            self._pull, self._let_go = 0.0, None
        return super().advance(now)

    def wake(self, now: float) -> float:
        """The next moment at which it looks different; infinity when it stands still."""
        moving = self._pulled(now) != self._seen_pull or (self._let_go is not None and self._pull > 0)
        return now + FRAME if moving else super().wake(now)

    def _pulled(self, now: float) -> float:
        if self._let_go is None:
            return self._pull
        share = 1.0 if self._let_go == float("-inf") else (now - self._let_go) * 1000 / _BACK.ms
        return self._pull * (1 - _BACK.ease(share))

    # ----- where everything stands ------------------------------------------------------------------------

    @property
    def extent(self) -> QRect:
        """All pixels it may touch: the scrim covers the page."""
        return QRect(0, 0, self.look.frame.width, self.look.frame.height)

    def lay(self) -> None:
        """From below: the two buttons, the tiles, the title; the sheet begins above that."""
        frame, px = self.look.frame, self.look.px
        left, width = frame.left, frame.content
        rows = self._rows(width)
        bottom = frame.height - px(72 if frame.portrait else 46)
        buttons_top = bottom - px(_BUTTON)
        count = 4 // rows.across
        tiles_top = buttons_top - px(32) - count * px(rows.high) - (count - 1) * px(_GAP)
        top = self._lay_title(left, width, tiles_top)
        self.plate = QRectF(0, top, frame.width, frame.height - top)
        self.rect = self.plate
        wide = (width - (rows.across - 1) * px(_GAP)) / rows.across
        self.tiles = []
        for place, name in enumerate(("text", "contrast", "calm", "lower")):
            row, column = divmod(place, rows.across)
            x, y = left + column * (wide + px(_GAP)), tiles_top + row * px(rows.high + _GAP)
            rect = QRectF(x, y, wide, px(rows.high))
            self.tiles.append(tile_named(name, self.look, rect, self.access, flat=rows.flat))
        self.buttons = [self._tile_button(tile) for tile in self.tiles]
        self.buttons += self._lay_buttons(QRectF(left, buttons_top, width, px(_BUTTON)))

    def _rows(self, width: float) -> _Rows:
        if self.look.frame.portrait:
            return _Rows(2, 288, flat=False)
        if (width - 3 * self.look.px(_GAP)) / 4 >= self.look.px(_NARROW):
            return _Rows(4, 296, flat=False)
        return _Rows(2, 172, flat=True)

    def _lay_title(self, left: float, width: float, below: float) -> float:
        """Set title and note above `below`; returns where the sheet begins."""
        look, px = self.look, self.look.px
        title = look.set(say("comfort", look.language), SHEET, width)
        note = look.set(spaced(say("comfort_note", look.language)), EFFECT, width)
        if title.width + note.width + px(48) <= width:
            baseline = below - px(46)
            self.words = [Placed(title, left, baseline), Placed(note, left + width, baseline - px(4), "right")]
        else:
            last = below - px(34)
            baseline = last - note.pixels * 1.1 - px(22)
            self.words = [Placed(title, left, baseline), Placed(note, left, last)]
        return baseline - px(108)

    def _lay_buttons(self, row: QRectF) -> list[Button]:
        """Undo everything: a third of the row; done: the rest."""
        look, px = self.look, self.look.px
        third = QRectF(row.left(), row.top(), row.width() / 3, row.height())
        rest = QRectF(third.right() + px(_GAP), row.top(), row.right() - third.right() - px(_GAP), row.height())
        found = []
        for key, rect, intent, icon in (("reset", third, "reset_access", None), ("done", rest, "close", "check")):
            name = say(key, look.language)
            control = Control(f"sheet.{key}", rect, name, Intent(intent), radius=px(44), group="panel")
            label = label_beside(look, rect, name, icon)
            self.words.append(label.words)
            style = primary if key == "done" else ghost
            found.append(Button(control, partial(style, look=look, rect=rect, label=label)))
        return found

    def _tile_button(self, tile: Tile) -> Button:
        control = Control(
            f"sheet.{tile.name}",
            tile.rect,
            tile.said,
            Intent({"text": "text_size"}.get(tile.name, tile.name)),
            checked=tile.on,
            radius=self.look.px(RADIUS),
            group="panel",
        )
        return Button(control, partial(tile.paint, look=self.look))

    # ----- pixels -----------------------------------------------------------------------------------------

    def paint_under(self, painter: QPainter, patch: QRect, shown: float) -> None:
        """The scrim; a plain palette has none, because nothing there is half-clear."""
        if self.look.palette.plain:
            return
        there = shown * (1 - min(1.0, self._seen_pull / max(1.0, self.plate.height())))
        painter.fillRect(patch, self.look.colour("shadow", _SCRIM * there))

    def draw_plate(self, painter: QPainter) -> None:
        """The sheet with its bright upper edge, the handle, the title and the note."""
        look, px, plate = self.look, self.look.px, self.plate
        palette = look.palette
        sheet = QPainterPath()
        sheet.addRoundedRect(plate.adjusted(0, 0, 0, px(_TOP_RADIUS) * 2), px(_TOP_RADIUS), px(_TOP_RADIUS))
        stops = ((0, look.colour(palette.sheet[0])), (1, look.colour(palette.sheet[1])))
        painter.fillPath(sheet, QBrush(vertical(plate.top(), plate.bottom(), stops)))
        edge = max(1.5, px(2) * palette.line)
        if palette.plain:
            painter.setPen(stroke(look.colour("edge"), edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = edge / 2
            corner = px(_TOP_RADIUS)
            painter.drawRoundedRect(plate.adjusted(half, half, -half, 2 * corner), corner, corner)
        else:
            line = QLinearGradient(px(_TOP_RADIUS), 0, plate.right() - px(_TOP_RADIUS), 0)
            for place, alpha, name in palette.shore:
                line.setColorAt(place, look.colour(name, alpha))
            inside = plate.adjusted(px(_TOP_RADIUS), 0, -px(_TOP_RADIUS), 0)
            painter.fillRect(QRectF(inside.left(), plate.top(), inside.width(), edge), QBrush(line))
        handle = QRectF(plate.center().x() - px(60), plate.top() + px(20), px(120), px(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("handle"))
        painter.drawRoundedRect(handle, px(4), px(4))
        title, note = self.words[:2]
        title.paint(painter, look)
        note.paint(painter, look, "text_2")
