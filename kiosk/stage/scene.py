"""The scene: the lake, the page that shows, the page that leaves, and the progress row, as pixels over time.

Paints into any painter and tells which pixels differ between two moments. Must not know decks, windows or clocks:
it is handed pages and times (seconds).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from kiosk.look.blocks import Block
from kiosk.look.lake import Shore, lake
from kiosk.look.look import Look
from kiosk.look.store import PixmapStore
from kiosk.motion import AT_REST
from kiosk.pages.page import Page
from kiosk.stage.dimming import Dimming
from kiosk.stage.overlay import FRAME, Cover, Overlay
from kiosk.stage.patches import patches
from kiosk.stage.progress import Progress, Segments
from kiosk.stage.strips import Strips
from kiosk.stage.transition import FAINTEST, Change

_GUTTER = 64  # u between two pages that push each other


class Scene:
    """What is on stage."""

    def __init__(self, look: Look) -> None:
        """An empty lake."""
        self._lakes = PixmapStore()
        self._row_covered = False  # something stands where the progress row is
        #: What lies over the page, the lowest first.
        self.overlays: list[Overlay] = []
        #: The one of them that may hide all below it.
        self.cover: Cover | None = None
        self.dimming = Dimming()
        self.strips = Strips(self.dimming)
        self.page: Page | None = None
        self._old: Page | None = None
        self._still: tuple[Page, object, QPixmap] | None = None  # a page at rest on its lake, as dimmed: what fades out
        self._change = Change("none")
        self._left = self._entered = 0.0  # when the old page began to leave, and the one that shows to enter
        self._last = 0.0
        self._segments: Segments | None = None
        self._everything = True
        self._beside: Page | None = None  # the page that comes in under the finger
        self._offset = self._slid = 0.0  # pixels to the right: now, and at the last advance
        self._patches: list[QRect] = []
        self._region = QRegion()
        self._bounds = QRect()
        self.relook(look)

    def relook(self, look: Look) -> None:
        """Another size, language or palette: everything is painted anew."""
        if self._bounds.size() != QSize(look.frame.width, look.frame.height):
            self._lakes.clear()
        self.look = look
        self.progress = Progress(look)
        page_bytes = look.frame.width * look.frame.height * 4
        self._lakes.limit = 3 * page_bytes  # the cover's lake, all other slides', and a company page's
        look.store.limit = page_bytes  # what blocks hold themselves lives on without it
        self._still = None
        if self._old is not None:  # it has the size or language that is left behind
            self._old, self._change = None, Change("fade", reduced=self._change.reduced)
        self._bounds = QRect(0, 0, look.frame.width, look.frame.height)
        self._beside, self._offset = None, 0.0
        self._everything = True
        for overlay in self.overlays:
            overlay.relook(look)

    def show(self, page: Page, now: float, change: Change) -> None:
        """Bring a page on stage at `now`; the one that shows leaves."""
        interrupted = self.leaving(now)  # a page that was still leaving is gone at once, and with it its pixels
        self._old = self.page if change.ms and self.page is not None else None
        self._everything = self._everything or self._old is None
        if self._old is not None and not change.pushes:
            self.prepare_leaving()
        self.page, self._change, self._left, self._last = page, change, now, now
        # Without a transition it has entered already; its time goes on all the same.
        late = -page.end if change.kind == "none" else change.lead if self._old is not None else 0.0
        self._entered = now + late / 1000
        if interrupted or (self._old is not None and self._old.waterline != page.waterline):
            self._everything = True

    def prepare_leaving(self) -> bool:
        """Paint the page that shows as it will fade out; returns whether there was anything to do."""
        if self.page is None:
            return False
        state = self.dimming.state, self.page.version
        if self._still is not None and self._still[:2] == (self.page, state):
            return False
        pixmap = QPixmap(self._lake(self.page))
        painter = QPainter(pixmap)
        self.page.paint(painter, AT_REST, furniture=False, shade=self._shade(self.page))
        painter.end()
        self._still = self.page, state, pixmap
        return True

    @property
    def width(self) -> float:
        """From a page to the one beside it, in pixels."""
        return self.look.frame.width + self.look.px(_GUTTER)

    def slide(self, beside: Page | None, offset: float) -> None:
        """Push the page `offset` pixels to the right; `beside` comes in from the side that it leaves free."""
        self._beside, self._offset = beside, offset

    def take(self, page: Page, now: float) -> None:
        """The page that came in has the place now, at rest."""
        self._beside, self._offset, self._old, self._still = None, 0.0, None, None
        self.page, self._change, self._last = page, Change("none"), now
        self._left = self._entered = now - page.end / 1000
        self._everything = True

    def cover_row(self, covered: bool) -> None:
        """Leave the progress row out while something stands there."""
        if covered != self._row_covered:
            self._row_covered = covered
            self.soil()

    def soil(self) -> None:
        """Everything is painted again in the next frame."""
        self._everything = True

    def rest(self, now: float) -> None:
        """End what enters or leaves, within one frame: values are final. What drifts goes on."""
        if self.page is not None and self.moving(now):
            self._old = None
            self._change = Change("fade", reduced=self._change.reduced)
            self._left = self._entered = now - self.page.end / 1000
            self._everything = True

    def swap(self, page: Page) -> None:
        """Put a page in the place of the one that shows, at the same moment of its life."""
        self.page = page
        self._still = None
        self._everything = True

    def ms(self, now: float) -> float:
        """Milliseconds since the page that shows began to enter; 0 while it waits for the old one to make room."""
        return max(0.0, now - self._entered) * 1000

    def leaving(self, now: float) -> bool:
        """Whether an old page can still be seen."""
        return self._old is not None and (now - self._left) * 1000 < self._change.ms

    def moving(self, now: float) -> bool:
        """Whether something enters or leaves."""
        if self.page is None:
            return False
        return self.leaving(now) or self.ms(now) < self.page.end

    def advance(self, now: float, segments: Segments | None) -> QRegion:
        """Go on to `now`; returns the pixels that differ from the last time."""
        rects: list[QRect] = []
        if self.page is not None:
            before, ms = self.ms(self._last), self.ms(now)
            rects += self.page.changes(before, ms)
            if self._old is not None:
                full = self._change.pushes or self._old.waterline != self.page.waterline
                rects += [self._bounds] if full else self._old.reaches() + self.page.furniture()
                if not self.leaving(now):
                    self._old = self._still = None
        rects += self.dimming.advance(now, self.page)
        if self._covered:
            rects = []
        if self._offset != self._slid:
            if not self._slid and self.page is not None:
                self.strips.take(self.page, self.ms(now))
            self._slid = self._offset
            rects = [self._bounds]
        for overlay in self.overlays:
            rects += overlay.advance(now)
        rects.append(self.progress.changed(self._segments, segments))
        self._segments, self._last = segments, now
        if self._everything:
            self._everything = False
            rects = [self._bounds]
        self._patches = patches(rects, self._bounds)
        self._region = QRegion()
        for rect in self._patches:
            self._region += rect
        return QRegion(self._region)

    def wake(self, now: float, seconds: float) -> float:
        """The moment (seconds) at which something looks different next; infinity when nothing will.

        `seconds` is the current slide's dwell while its segment fills, 0 while it stands.
        """
        if self._everything or self.leaving(now):
            return now + FRAME
        at = min(self.dimming.wake(now), *(overlay.wake(now) for overlay in self.overlays), math.inf)
        if self.page is not None and not self._covered:
            change = self.page.next_change(self.ms(now))
            if change < AT_REST:
                at = min(at, max(now + FRAME, self._entered + change / 1000))
        if self._segments is not None and seconds:
            at = min(at, now + self.progress.step(self._segments, seconds))
        return at

    @property
    def _covered(self) -> bool:
        """Whether nothing of the page can be seen: then it may move as it likes."""
        return self.cover is not None and self.cover.covers

    def _lake(self, page: Page | None) -> QPixmap:
        frame = self.look.frame
        waterline = page.waterline if page is not None else frame.waterline
        return self._lakes.get((waterline, self.look.palette.plain), lambda: lake(frame, waterline, self.look.palette))

    def prepare_lake(self, page: Page) -> None:
        """Paint the lake a page stands on, if it is not there yet."""
        self._lake(page)

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Draw the pixels of `region` as they were at the last `advance`."""
        parts = cast(Iterable[QRect], region)  # iterable, though its stub does not say so
        for rect in self._patches if region == self._region else patches(parts, self._bounds):
            painter.setClipRect(rect)
            self._paint_patch(painter, rect)

    def _paint_patch(self, painter: QPainter, rect: QRect) -> None:
        if self._covered and self.cover is not None:
            for overlay in self.overlays[self.overlays.index(self.cover) :]:
                overlay.paint(painter, rect)
            return
        painter.drawPixmap(rect.topLeft(), self._lake(self.page), rect)
        if self._slid:
            self._paint_sliding(painter)
        else:
            self._paint_page(painter, rect)
        if self._segments is not None and not self._row_covered and rect.intersects(self.progress.rect):
            self.progress.paint(painter, self._segments)
        for overlay in self.overlays:
            overlay.paint(painter, rect)

    def _paint_page(self, painter: QPainter, rect: QRect) -> None:
        page, since = self.page, (self._last - self._left) * 1000
        if self._old is not None and since < self._change.ms:
            alpha, shift = self._change.leaving(since)
            if self._change.pushes or self._still is None:
                shade = self._shade(self._old)
                self._old.paint(painter, AT_REST, alpha, shift=shift * self.width, furniture=False, shade=shade)
            else:
                painter.setOpacity(alpha)
                painter.drawPixmap(rect.topLeft(), self._still[2], rect)
                painter.setOpacity(1.0)
        if page is not None:
            alpha, shift = self._change.arriving(since)
            patch = None if shift else rect
            page.paint(painter, self.ms(self._last), alpha, patch, shift=shift * self.width, shade=self._shade(page))

    def _paint_sliding(self, painter: QPainter) -> None:
        """The page and the one beside it, both at rest, the farther from their place the fainter."""
        page, beside = self.page, self._beside
        share = min(1.0, abs(self._slid) / self.width)
        if beside is not None and page is not None and beside.waterline != page.waterline:
            painter.setOpacity(share)
            painter.drawPixmap(0, 0, self._lake(beside))
            painter.setOpacity(1.0)
        side = -1 if self._slid > 0 else 1
        came = self._slid + side * self.width
        for shown, there, shift in ((page, 1 - share, self._slid), (beside, share, came)):
            if shown is None:
                continue
            for block in shown.blocks:
                if isinstance(block, Shore) or (block.span is None and shown is page):
                    fading = there if isinstance(block, Shore) else 1.0
                    block.paint(painter, shown.end, fading * self.dimming.of(shown, block))
            painter.setOpacity(FAINTEST + (1 - FAINTEST) * there)
            self.strips.get(shown).paint(painter, round(shift))
            painter.setOpacity(1.0)

    def _shade(self, page: Page) -> Callable[[Block], float]:
        """How opaque a page's blocks are."""
        of = self.dimming.of
        return lambda block: of(page, block)
