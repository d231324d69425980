"""`render`: every slide, a visit, or the staff panel as PNGs, in one or both languages, and a contact sheet of them.

Draws through the same scene as the kiosk, so a picture is what the screen shows. Must not know the window.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication
from tqdm import tqdm

from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.deck import Deck
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.probe import probe
from kiosk.motion import AT_REST
from kiosk.slides import contents, discover
from kiosk.staff.desk.pictures import pictures
from kiosk.staff.visit import Visit
from kiosk.stage.pagebook import PageBook
from kiosk.stage.progress import Segments
from kiosk.stage.scene import Scene
from kiosk.stage.transition import Change

_COLUMNS, _THUMB, _GAP = 4, 480, 16


def picture(deck: Deck, index: int, look: Look, at: float | None = None) -> QImage:
    """One slide as the screen shows it, `at` milliseconds into its entry, or at rest.

    Raises what the slide's page raises.
    """

    def report(_: int, error: Exception) -> None:
        raise error

    page = PageBook(deck, discover(), look, report).page(index)
    assert page is not None
    scene = Scene(look)
    scene.show(page, 0.0, Change("fade"))
    scene.advance((AT_REST if at is None else at) / 1000, Segments(len(deck.slides), index, 0.5))
    image = QImage(look.frame.width, look.frame.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    scene.paint(painter, QRegion(image.rect()))
    painter.end()
    return image


def checked_aloud(content: Path) -> Checked:
    """What the check comes to, pictures and all, its errors told on the standard error output."""
    checked = check(content, contents(), probe)
    for problem in checked.errors:
        print(problem.text("zh"), end="\n\n", file=sys.stderr)
    return checked


def contact_sheet(images: Sequence[QImage]) -> QImage:
    """All pictures small on one sheet, in rows of four."""
    first = images[0]
    high = round(_THUMB * first.height() / first.width())
    rows = -(-len(images) // _COLUMNS)
    sheet = QImage(_GAP + _COLUMNS * (_THUMB + _GAP), _GAP + rows * (high + _GAP), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.black)
    painter = QPainter(sheet)
    for place, image in enumerate(images):
        x, y = _GAP + place % _COLUMNS * (_THUMB + _GAP), _GAP + place // _COLUMNS * (high + _GAP)
        small = image.scaled(
            _THUMB, high, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(QRect(x, y, _THUMB, high), small)
    painter.end()
    return sheet


def render(
    content: Path,
    out: Path,
    size: tuple[int, int],
    languages: Sequence[Language],
    at: float | None = None,
    *,
    visit: bool = False,
    panel: datetime | None = None,
) -> int:
    """Draw the deck, or a `visit` to it, or the staff panel over it at the moment `panel`, into `out`.

    Returns 0, or 1 when something could not be drawn or written.
    """
    checked = checked_aloud(content)
    if checked.deck is None:
        return 1
    application = QApplication.instance() or QApplication(sys.argv[:1])  # charts need more than a QGuiApplication
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"{out}: 无法建立文件夹 · cannot make this folder: {error.strerror}", file=sys.stderr)
        return 1
    if panel is not None:
        drawn = _panel(checked, size, languages, panel)
    else:
        drawn = _visit(checked.deck, size, languages) if visit else _slides(checked.deck, size, languages, at)
    status, images = 0, []
    for name, image in drawn:
        if image is None:
            status = 1
            continue
        images.append(image.scaledToWidth(_THUMB, Qt.TransformationMode.SmoothTransformation))
        if not image.save(str(out / name)):
            print(f"{out / name}: 写不进去 · cannot be written", file=sys.stderr)
            return 1
    if images:
        contact_sheet(images).save(str(out / "contact-sheet.jpg"), quality=88)
    del application
    return status


Drawn = Iterator[tuple[str, QImage | None]]


def _slides(deck: Deck, size: tuple[int, int], languages: Sequence[Language], at: float | None) -> Drawn:
    """Every slide with its file's name; without a picture where one could not be drawn."""
    work = [(language, index) for language in languages for index in range(len(deck.slides))]
    for language, index in tqdm(work, unit="page", disable=None):
        slide = deck.slides[index]
        name = f"{index + 1:02d}-{slide.kind}-{language}.png"
        try:
            yield name, picture(deck, index, Look(Frame(*size), language, motion="full"), at)
        except Exception as error:  # one slide's defect must not keep the others from being drawn
            print(f"{index + 1} {slide.kind}: {type(error).__name__}: {error}", file=sys.stderr)
            yield name, None


def _visit(deck: Deck, size: tuple[int, int], languages: Sequence[Language]) -> Drawn:
    for language in languages:
        for number, (name, image) in enumerate(Visit(deck, size, language).pictures(), 1):
            yield f"visit-{number}-{name}-{language}.png", image


def _panel(checked: Checked, size: tuple[int, int], languages: Sequence[Language], now: datetime) -> Drawn:
    for language in languages:
        for number, (name, image) in enumerate(pictures(checked, size, language, now), 1):
            yield f"panel-{number}-{name}-{language}.png", image
