"""What visitors chose, in the words of the deck: lines for people, a table for a spreadsheet.

Owns which words stand for votes. Must not know how votes are kept.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.booth.votes import Tallies, percentages
from kiosk.content.deck import Deck
from kiosk.content.fields import Language
from kiosk.look.typeset import in_one_line
from kiosk.slides.poll import Content
from kiosk.staff.report.sheet import plain

COLUMNS = ("poll", "answer", "votes", "percent", "shown")
_GONE = {"zh": "（已不在内容里）", "en": " (no longer in the content)"}
_NOBODY = {"zh": "还没有人投票。", "en": "Nobody has voted yet."}


@dataclass(frozen=True)
class Result:
    """One answer: its votes, its whole percentage among those that are shown, None if it has none or is not shown."""

    poll: str
    answer: str
    votes: int
    share: int | None
    shown: bool


def results(tallies: Tallies, deck: Deck | None, language: Language) -> list[Result]:
    """The deck's polls with their answers, in its order; then whatever else has votes, by what it was counted under.

    Without a deck, because it cannot be read, that is all there is, and nothing is said to be missing from it.
    """
    made: list[Result] = []
    shown: set[tuple[str, str]] = set()
    titles: dict[str, str] = {}
    for slide in deck.slides if deck is not None else ():
        if not isinstance(slide, Content) or all((slide.key, key) in shown for key in slide.keys):
            continue
        title = titles[slide.key] = in_one_line(slide.title.in_(language))
        votes = [tallies.get(slide.key, {}).get(key, 0) for key in slide.keys]
        shares: Sequence[int | None] = percentages(votes) or (None,) * len(votes)
        for answer, count, share in zip(slide.answers, votes, shares, strict=True):
            shown.add((slide.key, answer.key))
            made.append(Result(title, in_one_line(answer.label.in_(language)), count, share, True))
    for poll, counted in tallies.items():
        left = {answer: count for answer, count in counted.items() if count and (poll, answer) not in shown}
        made += [Result(titles.get(poll, poll), answer, count, None, deck is None) for answer, count in left.items()]
    return made


def told(found: Sequence[Result], language: Language) -> Iterator[str]:
    """A line for every question, one for each of its answers, and a word where nobody has voted."""
    poll = None
    if not any(result.votes for result in found):
        yield _NOBODY[language]
    for result in found:
        if result.poll != poll:
            poll = result.poll
            yield poll
        unit = "票" if language == "zh" else "vote" if result.votes == 1 else "votes"
        share = f"{result.share:3d}%" if result.share is not None else "    "
        yield f"  {share}  {result.votes} {unit}  {result.answer}{'' if result.shown else _GONE[language]}"


def table(found: Sequence[Result]) -> str:
    """CSV, to be written as UTF-8 with a byte order mark, without which Excel takes it for another encoding."""
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow(COLUMNS)
    for result in found:
        share = "" if result.share is None else result.share
        lines.writerow([plain(result.poll), plain(result.answer), result.votes, share, "yes" if result.shown else "no"])
    return out.getvalue()
