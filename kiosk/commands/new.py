"""`new`: an example of a slide kind or of a company, with a comment at every key."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands._words import CONTENT, offscreen

HELP = "一页（或一家企业）的样本 · an example of a slide, or of a company, to be pasted"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", help="bars, company …；不写就列出全部 · without it, all are listed")
    parser.add_argument("--content", type=Path, default=CONTENT, help="内容文件 · the content file it is meant for")


def run(words: argparse.Namespace) -> int:
    offscreen()
    from kiosk.staff.new import new

    return new(words.kind, words.content)
