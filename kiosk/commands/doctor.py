"""`doctor`: is this machine fit for the show?"""

from __future__ import annotations

import argparse

from kiosk.commands._words import content_file, own_language

HELP = "检查这台机器 · is this machine fit for the show?"


def arguments(parser: argparse.ArgumentParser) -> None:
    content_file(parser)
    parser.add_argument("--lang", choices=("zh", "en"), default=own_language(), help="提示语言 · language of it")
    parser.add_argument("--json", action="store_true", help="供程序读取 · for tools")


def run(words: argparse.Namespace) -> int:
    from kiosk.clock import SystemClock
    from kiosk.content.zone import machine_zone
    from kiosk.staff.doctor.examination import doctor
    from kiosk.staff.doctor.machine import Machine

    return doctor(Machine(clock=SystemClock(machine_zone())), words.content, words.lang, as_json=words.json)
