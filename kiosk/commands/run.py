"""`run`: plays the deck. Also what happens without any command."""

from __future__ import annotations

import argparse
import sys

from kiosk.commands._words import content_file

#: Seconds after which the screen is kept awake: no screen saver comes sooner, and the start has enough to do.
_AWAKE_AFTER = 5.0

HELP = "播放 · play the deck (also without any command)"


def arguments(parser: argparse.ArgumentParser) -> None:
    content_file(parser)
    parser.add_argument("--window", action="store_true", help="窗口而非全屏 · in a window")


def run(words: argparse.Namespace) -> int:
    from kiosk.booth.handover import handed_over
    from kiosk.booth.heap import give_back_large_blocks
    from kiosk.booth.heart import heart_of_this_process
    from kiosk.display import missing_display
    from kiosk.storage import state_folder

    if complaint := missing_display():
        print(complaint, file=sys.stderr)
        return 3
    give_back_large_blocks()
    handover, folder = handed_over(), state_folder() / "logs"
    heart = heart_of_this_process(folder, supervised=handover is not None)
    from kiosk.stage.curtain import draw_curtain

    # Where the last picture is still on the screen, a curtain would only come between.
    hung = words.window or (handover is not None and handover.picture)
    curtain = None if hung else draw_curtain(words.content)
    from kiosk.booth import logs, troubles
    from kiosk.booth.awake import Awake
    from kiosk.booth.qt_words import listen_to_qt

    logs.begin(folder)
    listen_to_qt()
    journal = troubles.recording(folder.parent)
    from kiosk.show import run  # takes most of the start; the curtain hangs by now
    from kiosk.unattended import Unattended

    unattended = Unattended(heart, handover)
    awake = Awake()
    awake.hold(after=_AWAKE_AFTER)
    status = run(words.content, unattended, journal, fullscreen=False if words.window else None, curtain=curtain)
    awake.free()
    return status
