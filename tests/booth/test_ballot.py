"""One vote a visitor, whatever the fingers do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.booth.ballot import Ballot
from kiosk.booth.votes import Votes


@pytest.fixture
def votes(tmp_path: Path) -> Votes:
    return Votes(tmp_path / "votes.json")


def test_a_hundred_taps_count_once(votes: Votes) -> None:
    ballot = Ballot(votes)
    assert [ballot.choose("poll", "a") for _ in range(100)] == [True] + [False] * 99
    assert votes.of("poll", "ab") == (1, 0)


def test_another_answer_moves_the_vote_and_other_polls_are_apart(votes: Votes) -> None:
    ballot = Ballot(votes)
    ballot.choose("poll", "a")
    ballot.choose("other", "a")
    ballot.choose("poll", "b")
    assert (ballot.chosen("poll"), ballot.chosen("other")) == ("b", "a")
    assert votes.of("poll", "ab") == (0, 1)
    assert votes.of("other", "ab") == (1, 0)


def test_who_has_left_stays_counted_and_the_next_may_vote(votes: Votes) -> None:
    ballot = Ballot(votes)
    ballot.choose("poll", "a")
    ballot.leave()
    assert ballot.chosen("poll") is None
    ballot.choose("poll", "b")
    assert votes.of("poll", "ab") == (1, 1)
