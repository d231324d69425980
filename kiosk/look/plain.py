"""Our drawings for a plain palette: the same lines in its few colours, thicker, nothing half-clear, no faint surfaces.

Owns how the text of an SVG is changed for that. Must not know which drawings there are.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QColor

from kiosk.look.tokens import Palette

_GRADIENT = re.compile(r'<(?:linear|radial)Gradient id="([^"]*)"[^>]*>(.*?)</', re.DOTALL)
_STOP = re.compile(r'stop-opacity="([\d.]+)"')
_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_FILL = re.compile(r'\sfill="(#[0-9A-Fa-f]{6}|url\([^)]*\))"')
_STROKE = re.compile(r'\sstroke="(#[0-9A-Fa-f]{6}|url\([^)]*\))"')
_WIDTH = re.compile(r'\sstroke-width="([\d.]+)"')
_OPACITY = re.compile(r'\s(?:fill-|stroke-)?opacity="([\d.]+)"')

#: A surface fainter than this is a tint, and is left out; a line fainter than that is texture.
_TINT, _TEXTURE = 0.4, 0.15
#: Below this lightness (HSL, 0 to 1) a colour belongs to the night.
_DARK = 0.45


def plain_drawing(source: str, palette: Palette) -> str:
    """An SVG's text redrawn in `palette`: dark colours become its night, light ones the nearest that it has."""
    tints = {name for name, stops in _GRADIENT.findall(source) if _faintest(stops) < _TINT}
    return _TAG.sub(lambda tag: _redrawn(tag.group(), tints, palette), source)


def _faintest(stops: str) -> float:
    return min((float(opacity) for opacity in _STOP.findall(stops)), default=1.0)


def _redrawn(tag: str, tints: set[str], palette: Palette) -> str:
    opacity = 1.0
    for found in _OPACITY.findall(tag):
        opacity *= float(found)
    if tag.startswith("<stop"):
        return tag
    tag = _OPACITY.sub("", tag)
    tag = _FILL.sub(lambda fill: f' fill="{_surface(fill[1], opacity, tints, palette)}"', tag)
    tag = _STROKE.sub(lambda line: f' stroke="{_line(line[1], opacity, palette)}"', tag)
    return _WIDTH.sub(lambda width: f' stroke-width="{float(width[1]) * palette.line:g}"', tag)


def _surface(colour: str, opacity: float, tints: set[str], palette: Palette) -> str:
    """What a surface is filled with: a gradient becomes night, hiding what lies behind it, or, as a tint, nothing."""
    if opacity < _TINT or colour[5:-1] in tints:
        return "none"
    return palette.sky[0][1] if colour.startswith("url") else nearest(colour, palette)


def _line(colour: str, opacity: float, palette: Palette) -> str:
    if opacity < _TEXTURE:
        return "none"
    return palette.text if colour.startswith("url") else nearest(colour, palette)


def nearest(colour: str, palette: Palette) -> str:
    """The colour of a plain palette that stands for `colour`: night, gold, cyan, or else white."""
    shade = QColor(colour)
    if shade.lightnessF() < _DARK:
        return palette.sky[0][1]
    if shade.hslSaturationF() > 0.4 and shade.lightnessF() < 0.9:
        if 20 <= shade.hslHue() <= 70:
            return palette.gold
        if 140 <= shade.hslHue() <= 198:
            return palette.cyan
    return palette.text
