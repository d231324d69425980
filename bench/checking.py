"""Checks a content file as `python main.py check` does, and says how long that took. Prints one line of JSON.

Must not know goals or tables, or import anything heavy before it looks at the time.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path

_TIMES = 8


def main() -> int:
    """Check once for the first time, and then again."""
    parser = argparse.ArgumentParser(prog="python -m bench.checking")
    parser.add_argument("content", type=Path)
    words = parser.parse_args()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"  # as the command line does
    began = time.perf_counter()
    from PySide6.QtWidgets import QApplication

    from kiosk.content.check import check
    from kiosk.look.probe import probe
    from kiosk.slides import contents
    from kiosk.staff.checkup import trials

    kinds = contents()
    imports = time.perf_counter() - began
    times = []
    for _ in range(_TIMES):
        began, worked = time.perf_counter(), time.process_time()
        checked = check(words.content, kinds, probe)
        times.append((time.perf_counter() - began, time.process_time() - worked))
    application = QApplication([])
    began = time.perf_counter()
    problems = [problem for found in trials(checked) for problem in found]
    pages = time.perf_counter() - began
    del application
    print(json.dumps({"imports": imports, "check": times, "pages": pages, "problems": len(problems)}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
