"""Votes survive restarts and damage, are never negative, and their percentages sum to 100."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.booth.votes import Votes, percentages

ANSWERS = ("货车", "评估")


def test_a_vote_counts_moves_and_survives_a_restart(tmp_path: Path) -> None:
    votes = Votes(tmp_path / "votes.json")
    votes.move("先看哪个", None, "货车")
    votes.move("先看哪个", "货车", "评估")
    votes.move("先看哪个", "评估", "评估")
    assert Votes(tmp_path / "votes.json").of("先看哪个", ANSWERS) == (0, 1)


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": {"b": -1}}', b'{"a": {"b": true}}', b"\xff", b"[" * 200_000]
)
def test_a_damaged_file_is_kept_aside_and_told(tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes) -> None:
    (tmp_path / "votes.json").write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        votes = Votes(tmp_path / "votes.json")
    assert (tmp_path / "votes-damaged.json").read_bytes() == damage
    assert "votes-damaged.json" in caplog.text
    votes.move("先看哪个", None, "货车")
    assert Votes(tmp_path / "votes.json").of("先看哪个", ANSWERS) == (1, 0)


def test_a_reset_by_another_process_is_seen_and_nothing_goes_below_zero(tmp_path: Path) -> None:
    votes = Votes(tmp_path / "votes.json")
    votes.move("先看哪个", None, "货车")
    Votes(tmp_path / "votes.json").reset()
    assert votes.look()
    assert not votes.look()
    votes.move("先看哪个", "货车", "评估")
    assert votes.of("先看哪个", ANSWERS) == (0, 1)


def test_an_answer_that_is_taken_out_and_put_back_has_lost_nothing(tmp_path: Path) -> None:
    votes = Votes(tmp_path / "votes.json")
    votes.move("先看哪个", None, "货车")
    assert votes.of("先看哪个", ("评估", "别的")) == (0, 0)
    votes.move("先看哪个", None, "别的")
    votes.move("another", None, "评估")
    assert Votes(tmp_path / "votes.json").of("先看哪个", ("别的", "货车")) == (1, 1)


def test_while_the_disk_is_slow_votes_count_and_the_last_of_them_is_written(tmp_path: Path) -> None:
    waiting: list[Callable[[], None]] = []
    votes = Votes(tmp_path / "votes.json", waiting.append)
    for _ in range(3):
        votes.move("先看哪个", None, "货车")
    assert votes.of("先看哪个", ANSWERS) == (3, 0)
    assert not votes.look(), "an old file took the place of newer votes"
    for write in waiting:
        write()
    assert Votes(tmp_path / "votes.json").of("先看哪个", ANSWERS) == (3, 0)
    assert not votes.look()


def test_a_vote_that_cannot_be_written_still_counts(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    votes = Votes(tmp_path / "votes.json")
    (tmp_path / "votes.json").mkdir()
    with caplog.at_level(logging.WARNING):
        votes.move("先看哪个", None, "货车")
        votes.move("先看哪个", None, "货车")
    assert votes.of("先看哪个", ANSWERS) == (2, 0)
    assert caplog.text.count("cannot be written") == 1


@given(st.lists(st.integers(0, 20_000), min_size=2, max_size=4).filter(any))
def test_percentages_are_whole_near_and_sum_to_100(votes: list[int]) -> None:
    shares = percentages(votes)
    assert sum(shares) == 100
    assert all(abs(share - 100 * count / sum(votes)) < 1 for share, count in zip(shares, votes, strict=True))


def test_the_mock_up_and_nobody() -> None:
    assert percentages((168, 121, 94, 57)) == (38, 28, 21, 13)
    assert percentages((0, 0)) == ()
