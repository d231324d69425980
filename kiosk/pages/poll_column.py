"""The column of one answer: its tower of lamps, the percentage and the votes that stand on it, and the visitor's lamp.

Owns how a column enters and how it takes a vote, both as functions of progress. Must not know what is asked, who
counts, or what a touch does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from kiosk.charts.lamp_field import LampField
from kiosk.charts.lit import Finish
from kiosk.charts.numeral import Figures, Numeral
from kiosk.charts.towers import reflect
from kiosk.look.blocks import Block, paint_pixmap
from kiosk.look.ink import glow, tight_rect, vertical
from kiosk.look.larger import set_at
from kiosk.look.look import Look
from kiosk.look.placed import Placed
from kiosk.look.tokens import BODY
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.motion import AT_REST, COUNT, LIGHT, Span
from kiosk.pages.poll_plan import Count, PollPlan, votes_size

_GLOW, _PEAK = 46.0, 0.9  # u: how far the visitor's lamp shines
_LARGE = 2.1  # how many times as large as the others it sets out
_HEAD = 4.0  # u: a plain bar's bright end


class PollColumn(Block):
    """One answer's column. It enters with its page, and turns to another count whenever it is told."""

    def __init__(self, look: Look, plan: PollPlan, place: int, count: Count) -> None:
        """`place` is its number from the left."""
        self._look, self._plan, self._left = look, plan, plan.x(place)
        self._at = 120.0 + 60.0 * place
        reach = look.px(_GLOW)
        depth = plan.waterline + look.px(_GLOW + 30)
        rect = QRectF(self._left - reach, plan.top, plan.width + 2 * reach, depth - plan.top)
        super().__init__(rect, Span(self._at, LIGHT))
        colours = {False: look.colour("moon_limb"), True: look.colour("cyan")}
        finish: Finish = "flat" if look.palette.plain else "lit"
        foot = (self._left, plan.foot)
        self._colours = colours
        self._fields = {
            own: LampField(plan.stack, foot, plan.height, colour, seed=place, finish=finish)
            for own, colour in colours.items()
            if plan.stack is not None
        }
        #: Before the first vote a floor of lamps stands there unlit.
        self._unlit: LampField | None = None
        if plan.stack is not None:
            edge = look.colour("edge")
            self._unlit = LampField(plan.stack, foot, plan.stack.pitch, edge, seed=place, finish="hollow")
        self._place = place
        self._water: dict[bool, QPixmap] = {}
        self._light: QPixmap | None = None
        self._turned = -math.inf  # the millisecond from which it turns to `count`
        self.count = self._before = count
        self._write()

    # ----- what it shows ----------------------------------------------------------------------------------

    def turn(self, count: Count, ms: float) -> None:
        """Show another count from that millisecond on; it moves there from what it showed."""
        self._before, self.count, self._turned = self.count, count, ms
        self._write()

    def settle(self) -> None:
        """The page enters anew: it enters with what it has."""
        self._before, self._turned = self.count, -math.inf
        self._write()

    def _write(self) -> None:
        """Set the percentage and the votes, and note where they stand in the end."""
        plan, look, count = self._plan, self._look, self.count
        self._numeral: Numeral | None = None
        self._votes: Placed | None = None
        self.words = None
        if count.share is None:
            return
        rolls = self._turned > -math.inf and self._before.share is not None
        before = self._before.share or 0
        if len(str(before)) > len(str(count.share)):  # it would end where its last digit had been, off its tower
            before = count.share
        key = "votes_one" if count.votes == 1 else "votes"
        written = spaced(say(key, look.language, count=f"{count.votes:,}"))
        setting = set_at(look, written, BODY, votes_size(look), plan.width)
        baseline = plan.foot - plan.length(count.votes) - plan.head
        if not plan.beside:
            self._votes = Placed(setting, self._left, baseline)
            baseline -= look.px(votes_size(look) * 1.4)
        self._numeral = Numeral(
            look,
            Figures(Decimal(count.share), 0, "%", ""),
            self._left - look.px(plan.size) * 0.03,
            baseline,
            plan.size,
            at=self._turned if self._turned > -math.inf else min(self._at, 220.0),
            accent="cyan" if count.own else "moon",
            before=Decimal(before) if rolls else None,
            rolls=rolls,
        )
        if plan.beside:
            beside = self._numeral.x + self._numeral.width + look.px(18)
            self._votes = Placed(setting, beside, baseline)
        assert self._numeral.words is not None and self._votes is not None
        self.words = self._numeral.words.united(tight_rect(setting, self._votes.x, self._votes.baseline))

    # ----- time -------------------------------------------------------------------------------------------

    @property
    def end(self) -> float:
        """When it has entered; a vote that comes later holds up nothing."""
        return min(self._at, 220.0) + max(LIGHT.ms, COUNT.ms) + 60.0

    @property
    def _turn_ends(self) -> float:
        return self._turned + max(LIGHT.ms, COUNT.ms)

    def moving(self, before: float, now: float) -> bool:
        """While it enters, and while it turns."""
        return (before < self.end and now > self._at) or (before < self._turn_ends and now > self._turned)

    def next_change(self, ms: float) -> float:
        """Now while it enters or turns."""
        if self._turned <= ms < self._turn_ends:
            return ms
        return math.inf if ms >= self.end else max(ms, self._at)

    def _progress(self, ms: float) -> tuple[float, float]:
        """How far it has entered, and how far it has turned."""
        assert self.span is not None
        turned = Span(self._turned, LIGHT).progress(ms) if self._turned <= ms < self._turn_ends else 1.0
        return self.span.progress(ms), turned

    # ----- pixels -----------------------------------------------------------------------------------------

    def steps(self) -> Iterator[None]:
        """Paint what it may show, whoever votes, a part a step: lamps in both colours, reflections, numerals, light."""
        look, plan = self._look, self._plan
        for field in (*self._fields.values(), *([self._unlit] if self._unlit else [])):
            field.prepare()
            yield
        for accent in ("moon", "cyan"):  # what is painted for one figure is kept for all
            Numeral(look, Figures(Decimal(0), 0, "%", ""), 0, 0, plan.size, accent=accent).prepare()
            yield
        if not self._water:
            area = QRectF(self._left, plan.waterline + look.px(2), plan.tower, plan.shallows)
            for own, colour in self._colours.items():
                self._water[own] = paint_pixmap(
                    area.toAlignedRect(),
                    lambda painter, colour=colour: reflect(painter, look, area, colour, self._place),  # type: ignore[misc]
                )
        if self._light is None:
            reach = look.px(_GLOW)
            disc = QRectF(-reach, -reach, 2 * reach, 2 * reach)
            self._light = paint_pixmap(
                disc.toAlignedRect(),
                lambda painter: glow(painter, look, QPointF(), reach, reach, look.colour("text"), _PEAK),
            )
        yield

    def prepare(self) -> None:
        """All of it at once."""
        if self._light is None:
            for _ in self.steps():
                pass

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw it as it is at that millisecond."""
        entered, turned = self._progress(ms)
        if entered <= 0 or alpha <= 0:
            return
        self.prepare()
        if self.count.share is None:
            if self._unlit is not None:
                painter.setOpacity(alpha * entered)
                self._unlit.paint(painter, self._unlit.room)
            return
        plan, count = self._plan, self.count
        final, was = plan.length(count.votes), plan.length(self._before.votes)
        length = (was + (final - was) * turned) * entered
        if count.votes:
            painter.setOpacity(alpha * entered)
            water = self._water[count.own]
            wide = min(count.votes * plan.stack.pitch, plan.tower) if plan.stack else plan.tower
            part = QRect(0, 0, math.ceil(wide), water.height()) & water.rect()
            painter.drawPixmap(QPoint(round(self._left), round(plan.waterline + self._look.px(2))), water, part)
        painter.setOpacity(alpha)
        if self._fields:
            others = count.votes - count.own
            self._fields[count.own].paint(painter, round(others * entered))
        elif length > 0:
            self._paint_bar(painter, length)
        self._paint_words(painter, ms, alpha, final - length, entered)
        if count.own and count.votes:
            painter.setOpacity(alpha * entered)
            self._paint_own(painter, turned, alpha * entered)

    def _paint_words(self, painter: QPainter, ms: float, alpha: float, sunk: float, entered: float) -> None:
        """The percentage and the votes ride on the head, which is `sunk` pixels below its place."""
        assert self._numeral is not None and self._votes is not None
        shift = round(sunk)
        painter.translate(0, shift)
        self._numeral.paint(painter, ms if ms >= self._turned else AT_REST, alpha)
        painter.setOpacity(alpha * min(1.0, 3 * entered))
        self._votes.paint(painter, self._look, "text_2")
        painter.translate(0, -shift)

    def _paint_bar(self, painter: QPainter, length: float) -> None:
        """Too many votes for lamps: one bar, bright at its head."""
        plan, colour = self._plan, self._colours[self.count.own]
        bar = QRectF(self._left, plan.foot - length, plan.tower, length)
        if self._look.palette.plain:
            painter.fillRect(bar, colour)
            return
        shades = []
        for place, alpha in ((0.0, 0.95), (0.45, 0.62), (1.0, 0.34)):
            shade = QColor(colour)
            shade.setAlphaF(alpha)
            shades.append((place, shade))
        painter.fillRect(bar, QBrush(vertical(bar.top(), bar.bottom(), shades)))
        head = min(length, self._look.px(_HEAD))
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), head), colour.lighter(140))

    def _paint_own(self, painter: QPainter, turned: float, alpha: float) -> None:
        """The visitor's lamp comes up from its plate, white and large, and joins the others; it stays white.

        A bar has no lamps: there it goes out in the bar's head.
        """
        plan, look = self._plan, self._look
        if plan.stack is not None:
            there = plan.stack.lamp(self.count.votes - 1, (self._left, plan.foot))
        else:
            side = look.px(11)
            middle = QPointF(self._left + plan.tower / 2, plan.foot - plan.length(self.count.votes))
            there = QRectF(middle - QPointF(side / 2, 0), QSizeF(side, side))
            alpha *= 1 - turned
        if alpha <= 0:
            return
        middle = there.center()
        middle.setY(middle.y() + (plan.waterline + look.px(30) - middle.y()) * (1 - turned))
        size = there.width() * (_LARGE + (1 - _LARGE) * turned)
        reach = look.px(_GLOW)
        painter.setOpacity(alpha * (1 - 0.35 * turned))
        if self._light is not None and not look.palette.plain:
            painter.drawPixmap(QPointF(middle.x() - reach, middle.y() - reach), self._light)
        painter.save()  # bars are painted without
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(alpha)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text"))
        lamp = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        painter.drawRoundedRect(lamp, size * 0.16, size * 0.16)
        painter.restore()

    def changed(self, before: float, now: float) -> list[QRect]:
        """All of it while anything moves."""
        return [self.reach] if self.moving(before, now) else []
