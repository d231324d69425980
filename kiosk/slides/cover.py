"""The opening page: the park's skyline over the lake, one lit window for every company, and an invitation to touch.

Write `name` (who shows this), `eyebrow` beside it, a `title` in one line and a `lead` that says what one lamp is.
Each company of the deck has one of the 1,900 lamps; a visitor who touches it reads its name, and is led to its page.

开场页：湖面上的园区天际线，每家企业一扇亮灯的窗，并邀请观众触摸。

写上 `name`（谁的展示）、旁边的 `eyebrow`、一行 `title`，以及说明一盏灯是什么的 `lead`。触摸一盏属于某家企业的灯，
会显示它的名称，并可打开它的页面。
"""

from itertools import product

from pydantic import Field
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from kiosk.content.deck import Slide
from kiosk.content.fields import Text
from kiosk.look.art import art
from kiosk.look.blocks import Painted
from kiosk.look.ink import text_rect, tight_rect, write
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Setting
from kiosk.look.skyline import TOWER_LEFT, WATERLINE, WHEEL, Placement, Skyline, lamp_places, reflection
from kiosk.look.tokens import BODY, COVER, LEAD, NAME
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.motion import RISE, Span
from kiosk.pages.controls import Control, Intent
from kiosk.pages.lamp_plate import LampPlate
from kiosk.pages.lights import lights
from kiosk.pages.page import Fault
from kiosk.pages.slide_page import SlidePage

_REACH = 48.0  # u, from a finger to the lamp that is meant
_AIR = 8.0  # u, between words and the city
_SIZES = (LEAD.size, 32.0, 30.0, 28.0, 26.0)  # u, of the lead
_AWAY = (72.0, 60.0, 48.0)  # u, from the headline to the lead's first baseline
_FOOT = 96.0  # u below the waterline, as far as the plate of a touched lamp may stand


class Content(Slide):
    """What staff may write."""

    name: Text = Field(description="谁的展示 · Who shows this")


EXAMPLE = """
kind: cover
name: {zh: 苏州工业园区, en: Suzhou Industrial Park}
eyebrow: {zh: 人工智能 2025 年度回望, en: AI in 2025}
title: {zh: 一湖灯火，一城智能, en: "A lake of lights, a city of AI"}
lead: {zh: 每一盏灯，是一家企业。, en: Every lamp is a company.}
"""


class Page(SlidePage[Content]):
    """Skyline at the right, headline at the left, the ripple on the water in the middle."""

    hint = False

    def place(self) -> None:
        """The cover's lake is deeper."""
        self.waterline = self.frame.cover_waterline
        self._lights = lights(tuple(company.id for company in self.deck.companies))

    def hero(self) -> float | None:
        """The shore shines under the tall tower."""
        return Placement.on(self.look, self.waterline).x(TOWER_LEFT + 80)

    def body(self) -> None:
        """City, reflection, words, invitation."""
        place = Placement.on(self.look, self.waterline)
        homes = self._lights.homes.values()
        # Where most lamps are companies, there is no telling them from the others, and no need to.
        self.add(Skyline(self.look, place, frozenset(homes if 2 * len(homes) <= len(lamp_places()) else ())))
        if not self.look.palette.plain:
            self.add(reflection(self.look, place))
        self._words(place)
        self._invitation()
        air = self.look.px(24)
        bounds = QRectF(air, air, self.frame.width - 2 * air, self.waterline + self.look.px(_FOOT) - air)
        self._touched = self.add(LampPlate(self.look, bounds))

    def _words(self, place: Placement) -> None:
        px, frame = self.look.px, self.frame
        room = frame.content if frame.portrait else place.x(TOWER_LEFT) - frame.left - px(24)
        first = frame.height * 0.1 if frame.portrait else px(147)
        name = self.set(spaced(self.t(self.slide.name)), NAME, frame.content)
        self.text(name, frame.left, first, at=30)
        if self.slide.eyebrow:
            self._eyebrow(name.width, first)
        baseline = first + (max(frame.height * 0.104, px(190)) if frame.portrait else px(170))
        sky = self.waterline - (WATERLINE * place.scale if frame.portrait else px(170)) - baseline
        lines = 3 if frame.portrait else 2
        title = self.set(spaced(self.t(self.slide.title)), COVER, room, lines=lines, even=True, height=sky * 0.9)
        self.text(title, frame.left, baseline, at=60)
        if self.slide.lead:
            lead, top = self._lead(room, baseline + title.last + title.pixels * 0.3)
            self.text(lead, frame.left, top, colour="text_2", at=100)

    def _lead(self, room: float, under: float) -> tuple[Setting, float]:
        """The lead and its first baseline, below a headline that ends at `under`.

        It is enlarged, and comes nearer to the headline for that, only as far as it keeps clear of the city, and is
        smaller than usual where that does not do.
        """
        height = self.waterline - self.look.px(110)
        if self.frame.portrait:
            height -= WATERLINE * Placement.on(self.look, self.waterline).scale - self.look.px(86)
        text = spaced(self.t(self.slide.lead))
        for size, away in product(sizes(self.look, _SIZES), _AWAY):
            top = under + self.look.px(away)
            lead = set_at(self.look, text, LEAD, size, room, lines=5)
            if lead.fits and top + lead.last <= height and not self._meets_city(lead, top):
                return lead, top
        if not lead.fits:
            self.faults.append(Fault("text_too_long", text))
        return lead, under + self.look.px(_AWAY[0])

    def _meets_city(self, words: Setting, top: float) -> bool:
        """Whether a line of `words` comes near the wheel or a lamp."""
        place, air = Placement.on(self.look, self.waterline), self.look.px(_AIR)
        city = [place.rect(drawn) for drawn in (WHEEL, *lamp_places())]
        rows = (
            QRectF(self.frame.left, top + row * words.pitch - words.pixels, line.width + air, words.pixels * 1.2 + air)
            for row, line in enumerate(words.lines)
        )
        return any(row.intersects(thing) for row in rows for thing in city)

    def _eyebrow(self, name_width: float, baseline: float) -> None:
        px, frame = self.look.px, self.frame
        text = spaced(self.t(self.slide.eyebrow))
        beside = frame.left + name_width + px(58)
        setting = self.look.set(text, BODY, frame.right - beside, size=32)
        if not setting.fits or frame.portrait:
            setting = self.set(text, BODY, frame.content, size=32)
            self.text(setting, frame.left, baseline + px(62), colour="text_2", at=45)
            return
        rule = QRectF(beside - px(30), baseline - px(30), self.look.line(1.6), px(36))
        colour = self.look.colour("cyan", 0.6)
        self.add(
            Painted(rect=rule.adjusted(-1, -1, 1, 1), draw=lambda p: p.fillRect(rule, colour), span=Span(45, RISE))
        )
        self.text(setting, beside, baseline, colour="text_2", at=45)

    def _invitation(self) -> None:
        px, frame = self.look.px, self.frame
        centre = QPointF(
            frame.width / 2, self.waterline + (frame.height - self.waterline) * (0.34 if frame.portrait else 0.465)
        )
        centre -= QPointF(0, px(52) * (self.look.text_scale - 1))  # enlarged words keep clear of the source
        size = px(240), px(60)
        rect = QRectF(centre.x() - size[0], centre.y() - size[1], 2 * size[0], 2 * size[1])
        main = self.set(spaced(say("touch_start", self.look.language)), NAME, frame.content)
        other = self.look.in_("en" if self.look.language == "zh" else "zh")
        second = other.set(spaced(say("touch_start", other.language)), BODY, frame.content, size=30)
        first = centre.y() + px(96)

        def draw(painter: QPainter) -> None:
            art("touch-ripple", palette=self.look.palette).render(painter, rect)
            write(painter, main, centre.x(), first, self.look.colour("text"), "centre")
            write(painter, second, centre.x(), first + px(52), self.look.colour("text_2"), "centre")

        reach = rect.united(text_rect(main, centre.x(), first, "centre"))
        reach = reach.united(text_rect(second, centre.x(), first + px(52), "centre"))
        block = self.add(Painted(reach, draw, Span(600, RISE), px(16)))
        block.words = tight_rect(main, centre.x(), first, "centre").united(
            tight_rect(second, centre.x(), first + px(52), "centre")
        )
        # Who is back here, the loop long yielded, takes it at its word.
        self._explore = Control("explore", reach, say("touch_start", self.look.language), Intent("next"))
        self.controls = [self._explore]

    # ----- the lake of lights -----------------------------------------------------------------------------

    def near(self, x: float, y: float) -> Control | None:
        """The company whose lamp is nearest to a finger on the city."""
        place = Placement.on(self.look, self.waterline)
        if y > self.waterline + self.look.px(12):
            return None
        key = self._lights.nearest(*place.drawn(x, y), self.look.px(_REACH) / place.scale)
        company = self.deck.company(key) if key is not None else None
        if company is None:
            return None
        # One control for all: a finger that is lifted beside the lamp it came down on means the one it is lifted at.
        return Control("light", self._lamp(company.id), self.t(company.name), Intent("light", company.id))

    def _lamp(self, company: str) -> QRectF:
        return Placement.on(self.look, self.waterline).rect(lamp_places()[self._lights.homes[company]])

    def take(self, intent: Intent, ms: float) -> bool:
        """Light a company's lamp; whatever else is wanted than to see that company puts it out."""
        if intent.name == "light":
            self._light(str(intent.value), ms)
            return True
        if intent.name != "company":
            self.put_away(ms)
        return False

    def _light(self, key: str, ms: float) -> None:
        company = self.deck.company(key)
        if company is None or key not in self._lights.homes:
            return
        avoid = [block.words for block in self.blocks if block.words is not None]
        name, touched = self.t(company.name), self._touched
        touched.show(key, self._lamp(key), name, self.t(company.track), avoid, ms)
        if touched.lit is not None:
            said = ", ".join(filter(None, (name, self.t(company.track))))
            self.controls = [Control(f"company.{key}", touched.lit.plate, said, Intent("company", key))]

    def put_away(self, ms: float) -> None:
        """No lamp shines any more."""
        self._touched.put_out(ms)
        self.controls = [self._explore]

    def changes(self, before: float, now: float) -> list[QRect]:
        """What differs between two moments; lamps answer a touch where nothing else moves, too."""
        rects = super().changes(before, now)
        if self.look.motion == "reduced":
            rects += self._touched.changed(before, now)
        if self._touched.lit is None:  # the page has entered again
            self.controls = [self._explore]
        return rects

    def next_change(self, ms: float) -> float:
        """The next twinkle, or now while a lamp is touched."""
        return min(super().next_change(ms), self._touched.next_change(ms))
