"""`python -m bench soak`: days of loop and visitors in accelerated time, and what grows meanwhile.

    python -m bench soak --hours 72 --json soak.json

Somebody comes every few minutes, taps about, swipes, searches, and leaves; staff save a changed deck every few hours.
It prints, by the simulated hour, memory, open files, threads, widgets and other objects, and what lies in the folders
where things are kept, then how steeply each rose in the second half (a straight line by least squares). Exits with 1
when something failed on the way; what grows is for the reader to judge, beside the goal.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory

import psutil
from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from bench.cage import Kiosk, caged, invisible, lay_out
from bench.figures import table
from bench.monkey import decks, home
from bench.monkey.ear import Ear
from bench.monkey.hands import Hands
from bench.monkey.whims import Whims
from bench.virtual import Size
from kiosk.booth import logs
from kiosk.clock import Clock
from kiosk.storage import cache_folder, state_folder

_MB = 1e6
#: Goal: MB by which memory may rise over the second half.
FLAT = 2.0
#: Seconds between frames: enough to go through every entry, not to admire it.
_THINNED = 0.5
#: Seconds from one visitor to the next.
_BETWEEN = (60, 1500)
#: Hours from one change of the deck to the next.
_SAVED = 4.0


@dataclass(frozen=True)
class Sample:
    """The process at one moment: memory in MB, everything else counted; files in the folders kept are in MB.

    `pss` shares with other processes what they share, and so moves when they come and go; `uss` is this one's own.
    """

    hour: float
    uss: float
    pss: float
    rss: float
    handles: int
    threads: int
    widgets: int
    qobjects: int
    pixmaps: int
    objects: int
    journal: float
    logs: float
    kept: float


def sample(kiosk: Kiosk, folders: list[Path]) -> Sample:
    """Look at this process, and at `folders` in which it keeps things."""
    process = psutil.Process()
    memory = process.memory_full_info()
    tracked = gc.get_objects()
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return Sample(
        hour=round(kiosk.clock.now() / 3600, 2),
        uss=round(memory.uss / _MB, 2),
        pss=round(memory.pss / _MB, 2),
        rss=round(memory.rss / _MB, 2),
        handles=process.num_fds() if hasattr(process, "num_fds") else process.num_handles(),
        threads=process.num_threads(),
        widgets=len(QApplication.allWidgets()),
        qobjects=len(kiosk.window.findChildren(QObject)),
        pixmaps=sum(type(one) is QPixmap for one in tracked),
        objects=len(tracked),
        journal=_size(file for file in files if "sqlite" in file.name or "journal" in file.name),
        logs=_size(file for file in files if ".log" in file.name),
        kept=_size(files),
    )


def _size(files: object) -> float:
    return round(sum(file.stat().st_size for file in files) / _MB, 3)  # type: ignore[attr-defined]


class Soak:
    """A kiosk that is left to itself and its visitors."""

    def __init__(self, kiosk: Kiosk, ear: Ear, seed: int) -> None:
        self._kiosk, self._ear, self._chance = kiosk, ear, random.Random(seed)
        self._hands, self._whims = Hands(kiosk), Whims(seed, kiosk)
        self._saved = 0

    def pass_hours(self, hours: float, each: float, look: Callable[[], None]) -> None:
        """Let so many hours pass, and `look` whenever `each` have."""
        clock = self._kiosk.clock
        begun = clock.now()
        looked = saved = begun
        while clock.now() - begun < hours * 3600:
            self._kiosk.let(self._chance.uniform(*_BETWEEN), _THINNED)
            if clock.now() - looked >= each * 3600 - 1e-6:
                looked += each * 3600
                look()
            self._visitor()
            if clock.now() - saved >= _SAVED * 3600:
                saved = clock.now()
                self._save()
            self._ear.check()

    def _visitor(self) -> None:
        """Somebody comes, does a few things and leaves; of them nothing may stay."""
        for _ in range(self._chance.randrange(3, 25)):
            for event in self._whims.polite():
                self._hands.do(event)
                self._kiosk.let(0.02)
            self._kiosk.let(self._chance.uniform(0.3, 6.0), _THINNED)
        for event in self._whims.lift():
            self._hands.do(event)
        home.alone(self._kiosk)
        home.seen(self._kiosk)

    def _save(self) -> None:
        """Staff change a figure, then save the shipped deck again."""
        self._saved += 1
        text = decks.sound("shipped", 0)
        self._kiosk.follow.content.write_text(text.replace("1900", str(1900 + self._saved)), "utf-8")


def slopes(samples: list[Sample]) -> dict[str, float]:
    """By the name of a column how much it rises in 24 hours, from a line through the second half."""
    half = samples[len(samples) // 2 :]
    if len(half) < 2:
        return {}
    hours = [one.hour for one in half]
    named = [field.name for field in fields(Sample) if field.name != "hour"]
    return {name: 24 * linear_regression(hours, [getattr(one, name) for one in half]).slope for name in named}


def _report(samples: list[Sample]) -> str:
    shown = samples[:: max(1, len(samples) // 24)]
    rows = [tuple(f"{value:g}" for value in asdict(one).values()) for one in shown]
    rise = slopes(samples)
    if rise:
        rows.append(("rise in 24 h", *(f"{value:+.2f}" for value in rise.values())))
    text = table(tuple(asdict(samples[0])), rows)
    half = samples[len(samples) // 2 :]
    if rise:
        hours = half[-1].hour - half[0].hour
        grew = rise["uss"] * hours / 24
        met = "met" if abs(grew) <= FLAT else "missed"
        text += f"\n\nown memory over the second half ({hours:g} h): {grew:+.2f} MB; goal: within {FLAT:g} MB: {met}"
    return text


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; 0 when nothing failed."""
    words = _parser().parse_args(arguments)
    samples: list[Sample] = []
    ear, began = Ear(), time.monotonic()
    with TemporaryDirectory() as folder:
        invisible(Path(folder), [words.size])
        content = lay_out(Path(folder) / "content")
        with caged(content) as kiosk, _logging(kiosk.clock), ear.listening():

            def look() -> None:
                samples.append(sample(kiosk, [cache_folder(), state_folder()]))
                if words.json:
                    words.json.write_text(_json(samples), "utf-8")
                print(f"{samples[-1].hour:6.1f} h  {samples[-1].pss:.1f} MB", flush=True)

            Soak(kiosk, ear, words.seed).pass_hours(words.hours, words.every, look)
    print(_report(samples))
    print(f"{words.hours:g} h in {time.monotonic() - began:.0f} s, at {words.size[0]}x{words.size[1]}")
    return 0


@contextmanager
def _logging(clock: Clock) -> Iterator[None]:
    """Log to the state folder as the show does, but not to the console."""
    logs.begin(state_folder() / "logs", clock=clock)
    try:
        yield
    finally:
        logs.end()


def _json(samples: list[Sample]) -> str:
    return json.dumps({"samples": [asdict(one) for one in samples], "rise in 24 h": slopes(samples)}, indent=1)


def _size_of(text: str) -> Size:
    wide, _, high = text.partition("x")
    return int(wide), int(high)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench soak", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--hours", type=float, default=72.0, help="simulated; default 72")
    parser.add_argument("--every", type=float, default=1.0, help="hours from one sample to the next; default 1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=_size_of, default=(640, 360), metavar="WxH", help="default 640x360")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where all samples and slopes are written")
    return parser
