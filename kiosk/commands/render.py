"""`render`: every slide as a picture file, or all of them in one PDF with notes."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands._words import content_file, offscreen, size

HELP = "导出图片或 PDF · draw every slide into PNG files, or into one PDF"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="OUT", help="文件夹，或 PDF 文件 · folder, or PDF file")
    content_file(parser)
    parser.add_argument("--size", type=size, default=(1920, 1080), metavar="WxH", help="default 1920x1080")
    parser.add_argument("--lang", choices=("zh", "en"), action="append", help="default both")
    parser.add_argument("--at", type=float, default=None, metavar="MS", help="a moment of the entry, in ms")
    parser.add_argument("--visit", action="store_true", help="观众触摸时的画面 · what a visitor sees who touches")
    parser.add_argument("--panel", action="store_true", help="工作台的画面 · the staff panel")
    parser.add_argument("--pdf", action="store_true", help="供审阅的 PDF，附说明 · one PDF with notes, for approval")


def run(words: argparse.Namespace) -> int:
    offscreen()
    languages = tuple(dict.fromkeys(words.lang)) if words.lang else ("zh", "en")
    from kiosk.clock import SystemClock

    now = SystemClock().wall()
    if words.pdf or words.out.suffix.lower() == ".pdf":
        from kiosk.staff.pdf import printed

        return printed(words.content, words.out, words.size, languages, now)
    from kiosk.staff.render import render

    panel = now if words.panel else None
    return render(words.content, words.out, words.size, languages, words.at, visit=words.visit, panel=panel)
