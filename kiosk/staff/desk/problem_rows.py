"""The rows of the problem card: what is wrong, on which line, how to mend it, and the lines themselves.

Owns how one problem is laid, with its bad line tinted. Must not know the card.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from kiosk.content.checked import Checked
from kiosk.content.problems import Problem
from kiosk.look.buttons import face, icon
from kiosk.look.ink import stroke, write
from kiosk.look.look import Look, Setting
from kiosk.look.shortened import shortened
from kiosk.look.tokens import CODE, EFFECT, KEY
from kiosk.look.typeset import spaced
from kiosk.staff.desk.rows import Row
from kiosk.staff.desk.view import hair
from kiosk.staff.desk.words import tell

_ICON, _INDENT = 36.0, 60.0
_LINE = 42.0  # u, of code
_NUMBER = 64.0  # u, of its number


def problem_rows(look: Look, wide: float, checked: Checked) -> list[Row]:
    """A row a problem, errors first; one that says that all is well when there is none."""
    problems = (*checked.errors, *checked.warnings)
    return [_Laid(look, wide, checked, problem).row() for problem in problems] or [_all_well(look)]


def _all_well(look: Look) -> Row:
    def draw(painter: QPainter, rect: QRectF) -> None:
        size = look.px(_ICON)
        icon(painter, look, "check", QRectF(rect.left(), rect.center().y() - size / 2, size, size), "green")
        said = look.set(tell("no_problems", look.language), EFFECT, rect.width() - look.px(_INDENT), size=30)
        write(
            painter, said, rect.left() + look.px(_INDENT), rect.center().y() + said.pixels * 0.36, look.colour("text")
        )

    return Row("well", look.px(120), draw)


@lru_cache(maxsize=512)
def _words(look: Look, text: str, wide: float, size: float, bold: bool) -> Setting:
    return look.set(spaced(text), KEY if bold else EFFECT, wide, lines=4, size=size, smallest=size)


class _Laid:
    """One problem, set."""

    def __init__(self, look: Look, wide: float, checked: Checked, problem: Problem) -> None:
        px, language = look.px, look.language
        self.look, self.problem, self.wide = look, problem, wide
        self.colour = "red" if problem.severity == "error" else "warn"
        where = problem.cell or (
            tell("line", language, line=problem.line) if problem.line is not None else problem.file
        )
        self.where = shortened(look, where, KEY, 28, wide * 0.4)
        left = px(_INDENT)
        self.what = _words(look, problem.what(language), wide - left - self.where.width - px(24), 32, True)
        mend = problem.mend(language)
        self.mend = _words(look, tell("mend", language, mend=mend), wide - left, 26, False) if mend else None
        self.code = self._code(checked)
        self.top = px(20)
        self.code_top = self.top + self.what.height + self.what.pixels * 0.5
        self.mend_top = self.code_top + (len(self.code) * px(_LINE) + px(28) if self.code else 0.0)
        self.high = self.mend_top + (self.mend.height if self.mend else 0.0) + px(26)

    def _code(self, checked: Checked) -> list[tuple[int, str]]:
        """The line with its neighbours, if it is one of the content file's; else the line alone, if there is one."""
        problem, source = self.problem, checked.source
        if problem.line is None or problem.cell or not problem.snippet.strip():
            return []
        if source is None or problem.file != source.name:
            return [(problem.line, problem.snippet)]
        around = range(problem.line - 1, problem.line + 2) if problem.severity == "error" else (problem.line,)
        return [(number, source.line(number)) for number in around if 1 <= number <= len(source.lines)]

    def row(self) -> Row:
        says = (self.problem, self.problem.what(self.look.language), tuple(self.code))
        return Row(says, self.high, self.draw)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        look, px = self.look, self.look.px
        left, top = rect.left() + px(_INDENT), rect.top() + self.top
        first = top + self.what.ascent
        size = px(_ICON)
        name = "err" if self.colour == "red" else "warn"
        icon(painter, look, name, QRectF(rect.left(), first - size * 0.82, size, size), self.colour)
        write(painter, self.what, left, first, look.colour("text"))
        right = rect.left() + self.wide
        write(painter, self.where, right, first, look.colour(self.colour), "right")
        if self.code:
            self._draw_code(painter, QRectF(left, rect.top() + self.code_top, right - left, 0))
        if self.mend is not None:
            write(painter, self.mend, left, rect.top() + self.mend_top + self.mend.ascent, look.colour("text_2"))
        hair(painter, look, rect.left(), right, rect.bottom() - px(2))

    def _draw_code(self, painter: QPainter, box: QRectF) -> None:
        look, px = self.look, self.look.px
        box.setHeight(len(self.code) * px(_LINE) + px(12))
        face(painter, look, box, 12, (look.palette.switch_off,) * 2, "hair", 1.0)
        file = shortened(look, self.problem.file, EFFECT, 24, box.width() * 0.4)
        for place, (number, text) in enumerate(self.code):
            row = QRectF(box.left(), box.top() + px(6) + place * px(_LINE), box.width(), px(_LINE))
            bad = number == self.problem.line
            if bad:
                painter.setPen(Qt.PenStyle.NoPen)
                if not look.palette.plain:
                    painter.fillRect(row, look.colour(self.colour, 0.2))
                painter.fillRect(QRectF(row.left(), row.top(), px(5), row.height()), look.colour(self.colour))
            baseline = row.center().y() + px(9)
            number_set = look.set(str(number), CODE, px(_NUMBER))
            write(painter, number_set, row.left() + px(_NUMBER), baseline, look.colour("text_3"), "right")
            start = row.left() + px(_NUMBER + 24)
            room = row.right() - start - px(20) - (file.width + px(20) if place == 0 else 0)
            self._draw_line(painter, text, start, baseline, room, bad)
            if place == 0:
                write(painter, file, row.right() - px(20), baseline, look.colour("text_2"), "right")

    def _draw_line(self, painter: QPainter, text: str, x: float, baseline: float, room: float, bad: bool) -> None:
        """One line of code; of a bad one, what is wrong from its column on is underlined."""
        look, px = self.look, self.look.px
        kept = text.rstrip()
        indent = len(kept) - len(kept.lstrip())
        shift = px(12) * min(indent, 12)
        said = shortened(look, kept.lstrip() or " ", CODE, CODE.size, room - shift)
        write(painter, said, x + shift, baseline, look.colour("text" if bad else "text_2"))
        column = (self.problem.column or 0) - 1 - indent
        if bad and 0 <= column < len(said.lines[0].text):
            before = look.measure(said.lines[0].text[:column], CODE)
            painter.setPen(stroke(look.colour(self.colour), max(1.5, px(2.4))))
            start, end, y = x + shift + before, x + shift + said.width, baseline + px(7)
            wave, up = px(8), True
            while start < end - wave / 2:
                step = min(wave, end - start)
                painter.drawLine(
                    QPointF(start, y + (px(3) if up else 0)), QPointF(start + step, y + (0 if up else px(3)))
                )
                start, up = start + step, not up
