"""The design's tokens: every colour and every size of type, once. No other file names a colour or a type size.

Lengths are in u, 1/1080 of the shorter side of the page. Must not know pages, text or Qt's painting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Palette:
    """Colours by what they mean, `#rrggbb`; contrasts are listed in the design."""

    sky: tuple[tuple[float, str], ...] = ((0, "#050B18"), (0.45, "#07122A"), (0.8, "#0A1B3A"), (1, "#0D2346"))
    lake: tuple[tuple[float, str], ...] = ((0, "#0B1E3F"), (0.16, "#091731"), (0.6, "#060F22"), (1, "#040A17"))
    haze: str = "#1C4A86"
    plate: str = "#0D1D3B"
    plate_top: str = "#152A50"
    hair: str = "#24406E"
    edge: str = "#5A78AE"
    text: str = "#F2F7FF"
    text_2: str = "#B4C2DA"
    text_3: str = "#8FA2C4"
    cyan: str = "#35D0E6"
    violet: str = "#9A8CFF"
    gold: str = "#F6C453"
    green: str = "#3DDC97"
    moon: str = "#DCE9FF"
    red: str = "#FF7B6E"
    warn: str = "#FF9F6B"
    ink: str = "#04121F"
    past: str = "#BFE3FF"
    shore: tuple[tuple[float, float, str], ...] = (
        (0.0, 0.10, "#7FC4F0"),
        (0.22, 0.38, "#7FC4F0"),
        (0.5, 0.85, "#CBEBFF"),
        (0.78, 0.38, "#7FC4F0"),
        (1.0, 0.10, "#7FC4F0"),
    )
    moon_dark: tuple[tuple[float, str], ...] = ((0, "#152D5A"), (0.72, "#11254D"), (1, "#1E3F76"))
    moon_lit: tuple[tuple[float, str], ...] = ((0, "#FFE9B4"), (0.55, "#F8CE6B"), (1, "#EFB739"))
    moon_pale: tuple[tuple[float, str], ...] = ((0, "#FFFFFF"), (0.55, "#DCE9FF"), (1, "#A9C3EC"))
    moon_limb: str = "#7E9CCB"
    gold_fill: str = "#2A2410"
    blue: str = "#3F8CFF"
    strands: tuple[str, ...] = ("#3DDC97", "#3ADBAE", "#37D6CA", "#49C8F0", "#7AA8FF", "#A294FF")

    def accent(self, name: str) -> str:
        """The colour of an accent named in the deck."""
        return {"cyan": self.cyan, "violet": self.violet, "gold": self.gold, "green": self.green}[name]

    def numeral(self, name: str = "moon") -> tuple[str, str]:
        """Top and bottom of a numeral's fill, by its series."""
        return {
            "moon": ("#FFFFFF", "#BDEBFF"),
            "cyan": ("#FFFFFF", "#A6EEF7"),
            "violet": ("#FFFFFF", "#CFC8FF"),
            "gold": ("#FFF8E4", "#F6C453"),
            "green": ("#FFFFFF", "#B5F5D8"),
        }[name]


NIGHT = Palette()

Face = Literal["serif", "sans", "sans-bold"]


@dataclass(frozen=True)
class TypeStyle:
    """One role of type: size in u, face, line pitch in sizes, tracking in em, half-width punctuation or not."""

    size: float
    face: Face
    line: float
    tracking: float = 0.0
    half_width: bool = False


COVER = TypeStyle(110, "serif", 1.32, 0.02, True)
HEADLINE = TypeStyle(84, "serif", 1.32, 0.0, True)
STATEMENT = TypeStyle(132, "serif", 1.32, 0.01, True)
NUMERAL = TypeStyle(274, "sans-bold", 1.0, -0.022)
UNIT = TypeStyle(80, "sans-bold", 1.1)
NAME = TypeStyle(44, "sans-bold", 1.5, 0.06)
LABEL = TypeStyle(44, "sans-bold", 1.5)
KEY = TypeStyle(34, "sans-bold", 1.5)
LEAD = TypeStyle(34, "sans", 1.65)
BODY = TypeStyle(30, "sans", 1.65)
EYEBROW = TypeStyle(28, "sans-bold", 1.6, 0.06)
CAPTION = TypeStyle(28, "sans", 1.6)
SOURCE = TypeStyle(24, "sans", 1.6)
TAG = TypeStyle(28, "sans-bold", 1.5)

#: The type scale: text that does not fit steps down through these sizes (u), never below the smallest.
SCALE = (
    340,
    300,
    274,
    244,
    220,
    190,
    160,
    144,
    132,
    120,
    110,
    96,
    84,
    78,
    72,
    66,
    60,
    54,
    48,
    44,
    40,
    36,
    34,
    32,
    30,
    28,
    26,
    24,
)
SMALLEST = 24.0
