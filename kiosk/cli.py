"""The command line. Needs no Qt until a command does.

Must not know which commands there are, or how any of them works.
"""

from __future__ import annotations

import argparse
import difflib
import logging
import os
import runpy
import sys

from kiosk import __version__
from kiosk.commands import discover
from kiosk.program import FROZEN, TYPED

_DEFAULT = "run"
_OWN = ("-h", "--help", "--version")


def main(arguments: list[str] | None = None) -> int:
    """Carry out a command; returns the exit status."""
    if FROZEN and sys.argv[1:2] == ["-m"]:  # the packaged program is its own Python
        sys.argv = sys.argv[2:]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        return 0
    typed = _with_command(sys.argv[1:] if arguments is None else arguments)
    if not typed[0].startswith("-") and typed[0] not in discover():
        print(_unknown(typed[0]), file=sys.stderr)
        return 2
    words = _parser().parse_args(typed, argparse.Namespace(typed=typed))
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
    # Nobody plugs into our models; looking for plug-ins through all installed packages costs 20 ms at every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # One pixel of ours is one pixel of the screen: pages are drawn in device pixels.
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")
    status: int = words.command(words)
    return status


def _with_command(arguments: list[str]) -> list[str]:
    """Without any command it is the show that is meant."""
    with_one = arguments and (not arguments[0].startswith("-") or arguments[0] in _OWN)
    return arguments if with_one else [_DEFAULT, *arguments]


def _unknown(word: str) -> str:
    """What is said of a word that is no command."""
    if word.lower().endswith((".yaml", ".yml")):
        return f"播放它：run {word} · to play it: run {word}"
    close = difflib.get_close_matches(word.lower(), discover(), n=1)
    if close:
        meant = close[0]
        return f"没有“{word}”这个命令，您是不是想写 {meant}？ · There is no command “{word}”. Did you mean {meant}?"
    return f"没有“{word}”这个命令，可以写 · there is no command “{word}”; you can write: {' '.join(discover())}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=TYPED, description="展厅大屏 · exhibition kiosk")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, command in discover().items():
        words = commands.add_parser(name, help=command.HELP)
        command.arguments(words)
        words.set_defaults(command=command.run)
    return parser
