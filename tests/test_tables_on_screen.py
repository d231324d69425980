"""A chart whose figures stand in a spreadsheet: it is saved, and the running kiosk follows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import xlsxwriter
from pytestqt.qtbot import QtBot

from tests.visitors import Start, Visited, starting

DECK = """
kiosk: {source: {zh: 示例, en: Sample}}
slides:
  - kind: bars
    title: {zh: 产值, en: Output}
    seconds: 600
    data: {file: assets/output.xlsx, label: 年份, value: 产值}
  - {kind: statement, title: {zh: 再会, en: Goodbye}, show: {until: 2020}}
"""


# The invisible screen has only one window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def start(qapp: object, tmp_path: Path) -> Iterator[Start]:
    yield from starting(tmp_path)


def save(folder: Path, values: Sequence[object]) -> None:
    """Save the table as Excel does: beside it, then in its place."""
    (folder / "assets").mkdir(exist_ok=True)
    fresh = folder / "assets" / "~fresh.tmp"
    book = xlsxwriter.Workbook(str(fresh))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["年份", "产值（亿元）"])
    for row, value in enumerate(values, 1):
        sheet.write_row(row, 0, [2020 + row, value])
    book.close()
    os.replace(fresh, folder / "assets" / "output.xlsx")


def shown(app: Visited) -> list[float]:
    """The amounts that the bars count to."""
    page = app.stage.scene.page
    assert page is not None
    return [value for key, value in page.values.items() if key.startswith("bar.")]


def follow(qtbot: QtBot, app: Visited, done: list[float]) -> None:
    """Let time run until the bars show those amounts."""

    def over() -> bool:
        app.pass_time(0.25)
        return shown(app) == done

    qtbot.waitUntil(over)


def test_a_saved_table_moves_the_bars(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    save(tmp_path, [800, 900])
    app = start(DECK)
    assert shown(app) == [800, 900]
    for values in ([800, 1200], [800, 1200, 1500]):  # more than once: a watch must not go deaf
        save(tmp_path, values)
        follow(qtbot, app, [float(value) for value in values])
        assert app.stage.index == 0
    page = app.stage.scene.page
    assert page is not None
    assert page.before["bar.1.0"] == 1200  # type: ignore[attr-defined]  # it moves from there


def test_a_wrong_cell_leaves_what_shows_and_is_told(
    start: Start, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    save(tmp_path, [800, 900])
    app = start(DECK)
    save(tmp_path, [800, "?"])

    def told() -> bool:
        app.pass_time(0.25)
        return "assets/output.xlsx B3" in caplog.text

    qtbot.waitUntil(told)
    assert shown(app) == [800, 900]
    save(tmp_path, [800, 950])
    follow(qtbot, app, [800, 950])
