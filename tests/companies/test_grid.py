"""The grid of cards: only what is seen is painted, from a bounded store, and what it repaints is what changed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QImage

from kiosk.companies.grid import Grid
from kiosk.companies.plan import plan
from kiosk.companies.tiles import Card, Tiles, marked
from kiosk.content.deck import Deck
from kiosk.content.fields import Language, Text
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.tokens import HIGH_CONTRAST, NIGHT
from tests.companies.crowds import company, crowd

pytestmark = pytest.mark.usefixtures("qapp")

ROOT = Path(__file__).parents[2]
LYING, UPRIGHT = (1920, 1080), (1080, 1920)


def grid(deck: Deck, size: tuple[int, int] = LYING) -> Grid:
    look = Look(Frame(*size))
    where = plan(look, len(deck.companies))
    tiles = Tiles(look, ROOT, QSizeF(round(where.tile.width()), round(where.tile.height())))
    made = Grid(look, where, tiles, lambda place: Card(deck.companies[place], "S"))
    made.show(tuple(range(len(deck.companies))))
    return made


def settle(made: Grid, ms: float = 5000.0) -> None:
    for _ in range(60):
        made.changed(ms, ms)
    assert made.next_change(ms) > ms


@pytest.mark.parametrize("size", [LYING, UPRIGHT, (1440, 1080), (1080, 1440)])
@pytest.mark.parametrize("count", [1, 4, 60, 1900, 20000])
def test_as_many_cards_are_painted_as_are_seen(count: int, size: tuple[int, int]) -> None:
    made = grid(crowd(count), size)
    seen = list(made.seen(5000))
    assert 0 < len(seen) <= min(count, 30)
    settle(made)
    card = made.tiles.size.width() * made.tiles.size.height() * 4
    assert 0 < made.tiles.store.bytes <= len(seen) * card * 2


def test_the_store_stays_bounded_however_far_the_list_goes() -> None:
    made = grid(crowd(1900))
    made.tiles.store.limit = 4 * 2**20
    for position in range(0, 1900, 40):
        made.reach_place(position)
        made.changed(5000, 5000)
        assert made.tiles.store.bytes <= 4 * 2**20


def test_a_list_that_moves_paints_few_cards_a_frame_and_all_once_it_rests() -> None:
    deck = crowd(1900)
    made = grid(deck)
    settle(made)
    made.scroll.grab(5000)
    made.scroll.release(-9000, 5000)
    now, painted = 5000.0, 0
    while made.scroll.moving(now):
        before = len([place for place, _ in made.seen(now) if made.tiles.has_words(Card(deck.companies[place], "S"))])
        made.changed(now - 16, now)
        after = len([place for place, _ in made.seen(now) if made.tiles.has_words(Card(deck.companies[place], "S"))])
        assert after - before <= 3
        painted += after - before
        now += 16
    assert painted > 20
    settle(made, now)


@pytest.mark.parametrize("size", [LYING, UPRIGHT])
def test_cards_stand_apart_and_the_last_one_can_be_reached(size: tuple[int, int]) -> None:
    made = grid(crowd(60), size)
    made.scroll.jump(made.scroll.most)
    seen = dict(made.seen(5000))
    assert 59 in seen
    assert made.plan.grid.contains(seen[59])
    rects = list(seen.values())
    assert all(not one.intersects(two) for i, one in enumerate(rects) for two in rects[i + 1 :])


def test_a_drag_and_a_pressed_card_are_repainted() -> None:
    made = grid(crowd(60))
    settle(made)
    made.scroll.grab(5000)
    made.scroll.drag(-30)
    assert made.next_change(5016) == 5016
    assert made.changed(5000, 5016) == [made.rect]
    settle(made, 5016)
    made.press(3)
    rect = next(rect for place, rect in made.seen(5016) if place == 3)
    assert made.changed(5016, 5032) == [rect.toAlignedRect()]


def test_controls_are_the_cards_that_are_seen_well_enough() -> None:
    made = grid(crowd(60))
    names = made.controls(lambda place: (f"c{place}", f"name {place}"))
    assert [control.intent.value for control in names][:3] == ["c0", "c1", "c2"]
    assert all(made.plan.grid.contains(control.rect) for control in names)
    assert 10 <= len(names) <= 12


@pytest.mark.parametrize(
    ("language", "palette", "scale"),
    [("zh", NIGHT, 1.0), ("en", NIGHT, 1.25), ("zh", HIGH_CONTRAST, 1.5), ("en", NIGHT, 1.5)],
    ids=["zh", "en-larger", "zh-plain-largest", "en-largest"],
)
@pytest.mark.parametrize("size", [LYING, UPRIGHT, (1440, 1080)])
def test_words_stay_on_their_card_and_off_its_picture(
    size: tuple[int, int], palette: object, language: Language, scale: float
) -> None:
    look = Look(Frame(*size), language, palette=palette, text_scale=scale)  # type: ignore[arg-type]
    names = ["示例", "示例企业 001", "一家名称特别特别长的示例企业股份有限公司", "示例" * 100, "Sampleunbreakable" * 12]
    for count in (4, 60):
        tile = plan(look, count).tile
        tiles = Tiles(look, ROOT, QSizeF(round(tile.width()), round(tile.height())))
        for number, name in enumerate(names):
            english = "Sample company of a rather long name " * max(1, len(name) // 12)
            words = tiles.words(Card(company(number, name=Text(zh=name, en=english))))
            top = words.baseline - words.name.pixels * 0.86
            assert words.name.width <= tile.width() - 2 * look.px(20)
            assert len(words.name.lines) <= 2
            assert top >= 0
            assert words.track_baseline + look.px(6) <= tile.height()
            assert words.art.bottom() <= top or words.art.height() <= 0
            assert words.track is not None
            assert words.track.width <= tile.width() - 2 * look.px(20)
            above = words.track_baseline - words.track.pixels * 0.86
            assert words.baseline + words.name.last < above
            if words.initial_baseline is not None:
                assert words.initial_baseline <= top


def test_marks_follow_the_letters_over_gaps_and_lines() -> None:
    lines = ["九识AI", "智能\u00a0007"]
    found = marked("九识AI智能007", lines, ((1, 3), (6, 7)))
    assert [[c for c, on in zip(line, flags, strict=True) if on] for line, flags in zip(lines, found, strict=True)] == [
        ["识", "A"],
        ["0"],
    ]


def test_a_picture_that_cannot_be_read_gives_way_to_stars(tmp_path: Path) -> None:
    (tmp_path / "broken.png").write_bytes(b"not a picture")
    look = Look(Frame(*LYING))
    tiles = Tiles(look, tmp_path, QSizeF(300, 196))
    for name in ("broken.png", "missing.svg"):
        pixmap, corner = tiles.art(Card(company(len(name), picture=name)))
        assert pixmap.width() > 50
        assert corner != QPointF()
    assert tiles.thumbnails.unreadable == {"broken.png", "missing.svg"}


@pytest.mark.parametrize("size", [(512, 512), (900, 400)], ids=["sign", "photograph"])
def test_a_picture_with_a_ground_of_its_own_keeps_off_the_edges_of_its_card(
    size: tuple[int, int], tmp_path: Path
) -> None:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    assert image.save(str(tmp_path / "logo.png"))
    tiles = Tiles(Look(Frame(*LYING)), tmp_path, QSizeF(300, 196))
    pixmap, corner = tiles.art(Card(company(1, picture="logo.png", name=Text(zh="示例", en="Sample"))))
    shown = pixmap.toImage()
    white = [
        (x + corner.x(), y + corner.y())
        for x in range(shown.width())
        for y in range(shown.height())
        if shown.pixelColor(x, y).alpha() > 200
    ]
    assert len(white) > 50 * 50
    assert max(x for x, _ in white) <= 300 - 20
    assert min(y for _, y in white) >= 12
