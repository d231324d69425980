"""What there is to say about a slide that is not on the screen: its words to read, source, facts, seconds, schedule.

Owns the notes of the printed deck. Must not know paper, or where they are shown.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.content.checked import Checked
from kiosk.content.dwell import dwell_seconds, texts
from kiosk.content.fields import Language
from kiosk.look.typeset import in_one_line
from kiosk.pages.page import Page
from kiosk.staff.showing import slide_shown

_LABELS = {
    "words": ("画面文字", "On the slide"),
    "source": ("数据来源", "Source"),
    "touch": ("轻触显示", "A touch tells"),
    "seconds": ("停留", "Stays"),
    "show": ("播放时间", "Shows"),
    "place": ("修改位置", "To change it"),
    "problems": ("检查结果", "Check"),
}


class Note(NamedTuple):
    """One note: what it is about, and its lines."""

    key: str
    label: str
    lines: tuple[str, ...]


def notes(checked: Checked, index: int, page: Page, language: Language) -> list[Note]:
    """The notes to `deck.slides[index]`, whose `page` has been built in that language."""
    deck = checked.deck
    assert deck is not None
    slide, chinese = deck.slides[index], language == "zh"
    source = slide.source or deck.settings.source
    without = frozenset({"fact", "source"})
    words = dict.fromkeys(in_one_line(text.in_(language)) for text in texts(slide, without))
    seconds = f"{dwell_seconds(slide, language):.0f}"
    why = ("按字数计算", "by its words") if slide.seconds is None else ("写在 seconds", "as written in seconds")
    line = checked.slide_position(index).line
    name = checked.source.name if checked.source else ""
    dash, stop = ("：", "；") if chinese else (" — ", "; ")
    said = {
        "words": [(" ｜ " if chinese else " | ").join(words)],
        "source": [in_one_line(source.in_(language))] if source else [],
        "touch": [dash.join((spot.title, stop.join(spot.lines))) for spot in page.hotspots if spot.lines],
        "seconds": [f"{seconds} 秒（{why[0]}）" if chinese else f"{seconds} s ({why[1]})"],
        "show": [slide_shown(deck, index, language)],
        "place": [
            f"{name} 第 {line} 行，kind: {slide.kind}" if chinese else f"{name}, line {line}, kind: {slide.kind}"
        ],
        "problems": [
            f"第 {one.line} 行：{one.what('zh')}" if chinese else f"line {one.line}: {one.what('en')}"
            for one in checked.problems
            if one.file == name and one.line is not None and checked.slide_at(one.line) == index
        ],
    }
    place = 0 if chinese else 1
    return [Note(key, _LABELS[key][place], tuple(lines)) for key, lines in said.items() if any(lines)]
