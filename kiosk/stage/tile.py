"""A tile of the accessibility sheet: icon, what it is called, what it does, and a switch or the three sizes of text.

Owns where these stand in a tile. Must not know the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from kiosk.look import buttons
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Look, Setting
from kiosk.look.placed import Placed, middle
from kiosk.look.tokens import CHOICE, EFFECT, LABEL, SMALLEST
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.stage.access import SCALES, Access

RADIUS = buttons.TILE_RADIUS
_PAD, _ICON, _FLAT_ICON = 34.0, 64.0, 56.0
_SEGMENT = 60.0  # u high
_STEP_AIR = 36.0  # u, around the words of a step
_FIELDS = {"contrast": "contrast", "calm": "calm", "lower": "lowered"}


@dataclass(frozen=True)
class Tile:
    """One choice at its place, as it stands."""

    name: str
    look: Look
    rect: QRectF
    access: Access
    icon_rect: QRectF
    switch_rect: QRectF | None
    words: list[Placed]
    #: For the size of text: every step's place and word.
    steps: list[tuple[QRectF, Placed]] = field(default_factory=list)

    def value(self, access: Access) -> float | bool:
        """What it shows of the choices."""
        return access.text_scale if self.name == "text" else bool(getattr(access, _FIELDS[self.name]))

    @property
    def on(self) -> bool:
        """Whether it is chosen; for text: whether it is larger than usual."""
        return bool(self.value(self.access)) if self.name != "text" else self.access.text_scale > 1

    @property
    def said(self) -> str:
        """Its name, with the size of text in use."""
        name = say(_title(self.name), self.look.language)
        return f"{name}: {_step(self.look, self.access.text_scale)}" if self.name == "text" else name

    def saying(self, access: Access) -> Tile:
        """The same with other choices."""
        return replace(self, access=access)

    def paint(self, painter: QPainter, look: Look) -> None:
        """Draw it all."""
        buttons.tile(painter, look, self.rect, self.on, ticked=self.switch_rect is None)
        buttons.icon(painter, look, {"text": "text"}.get(self.name, self.name), self.icon_rect)
        for place, words in enumerate(self.words):
            words.paint(painter, look, "text_2" if place else "text")
        if self.switch_rect is not None:
            buttons.switch(painter, look, self.switch_rect, self.on)
        if self.steps:
            self._paint_steps(painter)

    def _paint_steps(self, painter: QPainter) -> None:
        """The sizes side by side in one outline; the one in use stands on a filled one, and is written dark."""
        look, palette = self.look, self.look.palette
        whole = self.steps[0][0].united(self.steps[-1][0])
        buttons.face(painter, look, whole, _SEGMENT, (palette.switch_off,) * 2, "knob", 2)
        for scale, (rect, words) in zip(SCALES, self.steps, strict=True):
            chosen = scale == self.access.text_scale
            if chosen:
                inset = look.px(6)
                inside = rect.adjusted(inset, inset, -inset, -inset)
                buttons.face(painter, look, inside, _SEGMENT, palette.primary, "cyan", 0)
            words.paint(painter, look, "ink" if chosen else "text")


def _title(name: str) -> str:
    return "text_size" if name == "text" else name


def _step(look: Look, scale: float) -> str:
    return say("text_normal", look.language) if scale == 1 else f"×{scale:g}"


def tile_named(name: str, look: Look, rect: QRectF, access: Access, *, flat: bool) -> Tile:
    """The tile of that name in `rect`; a `flat` one has its title between icon and switch."""
    px = look.px
    pad = px(_PAD * (0.75 if flat else 1))
    inside = rect.adjusted(pad, pad, -pad, -pad)
    size = px(_FLAT_ICON if flat else _ICON)
    icon = QRectF(inside.left() - size * 0.08, inside.top(), size, size)
    wide, high = (px(side) for side in buttons.SWITCH)
    switch = QRectF(inside.right() - wide, icon.center().y() - high / 2, wide, high) if name != "text" else None
    title_text = say(_title(name), look.language)
    if flat:
        left = icon.right() + px(18)
        room = (switch.left() if switch else inside.right()) - px(14) - left
        title = middle(look.set(title_text, LABEL, room), left, icon.center().y(), "left")
        below = icon.bottom()
    else:
        setting = look.set(title_text, LABEL, inside.width())
        spare = rect.bottom() - icon.bottom() - setting.pixels * 0.9 - _effects_height(look, inside.width())
        title = Placed(setting, inside.left(), icon.bottom() + max(px(8), spare / 2) + setting.pixels * 0.88)
        below = title.baseline + px(8)
    if name == "text":
        return Tile(name, look, rect, access, icon, None, [title], _steps(look, inside, below))
    room = rect.bottom() - px(12) - below - px(12)
    effect = _effect(name, look, inside.width(), 1 if flat else 2, room)
    baseline = below + px(12) + effect.pixels * 0.92
    if flat:
        baseline += max(0.0, inside.bottom() - below - px(12) - effect.height) / 2
    return Tile(name, look, rect, access, icon, switch, [title, Placed(effect, inside.left(), baseline)])


def _effect(name: str, look: Look, width: float, lines: int, height: float | None = None) -> Setting:
    return look.set(spaced(say(f"{name}_effect", look.language)), EFFECT, width, lines=lines, height=height, even=True)


def _effects_height(look: Look, width: float) -> float:
    """How high what stands below a title is in the highest of the tiles, so that all titles are on one line."""
    highest = max(_effect(name, look, width, 2).height for name in _FIELDS)
    return max(highest, look.px(_SEGMENT)) + look.px(20)


def _steps(look: Look, inside: QRectF, below: float) -> list[tuple[QRectF, Placed]]:
    """The three sizes in one row at the tile's foot."""
    high = min(look.px(_SEGMENT), inside.bottom() - below)
    inside = inside.adjusted(-look.px(6), 0, look.px(6), 0)
    top = min(inside.bottom() + look.px(10) - high, below + look.px(18))
    texts = [_step(look, scale) for scale in SCALES]
    air = inside.width() - len(SCALES) * look.px(_STEP_AIR)
    for size in sizes(look, (CHOICE.size, SMALLEST)):
        made = [set_at(look, text, CHOICE, size, inside.width()) for text in texts]
        if sum(setting.width for setting in made) <= air:
            break
    spare = (inside.width() - sum(setting.width for setting in made)) / len(SCALES)
    found, left = [], inside.left()
    for setting in made:
        rect = QRectF(left, top, setting.width + spare, high)
        centre = QPointF(rect.center())
        found.append((rect, middle(setting, centre.x(), centre.y())))
        left = rect.right()
    return found
