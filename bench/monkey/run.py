"""`python -m bench monkey`: hammers the real window with random events until one of them does what none may.

    python -m bench monkey --seed 3 --events 100000    begin, and stop at the first failure
    python -m bench monkey --replay monkey-3.jsonl     the same events again, from a file that a failure left

A failure is an uncaught exception (also one that the app caught and reported), a second of work in one event, a
warning of Qt, a blank screen, a way out, or a visitor of whom something is left after everybody has gone. It prints
the seed and the last 50 events, writes all of them to a file, and exits with 1.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.cage import Kiosk, caged, invisible, lay_out
from bench.monkey import decks, home
from bench.monkey.ear import Ear, Failed, Stopwatch
from bench.monkey.hands import Event, Hands
from bench.monkey.whims import Whims

_LAST = 50
#: Events between two looks at the pixels.
_LOOK = 40
SCREENS = [(480, 270), (270, 480)]


class Monkey:
    """One monkey at one kiosk."""

    def __init__(self, kiosk: Kiosk, ear: Ear, watch: Stopwatch | None = None) -> None:
        """`watch` times every event and every tick."""
        self._kiosk, self._ear = kiosk, ear
        self._hands = Hands(kiosk)
        self.watch = watch or Stopwatch()
        kiosk.timed = self.watch.timed
        #: Everything that was done.
        self.done: list[Event] = []

    def whims(self, seed: int) -> Iterator[Event]:
        """What it does by itself; each event must be done before the next is asked for."""
        whims = Whims(seed, self._kiosk)
        while True:
            yield from whims.some()

    def play(self, events: Iterable[Event], count: int) -> None:
        """Carry out so many of them; raises Failed at the first thing that must not happen."""
        for event in events:
            if len(self.done) >= count:
                return
            self.done.append(event)
            self._do(event)
            self._ear.check()
            if len(self.done) % _LOOK == 0:
                home.seen(self._kiosk)
                self._ear.check()

    def _do(self, event: Event) -> None:
        if event[0] == "alone":
            home.alone(self._kiosk)
        elif event[0] in ("wait", "save", "spoil", "garble"):  # what takes long here is not the kiosk's doing
            self._hands.do(event)
        else:
            with self.watch.timed():
                self._hands.do(event)
        self._kiosk.let(0.0)


def hammer(
    events: Callable[[Monkey], Iterable[Event]],
    count: int,
    record: Path,
    tell: Callable[[str], None],
    deck: str = "shipped",
) -> int:
    """Play so many events at a kiosk of its own and tell how it went; returns the exit status.

    `record` is written when it fails: all events, one a line, to be played again.
    """
    ear, began = Ear(), time.monotonic()
    with TemporaryDirectory() as folder, ear.listening():
        content = lay_out(Path(folder) / "content")
        decks.save(content, deck, 0)
        with caged(content) as kiosk:
            monkey = Monkey(kiosk, ear)
            try:
                monkey.play(_told(events(monkey), tell), count)
                home.alone(kiosk)
                ear.check()
            except Exception as error:
                done = monkey.done
                record.write_text("".join(json.dumps(event) + "\n" for event in done), "utf-8")
                last = "\n".join(json.dumps(event) for event in done[-_LAST:])
                what = str(error) if isinstance(error, Failed) else traceback.format_exc()
                tell(f"{last}\n\nFAILED at event {len(done)} (all of them: {record})\n{what}")
                return 1
    seconds = time.monotonic() - began
    tell(
        f"{count} events, no failure; {seconds:.0f} s, {count / seconds:.0f} events/s,"
        f" {kiosk.clock.now() / 3600:.1f} h played, longest event or tick {monkey.watch.longest * 1000:.0f} ms"
    )
    return 0


def _told(events: Iterable[Event], tell: Callable[[str], None], every: int = 10_000) -> Iterator[Event]:
    for number, event in enumerate(events):
        if number and number % every == 0:
            tell(f"{number} …")
        yield event


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; 0 when nothing failed."""
    words = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.CRITICAL)

    def tell(text: str) -> None:
        print(text, flush=True)

    with TemporaryDirectory() as folder:
        invisible(Path(folder), SCREENS)
        if words.replay is not None:
            events = [json.loads(line) for line in words.replay.read_text("utf-8").splitlines()]
            return hammer(lambda monkey: events, len(events), words.replay.with_suffix(".again.jsonl"), tell)
        tell(f"seed {words.seed}, {words.events} events")
        record = words.record or Path(f"monkey-{words.seed}.jsonl")
        return hammer(lambda monkey: monkey.whims(words.seed), words.events, record, tell)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench monkey", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1, help="the same seed does the same; default 1")
    parser.add_argument("--events", type=int, default=100_000, help="default 100000")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="play the events of this file instead")
    parser.add_argument("--record", type=Path, metavar="FILE", help="where a failure's events go: monkey-SEED.jsonl")
    return parser
