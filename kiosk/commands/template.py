"""`template`: an empty table of companies."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "企业表格的空白样本 · an empty table of companies"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="companies.xlsx / companies.csv")


def run(words: argparse.Namespace) -> int:
    from kiosk.staff.template import template

    return template(words.file)
