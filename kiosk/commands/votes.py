"""`votes`: what visitors have chosen in the polls, and setting it to zero before the doors open."""

from __future__ import annotations

import argparse
import sys

from kiosk.commands._words import own_language

HELP = "投票结果 · what visitors chose in the polls"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reset", action="store_true", help="全部清零 · set all votes to zero")
    parser.add_argument("--lang", choices=("zh", "en"), default=own_language(), help="语言 · language of it")


def run(words: argparse.Namespace) -> int:
    from kiosk.booth.votes import NAME, Votes, percentages
    from kiosk.storage import state_folder

    chinese = words.lang == "zh"
    votes = Votes(state_folder() / NAME)
    if words.reset:
        try:
            votes.reset()
        except OSError as error:
            print(f"清不了零：{error}" if chinese else f"The votes cannot be set to zero: {error}", file=sys.stderr)
            return 1
        print("票数已清零。" if chinese else "All votes are zero.")
        return 0
    tallies = votes.all()
    if not tallies:
        print("还没有人投票。" if chinese else "Nobody has voted yet.")
    for poll, counted in tallies.items():
        print(poll)
        shares = percentages(tuple(counted.values()))
        for at, (answer, count) in enumerate(counted.items()):
            share = f"{shares[at]:3d}%  " if shares else ""
            unit = "票" if chinese else "vote" if count == 1 else "votes"
            print(f"  {share}{count} {unit}  {answer}")
    return 0
