"""Starts the kiosk as its command line does and says when the kept picture of the first slide stood on the screen.

`keep` draws that picture first, in the cache folder of the environment (XDG_CACHE_HOME); `show` measures. Prints one
line of JSON. Must not import anything heavy before the kiosk does.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def _keep(content: Path) -> int:
    from kiosk.cli import main
    from kiosk.stage import curtain, keeping

    keep = curtain.keep

    def keep_and_leave(*arguments: Any, **named: Any) -> None:
        keep(*arguments, **named)
        print(json.dumps({"bytes": curtain.cache_file().stat().st_size}), flush=True)
        os._exit(0)

    setattr(keeping, "keep", keep_and_leave)  # noqa: B010 - it is not ours to patch, says mypy
    return main(["run", str(content)])


def _show(content: Path, started: float) -> int:
    import kiosk.cli
    from kiosk.stage import curtain

    draw = curtain.draw_curtain

    def draw_and_leave(path: Path) -> None:
        drawn = draw(path)
        seconds = time.monotonic() - started
        print(json.dumps({"first_paint": seconds, "drawn": drawn is not None}), flush=True)
        os._exit(0)

    curtain.draw_curtain = draw_and_leave  # type: ignore[assignment]
    return kiosk.cli.main(["run", str(content)])


if __name__ == "__main__":
    if sys.argv[1] == "keep":
        raise SystemExit(_keep(Path(sys.argv[2])))
    raise SystemExit(_show(Path(sys.argv[2]), float(sys.argv[3])))
