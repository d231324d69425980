"""Makes the text of a PDF that Qt wrote say what it shows: found by a search, right when it is copied.

In the CJK fonts several characters share a glyph (人 and the radical ⼈, a space and a tab); Qt notes the first of them
beside it. Must not know what is printed.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

from pypdf import PdfReader, PdfWriter
from pypdf.generic import StreamObject
from PySide6.QtGui import QFont, QRawFont

_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>")
#: All characters of four hexadecimal digits that may stand alone.
_CHARACTERS = "".join(chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)


def lookalikes(written: Iterable[str], font: QFont) -> dict[str, str]:
    """For every character that has the glyph of one that was written, the one that was written."""
    raw = QRawFont.fromFont(font)
    letters = "".join(
        sorted((one for one in set(written) if one.isprintable() and len(one.encode()) < 4), reverse=True)
    )
    meant = dict(zip(raw.glyphIndexesForString(letters), letters, strict=True))
    meant.pop(0, None)
    glyphs = raw.glyphIndexesForString(_CHARACTERS)
    return {code: meant[glyph] for code, glyph in zip(_CHARACTERS, glyphs, strict=True) if glyph in meant}


def readable(file: bytes, meant: dict[str, str]) -> bytes:
    """The same PDF, in which the glyphs stand for the characters that were meant."""

    def right(code: re.Match[bytes]) -> bytes:
        character = chr(int(code[1], 16))
        return f"<{ord(meant.get(character, character)):04X}>".encode()

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(file)))
    done: set[int] = set()
    for page in writer.pages:
        fonts = page["/Resources"].get_object().get("/Font", {})  # type: ignore[union-attr]
        for font in fonts.get_object().values() if fonts else ():
            table = font.get_object().get("/ToUnicode")
            table = table.get_object() if table is not None else None
            if isinstance(table, StreamObject) and id(table) not in done:
                done.add(id(table))
                table.set_data(_CODE.sub(right, table.get_data()))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
