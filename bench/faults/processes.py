"""Faults of processes and of the display."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from collections.abc import Callable

from bench.faults.booth import Booth, booth
from bench.faults.row import Row, fault
from bench.faults.seen import Seen, watch

#: Seconds that pass before a silent show is taken for dead, and those it is given to end.
_SILENT = 11.0


def _ended(words: str, number: signal.Signals, after: float = 0.0) -> Row:
    """A signal to the show, until another one plays."""
    with booth() as made:
        known = made.still()
        before = made.plays
        return Row(words, watch(made, lambda: made.signal(number), known, _again(made, before)), after)


@fault
def kill() -> Row:
    return _ended("the show is killed (`kill -9`)", signal.SIGKILL)


@fault
def segfault() -> Row:
    return _ended("the show crashes (SIGSEGV)", signal.SIGSEGV)


@fault
def terminate() -> Row:
    return _ended("the show is told to end by a stranger (SIGTERM)", signal.SIGTERM)


@fault
def stop() -> Row:
    return _ended("the show hangs (SIGSTOP); silence is noticed after 10 s", signal.SIGSTOP, _SILENT)


@fault
def three_kills() -> Row:
    """The third within a minute: care is taken, and the slide set aside."""
    with booth() as made:
        known = made.still()
        for _ in range(2):
            before = made.plays
            watch(made, lambda: made.signal(signal.SIGKILL), known, _again(made, before))
        before = made.plays

        def right(what: str) -> bool:
            return what == "other" and made.plays not in (None, before)

        seen = watch(made, lambda: made.signal(signal.SIGKILL), known, right)
        return Row("the third crash at one slide within a minute", seen, note="that slide is set aside")


@fault
def crashing_slide() -> Row:
    """One slide takes the process with it whenever it is built."""
    from bench.faults.inside import injected

    with injected("crash:metrics") as made:
        seen = watch(made, lambda: None, None, lambda what: what != "blank", 90.0, least=45.0)
        aside = "slides set aside: 1:" in made.told() or "slides set aside: 0:" in made.told()
        note = "no slide was set aside" if not aside else "after three crashes a slide is set aside"
        # It begins anew with every crash: each is judged by itself, by how long nothing shows.
        after = (seen.back or 0.0) - seen.longest_blank
        words = "a slide that crashes the process whenever it is built"
        return Row(words, seen, note=note, after=after, happened=aside)


@fault
def supervisor_killed() -> Row:
    """systemd's part is played here: it is started again at once."""
    with booth() as made:
        known = made.still()
        before = made.plays

        def act() -> None:
            assert made.supervisor is not None
            made.supervisor.kill()
            made.supervisor.wait()
            made.start()

        seen = watch(made, act, known, _again(made, before))
        return Row("the supervisor is killed, and started again as systemd does", seen)


@fault
def display_gone() -> Row:
    """The display server dies, and comes back three seconds later."""
    away = 3.0
    with booth() as made:
        known = made.still()
        returned: list[float] = []

        def act() -> None:
            made.close_display()

        began = time.monotonic()

        def right(what: str) -> bool:
            if not returned and time.monotonic() - began >= away:
                made.open_display()
                returned.append(time.monotonic() - began)
            return what == "same" and made.plays is not None

        seen = watch(made, act, known, right)
        return Row(f"the display server dies and is back {away:.0f} s later", seen, returned[0] if returned else 0.0)


@fault
def screen_changed() -> Row:
    """As far as Xvfb can: the only mode is another one, or none."""
    if shutil.which("xrandr") is None:
        return Row("the screen is unplugged and plugged in again", tried="xrandr is missing")
    with booth() as made:
        known = made.still()

        def xrandr(*words: str) -> None:
            command = ["xrandr", "--output", "screen", *words]
            subprocess.run(command, env=made.environment, check=False, capture_output=True)

        def act() -> None:
            xrandr("--off")
            time.sleep(1.0)
            xrandr("--auto")

        return Row("the screen is switched off and on again (RANDR)", watch(made, act, known, _same(made)))


def _again(made: Booth, before: int | None) -> Callable[[str], bool]:
    return lambda what: what == "same" and made.plays not in (None, before)


def _same(made: Booth) -> Callable[[str], bool]:
    return lambda what: what == "same" and made.plays is not None


def unchanged(made: Booth, words: str, act: Callable[[], object], seconds: float = 5.0) -> tuple[str, Seen]:
    """Do something that no visitor should see."""
    known = made.still()
    return words, watch(made, act, known, _same(made), least=seconds)
