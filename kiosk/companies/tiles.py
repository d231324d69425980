"""The card of one company: initial, picture or constellation, name with its matched letters, track.

Cards are painted once, as pixmaps in a bounded store: words first, because they are cheap, the picture when there is
time. Must not know where cards stand, or what was searched for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPixmap

from kiosk.companies.thumbnails import Thumbnails, accent_of
from kiosk.content.deck import Company
from kiosk.look.blocks import paint_pixmap
from kiosk.look.buttons import face, pressed
from kiosk.look.ink import lamp_bullet, write
from kiosk.look.look import Look, Setting
from kiosk.look.shortened import shorten
from kiosk.look.store import PixmapStore
from kiosk.look.tokens import INITIAL, KEY, SOURCE
from kiosk.look.typeset import in_one_line, spaced

RADIUS = 26.0
_PAD = 22.0
_AIR = 10.0  # between a picture and the words below it
_HIGH = 280.0  # u; a card this high has larger words
_TOP = 56.0  # u, that the initial takes
_PLACES = 512
#: Bytes of cards kept, in pages: some hundred cards.
_KEPT = 3

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Card:
    """What one card says: the name with the ranges to mark, its first letter ("" while nobody knows it)."""

    company: Company
    initial: str = ""
    marks: Marks = ()


@dataclass(frozen=True)
class Words:
    """The words of a card at their places, in the card's own pixels."""

    name: Setting
    baseline: float
    track: Setting | None
    track_baseline: float
    initial_baseline: float | None  # None: the name needs its place
    art: QRectF


class Tiles:
    """Cards of one size in one look."""

    def __init__(self, look: Look, folder: Path, size: QSizeF) -> None:
        """None is painted yet; pictures lie in `folder`."""
        self.look, self._folder, self.size = look, folder, size
        self._large = size.height() > look.px(_HIGH)
        self.rect = QRect(0, 0, round(size.width()), round(size.height()))
        self.store = PixmapStore(_KEPT * look.frame.width * look.frame.height * 4)
        self._plate: QPixmap | None = None
        self._pressed: QPixmap | None = None
        self._words: dict[str, Words] = {}  # by company: marks and initials do not move them
        self._tracks: dict[str, Setting] = {}
        self.thumbnails = Thumbnails(look, folder, large=self._large)

    @property
    def plate(self) -> QPixmap:
        """A card without words."""
        if self._plate is None:
            self._plate = paint_pixmap(self.rect, self._draw_plate)
        return self._plate

    @property
    def pressed(self) -> QPixmap:
        """What lies over a card under a finger."""
        if self._pressed is None:
            self._pressed = paint_pixmap(self.rect, self._draw_pressed)
        return self._pressed

    def has_words(self, card: Card) -> bool:
        """Whether its words are kept."""
        return (card.company.id, card.initial, card.marks) in self.store

    def card(self, card: Card) -> QPixmap:
        """A card with its words, painted now if it is not kept."""
        return self.store.get((card.company.id, card.initial, card.marks), lambda: self._paint(card))

    def painted(self, card: Card) -> bool:
        """Whether its picture is kept."""
        return ("art", card.company.id) in self.store

    def joined(self, card: Card) -> bool:
        """Whether the card and its picture are kept as one pixmap."""
        return ("whole", card.company.id, card.initial, card.marks) in self.store

    def whole(self, card: Card) -> QPixmap:
        """The card and its picture as one pixmap, joined now if they are not: a list that moves copies half as much."""
        return self.store.get(("whole", card.company.id, card.initial, card.marks), lambda: self._join(card))

    def _join(self, card: Card) -> QPixmap:
        picture, where = self.art(card)
        pixmap = QPixmap(self.card(card))
        painter = QPainter(pixmap)
        painter.drawPixmap(where, picture)
        painter.end()
        return pixmap

    def begin(self, card: Card) -> bool:
        """Let its picture be decoded beside the show; whether `art` need not wait for it."""
        return self.thumbnails.begin(card.company, self._place(card))

    def art(self, card: Card) -> tuple[QPixmap, QPointF]:
        """Its picture, painted now if it is not kept, and where it lies on the card."""
        key, place = ("art", card.company.id), self._place(card)
        return self.store.get(key, lambda: self.thumbnails.paint(card.company, place)), QPointF(place.topLeft())

    def _place(self, card: Card) -> QRect:
        """Where its picture lies on the card."""
        return self.words(card).art.toAlignedRect()

    # ----- words ------------------------------------------------------------------------------------------

    def words(self, card: Card) -> Words:
        """Name and track set from below, the initial at the top; the picture has what is left at the right."""
        key = card.company.id
        if key not in self._words:
            if len(self._words) >= _PLACES:
                self._words.clear()
            self._words[key] = self._set(card)
        return self._words[key]

    def _set(self, card: Card) -> Words:
        look, px = self.look, self.look.px
        width, height = self.size.width() - 2 * px(_PAD), self.size.height()
        track = None
        foot = height - px(34 if self._large else 24)
        if card.company.track is not None:
            track = self._track(card.company.track.in_(look.language), width - px(22))
        lift = (track.pixels * 1.56) if track is not None else px(4)
        name = self._name(card, width, foot - lift - px(24))
        baseline = foot - lift - name.last
        top = baseline - name.pixels * 0.86
        left = px(_PAD + 10 if self._large else _PAD + 68)
        art = QRectF(left, px(4), self.size.width() - left - px(8), top - px(4 + _AIR))
        return Words(name, baseline, track, foot, min(px(54), top - px(14)) if top > px(_TOP) else None, art)

    def _track(self, text: str, width: float) -> Setting:
        """Many companies share one."""
        if text not in self._tracks:
            if len(self._tracks) >= _PLACES:
                self._tracks.clear()
            said = spaced(in_one_line(text))
            self._tracks[text] = shorten(said, lambda words: self.look.set(words, SOURCE, width))
        return self._tracks[text]

    def _name(self, card: Card, width: float, height: float) -> Setting:
        """In one line while that is large enough, else in two, evenly broken; what is longer ends in an ellipsis."""
        look, text = self.look, spaced(in_one_line(card.company.name.in_(self.look.language)))
        size = KEY.size * (1.25 if self._large else 1.0)
        least = size * 0.88 * look.text_scale
        if look.measure(text, KEY, least) <= width:
            return look.set(text, KEY, width, size=size, smallest=least)
        size *= 0.9

        def lay(said: str) -> Setting:
            return look.set(said, KEY, width, size=size, lines=2, height=height, even=said == text)

        return shorten(text, lay)

    def _paint(self, card: Card) -> QPixmap:
        words, look, px = self.words(card), self.look, self.look.px
        accent = look.palette.accent(accent_of(card.company))
        pixmap = QPixmap(self.plate)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.initial and words.initial_baseline is not None:
            setting = look.set(card.initial, INITIAL, px(80))
            write(painter, setting, px(_PAD), words.initial_baseline, QColor(accent))
        _write_marked(painter, look, card, words, px(_PAD))
        if words.track is not None:
            lamp_bullet(painter, px(_PAD), words.track_baseline, look.u * 0.86, QColor(accent))
            write(painter, words.track, px(_PAD + 22), words.track_baseline, look.colour("text_2"))
        painter.end()
        return pixmap

    # ----- plates -----------------------------------------------------------------------------------------

    def _draw_plate(self, painter: QPainter) -> None:
        face(painter, self.look, QRectF(self.rect), RADIUS, self.look.palette.card, "edge", 1.8)

    def _draw_pressed(self, painter: QPainter) -> None:
        pressed(painter, self.look, QRectF(self.rect), self.look.px(RADIUS))


def _write_marked(painter: QPainter, look: Look, card: Card, words: Words, x: float) -> None:
    """The name, its matched letters in cyan; a plain palette underlines them too."""
    setting, plain = words.name, look.colour("text")
    if not card.marks:
        write(painter, setting, x, words.baseline, plain)
        return
    found = marked(card.company.name.in_(look.language), [line.text for line in setting.lines], card.marks)
    lit = look.colour("cyan")
    painter.setFont(setting.font)
    for index, (line, flags) in enumerate(zip(setting.lines, found, strict=True)):
        y = words.baseline + index * setting.pitch
        start = 0
        while start < len(line.text):
            end = start
            while end < len(line.text) and flags[end] == flags[start]:
                end += 1
            left = x - line.hang + look.measure(line.text[:start], KEY, setting.pixels / look.u)
            painter.setPen(lit if flags[start] else plain)
            painter.drawText(QPointF(left, y), line.text[start:end])
            if flags[start] and look.palette.plain:
                wide = look.measure(line.text[start:end], KEY, setting.pixels / look.u)
                painter.fillRect(QRectF(left, y + look.px(6), wide, look.px(4)), lit)
            start = end


def marked(name: str, lines: Sequence[str], marks: Marks) -> list[list[bool]]:
    """For every character of `lines` whether it is marked: `marks` are ranges of `name`, of which the lines are set.

    Setting a name changes nothing but its spaces, so the others are counted.
    """
    chosen = {place for start, end in marks for place in range(start, end)}
    solid = iter([place for place, character in enumerate(name) if not character.isspace()])
    return [[not letter.isspace() and next(solid, -1) in chosen for letter in line] for line in lines]
