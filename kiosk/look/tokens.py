"""The design's tokens: every colour and every size of type, once. No other file names a colour or a type size.

Lengths are in u, 1/1080 of the shorter side of the page. Must not know pages, text or Qt's painting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Palette:
    """Colours by what they mean, `#rrggbb`; contrasts are listed in the design.

    A `plain` palette is for high contrast: no gradient, no glow, no opacity, no reflection, bold body text; lines are
    `line` times as thick.
    """

    plain: bool = False
    line: float = 1.0

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
    #: What is white above the water, in it.
    water: str = "#8ECDF4"
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

    #: Fills of what can be touched, from top to bottom.
    primary: tuple[str, str] = ("#6FE4F3", "#2CC3DA")
    selected: tuple[str, str] = ("#15455A", "#0F3547")
    unselected: tuple[str, str] = ("#1C3055", "#12264A")
    card: tuple[str, str] = ("#1C3256", "#132A50")
    dock: tuple[str, str] = ("#172541", "#0B1B37")
    sheet: tuple[str, str] = ("#142B54", "#0A1831")
    solid: str = "#14294F"
    ghost: str = "#0A1832"
    switch_on: str = "#1FA5BD"
    switch_off: str = "#081427"
    switch_tick: str = "#0E5E70"
    knob: str = "#9CB1D4"
    #: Edges of the dock, of a fact plate and of the handle with which a sheet is drawn down.
    dock_edge: str = "#2E4A7C"
    plate_edge: str = "#6FE4F3"
    handle: str = "#6F90C0"
    disabled: str = "#6C80A6"
    shadow: str = "#01040B"
    lamp_next: str = "#C0EFFF"

    #: Top and bottom of a numeral's fill for every series.
    numerals: tuple[tuple[str, str, str], ...] = (
        ("moon", "#FFFFFF", "#BDEBFF"),
        ("cyan", "#FFFFFF", "#A6EEF7"),
        ("violet", "#FFFFFF", "#CFC8FF"),
        ("gold", "#FFF8E4", "#F6C453"),
        ("green", "#FFFFFF", "#B5F5D8"),
    )

    def mirror(self, name: str = "moon") -> str:
        """The colour of a numeral's reflection: the white ones have the water's."""
        return self.water if name == "moon" and not self.plain else self.numeral(name)[1]

    def accent(self, name: str) -> str:
        """The colour of an accent named in the deck, or of a chart's series."""
        named = {"cyan": self.cyan, "violet": self.violet, "gold": self.gold, "green": self.green, "moon": self.moon}
        return named[name]

    def numeral(self, name: str = "moon") -> tuple[str, str]:
        """Top and bottom of a numeral's fill, by its series."""
        return {series: (top, bottom) for series, top, bottom in self.numerals}[name]


NIGHT = Palette()

_BLACK, _WHITE, _CYAN, _GOLD = "#000000", "#FFFFFF", "#5CF0FF", "#FFE14D"
#: Four colours, each at 15 : 1 or more on black. What is told apart by colour at night is told apart by shape here.
HIGH_CONTRAST = Palette(
    plain=True,
    line=1.7,
    sky=((0, _BLACK), (1, _BLACK)),
    lake=((0, _BLACK), (1, _BLACK)),
    haze=_BLACK,
    plate=_BLACK,
    plate_top=_BLACK,
    hair=_WHITE,
    edge=_WHITE,
    text=_WHITE,
    text_2=_WHITE,
    text_3=_WHITE,
    cyan=_CYAN,
    violet=_WHITE,
    gold=_GOLD,
    green=_CYAN,
    moon=_WHITE,
    red=_GOLD,
    warn=_GOLD,
    ink=_BLACK,
    past=_WHITE,
    water=_WHITE,
    shore=((0.0, 1.0, _WHITE), (0.5, 1.0, _WHITE), (1.0, 1.0, _WHITE)),
    moon_dark=((0, _BLACK), (1, _BLACK)),
    moon_lit=((0, _GOLD), (1, _GOLD)),
    moon_pale=((0, _WHITE), (1, _WHITE)),
    moon_limb=_WHITE,
    gold_fill=_BLACK,
    blue=_CYAN,
    strands=(_CYAN,) * 4 + (_WHITE,) * 2,
    primary=(_CYAN, _CYAN),
    selected=(_BLACK, _BLACK),
    unselected=(_BLACK, _BLACK),
    card=(_BLACK, _BLACK),
    dock=(_BLACK, _BLACK),
    sheet=(_BLACK, _BLACK),
    solid=_BLACK,
    ghost=_BLACK,
    switch_on=_CYAN,
    switch_off=_BLACK,
    switch_tick=_WHITE,
    knob=_WHITE,
    dock_edge=_WHITE,
    plate_edge=_CYAN,
    handle=_WHITE,
    disabled=_WHITE,
    shadow=_BLACK,
    lamp_next=_GOLD,
    numerals=(
        *((name, _WHITE, _WHITE) for name in ("moon", "cyan", "violet", "green")),
        ("gold", _GOLD, _GOLD),
    ),
)

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
COMPANY = TypeStyle(96, "serif", 1.3, 0.01, True)
STATEMENT = TypeStyle(132, "serif", 1.32, 0.01, True)
NUMERAL = TypeStyle(274, "sans-bold", 1.0, -0.022)
UNIT = TypeStyle(80, "sans-bold", 1.1)
NAME = TypeStyle(44, "sans-bold", 1.5, 0.06)
LABEL = TypeStyle(44, "sans-bold", 1.5)
KEY = TypeStyle(34, "sans-bold", 1.5)
INITIAL = TypeStyle(40, "sans-bold", 1.2)
LETTER = TypeStyle(44, "sans-bold", 1.2)
CHIP = TypeStyle(32, "sans", 1.3)
CHIP_ON = TypeStyle(32, "sans-bold", 1.3)
RAIL = TypeStyle(26, "sans-bold", 1.2)
LEAD = TypeStyle(34, "sans", 1.65)
BODY = TypeStyle(30, "sans", 1.65)
EYEBROW = TypeStyle(28, "sans-bold", 1.6, 0.06)
CAPTION = TypeStyle(28, "sans", 1.6)
SOURCE = TypeStyle(24, "sans", 1.6)
TAG = TypeStyle(28, "sans-bold", 1.5)
BUTTON = TypeStyle(40, "sans-bold", 1.3)
CELL = TypeStyle(26, "sans", 1.2)
PAGE = TypeStyle(44, "sans-bold", 1.2)
SMALL = TypeStyle(24, "sans", 1.2)
CODE = TypeStyle(24, "sans", 1.55)
SHEET = TypeStyle(60, "serif", 1.32, 0.0, True)
EFFECT = TypeStyle(28, "sans", 1.35)
CALL = TypeStyle(28, "sans-bold", 1.35)
CHOICE = TypeStyle(26, "sans-bold", 1.2)
QR_CAPTION = TypeStyle(26, "sans-bold", 1.25)
FACT = TypeStyle(36, "sans-bold", 1.3)
FACT_LINE = TypeStyle(30, "sans", 1.5)

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

#: Fields of the screen test: one colour, or from the first to the second.
TEST_FIELDS = (
    ("#FF0000", "#FF0000"),
    ("#00FF00", "#00FF00"),
    ("#0000FF", "#0000FF"),
    ("#FFFFFF", "#FFFFFF"),
    ("#000000", "#000000"),
    ("#808080", "#808080"),
    ("#000000", "#FFFFFF"),
)
