"""Faults of disks, files, fonts and clocks."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bench.faults.booth import Booth, booth
from bench.faults.processes import unchanged
from bench.faults.row import Row, fault
from bench.faults.seen import Seen, watch


def _content(words: str, act: Callable[[Path], object]) -> Row:
    """Something happens to the content file; no visitor sees it, not even after a crash."""
    with booth() as made:
        known = made.still()
        made.kept()
        first = watch(made, lambda: act(made.content), known, lambda what: what == "same", least=5.0)
        before = made.plays
        right = lambda what: what == "same" and made.plays not in (None, before)  # noqa: E731
        seen = watch(made, lambda: made.signal(signal.SIGKILL), known, right)
        calm = {what for what, _ in first.spells} == {"same"}
        note = "while it played nothing was seen; this is a crash on top of it" if calm else f"before: {first.words()}"
        return Row(words, Seen(seen.spells, seen.back, first.told or seen.told), note=note)


@fault
def content_garbage() -> Row:
    return _content("the content file becomes garbage", lambda file: file.write_text("slides: [}{\n\t: : :", "utf-8"))


@fault
def content_binary() -> Row:
    return _content("… becomes binary", lambda file: file.write_bytes(random.Random(1).randbytes(50_000)))


@fault
def content_huge() -> Row:
    def grow(file: Path) -> None:
        with file.open("ab") as opened:
            opened.truncate(400_000_000)

    return _content("… grows to 400 MB", grow)


@fault
def content_folder() -> Row:
    def turn(file: Path) -> None:
        file.unlink()
        file.mkdir()

    return _content("… becomes a folder", turn)


@fault
def content_gone() -> Row:
    return _content("… is deleted", lambda file: file.unlink())


def _files(made: Booth) -> list[Path]:
    """Everything that the kiosk has kept."""
    return [file for name in ("state", "cache") for file in (made.folder / name).rglob("*") if file.is_file()]


def _restarted_with(words: str, spoil: Callable[[Path], object]) -> Row:
    """Everything that was kept is spoilt between two starts."""
    with booth() as made:
        known = made.still()
        assert made.supervisor is not None
        made.supervisor.terminate()
        made.supervisor.wait()
        for file in _files(made):
            spoil(file)
        seen = watch(made, made.start, known, lambda what: what in ("same", "other") and made.plays is not None)
        return Row(words, seen, note="a start: nothing was on the screen before")


@fault
def kept_truncated() -> Row:
    return _restarted_with("every kept file is cut in half", lambda file: os.truncate(file, file.stat().st_size // 2))


@fault
def kept_garbage() -> Row:
    garbage = random.Random(2)
    return _restarted_with("every kept file is garbage", lambda file: file.write_bytes(garbage.randbytes(3000)))


@fault
def state_gone() -> Row:
    """Its folder vanishes while it plays, and then it crashes, too."""
    with booth() as made:
        _, first = unchanged(made, "", lambda: shutil.rmtree(made.folder / "state"))
        return _and_killed(made, "the state folder vanishes, then a crash", first)


@contextmanager
def _small_disk(made: Booth) -> Iterator[Path | None]:
    """The state and cache folders on a disk of their own; None where that may not be."""
    disk = made.folder / "home"
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(disk)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        yield None
        return
    try:
        yield disk
    finally:
        made.close()
        subprocess.run(["umount", "-l", str(disk)], check=False)


def _on_small_disk(words: str, spoil: Callable[[Path], object]) -> Row:
    with booth() as made, _small_disk(made) as disk:
        if disk is None:
            return Row(words, tried="only root may mount a disk")
        assert made.supervisor is not None
        made.supervisor.terminate()
        made.supervisor.wait()
        made.environment |= {"XDG_STATE_HOME": str(disk / "state"), "XDG_CACHE_HOME": str(disk / "cache")}
        made.start()
        _, first = unchanged(made, "", lambda: spoil(disk))
        return _and_killed(made, words, first)


def _and_killed(made: Booth, words: str, first: Seen) -> Row:
    known, before = made.still(), made.plays
    right = lambda what: what == "same" and made.plays not in (None, before)  # noqa: E731
    seen = watch(made, lambda: made.signal(signal.SIGKILL), known, right)
    calm = {what for what, _ in first.spells} == {"same"}
    note = "until the crash nothing was seen" if calm else f"before the crash: {first.words()}"
    return Row(words, Seen(seen.spells, seen.back, first.told or seen.told), note=note)


def _fill(disk: Path) -> None:
    with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(4096))


@fault
def disk_full() -> Row:
    return _on_small_disk("the disk is full (ENOSPC), then a crash", _fill)


@fault
def disk_read_only() -> Row:
    def protect(disk: Path) -> None:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=False, capture_output=True)

    return _on_small_disk("the disk is read-only, then a crash", protect)


@fault
def fonts_gone() -> Row:
    """Only after a start can that be seen: what runs keeps its fonts."""
    with booth() as made:
        made.still()
        empty = made.folder / "fonts.conf"
        empty.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig/>')
        made.environment["FONTCONFIG_FILE"] = str(empty)
        assert made.supervisor is not None
        made.supervisor.terminate()
        made.supervisor.wait()
        seen = watch(made, made.start, None, lambda what: what != "blank" and made.plays is not None, least=8.0)
        return Row("all fonts have been removed, then a start", seen, note="every letter is an empty box")


@fault
def clock_back() -> Row:
    """The wall clock jumps back by a year."""
    library = next((file for file in Path("/usr/lib").rglob("libfaketime.so.1")), None)
    if library is None:
        return Row("the clock is set back a year", tried="libfaketime is missing")
    with booth() as made:
        made.still()
        assert made.supervisor is not None
        made.supervisor.terminate()
        made.supervisor.wait()
        when = made.folder / "when"
        when.write_text("+0")
        made.environment |= {
            "LD_PRELOAD": str(library), "FAKETIME_TIMESTAMP_FILE": str(when), "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }  # fmt: skip
        made.start()
        words, seen = unchanged(made, "the clock is set back a year", lambda: when.write_text("-365d"), 8.0)
        return Row(words, seen)
