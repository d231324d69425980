"""The command line: run · check · render · template. Needs no Qt until a command does.

Must not know how any of them works.
"""

from __future__ import annotations

import argparse
import locale
import logging
import os
import sys
from pathlib import Path

from kiosk import __version__

_HOME = Path(__file__).resolve().parent.parent
CONTENT = _HOME / "content.yaml"


def main(arguments: list[str] | None = None) -> int:
    """Carry out a command; returns the exit status."""
    words = _parser().parse_args(arguments)
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    # Nobody plugs into our models; looking for plug-ins through all installed packages costs 20 ms at every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # One pixel of ours is one pixel of the screen: pages are drawn in device pixels.
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")
    status: int = words.command(words)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py", description="展厅大屏 · exhibition kiosk")
    parser.add_argument("--version", action="version", version=__version__)
    parser.set_defaults(command=_run, content=CONTENT, window=False)
    commands = parser.add_subparsers(title="commands")

    run = commands.add_parser("run", help="播放 · play the deck (also without any command)")
    run.add_argument("content", nargs="?", type=Path, default=CONTENT)
    run.add_argument("--window", action="store_true", help="窗口而非全屏 · in a window")
    run.set_defaults(command=_run)

    check = commands.add_parser("check", help="检查内容 · check a content file")
    check.add_argument("content", nargs="?", type=Path, default=CONTENT)
    check.add_argument("--lang", choices=("zh", "en"), default=_language(), help="提示语言 · language of the report")
    check.add_argument("--quick", action="store_true", help="不试排版 · do not try whether texts fit")
    check.set_defaults(command=_check)

    render = commands.add_parser("render", help="导出图片 · draw every slide into PNG files")
    render.add_argument("out", type=Path, metavar="OUT", help="文件夹 · folder")
    render.add_argument("content", nargs="?", type=Path, default=CONTENT)
    render.add_argument("--size", type=_size, default=(1920, 1080), metavar="WxH", help="default 1920x1080")
    render.add_argument("--lang", choices=("zh", "en"), action="append", help="default both")
    render.add_argument("--at", type=float, default=None, metavar="MS", help="a moment of the entry, in ms")
    render.add_argument("--visit", action="store_true", help="观众触摸时的画面 · what a visitor sees who touches")
    render.set_defaults(command=_render)

    template = commands.add_parser("template", help="企业表格的空白样本 · an empty table of companies")
    template.add_argument("file", type=Path, metavar="FILE", help="companies.xlsx / companies.csv")
    template.set_defaults(command=_template)
    return parser


def _language() -> str:
    """English on an English machine, 中文 everywhere else."""
    name = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "zh"


def _size(text: str) -> tuple[int, int]:
    """`1920x1080` as numbers, between 320 and 8192 each."""
    wide, cross, high = text.lower().replace("×", "x").partition("x")
    if not (cross and wide.isdecimal() and high.isdecimal() and all(320 <= int(side) <= 8192 for side in (wide, high))):
        raise argparse.ArgumentTypeError(f"{text!r}: 请写成 1920x1080 · write it like 1920x1080, sides 320 to 8192")
    return int(wide), int(high)


def _run(words: argparse.Namespace) -> int:
    from kiosk.display import missing_display

    if complaint := missing_display():
        print(complaint, file=sys.stderr)
        return 3
    from kiosk.stage.curtain import draw_curtain

    curtain = None if words.window else draw_curtain(words.content)
    from kiosk.app import run  # takes most of the start; the curtain hangs by now

    return run(words.content, fullscreen=False if words.window else None, curtain=curtain)


def _offscreen() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _check(words: argparse.Namespace) -> int:
    _offscreen()
    from kiosk.staff.checkup import checkup

    return checkup(words.content, words.lang, try_pages=not words.quick)


def _render(words: argparse.Namespace) -> int:
    _offscreen()
    from kiosk.staff.render import render

    languages = tuple(dict.fromkeys(words.lang)) if words.lang else ("zh", "en")
    return render(words.content, words.out, words.size, languages, words.at, visit=words.visit)


def _template(words: argparse.Namespace) -> int:
    from kiosk.staff.template import template

    return template(words.file)
