"""The directory as a page: it answers, repaints what changed, and comes back to where the visitor was."""

import math
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QRegion

from kiosk.companies.directory import DirectoryPage
from kiosk.companies.grid import Grid
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST
from kiosk.motion import AT_REST
from kiosk.pages.controls import Intent
from tests.companies.crowds import TRACKS, crowd, index
from tests.companies.directories import LYING, SMALL, UPRIGHT, enabled, page, settled, shot
from tests.pixels import differ_outside, differing

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("count", [1, 4, 60, 1900])
def test_at_rest_it_costs_nothing(count: int) -> None:
    made = settled(page(count), 6000)
    assert made.next_change(6016) == math.inf
    assert made.changes(6000, 9000) == []


def test_letters_narrow_the_list_and_delete_and_clear_widen_it() -> None:
    made = page(60)
    everything = made.places
    assert made.take(Intent("letter", "J"), 5000)
    assert 0 < len(made.places) < len(everything)
    once = made.places
    assert made.take(Intent("letter", "S"), 5100)
    assert made.state.query == "JS"
    assert made.take(Intent("delete"), 5200)
    assert made.places == once
    assert made.take(Intent("clear"), 5300)
    assert made.places == everything


def test_keys_that_lead_nowhere_are_dead() -> None:
    made = page(60)
    made.take(Intent("letter", "J"), 5000)
    keys = enabled(made)
    assert "pad.S" in keys
    assert "pad.J" not in keys
    assert "pad.clear" in keys
    dead = next(control for control in made.controls if control.key == "pad.J")
    assert not dead.enabled


def test_other_intents_are_for_somebody_else() -> None:
    made = page(60)
    assert not any(made.take(Intent(name), 5000) for name in ("company", "home", "language", "access", "back"))
    wanted = {intent.name for intent in enabled(made).values()}
    assert {"company", "home", "language", "access", "track", "order", "letter", "rail"} <= wanted


def test_a_track_filters_and_a_second_touch_shows_all_again() -> None:
    made = page(60)
    made.take(Intent("track", TRACKS[1].zh), 5000)
    assert {made.deck.companies[place].track for place in made.places} == {TRACKS[1]}
    assert [c.checked for c in made.controls if c.key == f"track.{TRACKS[1].zh}"] == [True]
    made.take(Intent("track", TRACKS[1].zh), 5100)
    assert made.state.track is None
    assert len(made.places) == 60


def test_a_list_that_is_seen_whole_has_no_rail() -> None:
    assert not [key for key in enabled(page(4)) if key.startswith("rail.")]
    assert [key for key in enabled(page(60)) if key.startswith("rail.")]


def test_years_have_a_rail_of_their_own() -> None:
    made = page(60)
    made.take(Intent("order", "year"), 5000)
    years = [made.deck.companies[place].since or 0 for place in made.places]
    assert years == sorted(years, reverse=True)
    assert "rail.2020" in enabled(made)


def test_the_rail_leads_to_its_letter_by_tap_and_by_drag() -> None:
    made = page(1900)
    letters = index(1900).letters_in("zh")
    assert made.take(Intent("rail", "M"), 5000)
    first = int(made.state.passed)
    assert any(letters[place] == "M" for place in made.places[first : first + made.plan.lines])
    begin = next(control.rect.center() for control in made.controls if control.key == "rail.A")
    end = next(control.rect.center() for control in made.controls if control.key == "rail.X")
    fingers = made.scroller
    assert fingers is not None
    assert fingers.holds(begin.x(), begin.y())
    fingers.grab(5100)
    fingers.drag(end.x() - begin.x(), end.y() - begin.y())
    fingers.release(900, 0, 5200)
    made.changes(5100, 5200)
    assert letters[made.places[int(made.state.passed)]] == "X"
    assert not fingers.moving(5216)


def test_a_fling_moves_the_list_and_a_touch_stops_it() -> None:
    made = settled(page(1900))
    fingers = made.scroller
    assert fingers is not None
    assert fingers.holds(480, 200)
    fingers.grab(5000)
    fingers.drag(-100, 30)
    fingers.release(-2000, 0, 5000)
    assert fingers.moving(5100)
    assert made.next_change(5100) == 5100
    made.changes(5000, 5100)
    before = made.state.passed
    fingers.grab(5100)
    fingers.release(0, 0, 5150)
    made.changes(5100, 5150)
    assert made.state.passed == before > 0
    assert not fingers.moving(5151)


def test_keys_do_not_scroll() -> None:
    made = page(60)
    key = next(control.rect.center() for control in made.controls if control.key == "pad.A")
    assert made.scroller is not None
    assert not made.scroller.holds(key.x(), key.y())


@pytest.mark.parametrize("intent", [Intent("letter", "S"), Intent("track", TRACKS[2].zh), Intent("rail", "M")], ids=str)
def test_an_answer_repaints_just_what_it_changes(intent: Intent) -> None:
    made = settled(page(60), 6000)
    before = shot(made, 6000)
    made.take(intent, 6000)
    region, now = QRegion(), 6000.0
    while made.next_change(now) < math.inf:
        for rect in made.changes(now, now + 50):
            region += rect
        now += 50
    after = shot(made, now)
    assert not differing(before, after).isNull()
    assert differ_outside(before, after, region) == 0


def test_the_first_frame_after_a_key_shows_every_name() -> None:
    made = settled(page(1900), 6000)
    made.take(Intent("letter", "M"), 6000)
    made.changes(6000, 6016)
    grid = next(block for block in made.blocks if isinstance(block, Grid))
    assert all(grid.tiles.has_words(made.card(place)) for place, _ in grid.seen(6016))


def test_the_count_rolls_to_the_new_number_without_vanishing() -> None:
    made = settled(page(1900), 6000)
    made.take(Intent("letter", "J"), 6000)
    assert made.count.figures.value == len(made.places)
    assert made.count.before == 1900
    middle = made.count.figures.at(made.count.before, made.count.span.progress(6100))  # type: ignore[union-attr]
    assert len(made.places) < int(middle.replace(",", "")) < 1900
    area = made.count.rect
    assert shot(made, 6001).copy(area) != QImage(area.size(), QImage.Format.Format_RGB32)
    assert made.end < 6000  # the page does not enter again


def test_a_visitor_comes_back_to_exactly_where_they_were() -> None:
    made = page(1900, replace(SMALL, frame=Frame(*LYING)))
    made.take(Intent("track", TRACKS[3].zh), 5000)
    made.take(Intent("order", "year"), 5000)
    assert made.scroller is not None
    assert made.scroller.holds(900, 400)
    made.scroller.grab(5000)
    made.scroller.drag(-1234, 0)
    made.scroller.release(0, 0, 5100)
    made.changes(5000, 5100)
    state = made.state
    again = page(1900, made.look, state)
    assert again.state == state
    assert again.places == made.places
    other = page(1900, Look(Frame(*UPRIGHT), "en", palette=HIGH_CONTRAST, text_scale=1.25), state)
    assert other.state.track == state.track
    assert other.state.passed == pytest.approx(state.passed)


def test_without_an_index_the_deck_is_shown_and_cannot_be_searched() -> None:
    made = page(60, ready=False)
    assert made.places == tuple(range(60))
    assert not any(key.startswith(("pad.A", "pad.order", "track.")) for key in enabled(made))
    assert made.take(Intent("letter", "J"), 5000)
    assert not made.typed("J")
    assert made.state.query == ""
    made.index = index(60)
    assert made.places != tuple(range(60))
    assert "pad.A" in enabled(made)
    assert made.changes(5000, 5016)


def test_a_real_keyboard_types_hanzi_letters_and_backspace() -> None:
    made = page(60)
    assert made.typed("江")
    assert {made.deck.companies[place].name.zh[0] for place in made.places} == {"江"}
    assert made.typed("\b")
    assert len(made.places) == 60
    assert made.typed("js")
    assert made.state.query == "JS"
    assert not made.typed("\x1b")


def test_with_less_motion_lists_move_and_answers_come_all_the_same() -> None:
    made = settled(page(60, replace(SMALL, motion="reduced")), 6000)
    assert made.changes(6000, 6016) == []
    assert made.next_change(6016) == math.inf
    made.take(Intent("letter", "J"), 6016)
    assert made.next_change(6016) == 6016
    assert made.changes(6016, 6032)
    made.take(Intent("clear"), 6032)
    settled(made, 6040)
    before = shot(made, 6040)
    assert made.scroller is not None
    assert made.scroller.holds(480, 200)
    made.scroller.grab(6040)
    made.scroller.drag(-200, 0)
    assert made.next_change(6056) == 6056
    assert made.changes(6040, 6056)
    assert not differing(before, shot(made, 6056)).isNull()


def test_pressed_controls_look_pressed() -> None:
    made = settled(page(60), 6000)
    before = shot(made, 6000)
    keys = [key for key in enabled(made) if key in ("pad.home", "pad.A") or key.startswith("company.")][:3]
    made.press(frozenset(keys))
    region = QRegion()
    for rect in made.changes(6000, 6016):
        region += rect
    after = shot(made, 6016)
    assert not differing(before, after).isNull()
    assert differ_outside(before, after, region) == 0
    made.press(frozenset())
    made.changes(6016, 6032)
    assert differing(before, shot(made, 6032)).isNull()


def test_it_is_painted_in_steps_and_is_then_complete() -> None:
    made = DirectoryPage(crowd(60), SMALL, index(60))
    made.build()
    assert sum(1 for _ in made.prepare()) > 40
    complete = shot(made, AT_REST)
    made.changes(0, 6000)
    settled(made, 6000)
    assert differing(complete, shot(made, 6000)).isNull()
