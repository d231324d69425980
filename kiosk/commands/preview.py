"""`preview`: a window beside the editor that follows every save."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from kiosk.commands._words import content_file, offscreen, own_language, size

HELP = "编辑时的实时预览 · a live preview beside the editor"


def arguments(parser: argparse.ArgumentParser) -> None:
    content_file(parser)
    parser.add_argument("--at", type=_moment, metavar="TIME", help='看某时的播放，如 "2026-12-01 10:00" · at a time')
    parser.add_argument("--size", type=size, default=(1920, 1080), metavar="WxH", help="屏幕 · of the screen")
    parser.add_argument("--lang", choices=("zh", "en", "both"), default="zh", help="页面语言 · of the slide")
    parser.add_argument("--text", type=float, choices=(1.0, 1.25, 1.5), default=1.0, help="文字大小 · size of text")
    parser.add_argument("--contrast", action="store_true", help="高对比 · high contrast")
    parser.add_argument("--slide", type=int, default=1, metavar="N", help="先看第几页 · which slide first")
    parser.add_argument("--words", choices=("zh", "en"), default=own_language(), help="窗口语言 · of the window")
    parser.add_argument("--editor", metavar="COMMAND", help='打开一行的命令 · like "code -g {file}:{line}"')
    parser.add_argument("--picture", type=Path, metavar="FILE", help="只存一张窗口截图 · only a picture of the window")
    parser.add_argument("--window", type=size, metavar="WxH", help="窗口大小 · of the window")


def run(words: argparse.Namespace) -> int:
    from kiosk.display import missing_display

    if words.picture is not None:
        offscreen()
    elif complaint := missing_display():
        print(complaint, file=sys.stderr)
        return 3
    os.environ["QT_ENABLE_HIGHDPI_SCALING"] = "1"  # a desktop window, not a page of device pixels
    from kiosk.clock import SystemClock
    from kiosk.content.fields import LANGUAGES
    from kiosk.content.zone import machine_zone
    from kiosk.staff.preview.editor import Editor
    from kiosk.staff.preview.index import Subject
    from kiosk.staff.preview.show import show
    from kiosk.staff.preview.window import Preview
    from kiosk.staff.preview.wish import Wish

    def made() -> Preview:
        languages = LANGUAGES if words.lang == "both" else (words.lang,)
        wish = Wish(words.size, languages, words.text, words.contrast)
        clock, editor = SystemClock(machine_zone()), Editor(words.editor)
        window = Preview(words.content, clock, wish, moment=words.at, language=words.words, editor=editor)
        if 1 < words.slide <= len(window.session.deck.slides):
            window.go(Subject("slide", words.slide - 1))
        return window

    return show(made, words.picture, words.window)


def _moment(text: str) -> datetime:
    """A local time, without a zone."""
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f'{text!r}: 请写成 "2026-12-01 10:00" · write it like "2026-12-01 10:00"'
        ) from None
