"""Which slides of a deck are on at a moment: their own `show:`, the deck's, and what stands in when nothing else may.

Owns the rule that the loop is never empty while there is a fallback. Must not know the clock, pages, or Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from kiosk.content.deck import Deck
from kiosk.content.fields import Language
from kiosk.content.schedule import Show
from kiosk.content.zone import zone_words


class Programme:
    """The schedule of one deck."""

    def __init__(self, deck: Deck) -> None:
        self._slides, self._hours = deck.slides, deck.settings.show
        self._ordinary = tuple(index for index, slide in enumerate(deck.slides) if not slide.fallback)

    @property
    def scheduled(self) -> bool:
        """Whether anything depends on date or time."""
        shows = (self._hours, *(slide.show for slide in self._slides))
        return any(show != Show(shown=show.shown) for show in shows)

    def fallback(self, index: int) -> bool:
        """Whether the slide is one that stands in when nothing else may show."""
        return self._slides[index].fallback

    def on(self, index: int, moment: datetime, sound: Callable[[int], bool] = lambda index: True) -> bool:
        """Whether a slide may show at `moment` (local time with its zone); of those that are `sound` only."""
        slide = self._slides[index]
        if not (sound(index) and slide.show.at(moment)):
            return False
        if slide.fallback:
            return not any(self.on(other, moment, sound) for other in self._ordinary)
        return self._hours.at(moment)

    def playing(self, moment: datetime, sound: Callable[[int], bool] = lambda index: True) -> tuple[int, ...]:
        """All slides that may show at `moment`, in their order; empty when the calm page shows."""
        found = tuple(index for index in self._ordinary if self.on(index, moment, sound))
        return found or tuple(index for index in range(len(self._slides)) if self.on(index, moment, sound))


def standing(deck: Deck, moment: datetime, language: Language) -> str:
    """For staff, in a sentence or two: the machine's time and zone, and what plays now.

    Nothing scheduled shows on a machine whose clock or zone is wrong; here it can be seen.
    """
    programme, count = Programme(deck), len(deck.slides)
    playing = programme.playing(moment)
    spare = not any(not programme.fallback(index) for index in playing)
    time = zone_words(moment, language)
    if language == "zh":
        now = f"现在轮播 {count} 页中的 {len(playing)} 页"
        if spare:
            now = "现在没有页面到时间，屏幕上是" + ("备用页" if playing else "安静的等候页")
        return f"本机时间：{time}。{now}。"
    now = f"{len(playing)} of {count} slides play now"
    if spare:
        now = "No slide is due now; " + ("the fallback shows" if playing else "a calm page shows")
    return f"This machine's time: {time}. {now}."
