"""`render`: every slide as a picture file."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands._words import content_file, offscreen, size

HELP = "导出图片 · draw every slide into PNG files"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="OUT", help="文件夹 · folder")
    content_file(parser)
    parser.add_argument("--size", type=size, default=(1920, 1080), metavar="WxH", help="default 1920x1080")
    parser.add_argument("--lang", choices=("zh", "en"), action="append", help="default both")
    parser.add_argument("--at", type=float, default=None, metavar="MS", help="a moment of the entry, in ms")
    parser.add_argument("--visit", action="store_true", help="观众触摸时的画面 · what a visitor sees who touches")


def run(words: argparse.Namespace) -> int:
    offscreen()
    from kiosk.staff.render import render

    languages = tuple(dict.fromkeys(words.lang)) if words.lang else ("zh", "en")
    return render(words.content, words.out, words.size, languages, words.at, visit=words.visit)
