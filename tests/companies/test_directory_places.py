"""Where everything stands in the directory, on every shape of screen, and what it says where nothing is found."""

from dataclasses import replace
from itertools import combinations
from typing import Literal

import pytest

from kiosk.companies.directory import DirectoryState
from kiosk.content.fields import LANGUAGES, Language
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from kiosk.pages.controls import Intent
from tests.companies.crowds import TRACKS
from tests.companies.directories import LYING, SMALL, UPRIGHT, page, settled, shot
from tests.pixels import differing

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [LYING, UPRIGHT])
def test_an_empty_result_says_what_would_help(size: tuple[int, int], language: Language) -> None:
    made = page(60, Look(Frame(*size), language), DirectoryState("X", TRACKS[0].zh))
    made.take(Intent("letter", "Q"), 5000)
    assert made.places == ()
    piece = made.notice.pieces["notice"]
    assert made.plan.grid.contains(piece.rect)
    assert piece.words is not None
    made.take(Intent("clear"), 5100)
    assert "notice" not in made.notice.pieces


def test_without_companies_it_still_stands() -> None:
    made = page(0)
    assert made.places == ()
    assert "notice" in made.notice.pieces
    shot(made, 6000)


@pytest.mark.parametrize(
    ("language", "palette", "scale"),
    [("zh", NIGHT, 1.0), ("en", NIGHT, 1.25), ("zh", HIGH_CONTRAST, 1.5), ("en", NIGHT, 1.5)],
    ids=["zh", "en-larger", "zh-plain-largest", "en-largest"],
)
@pytest.mark.parametrize("size", [LYING, UPRIGHT, (1440, 1080), (2560, 1080), (1080, 1440), (1280, 720)])
def test_everything_has_its_place(size: tuple[int, int], language: Language, palette: object, scale: float) -> None:
    look = Look(Frame(*size), language, palette=palette, text_scale=scale)  # type: ignore[arg-type]
    made = page(60, look)
    least, top = look.px(96) - 1, look.px(384 if look.frame.portrait else 216)
    controls = made.controls
    assert all(made.frame.width >= c.rect.right() and c.rect.bottom() <= made.frame.height for c in controls)
    low = [control for control in controls if control.intent.name not in ("company", "rail")]
    for control in low:
        assert control.rect.top() >= top
        short = 0.8 if size == (1440, 1080) else 1.0
        if not control.key.startswith("track."):  # of which the last one may be cut
            assert control.rect.width() >= least * short
            assert control.rect.height() >= least
    for one, two in combinations(low, 2):
        shared = one.rect.intersected(two.rect)
        assert shared.width() < 1 or shared.height() < 1, (one.key, two.key)
    for piece in made.board.pieces.values():
        assert piece.words is None or piece.rect.adjusted(-1, -1, 1, 1).contains(piece.words), piece.key
    assert made.faults == []


@pytest.mark.parametrize("size", [LYING, UPRIGHT])
def test_title_hint_and_count_do_not_meet(size: tuple[int, int]) -> None:
    for language in LANGUAGES:
        for scale in (1.0, 1.5):
            made = page(1900, Look(Frame(*size), language, text_scale=scale))
            words = [block.words for block in made.blocks if block.words is not None]
            words += [piece.words for piece in made.hint.pieces.values() if piece.words is not None]
            assert len(words) >= 2
            assert not any(one.intersects(two) for one, two in combinations(words, 2))


@pytest.mark.parametrize("motion", ["full", "reduced"])
def test_that_more_lies_aside_is_said_only_while_it_does(motion: Literal["full", "reduced"]) -> None:
    look = replace(SMALL, motion=motion)
    few = page(3, look)
    assert few.grid.scroll.most == 0
    assert few.hint.pieces == {}
    made = settled(page(60, look), 6000)
    rect = made.hint.pieces["hint"].rect.toAlignedRect()
    before = shot(made, 6000)
    made.typed("江", 6032)
    assert 0 < len(made.places) < 60
    assert made.grid.scroll.most == 0
    assert made.hint.pieces == {}
    assert any(told.contains(rect) for told in made.changes(6016, 6032))
    assert not differing(before.copy(rect), shot(made, 6032).copy(rect)).isNull()
    made.take(Intent("clear"), 6048)
    assert any(told.contains(rect) for told in made.changes(6032, 6048))
    settled(made, 8000)
    assert differing(before.copy(rect), shot(made, 8000).copy(rect)).isNull()
