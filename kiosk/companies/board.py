"""A board of pieces that change one by one: keys, buttons, the field. Each is painted once for every state it has.

Owns the pieces' pixmaps and which pixels differ. Must not know what the pieces mean.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from kiosk.look.blocks import Block, paint_pixmap
from kiosk.look.buttons import pressed
from kiosk.look.look import Look
from kiosk.look.store import PixmapStore
from kiosk.motion import SUPPORT, Span
from kiosk.pages.controls import Control

_MANY = 6  # pieces that change at once are repainted as one rectangle


@dataclass(frozen=True)
class Piece:
    """One part: two of the same `key` and `state` look the same. `control` is None for what is only read.

    `words` is where its letters stand. All are page pixels.
    """

    key: str
    rect: QRectF
    state: Hashable
    draw: Callable[[QPainter], None]
    control: Control | None = None
    words: QRectF | None = None


class Board(Block):
    """Pieces by their key, the first put the lowest."""

    ambient = True

    def __init__(self, look: Look, rect: QRectF, at: float, rise: float = 16.0) -> None:
        """Empty; it enters `at` milliseconds after its page."""
        super().__init__(rect, Span(at, SUPPORT), look.px(rise))
        self.look = look
        self.pieces: dict[str, Piece] = {}
        #: Pieces as they will look later: painted ahead, so that they change at once.
        self.spare: list[Piece] = []
        self.pressed: frozenset[str] = frozenset()
        self._store = PixmapStore(look.frame.width * look.frame.height * 4)
        self._soiled: list[QRect] = []

    def put(self, piece: Piece) -> None:
        """Show a piece, in the place of the one with its key."""
        old = self.pieces.get(piece.key)
        self.pieces[piece.key] = piece
        if old is None or old.state != piece.state or old.rect != piece.rect:
            self._soiled += [each.rect.toAlignedRect() for each in (old, piece) if each is not None]

    def drop(self, key: str) -> None:
        """Show that piece no more."""
        old = self.pieces.pop(key, None)
        if old is not None:
            self._soiled.append(old.rect.toAlignedRect())

    def press(self, keys: frozenset[str]) -> None:
        """Exactly the controls with these keys look pressed."""
        for piece in self.pieces.values():
            if piece.control is not None and (piece.control.key in keys) != (piece.control.key in self.pressed):
                self._soiled.append(piece.rect.toAlignedRect())
        self.pressed = keys

    @property
    def controls(self) -> list[Control]:
        """What can be touched on it, in the order in which it was put there."""
        return [piece.control for piece in self.pieces.values() if piece.control is not None]

    def changed(self, before: float, now: float) -> list[QRect]:
        """While it enters all of it, later the pieces that were put or dropped."""
        soiled, self._soiled = self._soiled, []
        if len(soiled) > _MANY:
            whole = QRect()
            for rect in soiled:
                whole = whole.united(rect)
            soiled = [whole]
        return super().changed(before, now) or soiled

    def next_change(self, ms: float) -> float:
        """Now, if a piece was put or dropped."""
        return ms if self._soiled else super().next_change(ms)

    def steps(self) -> Iterator[None]:
        """Paint every piece, one a step, and those to come."""
        for piece in [*self.pieces.values(), *self.spare]:
            self._pixmap(piece)
            yield

    def prepare(self) -> None:
        """Paint every piece."""
        for _ in self.steps():
            pass

    def _pixmap(self, piece: Piece) -> QPixmap:
        rect = piece.rect.toAlignedRect()
        key = (piece.key, piece.state, rect.width(), rect.height())
        return self._store.get(key, lambda: paint_pixmap(rect, piece.draw))

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Copy the pieces."""
        assert self.span is not None
        progress = self.span.progress(ms)
        if progress <= 0 or alpha <= 0:
            return
        lift = round((1 - progress) * self.rise)
        painter.setOpacity(progress * alpha)
        clip = painter.clipBoundingRect() if painter.hasClipping() else QRectF(self.rect).adjusted(0, 0, 0, self.rise)
        for piece in self.pieces.values():
            if not piece.rect.translated(0, lift).intersects(clip):
                continue
            corner = piece.rect.toAlignedRect().topLeft() + QPoint(0, lift)
            painter.drawPixmap(corner, self._pixmap(piece))
            if piece.control is not None and piece.control.key in self.pressed and piece.control.enabled:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                pressed(painter, self.look, piece.rect, piece.control.radius)
