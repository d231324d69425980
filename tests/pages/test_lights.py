"""Whose lamp is whose: one each, always the same one, spread over the city, and found by the nearest point."""

import math
import random

import pytest

from kiosk.look.skyline import lamp_places
from kiosk.pages.lights import Lights, lights

LAMPS = tuple((lamp.center().x(), lamp.center().y()) for lamp in lamp_places())


def ids(count: int) -> list[str]:
    return [f"sample-{place:04}" for place in range(1, count + 1)]


@pytest.mark.parametrize("count", [0, 1, 4, 1900, 5000])
def test_every_company_has_one_lamp_while_there_are_lamps(count: int) -> None:
    homes = Lights(ids(count), LAMPS).homes
    assert list(homes) == ids(count)[:1900]
    assert len(set(homes.values())) == len(homes)
    assert set(homes.values()) <= set(range(1900))


def test_nobody_moves_when_companies_are_added_behind() -> None:
    before = Lights(ids(4), LAMPS).homes
    for more in (5, 60, 1900):
        after = Lights(ids(more), LAMPS).homes
        assert {key: after[key] for key in before} == before


def test_few_move_when_a_company_goes() -> None:
    everybody = ids(300)
    before, after = Lights(everybody, LAMPS).homes, Lights(everybody[:100] + everybody[101:], LAMPS).homes
    assert sum(before[key] != home for key, home in after.items()) < 10


def test_one_id_twice_or_none_is_one_lamp_or_none() -> None:
    assert list(Lights(["one", "", "one", "two"], LAMPS).homes) == ["one", "two"]


def test_a_few_companies_are_spread_over_the_city() -> None:
    for start in range(0, 400, 4):
        four = [f"{start + place}" for place in range(4)]
        middles = [LAMPS[home] for home in Lights(four, LAMPS).homes.values()]
        assert min(math.dist(one, other) for one in middles for other in middles if one != other) > 100


@pytest.mark.parametrize("count", [4, 60, 1900])
def test_the_nearest_lamp_is_found(count: int) -> None:
    given = Lights(ids(count), LAMPS)
    chance = random.Random(count)
    for _ in range(200):
        point = chance.uniform(400, 2000), chance.uniform(-600, 60)
        reach = chance.choice([5.0, 44.0, 300.0])
        away = {key: math.dist(point, LAMPS[home]) for key, home in given.homes.items()}
        closest = min(away, key=lambda key: away[key])
        found = given.nearest(*point, reach)
        assert (found is None) if away[closest] > reach else (found is not None and away[found] == away[closest])


def test_the_lamps_are_those_of_the_skyline() -> None:
    assert set(lights(tuple(ids(1900))).homes.values()) == set(range(len(lamp_places())))
