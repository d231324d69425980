"""A preview on an invisible screen, of a file that the test saves, with a clock that the test turns."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.clock import ManualClock
from kiosk.content.fields import Language
from kiosk.pages.page import Page
from kiosk.staff.preview.editor import Editor
from kiosk.staff.preview.index import Subject
from kiosk.staff.preview.window import Preview
from kiosk.staff.preview.wish import Wish

DECK = """\
kiosk: {source: {zh: 示例, en: Sample}}
slides:
  - kind: statement
    title: {zh: 一湖灯火, en: A lake of lights}
  - kind: metrics
    title: {zh: 两个数字, en: Two numbers}
    figures:
      - label: {zh: 企业, en: Companies}
        value: 1900
      - label: {zh: 产值, en: Output}
        value: 1200
  - kind: statement
    title: {zh: 再会, en: Goodbye}
    show: {from: 2026-12-01, hours: "09:00-17:00"}
companies:
  - name: {zh: 示例企业, en: Sample company}
"""

SMALL = Wish((640, 360))


class Desk(Preview):
    """The preview, and the time that passes at somebody's desk."""

    clock: ManualClock

    def draw(self) -> None:
        """Let everything be drawn and tried that waits for it."""
        while self._busy:
            self.work()

    def save(self, text: str) -> None:
        self.session.content.write_text(text, "utf-8")

    def pass_until(self, condition: Callable[[], object], qtbot: QtBot) -> None:
        """Let time pass until something is so; the check runs in a thread of its own."""

        def so() -> bool:
            self.clock.advance(0.25)
            self.tick()
            self.work()
            return bool(condition())

        qtbot.waitUntil(so, timeout=20_000)
        self.draw()

    @property
    def first_page(self) -> Page:
        """The page that the first of the screens shows."""
        page = self._projectors[0].page
        assert page is not None
        return page

    def slide(self, number: int) -> None:
        """Look at the slide of that number, counted from 1."""
        self.go(Subject("slide", number - 1))
        self.draw()

    @property
    def number(self) -> int | None:
        """The number of the slide that shows, counted from 1."""
        return self.subject.place + 1 if self.subject is not None and self.subject.kind == "slide" else None

    def card_texts(self) -> list[str]:
        return [card.problem.text("zh") for card in self.cards.cards]


Open = Callable[..., Desk]


@contextmanager
def desks(folder: Path, qtbot: QtBot) -> Iterator[Open]:
    """Opens previews of a file in `folder`, and closes them afterwards."""
    opened: list[Desk] = []

    def open_it(
        text: str = DECK,
        *,
        wish: Wish = SMALL,
        moment: datetime | None = None,
        editor: str = "",
        language: Language = "zh",
    ) -> Desk:
        file = folder / "content.yaml"
        file.write_text(text, "utf-8")
        clock = ManualClock(datetime(2026, 11, 27, 10, 0).astimezone())
        window = Desk(file, clock, wish, moment=moment, editor=Editor(editor), language=language)
        window.clock = clock
        opened.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.pass_until(lambda: not window.session.beginning, qtbot)
        return window

    yield open_it
    for window in opened:
        window.close()
        window.deleteLater()
