"""Labels above an axis never meet one another, nor another label's stem."""

from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.charts.stems import Size, Sky, Spot, meets, scatter, spread, terraces

SKY = Sky(left=100, top=100, right=1820, floor=700, obstacles=((100, 100, 700, 360),), step=24, gap=20, beside=18)
ANCHORS = st.lists(st.floats(150, 1770), min_size=1, max_size=10).map(sorted)


def check(spots: list[Spot], sky: Sky) -> None:
    for spot in spots:
        assert sky.left <= spot.box[0]
        assert spot.box[2] <= sky.right
        assert sky.top <= spot.box[1]
        assert spot.box[3] <= sky.floor
        assert not any(meets(spot.box, other) for other in sky.obstacles)
    for one, other in combinations(spots, 2):
        assert not meets(one.box, other.box)
    for one, other in permutations(spots, 2):
        assert not meets((one.stem, one.box[1], one.stem, sky.floor), other.box)


@settings(max_examples=40, deadline=None)
@given(ANCHORS, st.integers(60, 320), st.integers(60, 180))
def test_whatever_is_scattered_is_free(anchors: list[float], width: int, height: int) -> None:
    spots = scatter(anchors, [[Size(width, height), Size(width * 0.7, height * 1.4, 0.2)]] * len(anchors), SKY)
    if spots is not None:
        assert [spot.stem for spot in spots] == anchors
        check(spots, SKY)


def test_five_labels_that_cannot_stand_side_by_side_take_different_heights() -> None:
    anchors = [300.0, 420.0, 540.0, 660.0, 780.0]
    sky = Sky(100, 100, 1820, 700, (), 24, 20, 18)
    spots = scatter(anchors, [[Size(220, 90)]] * 5, sky, looks=4000)
    assert spots is not None
    check(spots, sky)
    assert len({spot.box[3] for spot in spots}) > 1


def test_stems_pass_behind_pictures_but_labels_keep_off_them() -> None:
    picture = (1500.0, 500.0, 1800.0, 700.0)
    sky = Sky(100, 100, 1820, 700, (), 24, 20, 18, pictures=(picture,))
    spots = scatter([1650.0], [[Size(200, 100)]], sky)
    assert spots is not None
    assert not meets(spots[0].box, picture)


@settings(max_examples=40, deadline=None)
@given(ANCHORS, st.integers(1, 3))
def test_terraces_keep_the_order_of_stems(anchors: list[float], lanes: int) -> None:
    sky = Sky(100, 100, 1820, 700, (), 24, 20, 12)
    spots = terraces(anchors, [Size(120, 90)] * len(anchors), lanes, sky)
    assert spots is not None
    check(spots, sky)
    assert [spot.stem for spot in spots] == sorted(spot.stem for spot in spots)


def test_what_does_not_fit_is_refused() -> None:
    assert terraces([200.0] * 10, [Size(400, 200)] * 10, 1, SKY) is None
    assert scatter([200.0, 210.0], [[Size(3000, 50)]] * 2, SKY) is None


def test_spreading_moves_only_what_collides() -> None:
    assert spread([0, 500, 510], [100, 100, 100], 0, 1000, 10) == [0, 450, 560]
    assert spread([0, 0], [600, 600], 0, 1000, 0) is None
