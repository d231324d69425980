"""The plate with which a visitor takes a company's address along: a QR code, dark on white, and its caption.

Every module is a whole number of pixels, the quiet zone is four modules wide, errors are corrected at level M or
better. Must not know the page around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import segno
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.look.blocks import Painted
from kiosk.look.ink import tight_rect, write
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import QR_CAPTION
from kiosk.look.words import say
from kiosk.motion import SUPPORT, Span

#: Modules of white around a code (ISO/IEC 18004).
QUIET = 4
#: u: the least width of a plate; the least size of a module that a phone still reads from 1 m.
_LEAST, _MODULE = 172.0, 2.5
_PAD, _RADIUS = 8.0, 20.0


@dataclass(frozen=True)
class Code:
    """A link's modules, row by row, how many pixels one measures, and the caption below them."""

    rows: tuple[tuple[bool, ...], ...]
    module: int
    caption: Setting
    look: Look

    @property
    def side(self) -> int:
        """Width and height in pixels, with the quiet zone."""
        return (len(self.rows) + 2 * QUIET) * self.module

    @property
    def width(self) -> int:
        """Of the plate, in pixels."""
        return max(round(self.look.px(_LEAST)), self.side + 2 * round(self.look.px(_PAD)))

    @property
    def height(self) -> int:
        """Of the plate with its caption, in pixels."""
        return (self.width + self.side) // 2 + round(_under(self.caption))


def _under(caption: Setting) -> float:
    """How much of a plate lies below the quiet zone, in pixels."""
    return caption.last + caption.pixels * 1.5


def encode(link: str | None, look: Look, height: float) -> Code | None:
    """The code of a web address on a plate at most `height` pixels high; None for what cannot be read from 1 m."""
    if not link:
        return None
    try:
        made = segno.make(link, error="m", micro=False)
    except ValueError:  # more than a code holds
        return None
    rows = tuple(tuple(bool(module) for module in row) for row in made.matrix)
    pad = look.px(_PAD)
    caption = look.set(say("scan", look.language), QR_CAPTION, look.px(_LEAST) - 2 * pad, lines=2)
    room = height - pad - _under(caption)
    module = int(room / (len(rows) + 2 * QUIET))
    code = Code(rows, module, caption, look)
    return code if module >= look.px(_MODULE) and code.height <= height else None


class QrPlate(Painted):
    """The plate at its place. `code_rect` is the code with its quiet zone, in page pixels."""

    def __init__(self, code: Code, right: float, top: float, at: float) -> None:
        """Its upper right corner stands at (`right`, `top`), rounded to whole pixels."""
        look = code.look
        self.code = code
        plate = QRect(round(right) - code.width, round(top), code.width, code.height)
        aside = (code.width - code.side) // 2
        self.code_rect = QRect(plate.left() + aside, plate.top() + aside, code.side, code.side)
        super().__init__(QRectF(plate), lambda painter: self._paint(painter, plate), Span(at, SUPPORT), look.px(16))
        self.words = QRectF(plate)

    def _paint(self, painter: QPainter, plate: QRect) -> None:
        look, module = self.code.look, self.code.module
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(plate, look.px(_RADIUS), look.px(_RADIUS))
        ink = look.colour("ink")
        for y, row in enumerate(self.code.rows):
            for x, dark in enumerate(row):
                if dark:
                    left = self.code_rect.left() + (x + QUIET) * module
                    painter.fillRect(left, self.code_rect.top() + (y + QUIET) * module, module, module, ink)
        caption, below = self.code.caption, self.code_rect.bottom() + 1
        tight = tight_rect(caption, 0, 0)
        baseline = (below + plate.bottom() + 1 - look.px(_PAD) / 2 - tight.height()) / 2 - tight.top()
        write(painter, caption, plate.x() + plate.width() / 2, baseline, ink, "centre")
