"""Faults inside the show: imported by the show's own process at its start, where the environment asks for it.

`KIOSK_BENCH_FAULT` is `<where>:<kind>`: every page of that slide kind (`*`: of all but `statement`) fails when it is
built, when it is painted beforehand, half a second after it came on stage, or takes the whole process with it.
"""

from __future__ import annotations

import os
import signal
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from typing import Any

_SLIDES = "kiosk.slides."


class _AfterImport(MetaPathFinder):
    """Changes a slide kind's page right after its module has been imported."""

    def __init__(self, where: str, kind: str) -> None:
        self._where, self._kind = where, kind
        self._busy = False

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        kind = name.removeprefix(_SLIDES)
        meant = kind == self._kind or (self._kind == "*" and kind != "statement")
        if self._busy or not name.startswith(_SLIDES) or not meant:
            return None
        import importlib.util

        self._busy = True
        spec = importlib.util.find_spec(name)
        self._busy = False
        if spec is not None and spec.loader is not None:
            run = spec.loader.exec_module
            where = self._where

            def exec_module(module: Any) -> None:
                run(module)
                _break(module.Page, where)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def _break(page: Any, where: str) -> None:
    body, rehearse = page.body, page.rehearse

    def rehearsed(self: Any) -> None:
        rehearse(self)
        self.on_stage = True

    def failing(self: Any) -> None:
        if where == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        if where == "build":
            raise RuntimeError("injected while the page is built")
        body(self)
        self.add(_trap(self, where))

    page.body, page.rehearse = failing, rehearsed


def _trap(page: Any, where: str) -> Any:
    from PySide6.QtCore import QRectF

    from kiosk.look.blocks import Block, Painted
    from kiosk.motion import RISE, Motion, Span

    rect = QRectF(40, 40, 60, 60)
    if where == "paint":

        def fail(painter: Any) -> None:
            raise RuntimeError("injected while the page is painted")

        return Painted(rect, fail, Span(0, RISE))

    class Trap(Block):
        def paint(self, painter: Any, ms: float, alpha: float = 1.0) -> None:
            if ms > 500 and getattr(page, "on_stage", False):  # not where nobody sees it, which would be "paint"
                raise RuntimeError("injected on stage")

    return Trap(rect, Span(120, Motion(900, RISE.bezier)))


def begin() -> None:
    """Called by the `sitecustomize` that the bench puts on the show's path."""
    where, _, kind = os.environ.get("KIOSK_BENCH_FAULT", "").partition(":")
    if where:
        sys.meta_path.insert(0, _AfterImport(where, kind))
