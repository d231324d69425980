"""Who a company is: its name, its story, since when and where it is here, set in the room that a page gives.

Owns what gives way to what: the name grows smaller, then enlarged text less large, then all words small, then the small
words go, and last of all the name is cut. Must not know the page around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.look.look import Look, Setting
from kiosk.look.shortened import shortened
from kiosk.look.tokens import CAPTION, COMPANY, LEAD
from kiosk.look.typeset import in_one_line, spaced

#: Lines and sizes in u in which a name is tried, and those for names that are sentences.
_NAME = (
    *((1, size) for size in (96.0, 84.0, 78.0, 72.0, 66.0)),
    *((2, size) for size in (84.0, 78.0, 72.0, 66.0, 60.0, 54.0)),
    *((3, size) for size in (60.0, 54.0, 48.0, 44.0)),
)
_LONG = tuple((12, size) for size in (44.0, 40.0, 36.0, 34.0, 32.0, 30.0, 28.0))
#: Text that is enlarged keeps a name larger than itself.
_LEAST_BESIDE_LARGE = 60.0
#: The size in u of words that go otherwise.
_DENSE = 26.0
#: From the eyebrow's baseline to the top of the name, from a line to what is below it, in u.
_BELOW_EYEBROW, _BELOW_NAME, _BELOW_STORY = 34.0, 30.0, 22.0


@dataclass(frozen=True)
class Line:
    """A paragraph that has been set: its colour, and its first baseline below the eyebrow's, in pixels."""

    setting: Setting
    colour: str
    baseline: float


@dataclass(frozen=True)
class Heading:
    """All paragraphs, how deep they reach below the eyebrow's baseline, and which texts are cut or left out."""

    lines: tuple[Line, ...]
    depth: float
    missing: tuple[str, ...] = ()
    #: How much its text is enlarged: as wished, or less.
    text_scale: float = 1.0

    @property
    def whole(self) -> bool:
        """Whether nothing is cut or left out."""
        return not self.missing


def set_heading(
    look: Look, name: str, story: str, since: str, width: float, room: float, *, largest: float = COMPANY.size
) -> Heading:
    """A company's words within `width` × `room` pixels, as large as they can be, the name `largest` u at most."""
    name = in_one_line(name)
    em = look.measure(spaced(name), COMPANY) / look.px(COMPANY.size)
    names: dict[tuple[int, float], Setting] = {}  # it is the same beside any words
    for kept in ((story, since), (story, ""), ("", "")):
        missing = tuple(text for text in (story, since) if text and text not in kept)
        last = kept == ("", "") or not any((story, since))
        looks = [(scaled, False) for scaled in look.calmer()]
        for scaled, dense in (*looks, (looks[-1][0], True)):
            tries = (*_NAME, *_LONG) if last and scaled.text_scale == 1 else _NAME
            below = [
                made
                for made in (_story(scaled, kept[0], width, dense=dense), _since(scaled, kept[1], width, dense=dense))
                if made
            ]
            if not all(setting.fits for setting, *_ in below):
                continue
            for lines, size in tries:
                hopeless = em * look.px(size) > lines * width * 1.01  # setting long names takes long
                if hopeless or size > largest or (scaled.text_scale > 1 and size < _LEAST_BESIDE_LARGE):
                    continue
                if (lines, size) not in names:
                    names[lines, size] = _named(look, name, lines, size, width)
                setting = names[lines, size]
                made = _stacked(look, [(setting, "text", _BELOW_EYEBROW), *below])
                if setting.fits and made.depth <= room:
                    return Heading(made.lines, made.depth, missing, scaled.text_scale)
    return _cut(look, name, tuple(filter(None, (name, story, since))), width, room)


Below = tuple[Setting, str, float]


def _story(look: Look, story: str, width: float, *, dense: bool) -> Below | None:
    """One line, or a few where one would be too small."""
    if not story:
        return None
    words, size = spaced(in_one_line(story)), _DENSE if dense else LEAD.size
    setting = look.set(words, LEAD, width, size=size, smallest=min(size, 30) * look.text_scale)
    if not setting.fits:
        setting = look.set(words, LEAD, width, lines=3, size=size, smallest=26, even=True)
    return setting, "text", _BELOW_STORY if dense else _BELOW_NAME


def _since(look: Look, since: str, width: float, *, dense: bool) -> Below | None:
    if not since:
        return None
    size = _DENSE if dense else 30.0
    return look.set(spaced(since), CAPTION, width, lines=2, size=size, even=True), "text_2", _BELOW_STORY


def _named(look: Look, name: str, lines: int, size: float, width: float) -> Setting:
    """The name at exactly that size; it does not fit if it takes more lines."""
    return look.set(spaced(name), COMPANY, width, lines=lines, size=size, smallest=size, even=True)


def _stacked(look: Look, rows: Sequence[Below]) -> Heading:
    made, y = [], 0.0
    for setting, colour, gap in rows:
        baseline = y + look.px(gap) + setting.pixels * 0.86
        made.append(Line(setting, colour, baseline))
        y = baseline + setting.last + setting.pixels * 0.18
    return Heading(tuple(made), y)


def _cut(look: Look, name: str, missing: tuple[str, ...], width: float, room: float) -> Heading:
    """As much of the name as there is room for."""
    size = _LONG[-1][1]
    one = look.px(_BELOW_EYEBROW) + look.px(size) * 1.04
    lines = max(1, 1 + int((room - one) / (look.px(size) * COMPANY.line)))
    setting = shortened(look, spaced(name), COMPANY, size, width, lines=lines)
    made = _stacked(look, [(setting, "text", _BELOW_EYEBROW)])
    return Heading(made.lines, made.depth, missing)
