"""Which of the screens the window takes. What its keys do is seen in `test_app.py`."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QScreen

from kiosk.content.deck import Screen
from kiosk.stage.window import choose_screen


def screens(*names: str) -> list[QScreen]:
    return [SimpleNamespace(name=lambda name=name: name) for name in names]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, "HDMI-1"),
        ({"number": "2"}, "DP-2"),
        ({"number": "7"}, "HDMI-1"),  # unplugged: rather the first than none
        ({"name": "DP-2"}, "DP-2"),
        ({"name": "gone", "number": "2"}, "DP-2"),
    ],
)
def test_the_screen_is_chosen_by_name_then_by_number(wanted: dict[str, str], found: str) -> None:
    screen = choose_screen(Screen.model_validate(wanted), screens("HDMI-1", "DP-2"))
    assert screen is not None
    assert screen.name() == found


def test_without_a_screen_there_is_none_to_choose() -> None:
    assert choose_screen(Screen(), []) is None
