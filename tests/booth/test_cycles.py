"""Garbage in cycles goes at the next collection; what is set aside is looked at again when much has changed."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from kiosk.booth.cycles import Cycles


class Ring:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.itself = self


def left_behind() -> weakref.ref[Ring]:
    return weakref.ref(Ring())


@pytest.fixture
def cycles() -> Iterator[Cycles]:
    made = Cycles()
    yield made
    gc.unfreeze()
    gc.enable()


def test_garbage_is_kept_until_the_collection(cycles: Cycles) -> None:
    cycles.begin()
    ring = left_behind()
    assert ring() is not None
    cycles.collect()
    assert ring() is None


def test_what_is_set_aside_goes_once_much_has_changed_and_nobody_is_there(cycles: Cycles) -> None:
    ring = left_behind()
    cycles.begin()
    cycles.collect()
    cycles.look_through()
    assert ring() is not None
    cycles.grown()
    cycles.collect()
    assert ring() is not None
    cycles.look_through()
    assert ring() is None


def test_what_has_come_is_set_aside_at_once_and_stays_so(cycles: Cycles) -> None:
    cycles.begin()
    many = [Ring() for _ in range(1000)]
    cycles.grown()
    assert not {id(ring) for ring in many} & {id(one) for one in gc.get_objects()}
    cycles.look_through()
    assert not {id(ring) for ring in many} & {id(one) for one in gc.get_objects()}
    cycles.collect()
    assert len(many) == 1000
