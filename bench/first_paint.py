"""Starts the kiosk by its own command line and says when the first slide's words stood on the screen.

The parent hands over its `time.monotonic()` from just before it started this process; the clock is the machine's, so
both read the same. Prints one line of JSON, then leaves. Must not import anything before the kiosk does.
"""

from __future__ import annotations

import sys
import time

_BEGAN = time.monotonic()


def main(content: str, started: float) -> int:
    """Run the kiosk until its first words are painted."""
    import kiosk.app
    import kiosk.cli

    marks = {"interpreter": _BEGAN - started, "imports": time.monotonic() - _BEGAN}
    _time(marks, "kinds", kiosk.app, "contents")
    _time(marks, "check", kiosk.app, "check")
    _time(marks, "first_page", kiosk.app.Stage, "replace")
    _time_qt(marks)
    _watch_paint(marks, started)
    return kiosk.cli.main(["run", content])


def _time(marks: dict[str, float], name: str, owner: object, attribute: str) -> None:
    """Note how long the first call of a function takes."""
    function = getattr(owner, attribute)

    def timed(*arguments: object, **named: object) -> object:
        began = time.monotonic()
        try:
            return function(*arguments, **named)
        finally:
            marks.setdefault(name, time.monotonic() - began)

    setattr(owner, attribute, timed)


def _time_qt(marks: dict[str, float]) -> None:
    import kiosk.app

    class Timed(kiosk.app.QApplication):
        def __init__(self, arguments: list[str]) -> None:
            began = time.monotonic()
            super().__init__(arguments)
            marks["qapplication"] = time.monotonic() - began

    kiosk.app.QApplication = Timed  # type: ignore[misc]


def _watch_paint(marks: dict[str, float], started: float) -> None:
    """Look at every frame that is painted; with the first that shows words, report and leave."""
    from PySide6.QtCore import QTimer

    from kiosk.app import App
    from kiosk.stage.window import Window

    apps: list[App] = []
    start, paint = App.start, Window.paintEvent

    def starting(app: App) -> None:
        apps.append(app)
        began = time.monotonic()
        start(app)
        marks["start"] = time.monotonic() - began

    def painting(window: Window, event: object) -> None:
        began = time.monotonic()
        paint(window, event)  # type: ignore[arg-type]
        if not apps or "first_paint" in marks:
            return
        marks.setdefault("first_frame", time.monotonic() - started)
        if _words_show(apps[0]):
            marks["painting"] = time.monotonic() - began
            marks["first_paint"] = 0.0
            QTimer.singleShot(0, lambda: _report(apps[0], marks, started))  # once Qt has handed the pixels over

    App.start, Window.paintEvent = starting, painting  # type: ignore[method-assign]


def _words_show(app: object) -> bool:
    """Whether the frame that was just painted holds words of the slide (not of the furniture), half opaque or more."""
    from kiosk.app import App

    assert isinstance(app, App)
    scene = app.stage.scene
    if scene.page is None or app.stage.index is None:
        return False
    ms = (scene._last - scene._entered) * 1000
    return any(block.words and block.span and block.span.progress(ms) >= 0.5 for block in scene.page.blocks)


def _report(app: object, marks: dict[str, float], started: float) -> None:
    import json

    from kiosk.app import App

    assert isinstance(app, App)
    marks["first_paint"] = time.monotonic() - started
    marks["cpu"] = time.process_time()
    size = app.window.size()
    print(json.dumps({"marks": marks, "size": [size.width(), size.height()]}), flush=True)
    app.quit()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], float(sys.argv[2])))
