"""What the views of the open panel share: title and lock above, the line at the foot, four actions, three cards.

Must not know what stands in the cards.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.look.buttons import face, icon
from kiosk.look.ink import write
from kiosk.look.look import Look
from kiosk.look.tokens import EFFECT, SHEET
from kiosk.pages.controls import Intent
from kiosk.staff.desk.state import Known
from kiosk.staff.desk.view import View
from kiosk.staff.desk.words import minutes, tell

_LOCK = 430.0  # u


class Console(View):
    """A view of the open panel. Subclasses fill `body`, and give every value of theirs that the plate shows."""

    def __init__(self, look: Look, known: Known) -> None:
        """Away."""
        super().__init__(look)
        self.known = known
        self._left = 0

    def say(self, known: Known) -> None:
        """What is known has changed."""
        if known != self.known:
            self.known = known
            if self._laid:
                self.renew()

    def count(self, seconds: float) -> None:
        """So long until the panel locks itself."""
        left = max(0, -int(-seconds // 1))
        if left != self._left:
            self._left = left
            if self._laid:
                self._renew_lock()

    @property
    def stamp(self) -> Hashable:
        """What stands on the plate without being a word of it."""
        return None

    def compose(self) -> None:
        """The frame, then the body."""
        px, plan, language = self.look.px, self.plan, self.look.language
        header = plan.header
        title = self.text(tell("desk", language), SHEET, 60, header.left(), header.top() + px(72), header.width() / 2)
        beside = header.left() + title.setting.width + px(32)
        room = self._lock_rect.left() - px(24) - beside
        self.text(tell("staff_only", language), EFFECT, 28, beside, header.top() + px(70), room, "text_2")
        self.text(tell("good_kept", language), EFFECT, 26, plan.left, plan.foot, plan.wide, "text_2")
        self._put_lock()
        self.body()

    def body(self) -> None:
        """Cards and actions."""
        raise NotImplementedError

    # ----- the lock -----------------------------------------------------------------------------------------

    @property
    def _lock_rect(self) -> QRectF:
        header = self.plan.header
        wide = min(self.look.px(_LOCK), header.width() / 2)
        return QRectF(header.right() - wide, header.top(), wide, header.height())

    def _put_lock(self) -> None:
        rect, language, left = self._lock_rect, self.look.language, minutes(self._left)
        name = tell("lock_now", language, left=left)
        draw = partial(self._draw_lock, look=self.look, rect=rect, left=left)
        self.put("lock", rect, name, Intent("leave_desk"), draw, left, radius=48)

    def _renew_lock(self) -> None:
        """Only the lock is painted anew, every second."""
        others, self.buttons = [b for b in self.buttons if b.control.key != "desk.lock"], []
        self._put_lock()
        lock = self.buttons[0]
        self.buttons = [lock, *others]
        self._faces.pop(lock.control.key, None)
        self._soil(self._button_rect(lock))

    @staticmethod
    def _draw_lock(painter: QPainter, look: Look, rect: QRectF, left: str) -> None:
        """When it locks itself, and a cross that says that it can be closed now."""
        px = look.px
        face(painter, look, rect, 48, (look.palette.ghost,) * 2, "green", 2.0)
        middle = rect.center().y()
        size = px(36)
        icon(painter, look, "lock", QRectF(rect.left() + px(32), middle - size / 2, size, size), "green")
        said = look.set(tell("locks_in", look.language, left=left), EFFECT, rect.width() - px(260), size=30)
        baseline = middle + said.pixels * 0.36
        write(painter, said, rect.left() + px(84), baseline, look.colour("green"))
        close = look.set(tell("close", look.language), EFFECT, px(110), size=30)
        right = rect.right() - px(36)
        write(painter, close, right, baseline, look.colour("text"), "right")
        cross = px(36)
        icon(painter, look, "close", QRectF(right - close.width - px(10) - cross, middle - cross / 2, cross, cross))
