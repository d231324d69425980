"""The first view of the open panel: what is wrong with the content, the slides with today's switches, how it runs.

Must not know how rows are drawn, or what actions do.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.look.buttons import face, icon
from kiosk.look.ink import write
from kiosk.look.look import Look, Setting
from kiosk.look.tokens import EFFECT, KEY, LABEL
from kiosk.pages.controls import Intent
from kiosk.staff.desk.console import Console
from kiosk.staff.desk.plan import PAD
from kiosk.staff.desk.problem_rows import problem_rows
from kiosk.staff.desk.slide_rows import slide_rows
from kiosk.staff.desk.view import hair
from kiosk.staff.desk.words import minutes, tell


class LiveView(Console):
    """Problems, slides, this machine."""

    def body(self) -> None:
        """Three cards and four actions."""
        problems, slides, running = self.plan.cards(middle=True)
        self._problems(problems)
        self._slides(slides)
        self._running(running)
        self._actions()

    # ----- problems -----------------------------------------------------------------------------------------

    def _problems(self, card: QRectF) -> None:
        language, px = self.look.language, self.look.px
        room = self.card(card, tell("problems", language))
        x = self.words[-1][0].rect.right() + px(20)
        checked = self.known.checked
        for one, many, count, colour in (
            ("error", "errors", len(checked.errors), "red"),
            ("warning", "warnings", len(checked.warnings), "warn"),
        ):
            if count:
                said = tell(one, language) if count == 1 else tell(many, language, count=count)
                setting = self.look.set(said, KEY, card.width() / 3, size=28)
                pill = QRectF(x, card.top() + px(22), setting.width + px(32), px(50))
                self.drawings.append(
                    partial(self._draw_pill, look=self.look, pill=pill, setting=setting, colour=colour)
                )
                x = pill.right() + px(12)
        area = QRectF(room.left(), room.top(), room.width() + px(PAD - 8), room.height())
        self.rows("problems", area, problem_rows(self.look, room.width(), checked))

    @staticmethod
    def _draw_pill(painter: QPainter, look: Look, pill: QRectF, setting: Setting, colour: str) -> None:
        if not look.palette.plain:
            painter.setPen(look.colour(colour))
            painter.setBrush(look.colour(colour, 0.16))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        else:
            face(painter, look, pill, 25, (look.palette.ghost,) * 2, colour, 2)
        baseline = pill.center().y() + setting.pixels * 0.37
        write(painter, setting, pill.center().x(), baseline, look.colour(colour), "centre")

    @property
    def stamp(self) -> Hashable:
        """The pills count problems."""
        known = self.known
        return len(known.checked.errors), len(known.checked.warnings), tuple(good for *_, good in self._facts())

    # ----- slides -------------------------------------------------------------------------------------------

    def _slides(self, card: QRectF) -> None:
        language, known, px = self.look.language, self.known, self.look.px
        time = minutes(known.round)
        playing = sum(listed.plays for listed in known.slides)
        self.card(card, tell("slides", language), tell("round", language, count=playing, time=time))
        inside = self.plan.inside(card)
        area = inside.adjusted(-px(PAD - 14), 0, px(PAD - 8), 0)
        self.rows("slides", area, slide_rows(self.look, area.width() - px(8), known))

    # ----- this machine -------------------------------------------------------------------------------------

    def _facts(self) -> list[tuple[str, str, str, bool]]:
        """Label, value, unit, and whether that is well."""
        known, language = self.known, self.look.language
        facts = [
            (tell("uptime", language), f"{known.uptime // 60}:{known.uptime % 60:02d}", tell("hours", language), True),
            (tell("clock", language), f"{known.now:%H:%M}", known.zone, True),
        ]
        if known.health is not None:
            facts.append((tell("memory", language), f"{known.health.memory / 1e6:.0f}", "MB", True))
        word = "touch_ok" if known.touch else "touch_none"
        facts.append((tell("touch", language), tell(word, language), "", known.touch))
        count = len(known.troubles)
        said = tell("errors_some", language, count=count) if count else tell("errors_none", language)
        facts.append((tell("last_errors", language), said, "", not count))
        return facts

    def _running(self, card: QRectF) -> None:
        px = self.look.px
        room = self.card(card, tell("running", self.look.language))
        facts = self._facts()
        columns = 3 if self.look.frame.portrait else 1
        lines = -(-len(facts) // columns)
        wide, high = room.width() / columns, min(px(124), room.height() / lines)
        for place, (label, value, unit, good) in enumerate(facts):
            row, column = divmod(place, columns)
            cell = QRectF(room.left() + column * wide, room.top() + row * high, wide, high)
            self._fact(cell, label, value, unit, good)
            if row < lines - 1 and not column:
                line = partial(hair, look=self.look, left=room.left(), right=room.right(), y=cell.bottom())
                self.drawings.append(line)

    def _fact(self, cell: QRectF, label: str, value: str, unit: str, good: bool) -> None:
        px = self.look.px
        left, room = cell.left() + px(48), cell.width() - px(48)
        top = cell.center().y() - px(48)
        mark = QRectF(cell.left(), top + px(8), px(32), px(32))
        name, colour = ("check", "green") if good else ("warn", "warn")
        self.drawings.append(lambda painter: icon(painter, self.look, name, mark, colour))
        self.text(label, EFFECT, 26, left, top + px(34), room, "text_2")
        said = self.text(value, LABEL, 46, left, top + px(86), room)
        beside = left + said.setting.width + px(12)
        small = self.look.set(unit, EFFECT, cell.right() - beside, size=26)
        if small.fits:  # on a narrow screen there is no room for it
            self.place_lines(small, beside, top + px(86), "text_2")

    # ----- actions ------------------------------------------------------------------------------------------

    def _actions(self) -> None:
        language, known = self.look.language, self.known
        leave, more, play, again = self.plan.actions()
        said = tell("exit_sure" if known.sure == "exit" else "exit", language)
        self.button("exit", leave, said, Intent("exit"), icon="exit", style="ghost")
        self.button("more", more, tell("more", language), Intent("view", "today"), icon="grid")
        picked = known.picked
        plays = picked is not None and known.slides[picked].plays
        page = picked + 1 if picked is not None else 1
        self.button("play", play, tell("play_from", language, page=page), Intent("play"), icon="next", enabled=plays)
        said = tell("reloading" if known.checking else "reload", language)
        self.button("reload", again, said, Intent("reload"), icon="reload", style="primary")
