"""`report`: what visitors did and how the machine fared."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from kiosk.commands._words import own_language

HELP = "展台报告 · what visitors did and how the machine fared"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--day", type=_day, metavar="YYYY-MM-DD", help="只看一天 · one day")
    parser.add_argument("--from", dest="first", type=_day, metavar="YYYY-MM-DD", help="从哪天 · from that day on")
    parser.add_argument("--until", dest="last", type=_day, metavar="YYYY-MM-DD", help="到哪天 · until that day")
    parser.add_argument("--html", type=Path, metavar="FILE", help="写成网页 · write a page")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="写成表格 · write a table")
    parser.add_argument("--lang", choices=("zh", "en"), default=own_language(), help="语言 · language of it")
    parser.add_argument("--journal", type=Path, metavar="FILE", help="别处的记录文件 · a journal from elsewhere")


def run(words: argparse.Namespace) -> int:
    from kiosk.booth.journal_file import NAME
    from kiosk.clock import SystemClock
    from kiosk.staff.report import Wanted, report
    from kiosk.storage import state_folder

    if words.day is not None and (words.first is not None or words.last is not None):
        print("--day 与 --from、--until 只能用一样 · either --day, or --from and --until", file=sys.stderr)
        return 2
    wanted = Wanted(words.day or words.first, words.day or words.last, words.html, words.csv)
    return report(words.journal or state_folder() / NAME, wanted, words.lang, SystemClock().wall())


def _day(text: str) -> str:
    """`2026-12-01`, as it stands in the journal."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: 请写成 2026-12-01 · write it like 2026-12-01") from None
