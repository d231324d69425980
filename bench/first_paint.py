"""Starts the kiosk by its own command line and says when the first slide's words stood on the screen.

The parent hands over its `time.monotonic()` from just before it started this process; the clock is the machine's, so
both read the same. Prints one line of JSON, then leaves. Must not import anything heavy
itself.
"""

from __future__ import annotations

import functools
import json
import sys
import time
from typing import Any

_BEGAN = time.monotonic()


def main(content: str, started: float) -> int:
    """Run the kiosk until its first words are painted."""
    import kiosk.app
    import kiosk.cli
    import kiosk.content.follow
    import kiosk.show
    import kiosk.stage.curtain
    from kiosk.stage.stage import Stage

    marks = {"interpreter": _BEGAN - started, "imports": time.monotonic() - _BEGAN}
    _time(marks, "qapplication", kiosk.stage.curtain, "draw_curtain")
    _time(marks, "kinds", kiosk.show, "contents")
    _time(marks, "check", kiosk.content.follow, "check")
    _time(marks, "first_page", Stage, "replace")
    _time(marks, "start", kiosk.app.App, "start")
    _watch_paint(marks, started)
    return kiosk.cli.main(["run", content])


def _time(marks: dict[str, float], name: str, owner: object, attribute: str) -> None:
    """Note how long the first call of a function takes."""
    called = getattr(owner, attribute)

    class Timed:
        """Stands in for what it times: its class's attributes are still there, and as a method it still binds."""

        def __call__(self, *arguments: object, **named: object) -> object:
            began = time.monotonic()
            try:
                return called(*arguments, **named)
            finally:
                marks.setdefault(name, time.monotonic() - began)

        def __get__(self, instance: object, kind: type) -> object:
            return self if instance is None else functools.partial(self, instance)

        def __getattr__(self, attribute: str) -> object:
            return getattr(called, attribute)

    setattr(owner, attribute, Timed())


def _watch_paint(marks: dict[str, float], started: float) -> None:
    """Look at every frame that is painted; with the first that shows words, report and leave."""
    from PySide6.QtCore import QTimer

    import kiosk.app
    from kiosk.stage.window import Window

    apps: list[Any] = []
    make, paint = kiosk.app.App.__init__, Window.paintEvent

    def making(app: Any, *arguments: Any, **named: Any) -> None:
        apps.append(app)
        make(app, *arguments, **named)

    def painting(window: Any, event: Any) -> None:
        began = time.monotonic()
        paint(window, event)
        if "painting" in marks:
            return
        marks.setdefault("first_frame", time.monotonic() - started)
        if _words_show(apps[0].stage):
            marks["painting"] = time.monotonic() - began
            QTimer.singleShot(0, lambda: _report(apps[0], marks, started))  # once Qt has handed the pixels over

    setattr(kiosk.app.App, "__init__", making)  # noqa: B010 - mypy knows that it is not ours
    setattr(Window, "paintEvent", painting)  # noqa: B010


def _words_show(stage: Any) -> bool:
    """Whether the frame that was just painted holds words of the slide (not of the furniture), half opaque or more."""
    scene = stage.scene
    if scene.page is None or stage.index is None:
        return False
    ms = (scene._last - scene._entered) * 1000
    return any(block.words and block.span and block.span.progress(ms) >= 0.5 for block in scene.page.blocks)


def _report(app: Any, marks: dict[str, float], started: float) -> None:
    marks["first_paint"] = time.monotonic() - started
    marks["cpu"] = time.process_time()
    size = app.window.size()
    print(json.dumps({"marks": marks, "size": [size.width(), size.height()]}), flush=True)
    app.quit()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], float(sys.argv[2])))
