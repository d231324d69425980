"""`schema`: what may stand in a content file, for editors that complete and check as one types."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiosk.commands._words import CONTENT, offscreen

HELP = "编辑器用的格式说明 · the JSON Schema with which editors complete and check"


def arguments(parser: argparse.ArgumentParser) -> None:
    beside = CONTENT.with_name("content.schema.json")
    parser.add_argument("file", nargs="?", type=Path, default=beside, help=f"默认 default {beside.name}")


def run(words: argparse.Namespace) -> int:
    offscreen()
    from kiosk.staff.schema import write_schema

    return write_schema(words.file)
