"""A virtual display of any size for one measuring process, and the worker that measures on it.

Owns starting and ending both, and that what a kiosk keeps between runs is no other kiosk's. Must not know what is
measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parent.parent
#: Seconds after which a measuring process counts as stuck; on a busy machine most take a tenth of it.
PATIENCE = 600.0
Size = tuple[int, int]


@contextmanager
def display(size: Size, folder: str | None = None) -> Iterator[dict[str, str]]:
    """A display of `size` pixels while the block runs; gives the environment for processes that are to draw on it.

    What they keep goes when the block ends. With a `folder`, its pixels are those of the file `Xvfb_screen0` there.
    """
    theirs, ours = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    command = ["Xvfb", "-displayfd", str(ours), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    command += ["-fbdir", folder] if folder else []
    server = subprocess.Popen(command, pass_fds=(ours,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(ours)
    try:
        with os.fdopen(theirs) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb did not start (status {server.wait()})")
        # Pixels as the kiosk's own command line wants them: one of ours is one of the screen.
        own = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "QT_ENABLE_HIGHDPI_SCALING": "0"}
        with TemporaryDirectory(ignore_cleanup_errors=True) as kept:
            own |= {"XDG_STATE_HOME": f"{kept}/state", "XDG_CACHE_HOME": f"{kept}/cache"}
            yield {**{key: value for key, value in os.environ.items() if key != "WAYLAND_DISPLAY"}, **own}
    finally:
        server.terminate()
        server.wait()


@contextmanager
def mapped_display(size: Size) -> Iterator[tuple[dict[str, str], Path]]:
    """The same, and the file that holds its pixels, in memory where the system has files there."""
    memory = Path("/dev/shm")
    with (
        TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder,
        display(size, folder) as environment,
    ):
        yield environment, Path(folder) / "Xvfb_screen0"


def measure(
    module: str,
    size: Size,
    *arguments: object,
    stamped: bool = False,
    patience: float = PATIENCE,
    environment: Mapping[str, str] | None = None,
) -> Any:
    """What `python -m module arguments` prints as JSON on its last line, run on a display of its own.

    `environment` is added to its own. `stamped` adds `time.monotonic()` from just before the process starts to the
    arguments. Raises RuntimeError when it fails, or has not ended after `patience` seconds.
    """
    with display(size) as own:
        return answer(module, own | dict(environment or {}), *arguments, stamped=stamped, patience=patience)


def answer(
    module: str,
    environment: Mapping[str, str],
    *arguments: object,
    stamped: bool = False,
    patience: float = PATIENCE,
) -> Any:
    """The same on a display that is there, told in the environment."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    if stamped:
        command.append(repr(time.monotonic()))
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=patience)
    except subprocess.TimeoutExpired as late:
        said = (late.stderr or b"").decode(errors="replace")
        raise RuntimeError(f"{' '.join(command)} had not ended after {patience:g} s:\n{said[-4000:]}") from None
    if done.returncode or not done.stdout.strip():
        raise RuntimeError(f"{' '.join(command)} ended with status {done.returncode}:\n{done.stderr[-4000:]}")
    return json.loads(done.stdout.splitlines()[-1])
