"""A tree on a page: its crown where the sky is free, its roots in the water, a label below each.

The label, the root and the strand of one part are one group. Must not know slide kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPixmap

from kiosk.charts.tree import NODE, Tree, pieces
from kiosk.charts.uncover import Uncovered
from kiosk.look.larger import set_at, sizes
from kiosk.look.look import Setting
from kiosk.look.tokens import KEY
from kiosk.motion import LIGHT, Span
from kiosk.pages.page import Page


@dataclass(frozen=True)
class Rooted:
    """A tree that was laid: the y below all labels, and for each part what answers a touch, in pixels."""

    below: float
    areas: list[QRectF]


@dataclass(frozen=True)
class _Roots:
    """The roots' labels, in which row each stands, the distance between roots and the middle of their row."""

    labels: list[Setting]
    rows: list[int]
    pitch: float
    middle: float

    def nodes(self, page: Page) -> list[tuple[float, float]]:
        """Where the nodes stand."""
        count, depths = len(self.labels), self._depths(page)
        return [
            (self.middle + (index - (count - 1) / 2) * self.pitch, page.waterline + depths[row])
            for index, row in enumerate(self.rows)
        ]

    def _depths(self, page: Page) -> tuple[float, ...]:
        """How deep each row stands, in pixels: larger labels push the lower row down."""
        px = page.look.px
        roomy = page.frame.support_bottom - page.waterline > px(480)
        if not any(self.rows):
            return (px(_ONE_ROW),)
        upper, lower = (px(depth) for depth in _TWO_ROWS[roomy])
        feet = [self.foot(page, index, upper) for index, row in enumerate(self.rows) if not row]
        return upper, lower if page.look.text_scale <= 1 else max(lower, max(feet) - px(_LABEL - _FRAMED))

    def foot(self, page: Page, index: int, node: float) -> float:
        """The y at which a label ends whose node is at `node`."""
        label = self.labels[index]
        return self.baseline(page, index, node) + label.last + label.pixels * 0.3

    def baseline(self, page: Page, index: int, node: float) -> float:
        """The first baseline of a label whose node is at `node`."""
        return node + page.look.px(_LABEL) + self.labels[index].pixels * 0.92

    def below(self, page: Page) -> float:
        """The y at which all of them end."""
        return max(self.foot(page, index, y) for index, (_, y) in enumerate(self.nodes(page)))


#: Depth of the roots' nodes below the waterline in u: in one row, or in two (in shallow water, in deep).
_ONE_ROW = 108.0
_TWO_ROWS = ((64.0, 148.0), (80.0, 196.0))
#: Sizes of type in u that are tried for the labels of one row.
_USUAL = (34.0, 32.0, 30.0, 28.0)
#: From a node to its label; how far above the shore a root's area begins; what keeps two frames apart; in u.
_LABEL, _ABOVE, _APART = 22.0, 22.0, 36.0
#: From the foot of a landscape page to the dock's top, and how far outside an area its frame is seen, in u.
_DOCK, _FRAMED = 168.0, 17.0


def lay_tree(
    page: Page, texts: Sequence[str], keys: Sequence[str], taken: list[QRectF], edge: float, floor: float
) -> Rooted:
    """Crown, roots and labels right of `edge`, keeping off `taken`; blocks are grouped under `keys`.

    Labels that grow with the text scale stay above `floor`.
    """
    trunk, scale = _place_crown(page, taken)
    roots = _root_labels(page, texts, trunk, scale, edge, floor)
    nodes = roots.nodes(page)
    _grow(page, Tree(trunk, page.waterline, scale, tuple(nodes)), keys)
    boxes: list[QRectF] = []
    for index, (label, (x, y)) in enumerate(zip(roots.labels, nodes, strict=True)):
        with page.grouped(keys[index]):
            block = page.text(label, x, roots.baseline(page, index, y), align="centre", at=140 + 50.0 * index)
        boxes.append(block.words or QRectF(block.rect))
    areas = [_area(page, nodes[index], boxes, index, roots.pitch) for index in range(len(boxes))]
    return Rooted(roots.below(page), areas)


def _grow(page: Page, tree: Tree, keys: Sequence[str]) -> None:
    """The tree's pieces, uncovered as one; kept for the same page in the other language."""
    look, whole = page.look, tree.rect
    spots = tuple(round(value - whole.x()) for value, _ in tree.nodes)
    area = (round(whole.width()), round(whole.height()), len(tree.nodes), spots)
    for place, piece in enumerate(pieces(tree, look)):

        def keep(make: Callable[[], QPixmap], place: int = place) -> QPixmap:
            return look.store.get(("tree", look.palette, *area, place), make)

        block = page.add(Uncovered(piece.rect, piece.draw, Span(120, LIGHT), "up", keep, whole, look.px(90)))
        block.group = None if piece.strand is None else keys[piece.strand]


def _area(page: Page, node: tuple[float, float], boxes: Sequence[QRectF], index: int, pitch: float) -> QRectF:
    """What is framed and touched of a root: its strand from above the shore, its node, and its label.

    In landscape the dock stands where the labels are, so the area ends at the node, or above the dock. In two rows the
    strand of a lower one passes between the labels of the upper row: in portrait its own label must do.
    """
    px, frame, (x, y) = page.look.px, page.frame, node
    own, others = boxes[index], [*boxes[:index], *boxes[index + 1 :]]
    top, framed = page.waterline - px(_ABOVE), px(_FRAMED)
    upper = [box for box in others if box.bottom() < own.top() + px(_LABEL) and box.top() < y]
    room = min((max(x - box.right(), box.left() - x) for box in upper), default=pitch) - framed
    if frame.portrait:
        area = own if room < own.width() / 2 else own.united(QRectF(x, top, 0, y - top))
        met = [box for box in others if box.right() > area.left() - framed and box.left() < area.right() + framed]
        area.setTop(max([area.top(), *(box.bottom() + framed for box in met if box.center().y() < own.top())]))
        area.setBottom(min([area.bottom(), *(box.top() - framed for box in met if box.center().y() > own.bottom())]))
        return area
    foot = min(y + px(NODE), frame.height - px(_DOCK) - framed)
    half = min(room, (pitch - px(_APART)) / 2, own.width() / 2)
    if half < px(12):  # no way between the upper labels: what is above them
        half, foot = (pitch - px(_APART)) / 2, min(box.top() for box in upper) - framed
    return QRectF(x - half, top, 2 * half, foot - top)


def _place_crown(page: Page, taken: list[QRectF]) -> tuple[float, float]:
    """The trunk's x and the scale at which the crown is largest without touching `taken`."""
    frame, px = page.frame, page.look.px
    for step in range(100, 24, -2):
        scale = px(step / 100)
        crown = Tree(0.0, page.waterline, scale, ((0.0, page.waterline),)).crown
        if crown.top() < px(70):
            continue
        low = frame.left - px(20) - crown.left()
        high = frame.right + px(44) - crown.right()
        wish = (low + high) / 2 if frame.portrait else high
        for trunk in (wish, high):
            box = crown.translated(trunk, 0)
            free = not any(box.adjusted(-px(28), -px(24), px(28), 0).intersects(words) for words in taken)
            if low <= trunk <= high + 1 and free:
                return _settled(page, trunk, box, taken), scale
    return frame.width / 2, px(0.25)


def _settled(page: Page, trunk: float, crown: QRectF, taken: list[QRectF]) -> float:
    """On wide screens the tree stands in the middle of what is free rather than at the right edge."""
    if page.frame.portrait:
        return trunk
    free = crown.left() - max((words.right() for words in taken), default=page.frame.left)
    return trunk - max(0.0, free - page.look.px(160)) / 2


def _root_labels(page: Page, texts: Sequence[str], trunk: float, scale: float, edge: float, floor: float) -> _Roots:
    """The roots' labels as large as they may be, in one row or two; their row is below the trunk if it can be."""
    frame, look, px, count = page.frame, page.look, page.look.px, len(texts)
    wish = max(min(px(250), 930 * scale / (count - 1)), px(158))
    end = frame.right + px(0 if frame.portrait else 36)
    pitch = (end - edge) / count if frame.portrait else min(wish, (end - edge) / count)
    middle = min(end - count * pitch / 2, max(edge + count * pitch / 2, trunk))
    one_row, two_rows = [0] * count, [index % 2 for index in range(count)]
    for rows, width, lines, usual in (
        (one_row, pitch - px(18), 1, (*_USUAL, 26.0) if look.language == "zh" else _USUAL),
        (one_row, pitch - px(18), 2, _USUAL),
        (two_rows, 2 * pitch - px(28), 2 if frame.portrait else 1, (32.0, 30.0, 28.0, 26.0, 24.0)),
    ):
        for size in sizes(look, usual):
            made = [set_at(look, text, KEY, size, width, lines=lines, even=True) for text in texts]
            roots = _Roots(made, rows, pitch, middle)
            if all(setting.fits for setting in made) and (size <= usual[0] or roots.below(page) <= floor):
                return roots
    made = [page.set(text, KEY, 2 * pitch - px(28), lines=3, size=24, even=True) for text in texts]
    return _Roots(made, two_rows, pitch, middle)
