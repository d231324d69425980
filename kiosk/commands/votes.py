"""`votes`: what visitors have chosen in the polls, and setting it to zero before the doors open."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.commands._words import content_file, offscreen, own_language

HELP = "投票结果 · what visitors chose in the polls"


def arguments(parser: argparse.ArgumentParser) -> None:
    content_file(parser)
    parser.add_argument("--csv", type=Path, metavar="FILE", help="写成表格 · write a table")
    parser.add_argument("--reset", action="store_true", help="全部清零 · set all votes to zero")
    parser.add_argument("--lang", choices=("zh", "en"), default=own_language(), help="语言 · language of it")


def run(words: argparse.Namespace) -> int:
    offscreen()
    from kiosk.booth.votes import NAME, Votes
    from kiosk.content.check import check
    from kiosk.slides import contents
    from kiosk.staff.polls import results, table, told
    from kiosk.storage import state_folder

    chinese = words.lang == "zh"
    votes = Votes(state_folder() / NAME)
    found = results(votes.all(), check(words.content, contents()).deck, words.lang)
    try:
        if words.csv is not None:
            words.csv.write_text(table(found), "utf-8-sig", newline="")
        if words.reset:
            votes.reset()
    except OSError as error:
        print(f"写不了：{error}" if chinese else f"It cannot be written: {error}", file=sys.stderr)
        return 1
    if words.reset:
        print("票数已清零。" if chinese else "All votes are zero.")
    else:
        print("\n".join(told(found, words.lang)))
    return 0
