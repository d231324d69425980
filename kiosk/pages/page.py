"""A page: blocks over the lake, the same for slides and for touch pages.

Owns the order of blocks, what is dirty between two moments, and the furniture all pages share: eyebrow, headline,
lead, source, hint. Must not know the stage, the loop, or what time it is.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.look.blocks import Block, Painted
from kiosk.look.ink import Align, flat_ripple, lamp_bullet, text_rect, tight_rect, write
from kiosk.look.lake import Shore
from kiosk.look.look import Look, Setting
from kiosk.look.panorama import Panorama
from kiosk.look.tokens import EYEBROW, HEADLINE, LEAD, SOURCE, TypeStyle
from kiosk.look.typeset import in_one_line, spaced
from kiosk.look.words import say
from kiosk.look.zoom import REST, Zoomable
from kiosk.motion import AT_REST, FADE, RISE, SUPPORT, Span
from kiosk.pages.controls import Control, Hotspot, Intent
from kiosk.pages.scroller import Scroller


@dataclass(frozen=True)
class Fault:
    """Something staff should know about a page: a code of `content/wording.py` and the text it is about.

    `reason`: what was raised, where something cannot be drawn.
    """

    code: str
    text: str = ""
    reason: str = ""


B = TypeVar("B", bound=Block)


class Page:
    """Blocks that enter over the lake. `build()` fills it; `prepare()` paints it, a block a step."""

    def __init__(self, look: Look, folder: Path = Path()) -> None:
        """An empty page; `folder` is where relative paths begin."""
        self.look = look
        self.frame = look.frame
        self.folder = folder
        self.blocks: list[Block] = []
        self.faults: list[Fault] = []
        #: What blocks raised while they were painted.
        self.broken: list[Exception] = []
        self._lost: list[QRect] = []  # where blocks that broke may have left their pixels
        self.waterline = self.frame.waterline
        #: What numerals and charts of this page count to, by name: where the next version starts from.
        self.values: dict[str, float] = {}
        #: Where its figures come from, as visitors read it; empty when it has none.
        self.source = ""
        #: What a visitor may touch to read its fact.
        self.hotspots: list[Hotspot] = []
        #: Everything else on it that can be touched.
        self.controls: list[Control] = []
        #: The picture that may be pinched, if there is one.
        self.zoomable: Zoomable | None = None
        #: What a drag on it moves, where it has a list.
        self.scroller: Scroller | None = None
        #: Whether it needs the dock; a page with controls of its own does not.
        self.docked = True
        #: The row in pixels below which the dock stays even when it is lowered, clear of what is touched on the page.
        self.clear = 0.0
        self._group: str | None = None

    # ----- building -------------------------------------------------------------------------------------

    def build(self) -> None:
        """Make the blocks. Kinds override it."""

    def add(self, block: B) -> B:
        """Put a block on top of the others."""
        if self._group is not None:
            block.group = self._group
        self.blocks.append(block)
        return block

    @contextmanager
    def grouped(self, key: str) -> Iterator[None]:
        """All blocks added within belong to the hotspot of that key: they stay while the others recede."""
        before, self._group = self._group, key
        try:
            yield
        finally:
            self._group = before

    def hotspot(
        self,
        key: str,
        title: str,
        lines: tuple[str, ...] = (),
        *,
        accent: str = "cyan",
        rect: QRectF | None = None,
        leads: Intent | None = None,
    ) -> Hotspot:
        """Let the blocks grouped under `key` answer a touch with `title` and `lines`.

        Empty lines are left out, and so are line breaks typed for the page. `rect` is what is framed and touched;
        without it, all that those blocks cover. A touch `leads` elsewhere instead.
        """
        if rect is None:
            rect = QRectF()
            for block in self.blocks:
                if block.group == key:
                    rect = rect.united(block.words or QRectF(block.rect))
        first, *rest = (spaced(in_one_line(line)) for line in (title, *lines))
        spot = Hotspot(key, rect, first, tuple(line for line in rest if line), accent, leads)
        self.hotspots.append(spot)
        return spot

    def set(self, text: str, style: TypeStyle, width: float, **how: object) -> Setting:
        """Set text by `Look.set`; what does not fit is noted as a fault."""
        setting = self.look.set(text, style, width, **how)  # type: ignore[arg-type]
        if not setting.fits:
            self.faults.append(Fault("text_too_long", text))
        return setting

    def text(
        self,
        setting: Setting,
        x: float,
        baseline: float,
        *,
        colour: str | QColor = "text",
        align: Align = "left",
        at: float | None = 60.0,
        rise: float = 24.0,
    ) -> Painted:
        """A block of set text. `at` None: it is simply there (shared furniture)."""
        shade = colour if isinstance(colour, QColor) else self.look.colour(colour)
        block = Painted(
            text_rect(setting, x, baseline, align),
            lambda painter: write(painter, setting, x, baseline, shade, align),
            None if at is None else Span(at, SUPPORT if rise < 24 else RISE),
            self.look.px(rise) if at is not None else 0.0,
        )
        block.words = tight_rect(setting, x, baseline, align)
        return self.add(block)

    def shore(self, hero: float | None = None) -> None:
        """The waterline, brightest under `hero` (pixels from the left)."""
        self.add(Shore(self.look, self.waterline, hero))

    def heading(
        self,
        title: str,
        eyebrow: str | None,
        lead: str | None,
        accent: str,
        *,
        width: float | None = None,
        lines: int = 2,
        height: float = math.inf,
    ) -> float:
        """Eyebrow, headline and lead at the top left, `width` pixels wide; returns the y below them.

        The headline takes `height` pixels at most.
        """
        frame, look = self.frame, self.look
        room = width or frame.content
        if eyebrow:
            self.eyebrow(eyebrow, frame.left, frame.eyebrow, accent, room)
        size = 92.0 if frame.portrait and look.language == "zh" else 84.0 if look.language == "zh" else 78.0
        limit = 4 if len(title) > 60 else 3 if frame.portrait else lines
        space = min(height, frame.waterline * 0.62 - (frame.headline - look.px(84)))
        setting = self.set(spaced(title), HEADLINE, room, lines=limit, size=size, even=True, height=space)
        self.text(setting, frame.left, frame.headline, at=60)
        bottom = frame.headline + setting.last + setting.pixels * 0.3
        if lead:
            body = self.set(spaced(lead), LEAD, room, lines=4, smallest=26, even=True)
            first = bottom + look.px(72)
            self.text(body, frame.left, first, colour="text_2", at=100)
            bottom = first + body.last + body.pixels * 0.4
        return bottom

    def eyebrow(self, text: str, x: float, baseline: float, accent: str, room: float) -> None:
        """The small line above a headline, with its lamp."""
        look, colour = self.look, self.look.colour(self.look.palette.accent(accent))
        setting = self.set(spaced(text), EYEBROW, room - look.px(28))

        def draw(painter: QPainter) -> None:
            lamp_bullet(painter, x, baseline, look.u, colour)
            write(painter, setting, x + look.px(28), baseline, colour)

        rect = text_rect(setting, x + look.px(28), baseline).adjusted(-look.px(30), 0, 0, 0)
        block = self.add(Painted(rect, draw, Span(30, RISE), look.px(24)))
        block.words = tight_rect(setting, x + look.px(28), baseline)

    def foot(self, source: str | None, *, hint: bool = True) -> None:
        """Source line and touch hint: shared furniture that neither fades nor moves between pages."""
        look, frame = self.look, self.frame
        # Larger, it sinks a little, away from what stands above.
        hint_width, y = 0.0, frame.source + look.px(16 * (look.text_scale - 1))
        if hint:
            # Where both are larger, the hint leaves its room to the source.
            told = spaced(say("source", look.language, source=source)) if source else ""
            least = look.measure(told, SOURCE, SOURCE.size * look.text_scale)
            room = max(frame.content * 0.34, frame.content - look.px(138) - least)
            words = look.set(spaced(say("touch_more", look.language)), SOURCE, room, size=26, smallest=26)
            hint_width = words.width + look.px(90)
            x = frame.right

            def draw(painter: QPainter) -> None:
                write(painter, words, x, y, look.colour("text_2"), "right")
                flat_ripple(painter, QPointF(x - words.width - look.px(54), y - look.px(9)), look)

            rect = text_rect(words, x, y, "right").adjusted(-look.px(90), 0, 0, 0)
            self.add(Painted(rect, draw, None)).words = tight_rect(words, x, y, "right")
        if source:
            text = say("source", look.language, source=source)
            room = frame.content - hint_width - look.px(48)
            setting = look.set(spaced(text), SOURCE, room)
            if not setting.fits:  # a second line would climb into what stands above, so one line comes first
                setting = self.set(spaced(text), SOURCE, room, lines=2)
            self.text(setting, frame.left, y - setting.last, colour="text_3", at=None)

    # ----- answering ------------------------------------------------------------------------------------

    def near(self, x: float, y: float) -> Control | None:
        """A control that is found only by touching, where there are too many to name them all; None: none is there."""
        return None

    def take(self, intent: Intent, ms: float) -> bool:
        """Hear what was asked for at that moment; True: it was for this page, and nobody else answers it."""
        return False

    def press(self, keys: frozenset[str]) -> None:
        """Exactly these of its controls look pressed, where it draws them so."""

    def put_away(self, ms: float) -> None:
        """What a touch has opened on the page goes, from that moment on."""

    # ----- living ---------------------------------------------------------------------------------------

    @property
    def version(self) -> object:
        """Equal at two moments when the page looks the same at rest."""
        return None

    @property
    def end(self) -> float:
        """The millisecond from which the page stands still."""
        if self.look.motion == "reduced":
            return FADE.ms
        return max((block.end for block in self.blocks if not block.ambient), default=0.0)

    def next_change(self, ms: float) -> float:
        """The next millisecond at which the page looks different; infinity when it rests for good."""
        if self.look.motion == "reduced":
            return ms if ms < FADE.ms else math.inf
        return min((block.next_change(ms) for block in self.blocks), default=math.inf)

    def prepare(self) -> Iterator[None]:
        """Paint everything, one block a step; take the steps while nothing moves."""
        for block in self.blocks:
            block.prepare()
            yield

    def paint(
        self,
        painter: QPainter,
        ms: float,
        alpha: float = 1.0,
        patch: QRect | None = None,
        *,
        shift: float = 0.0,
        furniture: bool = True,
        shade: Callable[[Block], float] | None = None,
    ) -> None:
        """Draw the page as it is `ms` after it began to enter; on its way out `alpha` is below 1.

        `furniture` (blocks without a span) neither fades nor moves; a page that leaves goes without it, because the
        next one brings its own. `shift` moves the content sideways by so many pixels. `shade(block)` is how opaque a
        block is on top of that. A block that raises is left out from then on and noted in `broken`.
        """
        if self.look.motion == "reduced":
            alpha, ms = alpha * FADE.ease(ms / FADE.ms), AT_REST
        for block in self._upwards():
            if not furniture and (block.span is None or (shift and isinstance(block, Shore))):
                continue
            if patch is not None and not patch.intersects(block.reach):
                continue
            moved = 0.0 if block.span is None or isinstance(block, Shore) else shift
            opaque = (alpha if block.span is not None else 1.0) * (shade(block) if shade else 1.0)
            if opaque <= 0:
                continue
            try:
                painter.translate(moved, 0)
                block.paint(painter, ms, opaque)
                painter.translate(-moved, 0)
            except Exception as error:  # whatever staff's content provokes, the rest of the page is shown
                painter.translate(-moved, 0)
                self.broken.append(error)
                self._lost.append(block.reach)
                self.blocks.remove(block)
        painter.setOpacity(1.0)

    def _upwards(self) -> list[Block]:
        """The blocks from the lowest up: a picture under the fingers comes on top of all, or alone."""
        lifted = self.zoomable
        if lifted is None or lifted.view == REST or lifted not in self.blocks:
            return list(self.blocks)
        return [lifted] if lifted.alone else [*(block for block in self.blocks if block is not lifted), lifted]

    def pinchable(self, block: Painted | Panorama) -> None:
        """Let fingers pinch the picture that this block of the page shows."""
        self.zoomable = Zoomable(block, self.look)
        self.blocks[self.blocks.index(block)] = self.zoomable

    def rehearse(self) -> None:
        """Paint a few moments where nobody sees it, so that what would fail on stage fails here.

        Raises what a block raised.
        """
        canvas = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(canvas)
        for ms in (0.0, 300.0, 700.0, AT_REST):
            self.paint(painter, ms)
        painter.end()
        if self.broken:
            raise self.broken[0]

    def changes(self, before: float, now: float) -> list[QRect]:
        """The rectangles that differ between two moments of its entry; they may overlap."""
        if self.look.motion == "reduced":
            return [block.reach for block in self.blocks] if before < FADE.ms else []
        return [rect for block in self.blocks for rect in block.changed(before, now)]

    def furniture(self) -> list[QRect]:
        """Where stands what neither fades nor moves: there from the first moment."""
        return [block.reach for block in self.blocks if block.span is None]

    def reaches(self) -> list[QRect]:
        """All pixels that any of its blocks may touch, or may have touched before it broke."""
        return [*self._lost, *(block.reach for block in self.blocks)]
