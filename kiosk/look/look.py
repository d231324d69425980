"""How a page is to look: its frame, language, palette and motion in one frozen value that everything is handed.

Also sets text by rule: text that does not fit steps down the type scale, and says so when even the smallest
size does not do. Must not know what is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtGui import QColor, QFont

from kiosk.content.fields import Language
from kiosk.look import fonts
from kiosk.look.frame import Frame
from kiosk.look.store import PixmapStore
from kiosk.look.tokens import NIGHT, SCALE, SMALLEST, Palette, TypeStyle
from kiosk.look.typeset import Line, break_lines, curled

_SCALES = (1.375, 1.25, 1.125, 1.0)


@dataclass(frozen=True)
class Setting:
    """Text set in lines: what to draw, with which font, and how much room it takes, in pixels."""

    lines: tuple[Line, ...]
    font: QFont
    pixels: float
    pitch: float
    ascent: float
    descent: float
    fits: bool = True

    @property
    def width(self) -> float:
        """Width of the longest line."""
        return max((line.width - line.hang for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """From the top of the first line's letters to the bottom of the last one's."""
        return self.ascent + self.descent + self.pitch * max(0, len(self.lines) - 1)

    @property
    def last(self) -> float:
        """From the first baseline to the last."""
        return self.pitch * max(0, len(self.lines) - 1)


@dataclass(frozen=True)
class Look:
    """Frame, language, palette, motion and text scale of a page."""

    frame: Frame
    language: Language = "zh"
    palette: Palette = NIGHT
    motion: Literal["full", "reduced"] = "full"
    text_scale: float = 1.0
    store: PixmapStore = field(default_factory=PixmapStore, compare=False, repr=False)

    @property
    def u(self) -> float:
        """Pixels in one u."""
        return self.frame.u

    def px(self, u: float) -> float:
        """So many u in pixels."""
        return self.frame.px(u)

    def line(self, u: float) -> float:
        """Pixels of a line `u` thick: one at least, and more in high contrast."""
        return max(1.0, self.px(u * self.palette.line))

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour by its name in the palette, or `#rrggbb` from it; a plain palette knows no half-clear ones."""
        made = QColor(name if name.startswith("#") else getattr(self.palette, name))
        made.setAlphaF(1.0 if self.palette.plain and alpha > 0 else alpha)
        return made

    def calmer(self) -> Iterator[Look]:
        """This look, then the same with its text less and less enlarged: for words that otherwise have no room."""
        yield self
        for scale in _SCALES:
            if scale < self.text_scale:
                yield replace(self, text_scale=scale)

    def in_(self, language: Language) -> Look:
        """The same in another language."""
        return replace(self, language=language)

    def measure(self, text: str, style: TypeStyle, size: float | None = None) -> float:
        """Width of one line of text in pixels, at `size` u."""
        return self._advance(style, (size or style.size) * self.u)(text)

    def set(
        self,
        text: str,
        style: TypeStyle,
        width: float,
        *,
        lines: int = 1,
        height: float | None = None,
        size: float | None = None,
        smallest: float = SMALLEST,
        even: bool = False,
    ) -> Setting:
        """`text` set within `width` pixels, at most `lines` lines and `height` pixels.

        Begins at `size` u (the style's own by default) and steps down the type scale until it fits. If even
        `smallest` does not do, the setting keeps every word, takes as many lines as it needs, and `fits` is
        False, so that staff can be told.
        """
        first = (size or style.size) * (self.text_scale if style.size <= 36 else 1.0)
        sizes = [first, *(step for step in SCALE if step < first and step >= smallest)]
        setting = None
        for step in sizes:
            setting = self._try(text, style, step, width, even)
            roomy = height is None or setting.height <= height + 0.5
            if len(setting.lines) <= lines and roomy and setting.width <= width + 0.5:
                return setting
        assert setting is not None
        return replace(setting, fits=False)

    def _drawn(self, style: TypeStyle) -> TypeStyle:
        """The style as this palette has it: where colour cannot set words apart from the ground, weight does."""
        return replace(style, face="sans-bold") if self.palette.plain and style.face == "sans" else style

    def _advance(self, style: TypeStyle, pixels: float) -> Callable[[str], float]:
        style = self._drawn(style)
        return fonts.advance(style.face, pixels, self.language, style.tracking, style.half_width)

    def _try(self, text: str, style: TypeStyle, size: float, width: float, even: bool) -> Setting:
        pixels = size * self.u
        chinese = self.language == "zh"
        broken = break_lines(
            text if chinese else curled(text),
            width,
            self._advance(style, pixels),
            em=pixels if chinese and not style.half_width else 0.0,
            even=even,
        )
        return Setting(
            lines=tuple(broken),
            font=fonts.style_font(self._drawn(style), pixels, self.language),
            pixels=pixels,
            pitch=pixels * (style.line if chinese else max(1.2, style.line - 0.15)),
            ascent=pixels * 0.88,
            descent=pixels * 0.22,
        )
