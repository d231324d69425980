"""The third view of the open panel: the last errors, versions, screen and clock, and the way to tests and a restart.

Must not know how anything of it was found out.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.booth.logs import Trouble
from kiosk.look.buttons import icon
from kiosk.look.ink import write
from kiosk.look.shortened import shortened
from kiosk.look.tokens import CODE, EFFECT, KEY
from kiosk.pages.controls import Intent
from kiosk.staff.desk.console import Console
from kiosk.staff.desk.plan import PAD
from kiosk.staff.desk.rows import Row
from kiosk.staff.desk.view import hair
from kiosk.staff.desk.words import tell

_ROW, _LINE = 76.0, 38.0
_MOST_LINES = 4


class MachineView(Console):
    """Errors, versions, system."""

    def body(self) -> None:
        """Three cards and four actions."""
        errors, versions, system = self.plan.cards(0.6, 340)
        language, known, px = self.look.language, self.known, self.look.px
        room = self.card(errors, tell("last_errors", language))
        area = QRectF(room.left(), room.top(), room.width() + px(PAD - 8), room.height())
        rows = [self._trouble(trouble, room.width()) for trouble in known.troubles] or [self._none(room.width())]
        self.rows("errors", area, rows)
        pairs = known.health.versions if known.health is not None else ()
        self._pairs("versions", versions, tell("versions", language), list(pairs))
        told = [
            (tell("date", language), f"{known.now:%Y-%m-%d}"),
            (tell("clock", language), f"{known.now:%H:%M} {known.zone}"),
            (tell("zone", language), getattr(known.now.tzinfo, "key", None) or known.now.tzname() or "?"),
            (tell("display", language), known.display),
            (tell("uptime", language), f"{known.uptime // 60}:{known.uptime % 60:02d} {tell('hours', language)}"),
        ]
        if known.health is not None:
            told.append((tell("memory", language), f"{known.health.memory / 1e6:.0f} MB"))
        self._pairs("system", system, tell("system", language), told)
        self._actions()

    def _actions(self) -> None:
        language = self.look.language
        back, screen, touch, restart = self.plan.actions()
        self.button("back", back, tell("back", language), Intent("view", "today"), icon="back", style="ghost")
        self.button("screen_test", screen, tell("screen_test", language), Intent("test", "screen"))
        self.button("touch_test", touch, tell("touch_test", language), Intent("test", "touch"))
        said = tell("restart_sure" if self.known.sure == "restart" else "restart", language)
        self.button("restart", restart, said, Intent("restart"), icon="reload")

    def _none(self, wide: float) -> Row:
        look, said = self.look, tell("errors_none", self.look.language)

        def draw(painter: QPainter, at: QRectF) -> None:
            size = look.px(36)
            icon(painter, look, "check", QRectF(at.left(), at.center().y() - size / 2, size, size), "green")
            line = look.set(said, EFFECT, wide, size=30)
            write(painter, line, at.left() + look.px(60), at.center().y() + look.px(11), look.colour("text"))

        return Row(said, look.px(120), draw)

    def _trouble(self, trouble: Trouble, wide: float) -> Row:
        """When, how often, and its first lines."""
        look, px = self.look, self.look.px
        lines = trouble.text.splitlines()[:_MOST_LINES]
        high = px(76) + len(lines) * px(_LINE)
        when = f"{trouble.at:%m-%d %H:%M:%S}" + (f"  × {trouble.times}" if trouble.times > 1 else "")

        def draw(painter: QPainter, at: QRectF) -> None:
            size = px(32)
            icon(painter, look, "err", QRectF(at.left(), at.top() + px(20), size, size), "red")
            head = shortened(look, when, KEY, 26, wide - px(48))
            write(painter, head, at.left() + px(48), at.top() + px(46), look.colour("red"))
            for place, line in enumerate(lines):
                said = shortened(look, line, CODE, CODE.size, wide - px(48))
                y = at.top() + px(88) + place * px(_LINE)
                write(painter, said, at.left() + px(48), y, look.colour("text_2"))
            hair(painter, look, at.left(), at.left() + wide, at.bottom() - px(2))

        return Row((trouble, wide), high, draw)

    def _pairs(self, name: str, card: QRectF, title: str, pairs: list[tuple[str, str]]) -> None:
        """Names at the left, values at the right."""
        px = self.look.px
        room = self.card(card, title)
        area = QRectF(room.left(), room.top(), room.width() + px(PAD - 8), room.height())
        self.rows(name, area, [self._pair(label, value, room.width()) for label, value in pairs])

    def _pair(self, label: str, value: str, wide: float) -> Row:
        look, px = self.look, self.look.px

        def draw(painter: QPainter, at: QRectF) -> None:
            baseline = at.center().y() + px(10)
            said = shortened(look, value, KEY, 28, wide * (0.66 if label else 1.0))
            write(painter, said, at.left() + wide, baseline, look.colour("text"), "right")
            if label:
                name = shortened(look, label, EFFECT, 26, wide - said.width - px(12))
                write(painter, name, at.left(), baseline, look.colour("text_2"))
            hair(painter, look, at.left(), at.left() + wide, at.bottom() - px(2))

        return Row((label, value, wide), px(_ROW), draw)
