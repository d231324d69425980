"""The tree that stands in the lake: a root in the water for each part, side by side as one trunk, one crown.

Six strands take the shipped drawing's crown, other numbers one that is grown here. It comes in pieces, because a strand
that is touched stays while the others recede. Must not know what the roots are called.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath

from kiosk.charts.crown import CROWN, HEIGHT, MIDDLE, TOP, WATER, WIDTH, Strand, grow, sector, strand_x
from kiosk.look.art import art
from kiosk.look.ink import glow, stroke
from kiosk.look.look import Look
from kiosk.look.reflection import lamp_dashes

#: The strands of the shipped drawing, each with what its crown covers in it: left, top, right, bottom.
_DRAWN = (
    (34.0, 163.0, 547.0, 484.0),
    (93.0, 96.0, 554.0, 484.0),
    (337.0, 78.0, 568.0, 484.0),
    (554.0, 40.0, 808.0, 484.0),
    (566.0, 61.0, 1007.0, 484.0),
    (573.0, 182.0, 1137.0, 484.0),
)
_FLARE, _BEND = 0.42, 0.172  # where a root crosses the water, and its control points, as shares of its reach
#: Radius of a node in u.
NODE = 9.0
_STROKE = 4.2


@dataclass(frozen=True)
class Tree:
    """A tree's place in pixels: its trunk's middle, the waterline, pixels per drawing unit, and the roots' nodes."""

    trunk: float
    water: float
    scale: float
    nodes: tuple[tuple[float, float], ...]

    @property
    def crown(self) -> QRectF:
        """What the crown covers."""
        left, top, right, bottom = CROWN
        return QRectF(self.x(left), self.y(top), (right - left) * self.scale, (bottom - top) * self.scale)

    @property
    def rect(self) -> QRectF:
        """Every pixel of it."""
        xs, ys = [x for x, _ in self.nodes], [y for _, y in self.nodes]
        roots = QRectF(min(xs), self.y(TOP), max(xs) - min(xs), max(ys) - self.y(TOP))
        pad = 34 * self.scale
        return self.crown.united(roots).adjusted(-pad, -pad, pad, pad)

    def x(self, drawn: float) -> float:
        """A place of the drawing on the page."""
        return self.trunk + (drawn - MIDDLE) * self.scale

    def y(self, drawn: float) -> float:
        """The same from above."""
        return self.water + (drawn - WATER) * self.scale


def strand_colours(look: Look, count: int) -> list[QColor]:
    """A colour for each strand, from green over cyan to violet."""
    ramp = [QColor(name) for name in look.palette.strands]
    made = []
    for index in range(count):
        place = index / max(1, count - 1) * (len(ramp) - 1)
        low, share = ramp[min(int(place), len(ramp) - 2)], place - min(int(place), len(ramp) - 2)
        high = ramp[min(int(place), len(ramp) - 2) + 1]
        made.append((low if share < 0.5 else high) if look.palette.plain else blend(low, high, share))
    return made


def blend(low: QColor, high: QColor, share: float) -> QColor:
    """The colour at `share` of the way from one to the other."""
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    )


@dataclass(frozen=True)
class Piece:
    """A piece of a tree, painted by itself: a strand's crown or its root, or (`strand` None) the light around all."""

    strand: int | None
    rect: QRectF
    draw: Callable[[QPainter], None]


def pieces(tree: Tree, look: Look) -> list[Piece]:
    """All pieces in the page's pixels, the hindmost first: light, crowns, roots with their nodes."""
    count = len(tree.nodes)
    colours = strand_colours(look, count)
    made = [Piece(None, _light_rect(tree, look), lambda painter: _light(painter, tree, colours, look))]
    for index in range(count):
        left, top, right, bottom = _DRAWN[index] if count == len(_DRAWN) else sector(index, count)
        rect = QRectF(QPointF(tree.x(left), tree.y(top)), QPointF(tree.x(right), tree.y(bottom)))

        def crown(painter: QPainter, index: int = index) -> None:
            if count == len(_DRAWN):
                _drawn_crown(painter, tree, index, look)
            else:
                _grown_crown(painter, tree, grow(count)[index], colours[index], look, index)

        made.append(Piece(index, rect & tree.rect, crown))
    for index, colour in enumerate(colours):

        def root(painter: QPainter, index: int = index, colour: QColor = colour) -> None:
            _root(painter, tree, index, colour, look)

        made.append(Piece(index, _root_rect(tree, index, look), root))
    return made


def _light_rect(tree: Tree, look: Look) -> QRectF:
    """The heart's glow above the water, and the glitter below it."""
    glowing = QRectF(tree.trunk - 331 * tree.scale, tree.y(99), 662 * tree.scale, tree.water - tree.y(99))
    wide = _widest(tree) * _FLARE + look.px(60)
    return glowing.united(QRectF(tree.trunk - wide, tree.water, 2 * wide, look.px(56))) & tree.rect


def _light(painter: QPainter, tree: Tree, colours: list[QColor], look: Look) -> None:
    painter.save()
    painter.setClipRect(QRectF(tree.rect.x(), tree.rect.y(), tree.rect.width(), tree.water - tree.rect.y()))
    heart = QPointF(tree.trunk, tree.y(400))
    glow(painter, look, heart, 330 * tree.scale, 300 * tree.scale, look.colour("green"), 0.13)
    painter.restore()
    chance = random.Random(6)
    for index, colour in enumerate(colours):
        shade = _veiled(colour, 0.4, look)
        lamp_dashes(painter, _crossing(tree, index), tree.water, look.px(22), look.px(42), shade, look, chance)


def _drawn_crown(painter: QPainter, tree: Tree, index: int, look: Look) -> None:
    """A strand of the shipped drawing above the trunk; trunk and roots are drawn where the labels need them."""
    painter.save()
    rect = tree.rect
    painter.setClipRect(QRectF(rect.x(), rect.y(), rect.width(), tree.y(TOP) - rect.y()))
    place = QRectF(tree.x(0), tree.y(0), WIDTH * tree.scale, HEIGHT * tree.scale)
    art(f"six-strand-tree-{index}", palette=replace(look.palette, line=_line(look))).render(painter, place)
    painter.restore()


def _grown_crown(painter: QPainter, tree: Tree, strand: Strand, colour: QColor, look: Look, seed: int) -> None:
    line = _line(look)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    limb = QPainterPath(QPointF(tree.x(strand.limb[0][0]), tree.y(strand.limb[0][1])))
    for x, y in strand.limb[1:]:
        limb.lineTo(tree.x(x), tree.y(y))
    for segments, width, alpha in zip(strand.twigs, (1.1, 1.7, 2.4), (0.62, 0.8, 0.92), strict=True):
        path = QPainterPath()
        for (x1, y1), (x2, y2) in segments:
            path.moveTo(tree.x(x1), tree.y(y1))
            path.lineTo(tree.x(x2), tree.y(y2))
        painter.setPen(stroke(_veiled(colour, alpha, look), line * max(look.px(0.9), width * tree.scale)))
        painter.drawPath(path)
    painter.setPen(stroke(colour, line * max(look.px(2), 3.8 * tree.scale)))
    painter.drawPath(limb)
    chance = random.Random(seed)
    painter.setPen(Qt.PenStyle.NoPen)
    for x, y in strand.tips:
        shade = colour if chance.random() < 0.74 else look.colour("moon")
        painter.setBrush(_veiled(shade, chance.uniform(0.55, 0.95), look))
        radius = max(look.px(1.2), chance.choice((1.6, 1.6, 2.0, 2.6, 3.2)) * tree.scale)
        painter.drawEllipse(QPointF(tree.x(x), tree.y(y)), radius, radius)


def _veiled(colour: QColor, alpha: float, look: Look) -> QColor:
    """The colour, so far opaque; a plain palette knows no half-clear ones."""
    made = QColor(colour)
    made.setAlphaF(1.0 if look.palette.plain else alpha)
    return made


def _crossing(tree: Tree, index: int) -> float:
    """Where a root goes into the water."""
    return tree.trunk + (tree.nodes[index][0] - tree.trunk) * min(_FLARE, 200 * tree.scale / _widest(tree))


def _widest(tree: Tree) -> float:
    return max(1.0, *(abs(x - tree.trunk) for x, _ in tree.nodes))


def _line(look: Look) -> float:
    """How many times as thick the palette has lines: in the trunk more would join the strands."""
    return min(look.palette.line, 1.25)


def _thickness(tree: Tree, look: Look) -> float:
    return max(look.px(2.2), _STROKE * tree.scale) * _line(look)


def _root_rect(tree: Tree, index: int, look: Look) -> QRectF:
    """Every pixel of a root: its strand stays between trunk and node, its node is a ring."""
    x, (node_x, node_y) = tree.x(strand_x(index, len(tree.nodes))), tree.nodes[index]
    left, right, top = min(x, node_x), max(x, node_x), tree.y(TOP)
    pad = _thickness(tree, look) + look.px(NODE)
    return QRectF(left, top, right - left, node_y - top).adjusted(-pad, -pad, pad, pad)


def _root(painter: QPainter, tree: Tree, index: int, colour: QColor, look: Look) -> None:
    """One strand from the crown down the trunk, through the water to its node."""
    node_x, node_y = tree.nodes[index]
    x, cross = tree.x(strand_x(index, len(tree.nodes))), _crossing(tree, index)
    bend = (cross - tree.trunk) / _FLARE * _BEND
    depth, scale = node_y - tree.water, tree.scale
    path = QPainterPath(QPointF(x, tree.y(TOP) - 1))
    path.lineTo(x, tree.y(560))
    path.cubicTo(x, tree.y(626), cross - bend, tree.y(616), cross, tree.water)
    slope = 64 * scale
    path.cubicTo(
        cross + bend * min(1.0, depth * 0.59 / slope), tree.water + min(slope, depth * 0.59),
        node_x, tree.water + depth * 0.28, node_x, node_y - look.px(NODE),
    )  # fmt: skip
    fade = QLinearGradient(0, tree.y(TOP), 0, node_y)
    sky = (tree.water - tree.y(TOP)) / (node_y - tree.y(TOP))
    for place, alpha in ((0, 1.0), (sky * 0.7, 0.95), (sky, 0.5), (1, 0.85)):
        fade.setColorAt(place, _veiled(colour, alpha, look))
    pen = stroke(colour, _thickness(tree, look))
    pen.setBrush(QBrush(fade))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    ring(painter, QPointF(node_x, node_y), look, colour, NODE)


def ring(painter: QPainter, centre: QPointF, look: Look, colour: QColor, radius: float, thick: float = 0.3) -> None:
    """A node: a dark disc in a ring, a dot in its middle; `radius` in u, `thick` its share that the ring has."""
    painter.setBrush(look.colour(look.palette.sky[0][1]))
    painter.setPen(stroke(colour, look.px(radius * thick)))
    edge = look.px(radius * (1 - thick / 2))
    painter.drawEllipse(centre, edge, edge)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(centre, look.px(radius * 0.36), look.px(radius * 0.36))
