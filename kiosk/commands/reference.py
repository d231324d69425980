"""`reference`: a page of all slide kinds and their keys, in each language, with a picture of each."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands._words import CONTENT, offscreen

HELP = "全部页面种类的说明和图 · a page of all slide kinds, with pictures"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("docs"), help="default docs")


def run(words: argparse.Namespace) -> int:
    offscreen()
    from kiosk.staff.reference import write_reference

    return write_reference(words.folder, CONTENT.parent)
