"""`pin`: sets, changes or removes the PIN that opens the staff panel on the kiosk."""

from __future__ import annotations

import argparse
import getpass
import sys

HELP = "设置工作台 PIN · set the PIN of the staff panel"


def arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--stdin", action="store_true", help="从标准输入读一行 · read one line of standard input")
    which.add_argument("--remove", action="store_true", help="取消 PIN · have none any more")


def run(words: argparse.Namespace) -> int:
    from kiosk.staff.pin import LONGEST, SHORTEST, Pin, tidy
    from kiosk.storage import state_folder

    pin = Pin(state_folder())
    try:
        if words.remove:
            there = pin.remove()
            print("PIN 已取消，工作台不再打开。 · The PIN is removed; the staff panel stays shut."
                  if there else "本来就没有 PIN。 · There was no PIN.")  # fmt: skip
            return 0
        typed = sys.stdin.readline().rstrip("\n") if words.stdin else _ask()
        digits = tidy(typed) if typed is not None else None
        if typed is None:
            print("两次输入不一样，PIN 没有改。 · The two differ; the PIN is as before.", file=sys.stderr)
        elif digits is None:
            print(f"PIN 须为 {SHORTEST} 到 {LONGEST} 位数字，没有改。 · "
                  f"A PIN has {SHORTEST} to {LONGEST} digits; it is as before.", file=sys.stderr)  # fmt: skip
        else:
            pin.store(digits)
            print("PIN 已保存。在屏幕左下角按住 3 秒，输入 PIN，打开工作台。 · "
                  "The PIN is kept. Hold the screen's lower left corner for 3 s and enter it.")  # fmt: skip
            return 0
    except OSError as error:
        print(f"{pin.file}: 写不进去 · cannot be written: {error.strerror}", file=sys.stderr)
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
    return 1


def _ask() -> str | None:
    """What was typed twice alike, without showing it; None when the two differ."""
    first = getpass.getpass("新 PIN · new PIN: ")
    return first if getpass.getpass("再输一次 · once more: ") == first else None
