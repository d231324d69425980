"""A virtual display of any size for one measuring process, and the worker that measures on it.

Owns starting and ending both. Must not know what is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
Size = tuple[int, int]


@contextmanager
def display(size: Size) -> Iterator[dict[str, str]]:
    """A display of `size` pixels while the block runs; gives the environment for processes that are to draw on it."""
    theirs, ours = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    command = ["Xvfb", "-displayfd", str(ours), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(ours,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(ours)
    try:
        with os.fdopen(theirs) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb did not start (status {server.wait()})")
        # Pixels as the kiosk's own command line wants them: one of ours is one of the screen.
        own = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "QT_ENABLE_HIGHDPI_SCALING": "0"}
        yield {**{key: value for key, value in os.environ.items() if key != "WAYLAND_DISPLAY"}, **own}
    finally:
        server.terminate()
        server.wait()


def measure(module: str, size: Size, *arguments: object, stamped: bool = False, **variables: str) -> Any:
    """What `python -m module arguments` prints as JSON on its last line, run on a display of its own.

    `variables` are added to its environment. `stamped` adds `time.monotonic()` from just before the process starts to
    the arguments.
    """
    with display(size) as environment:
        command = [sys.executable, "-m", module, *map(str, arguments)]
        if stamped:
            command.append(repr(time.monotonic()))
        environment |= variables
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"{' '.join(command)} ended with status {done.returncode}:\n{done.stderr[-4000:]}")
    return json.loads(done.stdout.splitlines()[-1])
