"""How long a slide stays: reading time from its words.

3 s + hanzi / 4, between 8 and 20 s (field notes, "People"); an English word counts as 1.6 hanzi, which is the same
reading speed at 150 words a minute on a wall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from kiosk.content.deck import Slide
from kiosk.content.fields import Language, Text

SHORTEST, LONGEST = 8.0, 20.0
_HANZI = re.compile("[\\u3400-\\u9fff\\U00020000-\\U0003ffff]")
_WORD = re.compile(r"[A-Za-z0-9][\w.,'’-]*")
_WORD_IN_HANZI = 1.6
#: Fields that only a touch shows: nobody reads them while the loop plays.
_ON_TOUCH = frozenset({"fact"})


def texts(value: object, without: frozenset[str] = frozenset()) -> Iterator[Text]:
    """Every text a visitor reads in a part of the deck, but not those in fields named in `without`."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in without:
                yield from texts(getattr(value, name), without)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item, without)


def reading_seconds(slide: Slide, language: Language) -> float:
    """Seconds in which a visitor reads the slide, untouched, between 8 and 20."""
    count = 0.0
    for text in texts(slide, _ON_TOUCH):
        written = text.in_(language)
        count += len(_HANZI.findall(written)) + _WORD_IN_HANZI * len(_WORD.findall(written))
    return min(LONGEST, max(SHORTEST, 3 + count / 4))


def dwell_seconds(slide: Slide, language: Language) -> float:
    """Seconds the slide stays: what staff wrote, or its reading time."""
    return slide.seconds if slide.seconds is not None else reading_seconds(slide, language)
