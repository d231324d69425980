"""From a path in the deck to a checked picture file, or the reason why not.

Owns how large pictures may be, and that an SVG refers to nothing outside itself. Whether the bytes are a picture is
asked of a `Probe`, which is handed in. Must not know slides or Qt.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from kiosk.content.beside import Beside
from kiosk.content.svg_paths import COMMENT, damaged_path

FORMATS = (".png", ".jpg", ".jpeg", ".webp", ".svg")
LARGEST_BYTES = 64 * 1024 * 1024
#: QImage refuses sides above 32,767 (signed 16 bit in the raster engine); 100 megapixels are 400 MB decoded.
LONGEST_SIDE, MOST_PIXELS = 30_000, 100_000_000
#: A picture whose longer side is below half of 3840 looks soft on a 4K screen.
SHARP_SIDE = 1920

_SVG_ACTIVE = re.compile(r"<\s*(?:[\w-]+:)?(?:script|foreignObject|iframe)\b|\bon(?:load|click)\s*=", re.IGNORECASE)
_SVG_HREF = re.compile(r"\b(?:href|src)\s*=\s*([\"'])\s*+(?!#|data:)[^\"']+\1", re.IGNORECASE)
_SVG_URL = re.compile(r"url\(\s*+[\"']?+\s*+(?!#|data:)[^\s\"')]", re.IGNORECASE)
_SVG_OUTSIDE = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[|@import|<\?xml-stylesheet", re.IGNORECASE)


@dataclass(frozen=True)
class Size:
    """A picture's size in pixels, as a probe found it."""

    width: int
    height: int


@dataclass(frozen=True)
class PictureFault:
    """Why a probe could not take a file for a picture."""

    reason: Literal["not a picture", "truncated"]


class Probe(Protocol):
    """Looks at the bytes of a file: how large the picture is, or what is wrong with it."""

    def __call__(self, path: Path, /) -> Size | PictureFault:
        """What the file holds. Raises OSError where it cannot be read."""


@dataclass(frozen=True)
class Finding:
    """What was found: the file (None when it lies outside the folder), and what is wrong: code and parameters."""

    file: Path | None
    code: str | None = None
    params: tuple[tuple[str, str], ...] = ()


def examine(written: str, folder: Path | Beside, probe: Probe | None = None) -> Finding:
    """The file that `written` means inside `folder`, checked."""
    beside = folder if isinstance(folder, Beside) else Beside(folder)
    found = beside.locate(written, FORMATS, LARGEST_BYTES)
    if found.fault is not None or found.file is None:
        return Finding(found.file, f"picture_{found.fault}", found.params)
    try:
        return _content(found.file, written, probe)
    except OSError:
        return _fault(found.file, "picture_unreadable", written)


def _content(file: Path, written: str, probe: Probe | None) -> Finding:
    drawing = file.read_bytes() if _is_svg(file) else None
    if drawing is not None and (code := svg_fault(drawing)):
        return _fault(file, code, written)
    found = probe(file) if probe is not None else None
    if found is None:
        return Finding(file)
    if isinstance(found, PictureFault):
        return _fault(file, "picture_truncated" if found.reason == "truncated" else "picture_broken", written)
    size = {"width": str(found.width), "height": str(found.height)}
    if max(found.width, found.height) > LONGEST_SIDE or found.width * found.height > MOST_PIXELS:
        return _fault(file, "picture_huge", written, **size)
    if drawing is not None and (damage := damaged_path(_text(drawing))):
        return _fault(file, "svg_path", written, row=str(damage.line), text=damage.text)
    if drawing is None and max(found.width, found.height) < SHARP_SIDE:
        return _fault(file, "picture_small", written, **size)
    return Finding(file)


def svg_fault(data: bytes) -> str | None:
    """The code of what an SVG must not hold: scripts, embedded pages, references to anything outside itself."""
    text = COMMENT.sub("", _text(data))
    if _SVG_ACTIVE.search(text):
        return "svg_active"
    if _SVG_OUTSIDE.search(text) or _SVG_HREF.search(text) or _SVG_URL.search(text):
        return "svg_outside"
    return None


def _text(data: bytes) -> str:
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if utf16 else "utf-8", errors="replace").replace("\0", "")


def _is_svg(file: Path) -> bool:
    """By name, or by its first bytes: Qt looks at the bytes too, whatever the name says."""
    if file.suffix.lower() == ".svg":
        return True
    with file.open("rb") as opened:
        start = opened.read(1024).replace(b"\0", b"").lower()
    return b"<svg" in start or start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<?xml")


def _fault(file: Path | None, code: str, written: str, **params: str) -> Finding:
    return Finding(file, code, (("given", written), *params.items()))
