"""`check`: every problem of a content file, in one pass."""

from __future__ import annotations

import argparse

from kiosk.commands._words import content_file, offscreen, own_language

HELP = "检查内容 · check a content file"


def arguments(parser: argparse.ArgumentParser) -> None:
    content_file(parser)
    parser.add_argument("--lang", choices=("zh", "en"), default=own_language(), help="提示语言 · language of it")
    parser.add_argument("--quick", action="store_true", help="不试排版 · do not try whether texts fit")
    parser.add_argument("--json", action="store_true", help="供其他程序读取 · for other programs, docs/check-json.md")


def run(words: argparse.Namespace) -> int:
    offscreen()
    from kiosk.staff.checkup import checkup

    return checkup(words.content, words.lang, try_pages=not words.quick, as_json=words.json)
