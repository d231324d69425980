"""A poll's page: what is drawn of votes, at every size, and how it takes one."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from kiosk.booth.ballot import Ballot
from kiosk.booth.votes import Votes
from kiosk.content.deck import Deck
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.lake import lake
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.motion import AT_REST
from kiosk.pages.controls import Intent
from kiosk.slides import voting
from kiosk.slides.poll import EXAMPLE, Content, Page
from tests.pixels import differing, dirty
from tests.slides.test_every_kind import SIZES, words_in_trouble

pytestmark = pytest.mark.usefixtures("qapp")

WRITTEN = yaml.load(EXAMPLE, yaml.BaseLoader)
for _answer, _id in zip(WRITTEN["answers"], ("van", "doctor", "colleague", "languages"), strict=True):
    _answer["id"] = _id
POLL = Content.model_validate(WRITTEN)
RAN = 20_000.0


def ballot(tmp_path: Path, *votes: int) -> Ballot:
    file = tmp_path / "votes.json"
    file.write_text(json.dumps({POLL.key: dict(zip(POLL.keys, votes, strict=False))}), "utf-8")
    return Ballot(Votes(file))


def built(counts: Ballot, look: Look | None = None, slide: Content = POLL) -> Page:
    """Laid out; it is painted when it is looked at."""
    page = voting(counts)["poll"].page(slide, Deck(), look or Look(Frame(1280, 720)))
    assert isinstance(page, Page)
    page.build()
    return page


def image_of(page: Page, ms: float) -> QImage:
    for _ in page.prepare():
        pass
    image = lake(page.frame, page.waterline, page.look.palette).toImage().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    page.paint(painter, ms)
    painter.end()
    assert not page.broken
    return image


def said(page: Page) -> list[str]:
    return [control.name for control in page.controls]


#: Votes, and how large text is.
VOTES = {
    "none": ((0, 0, 0, 0), 1.0),
    "one": ((0, 1, 0, 0), 1.25),
    "mock-up": ((168, 120, 94, 57), 1.0),
    "lamps": ((1997, 1, 1, 0), 1.5),
    "bars": ((12_345, 9, 0, 700), 1.25),
}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("votes", "scale"), VOTES.values(), ids=VOTES)
def test_words_never_meet_and_nothing_leaves_the_page(
    tmp_path: Path, votes: tuple[int, ...], language: Language, size: tuple[int, int], scale: float
) -> None:
    page = built(ballot(tmp_path, *votes), Look(Frame(*size), language, text_scale=scale))
    assert page.faults == []
    assert list(words_in_trouble(page)) == []
    for control in page.controls:
        assert QRectF(0, 0, *size).contains(control.rect)
        assert min(control.rect.width(), control.rect.height()) >= page.look.px(96)


def test_percentages_are_whole_and_sum_to_100(tmp_path: Path) -> None:
    page = built(ballot(tmp_path, 168, 120, 94, 57))
    assert [name.rpartition(", ")[2] for name in said(page)] == ["38%", "27%", "22%", "13%"]


def test_before_the_first_vote_nothing_is_counted_and_the_first_one_changes_that(tmp_path: Path) -> None:
    page = built(ballot(tmp_path))
    assert not any("%" in name for name in said(page))
    before = image_of(page, RAN)
    assert page.take(Intent("vote", "doctor"), RAN)
    page.changes(RAN, RAN + 2000)
    assert [name.rpartition(", ")[2] for name in said(page)] == ["0%", "100%", "0%", "0%"]
    assert [control.checked for control in page.controls] == [False, True, False, False]
    assert image_of(page, RAN + 2000) != before
    assert page.next_change(RAN + 2000) == float("inf"), "a page at rest costs nothing"


@pytest.mark.parametrize("votes", [(0, 0, 0, 0), (30, 20, 10, 5), (1000, 998, 1, 1), (2500, 20, 1, 1)], ids=str)
@pytest.mark.parametrize(
    "look", [Look(Frame(1280, 720)), Look(Frame(720, 1280), palette=HIGH_CONTRAST)], ids=["", "hc"]
)
def test_what_is_dirty_covers_all_that_a_vote_changes(tmp_path: Path, votes: tuple[int, ...], look: Look) -> None:
    """At 2,000 votes lamps become bars; the vote is moved on its way."""
    page = built(ballot(tmp_path, *votes), look)
    page.changes(0, RAN)
    shown = image_of(page, RAN)
    moments = [RAN, *(RAN + after for after in (0, 30, 100, 250, 500, 520, 700, 1100, 2000))]
    for number, (before, now) in enumerate(pairwise(moments)):
        if number in (1, 5):
            page.take(Intent("vote", "van" if number == 1 else "languages"), now)
        region = dirty(page, before, now)
        fresh = image_of(page, now)
        painter = QPainter(shown)
        painter.setClipRegion(region)
        painter.drawImage(0, 0, fresh)
        painter.end()
        assert shown == fresh, (
            f"{differing(shown, fresh)} outside {region.boundingRect()}: pixels outside dirty({before}, {now}) changed"
        )
    assert page.next_change(moments[-1]) == float("inf")


def test_a_vote_is_shown_in_time_and_ends_as_it_enters(tmp_path: Path) -> None:
    """White at once, on its way after, and in the end as the page would have entered with it."""
    counts = ballot(tmp_path, 30, 20, 10, 5)
    page = built(counts)
    page.changes(0, RAN)
    page.take(Intent("vote", "van"), RAN)
    page.changes(RAN, RAN)
    frames = [image_of(page, RAN + after) for after in (0, 80, 300, 2000)]
    assert all(one != other for one, other in pairwise(frames))
    assert image_of(built(counts), AT_REST) == frames[-1]
    page.changes(RAN + 2000, 0)  # shown another time
    assert image_of(page, 0) == image_of(built(counts), 0)


def test_a_percentage_that_loses_digits_ends_where_it_would_have_entered(tmp_path: Path) -> None:
    counts = ballot(tmp_path)
    page = built(counts)
    for number, answer in enumerate(("van", "doctor", "van")):  # 0, 100, 0, 100
        page.take(Intent("vote", answer), RAN + 5000 * number)
        page.changes(RAN, RAN + 5000 * number + 3000)
        assert image_of(page, RAN + 5000 * number + 3000) == image_of(built(counts), AT_REST)


def test_less_motion_shows_a_vote_at_once(tmp_path: Path) -> None:
    page = built(ballot(tmp_path, 30, 20, 10, 5), Look(Frame(1280, 720), motion="reduced"))
    page.changes(0, RAN)
    page.take(Intent("vote", "van"), RAN)
    assert page.changes(RAN, RAN)
    assert image_of(page, RAN) == image_of(page, RAN + 2000)
    assert page.next_change(RAN) == float("inf")


def test_a_poll_that_nobody_counts_takes_no_vote() -> None:
    page = Page(POLL, Deck(), Look(Frame(1280, 720)))
    page.build()
    assert page.take(Intent("vote", "van"), RAN)
    assert not any("%" in name for name in said(page))
    assert not page.take(Intent("vote", "nobody's"), RAN)
    assert not page.take(Intent("light", "van"), RAN)


@pytest.mark.parametrize("answers", [2, 3])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_plates_of_two_or_three_answers_are_as_wide_as_there_is_room(
    tmp_path: Path, answers: int, size: tuple[int, int]
) -> None:
    slide = POLL.model_copy(update={"answers": POLL.answers[:answers]})
    page = built(ballot(tmp_path, 3, 2, 1), Look(Frame(*size)), slide)
    assert page.faults == []
    assert page.controls[-1].rect.right() == pytest.approx(page.frame.right)
    assert list(words_in_trouble(page)) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_question_leaves_the_towers_their_room(
    tmp_path: Path, language: Language, size: tuple[int, int]
) -> None:
    title = {
        "zh": "园区的这些新技术里，\n你最想先体验哪一项？",
        "en": "Of all the new things in the park,\nwhat comes first?",
    }
    lead = {"zh": "轻触一项，点亮属于你的一盏灯。", "en": "Touch one and light a lamp of your own."}
    slide = Content.model_validate({**WRITTEN, "title": title, "lead": lead})
    page = built(ballot(tmp_path, 168, 120, 94, 57), Look(Frame(*size), language), slide)
    assert page.faults == []
    assert list(words_in_trouble(page)) == []


def test_a_question_that_leaves_no_room_is_told(tmp_path: Path) -> None:
    slide = POLL.model_copy(update={"lead": POLL.title.model_copy(update={"zh": "很长的导语，" * 40})})
    assert "text_too_long" in {fault.code for fault in built(ballot(tmp_path), slide=slide).faults}


def test_answers_that_find_no_room_are_told(tmp_path: Path) -> None:
    long = POLL.answers[0].model_copy(update={"label": POLL.title.model_copy(update={"zh": "很长的答案" * 20})})
    slide = POLL.model_copy(update={"answers": (long, *POLL.answers[1:])})
    page = built(ballot(tmp_path), slide=slide)
    assert [fault.code for fault in page.faults] == ["text_too_long"]
    assert image_of(page, AT_REST).size() == QSize(1280, 720)
