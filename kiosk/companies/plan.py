"""Where everything of the directory stands: title, grid, rail, chips, keys, field and buttons, for every frame.

Pure geometry in page pixels, counted up from the foot, so that the keys keep their size and the grid takes the rest.
Must not know what is painted there.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from kiosk.look.look import Look

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_KEY, _GAP = 96.0, 12.0
_HOME = 170.0
_ORDER = 324.0  # the three cells of the order switch
_TILE = 300.0
#: So many companies are few.
FEW = 4
_LARGER = 1.1  # of the text: from here on tiles are wider, and fewer


@dataclass(frozen=True)
class Plan:
    """The places of one page. The grid shows `lines` tiles across the way it scrolls."""

    waterline: float
    title: float  # baselines
    count: float
    hint: float
    grid: QRectF  # all that tiles are seen through
    tile: QRectF  # the first tile of a list at its start
    pitch: tuple[float, float]
    lines: int
    sideways: bool
    fade: float  # over so many pixels tiles fade at the ends of the grid
    rail: QRectF
    chips: QRectF
    home: QRectF
    order: tuple[QRectF, ...]
    language: QRectF
    access: QRectF
    field: QRectF
    delete: QRectF
    clear: QRectF
    keys: tuple[QRectF, ...]


def plan(look: Look, companies: int) -> Plan:
    """The plan of a directory of so many companies: where they are few, their cards share all the room."""
    few = companies <= FEW
    return _upright(look, few) if look.frame.portrait else _lying(look, few)


def _row(left: float, top: float, widths: tuple[float, ...], gap: float, height: float) -> list[QRectF]:
    """Rectangles side by side."""
    made = []
    for width in widths:
        made.append(QRectF(left, top, width, height))
        left += width + gap
    return made


def _lying(look: Look, few: bool) -> Plan:
    """Two rows of tiles (one of a few) that scroll sideways; chips and keys below the line, the field right of them."""
    frame, px = look.frame, look.px
    key, gap = px(_KEY), px(_GAP)
    per, side = 13, px(252)
    if (frame.content - side - 2 * gap - 12 * gap) / 13 < key:
        per, side = 9, px(216)
    rows = -(-len(LETTERS) // per)
    wide = (frame.content - side - 2 * gap - (per - 1) * gap) / per
    first = frame.height - px(92) - rows * key - (rows - 1) * gap
    water = round(first - px(144))
    keys = tuple(
        QRectF(frame.left + (place % per) * (wide + gap), first + (place // per) * (key + gap), wide, key)
        for place in range(len(LETTERS))
    )
    beside = frame.right - side
    half = (side - gap) / 2
    delete, clear = _row(beside, first + key + gap, (half, half), gap, key)
    top = first - px(120)
    home = QRectF(frame.left, top, px(_HOME), key)
    end = frame.right
    if rows > 2:
        language, access = _row(beside, first + 2 * (key + gap), (half, half), gap, key)
    else:
        language, access = _row(end - 2 * key - gap, top, (key, key), gap, key)
        end = language.left() - gap
    order = tuple(_row(end - px(_ORDER), top, (px(_ORDER / 3),) * 3, 0.0, key))
    chips = QRectF(home.right() + gap, top, order[0].left() - px(20) - home.right() - gap, key)
    grid_top, grid_bottom, between = px(196), water - px(36), px(16)
    if grid_bottom - grid_top < px(340):  # a squarer page: the title gives way
        grid_top = px(150)
    lines = 1 if few else 2
    high = (grid_bottom - grid_top - (lines - 1) * between) / lines
    tile_wide = (frame.content - 3 * px(20)) / 4 if few else px(_TILE * max(1.0, look.text_scale))
    return Plan(
        waterline=water,
        title=grid_top - px(40),
        count=grid_top - px(40),
        hint=frame.height - px(45),
        grid=QRectF(0, grid_top, frame.width, grid_bottom - grid_top),
        tile=QRectF(frame.left, grid_top, tile_wide, high),
        pitch=(tile_wide + px(20), high + between),
        lines=lines,
        sideways=True,
        fade=frame.left,
        rail=QRectF(frame.left, grid_bottom, frame.content, water - grid_bottom),
        chips=chips,
        home=home,
        order=order,
        language=language,
        access=access,
        field=QRectF(beside, first, side, key),
        delete=delete,
        clear=clear,
        keys=keys,
    )


def _upright(look: Look, few: bool) -> Plan:
    """Columns of tiles that scroll down, the rail in the right margin; chips, field and four rows of keys below."""
    frame, px = look.frame, look.px
    key, gap, per = px(_KEY), px(_GAP), 7
    wide = (frame.content - (per - 1) * gap) / per
    first = frame.height - px(60) - 4 * key - 3 * gap
    water = round(first - px(260))
    cells = [
        QRectF(frame.left + (place % per) * (wide + gap), first + (place // per) * (key + gap), wide, key)
        for place in range(len(LETTERS) + 2)
    ]
    asked = first - px(20) - key
    middle = frame.content - px(_HOME) - 2 * key - 3 * gap
    home, field, language, access = _row(frame.left, asked, (px(_HOME), middle, key, key), gap, key)
    top = asked - px(20) - key
    order = tuple(_row(frame.right - px(_ORDER), top, (px(_ORDER / 3),) * 3, 0.0, key))
    columns = 3 if look.text_scale <= _LARGER and not few else 2
    between = px(18)
    tile_wide = (frame.content - (columns - 1) * between) / columns
    fade = px(24)
    high = (water - px(8) - px(250) - fade - px(20)) / 2 if few else px(196 if columns == 3 else 216)
    grid = QRectF(0, px(250) - fade, frame.right + px(2), water - px(8) - px(250) + fade)
    return Plan(
        waterline=water,
        title=px(196),
        count=px(196),
        hint=frame.height - px(20),
        grid=grid,
        tile=QRectF(frame.left, grid.top() + fade, tile_wide, high),
        pitch=(tile_wide + between, high + px(20)),
        lines=columns,
        sideways=False,
        fade=fade,
        rail=QRectF(frame.right + px(6), grid.top() + fade, frame.left - px(12), grid.height() - 2 * fade),
        chips=QRectF(frame.left, top, order[0].left() - px(20) - frame.left, key),
        home=home,
        order=order,
        language=language,
        access=access,
        field=field,
        delete=cells[-2],
        clear=cells[-1],
        keys=tuple(cells[:-2]),
    )
