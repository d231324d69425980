"""Any fingers in any order: whatever opens is closed, nothing stays open, memory does not grow."""

import math
import pickle

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kiosk.stage.gesture import (
    DragBegin,
    DragEnd,
    DragMove,
    Gesture,
    PinchBegin,
    PinchEnd,
    PinchMove,
    Press,
    Recogniser,
    Tap,
    Unpress,
)

SLOP = 10.0
NOWHERE = [math.nan, math.inf, -math.inf]

places = st.floats(0, 400) | st.sampled_from([0.0, 5.0, 12.0, 200.0])
wild = places | st.sampled_from([*NOWHERE, 1e9])
numbers = st.integers(0, 5)


class Fingers(RuleBasedStateMachine):
    """Whatever fingers do: what is open is closed once, and nothing is open when none is down."""

    def __init__(self) -> None:
        super().__init__()
        self.hand = Recogniser(SLOP)
        self.now = self.latest = 0.0
        self.is_down: dict[int, tuple[float, float, float]] = {}  # where and when
        self.killed: set[int] = set()
        self.pressed: set[int] = set()
        self.dragging: int | None = None
        self.pinching = False

    def hear(self, gestures: list[Gesture]) -> None:
        for gesture in gestures:
            assert all(math.isfinite(value) for value in vars(gesture).values())
            finger = getattr(gesture, "finger", None)
            assert finger not in self.killed
            assert finger is None or finger in self.is_down
            match gesture:
                case Press():
                    assert finger not in self.pressed
                    assert finger != self.dragging
                    self.pressed.add(gesture.finger)
                case Tap():
                    self.pressed.remove(gesture.finger)
                    assert (gesture.x, gesture.y) == self.is_down[gesture.finger][:2]
                case Unpress():
                    self.pressed.remove(gesture.finger)
                case DragBegin():
                    assert self.dragging is None
                    assert not self.pinching
                    assert finger not in self.pressed
                    self.dragging = gesture.finger
                case DragMove():
                    assert self.dragging == finger
                case DragEnd():
                    assert self.dragging == finger
                    self.dragging = None
                case PinchBegin():
                    assert self.dragging is None
                    assert not self.pinching
                    self.pinching = True
                case PinchMove():
                    assert self.pinching
                    assert gesture.scale > 0
                case PinchEnd():
                    assert self.pinching
                    self.pinching = False

    @rule(seconds=st.sampled_from([0.0, 0.001, 0.016, 0.016, 0.1, 1.0, 5.0, 6.0, -0.05]))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds
        self.latest = max(self.latest, self.now)

    @rule(finger=numbers, x=places, y=places)
    def down(self, finger: int, x: float, y: float) -> None:
        gestures = self.hand.down(finger, x, y, self.now)
        known = finger in self.is_down
        lost: list[Gesture] = [gesture for gesture in gestures if isinstance(gesture, Unpress | DragEnd | PinchEnd)]
        self.hear(lost)
        assert not known or finger not in self.pressed
        self.killed.discard(finger)
        self.is_down[finger] = (x, y, self.now)
        self.hear([gesture for gesture in gestures if gesture not in lost])
        assert finger in self.pressed or len(self.is_down) > 2

    @rule(finger=numbers, bad=st.sampled_from([*NOWHERE, 1e9]))
    def down_nowhere(self, finger: int, bad: float) -> None:
        self.hear(self.hand.down(finger, bad, 0, self.now))
        self.is_down.pop(finger, None)
        self.killed.discard(finger)
        assert finger not in self.pressed

    @rule(finger=numbers, x=wild, y=wild)
    def move(self, finger: int, x: float, y: float) -> None:
        self.hear(self.hand.move(finger, x, y, self.now))

    @rule(finger=numbers, step=st.floats(-40, 40), count=st.integers(1, 8))
    def swipe(self, finger: int, step: float, count: int) -> None:
        x, y, _ = self.is_down.get(finger, (0.0, 0.0, 0.0))
        for index in range(1, count + 1):
            self.time_passes(0.01)
            self.hear(self.hand.move(finger, x + step * index, y, self.now))

    @rule(finger=numbers, x=wild, y=wild)
    def up(self, finger: int, x: float, y: float) -> None:
        self.lift(finger, x, y)

    @rule(finger=numbers)
    def up_where_it_came_down(self, finger: int) -> None:
        x, y, _ = self.is_down.get(finger, (0.0, 0.0, 0.0))
        self.lift(finger, x, y)

    def lift(self, finger: int, x: float, y: float) -> None:
        gestures = self.hand.up(finger, x, y, self.now)
        assert len(gestures) <= 1
        self.hear(gestures)
        self.is_down.pop(finger, None)
        self.killed.discard(finger)
        assert finger not in self.pressed
        assert finger != self.dragging

    @rule()
    def cancel(self) -> None:
        self.hear(self.hand.cancel(self.now))
        self.is_down.clear()
        self.killed.clear()

    @rule(finger=numbers)
    def kill(self, finger: int) -> None:
        self.hear(self.hand.kill(finger))
        self.killed |= {finger} & set(self.is_down)

    @rule()
    def forget(self) -> None:
        self.hear(self.hand.forget(self.now))
        self.killed |= set(self.is_down)
        assert not self.anything_open

    @rule(slop=st.sampled_from([0.0, 5.0, SLOP, 20.0]))
    def window_changes(self, slop: float) -> None:
        self.hand.slop = slop

    @property
    def anything_open(self) -> bool:
        return bool(self.pressed) or self.dragging is not None or self.pinching

    @invariant()
    def it_is_idle_exactly_when_no_finger_is_down(self) -> None:
        assert self.hand.idle == (not self.is_down)

    @invariant()
    def nothing_is_open_without_fingers(self) -> None:
        assert self.is_down or not self.anything_open
        assert self.pressed <= set(self.is_down)
        assert self.dragging is None or self.dragging in self.is_down
        assert not (self.dragging is not None and self.pinching)
        assert not self.pinching or len(self.is_down) >= 2

    @invariant()
    def a_palm_means_nothing(self) -> None:
        if len(self.is_down) > 2 and self.latest - min(when for _, _, when in self.is_down.values()) < 4.9:
            assert not self.anything_open

    def teardown(self) -> None:
        for finger in list(self.is_down):
            self.lift(finger, 50, 50)
        assert self.hand.idle
        assert not self.anything_open


def test_any_fingers_in_any_order() -> None:
    run_state_machine_as_test(
        Fingers, settings=settings(max_examples=150, stateful_step_count=50, deadline=None)
    )


def test_a_finger_that_never_lifts_takes_no_more_memory() -> None:
    hand = Recogniser(SLOP)
    hand.down(1, 0, 0, 0.0)
    for step in range(5000):
        hand.move(1, step % 300, 0, step * 0.005)
    assert len(pickle.dumps(hand)) < 5000


def test_lifts_that_are_never_reported_do_not_fill_the_memory() -> None:
    hand = Recogniser(SLOP)
    for finger in range(1000):
        hand.down(finger, 0, 0, finger * 10.0)
        for step in range(20):
            hand.move(finger, step % 50, 0, finger * 10.0 + step * 0.005)
    assert len(pickle.dumps(hand)) < 50_000
    hand.cancel(1e5)
    assert len(pickle.dumps(hand)) < 1000
