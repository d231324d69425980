"""`run`: plays the deck. Also what happens without any command."""

from __future__ import annotations

import argparse
import sys

from kiosk.commands._words import content_file

HELP = "播放 · play the deck (also without any command)"


def arguments(parser: argparse.ArgumentParser) -> None:
    content_file(parser)
    parser.add_argument("--window", action="store_true", help="窗口而非全屏 · in a window")


def run(words: argparse.Namespace) -> int:
    from kiosk.display import missing_display

    if complaint := missing_display():
        print(complaint, file=sys.stderr)
        return 3
    from kiosk.stage.curtain import draw_curtain

    curtain = None if words.window else draw_curtain(words.content)
    from kiosk.booth import logs
    from kiosk.storage import state_folder

    logs.begin(state_folder() / "logs")
    from kiosk.app import run  # takes most of the start; the curtain hangs by now

    return run(words.content, fullscreen=False if words.window else None, curtain=curtain)
