"""Taking the front again: not at once, not for ever at the same pace, and not from a window of our own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.stage import front
from kiosk.stage.front import Front


class Covered(QWidget):
    """A window that counts how often it wanted the front, and never gets it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.tries = 0

    def raise_(self) -> None:
        self.tries += 1

    def activateWindow(self) -> None:  # noqa: N802
        return


@pytest.fixture
def covered(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Covered:
    monkeypatch.setattr(front, "FIRST", 1)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)  # it belongs to another program
    window = Covered()
    qtbot.addWidget(window)
    window.show()
    return window


def pauses(taken: Front, count: int) -> list[int]:
    """Milliseconds until each of the next tries."""
    seen = []
    for _ in range(count):
        seen.append(taken._again.interval())
        taken._again.timeout.emit()
    return seen


def test_it_tries_again_ever_less_eagerly(covered: Covered) -> None:
    taken = Front(covered, lambda: True)
    taken.lost()
    assert taken._again.isActive()
    assert covered.tries == 0
    assert pauses(taken, 20) == [*(2**number for number in range(15)), *5 * [front.LONGEST]]
    assert covered.tries == 20
    taken.won()
    assert not taken._again.isActive()
    assert taken._peace.interval() == front.PEACE
    taken.lost()
    assert taken._again.interval() == front.LONGEST  # whoever it was comes again
    taken._peace.timeout.emit()
    taken._again.stop()
    taken.lost()
    assert taken._again.interval() == 1
    taken.stop()


def test_it_stays_behind_when_staff_want_it_to(covered: Covered, qtbot: QtBot) -> None:
    wanted = [True]
    taken = Front(covered, lambda: wanted[0])
    taken.lost()
    wanted[0] = False
    qtbot.waitUntil(lambda: not taken._again.isActive())
    taken.lost()
    assert not taken._again.isActive()
    assert covered.tries == 0


def test_a_window_of_our_own_may_stand_before_it(
    covered: Covered, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "activeWindow", lambda: covered)
    taken = Front(covered, lambda: True)
    taken.lost()
    qtbot.waitUntil(lambda: not taken._again.isActive())
    assert covered.tries == 0
