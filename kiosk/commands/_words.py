"""What several commands take: the content file, a size, a language.

Must not know any command, or Qt.
"""

from __future__ import annotations

import argparse
import locale
import os
from pathlib import Path

from kiosk.program import HOME

#: The deck that is shipped: it stands beside `main.py`, or beside the packaged program.
CONTENT = HOME / "content.yaml"


def content_file(parser: argparse.ArgumentParser) -> None:
    """The content file, if another one than that which is shipped."""
    parser.add_argument("content", nargs="?", type=Path, default=CONTENT)


def own_language() -> str:
    """English on an English machine, 中文 everywhere else."""
    name = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "zh"


def size(text: str) -> tuple[int, int]:
    """`1920x1080` as numbers, between 320 and 8192 each."""
    wide, cross, high = text.lower().replace("×", "x").partition("x")
    if not (cross and wide.isdecimal() and high.isdecimal() and all(320 <= int(side) <= 8192 for side in (wide, high))):
        raise argparse.ArgumentTypeError(f"{text!r}: 请写成 1920x1080 · write it like 1920x1080, sides 320 to 8192")
    return int(wide), int(high)


def offscreen() -> None:
    """Let Qt draw without a screen; call it before anything imports Qt."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
