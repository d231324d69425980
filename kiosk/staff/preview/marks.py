"""Where on a page something of the file is to be seen: the rectangle to frame.

Must not know how it is framed, or what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from pydantic import BaseModel
from PySide6.QtCore import QRectF

from kiosk.content.deck import Slide
from kiosk.content.dwell import texts
from kiosk.content.fields import Text
from kiosk.content.nodes import Path
from kiosk.look.typeset import in_one_line, spaced
from kiosk.pages.page import Page

#: Texts of a slide that stand once, at the top of the page, and belong to no part of it.
_HEADING = ("eyebrow", "title", "lead")


def marked(page: Page, slide: Slide, path: Path) -> QRectF:
    """The part of a built page that shows what stands at `path` in the slide, in pixels; all of it when unknown.

    What can be touched says what it shows; the part is the one that is called by the label at the path, else all that
    say its texts, or those of the nearest path around it.
    """
    whole = QRectF(0, 0, page.frame.width, page.frame.height)
    if path and path[0] in _HEADING:
        return _heading(page) or _words(page) or whole
    if path and path[0] == "support":
        return _words(page, support=True) or whole
    for length in range(len(path), 0, -1):
        if rect := _part(page, _value(slide, path[:length])):
            return rect
    return _words(page) or whole


def _part(page: Page, value: object) -> QRectF | None:
    """What shows a part of the slide; of a list what shows its items."""
    if isinstance(value, tuple):
        return _united(rect for item in value if (rect := _part(page, item)))
    said = _said(value, page)
    spots = [(_plain(spot.title), "".join(map(_plain, spot.lines)), spot.rect) for spot in page.hotspots]
    telling = [(title, rect) for title, lines, rect in spots if said and all(text in title + lines for text in said)]
    named = [rect for title, rect in telling if any(_named(title, text) for text in said)]
    if named:
        return min(named, key=lambda rect: rect.width() * rect.height())
    return _united(rect for _, rect in telling)


def _named(title: str, label: str) -> bool:
    """Whether a title says that label and then its figure, rather than a longer label."""
    rest = title.removeprefix(label)
    return rest != title and not rest[:1].isalpha()


def _heading(page: Page) -> QRectF | None:
    """All words above the waterline that stand at the left margin."""
    left, low = page.frame.left, page.waterline * 0.62
    near = page.frame.px(60)
    found = [block.words for block in page.blocks if block.words and block.span is not None]
    found = [words for words in found if abs(words.left() - left) < near and words.bottom() < low]
    return _united(found)


def _words(page: Page, *, support: bool = False) -> QRectF | None:
    """All words of the page, or of its support zone, but those that all pages share."""
    blocks = [block for block in page.blocks if block.support] if support else page.blocks
    return _united(block.words for block in blocks if block.words and block.span is not None)


def _united(rects: Iterable[QRectF]) -> QRectF | None:
    """The rectangle around all of them; None without any."""
    found = list(rects)
    return reduce(QRectF.united, found) if found else None


def _value(value: object, path: Path) -> object:
    """What stands at a path in a slide; None where nothing does."""
    for part in path:
        if isinstance(value, BaseModel) and isinstance(part, str):
            value = getattr(value, part, None)
        elif isinstance(value, tuple) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return None
    return value


def _said(value: object, page: Page) -> list[str]:
    """The texts of a part of the slide; where it has a label, that alone."""
    named = getattr(value, "label", None) or getattr(value, "text", None)
    among = [named] if isinstance(named, Text) else list(texts(value))
    return [_plain(text.in_(page.look.language)) for text in among]


def _plain(text: str) -> str:
    """A text without the spaces and breaks that setting it puts in or takes out."""
    return "".join(spaced(in_one_line(text)).split())
