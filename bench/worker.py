"""The measuring process: does one job on the display it was given and prints what it saw as one line of JSON.

Must not know goals or tables.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import sys
import time
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from bench.fingers import Fingers
from bench.rig import Rig, copy_ms, plain, until, wait
from kiosk.booth.heap import give_back_large_blocks
from kiosk.clock import SystemClock
from kiosk.pages.page import Page

_MB = 1e6


def motion(content: Path, *, push: bool) -> dict[str, Any]:
    """CPU of every frame of one loop, after one loop to warm up."""
    rig = Rig(content)
    rig.go_round()
    seen = plain(rig.showings(push=push))
    facts = rig.facts()
    rig.quit()
    return {**facts, "copy": copy_ms(), "showings": seen}


def swipe(content: Path) -> dict[str, Any]:
    """CPU of every frame while a visitor's finger pulls each slide to the next one, after one loop to warm up."""
    rig = Rig(content)
    rig.go_round()
    seen = list(Fingers(rig).swipes())
    facts = rig.facts()
    rig.quit()
    return {**facts, "copy": copy_ms(), "showings": seen}


def pinch(content: Path) -> dict[str, Any]:
    """CPU of every frame while two fingers pinch each picture, after one loop to warm up."""
    rig = Rig(content)
    rig.go_round()
    seen = list(Fingers(rig).pinches())
    facts = rig.facts()
    rig.quit()
    return {**facts, "showings": seen}


def still(content: Path, seconds: float) -> dict[str, Any]:
    """CPU of the paused loop: on the first slide as it is, and on the first one that comes to rest for good."""
    rig = Rig(content, SystemClock())
    stage = rig.app.stage
    percents: dict[str, float] = {}
    stage.toggle_pause()
    for _ in stage.deck.slides:
        _until_settled(rig)
        rests = stage.wake == math.inf
        if rests or not percents:
            wait(1)
            percents["rest" if rests else "drift"] = rig.cpu_percent(seconds)
        if rests:
            break
        stage.next()
        rig.app.tick()
    facts = {**rig.facts(), "slide": rig.name()}
    rig.quit()
    return {**facts, **percents}


def _until_settled(rig: Rig) -> None:
    """Wait until the slide rests, or has at least entered if it drifts on, and the next one is ready."""
    stage, since = rig.app.stage, time.monotonic()
    page = stage.scene.page
    assert page is not None
    end = since + _rest(page) / 1000

    def settled() -> bool:
        following = stage.loop.step()
        ready = following is None or following == stage.index or stage.book.ready(following)
        return time.monotonic() > end and not stage.scene.moving(time.monotonic()) and ready

    until(settled, "a paused slide never settled", 90)
    wait(2)  # the last small pieces of work


def _rest(page: Page) -> float:
    """The millisecond from which a page rests for good; if that is no sooner than in half a minute, its entry's end."""
    ms = page.end
    while ms < 30_000:
        following = page.next_change(ms)
        if following == math.inf:
            return ms
        ms = max(following, ms + 1)
    return page.end


def loop(content: Path, seconds: float) -> dict[str, Any]:
    """CPU of the loop as visitors see it, from the first slide's rest on."""
    rig = Rig(content, SystemClock())
    stage = rig.app.stage
    until(lambda: not stage.scene.moving(time.monotonic()), "the first slide never came to rest")
    percent = rig.cpu_percent(seconds)
    rig.quit()
    return {**rig.facts(), "percent": percent}


def memory(content: Path, loops: int) -> dict[str, Any]:
    """Memory in MB after every loop: with a fair part of what is shared with other processes, and without it."""
    rig = Rig(content)
    process = psutil.Process()
    sizes: list[float] = []
    own: list[float] = []
    took: list[float] = []
    for _ in range(loops):
        began = time.monotonic()
        rig.go_round()
        took.append(time.monotonic() - began)
        gc.collect()
        full = process.memory_full_info()
        sizes.append(full.pss / _MB)
        own.append(full.uss / _MB)
    facts = rig.facts()
    rig.quit()
    return {**facts, "pss": sizes, "uss": own, "seconds": sum(took) / len(took)}


def refcount(content: Path) -> dict[str, Any]:
    """How many references to None there are before and after a loop, at the same place of it."""
    rig = Rig(content)
    rig.go_round()
    gc.collect()
    before = sys.getrefcount(None)
    rig.go_round()
    gc.collect()
    after = sys.getrefcount(None)
    facts = rig.facts()
    rig.quit()
    return {**facts, "before": before, "after": after}


def main() -> int:
    """Do the job named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.worker")
    parser.add_argument("job", choices=("motion", "push", "swipe", "pinch", "still", "loop", "memory", "refcount"))
    parser.add_argument("content", type=Path)
    parser.add_argument("amount", nargs="?", type=float, default=0.0, help="loops, or seconds")
    words = parser.parse_args()
    give_back_large_blocks()  # as the show does
    jobs = {
        "motion": lambda: motion(words.content, push=False),
        "push": lambda: motion(words.content, push=True),
        "swipe": lambda: swipe(words.content),
        "pinch": lambda: pinch(words.content),
        "still": lambda: still(words.content, words.amount),
        "loop": lambda: loop(words.content, words.amount),
        "memory": lambda: memory(words.content, int(words.amount)),
        "refcount": lambda: refcount(words.content),
    }
    seen = jobs[words.job]()
    print(json.dumps({**seen, "qt": qVersion(), "platform": QApplication.platformName()}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
