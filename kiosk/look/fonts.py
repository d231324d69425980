"""Fonts by face, with the stated list of stand-ins, and what each face resolves to on this machine.

Must not know what is written with them. Needs a QGuiApplication before the first font is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from kiosk.content.fields import Language
from kiosk.look.tokens import Face, TypeStyle

#: For every face the families in the order in which they are tried.
FAMILIES: dict[str, tuple[str, ...]] = {
    "serif": (
        "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "STSong", "SimSun",
        "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei",
    ),
    "sans": (
        "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei",
        "WenQuanYi Zen Hei", "SimHei",
    ),
}  # fmt: skip


@lru_cache(maxsize=256)
def font(face: Face, pixels: float, language: Language, tracking: float = 0.0, half_width: bool = False) -> QFont:
    """A font of that face, `pixels` high (em), tracked by `tracking` em.

    In Chinese `half_width` sets punctuation to half its width; in English quotation marks are set
    proportionally (in the CJK fonts they are as wide as a hanzi otherwise).
    """
    made = QFont()
    made.setFamilies(list(FAMILIES["serif" if face == "serif" else "sans"]))
    made.setPixelSize(max(1, round(pixels)))
    made.setWeight(QFont.Weight.Normal if face == "sans" else QFont.Weight.Bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tracking:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * pixels)
    if language == "en":
        return with_english_marks(made)
    if half_width:
        made.setFeature(QFont.Tag.fromString("halt"), 1)
    return made


def with_english_marks(given: QFont) -> QFont:
    """The same font with quotation marks as wide as they are drawn."""
    made = QFont(given)
    made.setFeature(QFont.Tag.fromString("pwid"), 1)
    return made


def style_font(style: TypeStyle, pixels: float, language: Language) -> QFont:
    """The font of a role of type at a size in pixels."""
    return font(style.face, pixels, language, style.tracking, style.half_width)


@lru_cache(maxsize=256)
def metrics(face: Face, pixels: float, language: Language, tracking: float, half_width: bool) -> QFontMetricsF:
    """Metrics of the font with the same arguments, made once."""
    return QFontMetricsF(font(face, pixels, language, tracking, half_width))


@lru_cache(maxsize=128)
def advance(
    face: Face, pixels: float, language: Language, tracking: float, half_width: bool
) -> Callable[[str], float]:
    """How wide a text is in that font, in pixels. A layout tries the same words many times: they are measured once."""
    measures = metrics(face, pixels, language, tracking, half_width)
    return lru_cache(maxsize=1024)(lambda text: measures.horizontalAdvance(text))


def stand_ins() -> dict[str, tuple[str, str]]:
    """Faces that this machine lacks: face → (the family the design names, the family used instead)."""
    found = {}
    for face, families in FAMILIES.items():
        used = QFontInfo(font("serif" if face == "serif" else "sans", 24, "zh")).family()
        if used != families[0]:
            found[face] = (families[0], used)
    return found


def lacks(text: str) -> str:
    """The characters of `text` for which no font of this machine has a glyph.

    Qt lays text out with fallback fonts; a glyph index of 0 in the shaped result is an empty box.
    """
    from PySide6.QtGui import QRawFont, QTextLayout

    missing = []
    for character in dict.fromkeys(text):
        if character.isspace() or ord(character) in (0x200D, 0xFE0F):
            continue
        layout = QTextLayout(character, font("sans", 24, "zh"))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs = layout.glyphRuns()
        if not runs or any(0 in run.glyphIndexes() and QRawFont(run.rawFont()).isValid() for run in runs):
            missing.append(character)
    return "".join(missing)
