"""`supervise`: plays the deck and keeps it running, whatever happens, until staff leave it."""

from __future__ import annotations

import argparse
import sys

from kiosk.commands import run as show
from kiosk.program import THIS_PROGRAM

HELP = "播放并守护：崩溃、卡死后自动恢复 · play and keep it running: after a crash or a hang it comes back"
_OWN = "--memory"


def arguments(parser: argparse.ArgumentParser) -> None:
    show.arguments(parser)
    parser.add_argument(
        _OWN, type=float, default=1000.0, metavar="MB",
        help="内存超过后在无人时重启 · above this much memory it starts afresh when nobody is there; default 1000",
    )  # fmt: skip


def run(words: argparse.Namespace) -> int:
    from kiosk.booth import logs
    from kiosk.booth.only_one import OnlyOne
    from kiosk.booth.place import Place
    from kiosk.booth.restarts import Restarts
    from kiosk.booth.supervisor import Limits, Supervisor, end_like
    from kiosk.display import missing_display
    from kiosk.storage import state_folder

    folder = state_folder()
    alone = OnlyOne(folder, words.content)
    if not alone.take(patience=8.0):
        print("已有一个展示程序在播放这份内容。\nThis content is already being played here.", file=sys.stderr)
        return 4
    logs.begin(folder / "logs", "supervisor")
    place = Place(folder, words.content)
    supervisor = Supervisor(
        [*THIS_PROGRAM, "run", *_without_own(words.typed[1:])],
        Restarts(place.last(), words.memory),
        place,
        folder / "logs" / "stacks.txt",
        missing=missing_display,
        limits=Limits(memory_mb=1.6 * words.memory),
    )
    status = supervisor.run()
    alone.free()
    logs.end()
    return end_like(status)


def _without_own(typed: list[str]) -> list[str]:
    """The words that are for the show."""
    own = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    own.add_argument(_OWN)
    return own.parse_known_args(typed)[1]
