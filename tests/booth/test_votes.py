"""Votes survive restarts and damage, are never negative, and their percentages sum to 100."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.booth.votes import Votes, percentages
from kiosk.cli import main

POLL = {"先看哪个": ("货车", "评估")}


def opened(file: Path) -> Votes:
    votes = Votes(file)
    votes.keep(POLL)
    return votes


def test_a_vote_counts_moves_and_survives_a_restart(tmp_path: Path) -> None:
    votes = opened(tmp_path / "votes.json")
    votes.move("先看哪个", None, "货车")
    votes.move("先看哪个", "货车", "评估")
    votes.move("先看哪个", "评估", "评估")
    assert opened(tmp_path / "votes.json").of("先看哪个") == {"货车": 0, "评估": 1}


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": {"b": -1}}', b'{"a": {"b": true}}', b"\xff", b"[" * 200_000]
)
def test_a_damaged_file_is_kept_aside_and_told(tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes) -> None:
    (tmp_path / "votes.json").write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        votes = opened(tmp_path / "votes.json")
    assert (tmp_path / "votes-damaged.json").read_bytes() == damage
    assert "votes-damaged.json" in caplog.text
    votes.move("先看哪个", None, "货车")
    assert opened(tmp_path / "votes.json").of("先看哪个") == {"货车": 1, "评估": 0}


def test_a_reset_by_another_process_is_seen_and_nothing_goes_below_zero(tmp_path: Path) -> None:
    votes = opened(tmp_path / "votes.json")
    votes.move("先看哪个", None, "货车")
    Votes(tmp_path / "votes.json").reset()
    assert votes.look()
    assert not votes.look()
    votes.move("先看哪个", "货车", "评估")
    assert votes.of("先看哪个") == {"货车": 0, "评估": 1}


def test_only_polls_of_the_deck_are_written(tmp_path: Path) -> None:
    votes = opened(tmp_path / "votes.json")
    votes.move("先看哪个", None, "货车")
    with pytest.raises(KeyError):
        votes.move("先看哪个", None, "别的")
    votes.keep({"new": ("a", "b")})
    votes.move("new", None, "a")
    assert Votes(tmp_path / "votes.json").all() == {"new": {"a": 1, "b": 0}}


def test_a_vote_that_cannot_be_written_still_counts(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    votes = opened(tmp_path / "votes.json")
    (tmp_path / "votes.json").mkdir()
    with caplog.at_level(logging.WARNING):
        votes.move("先看哪个", None, "货车")
    assert votes.of("先看哪个") == {"货车": 1, "评估": 0}
    assert "cannot be written" in caplog.text


@given(st.lists(st.integers(0, 20_000), min_size=2, max_size=4).filter(any))
def test_percentages_are_whole_near_and_sum_to_100(votes: list[int]) -> None:
    shares = percentages(votes)
    assert sum(shares) == 100
    assert all(abs(share - 100 * count / sum(votes)) < 1 for share, count in zip(shares, votes, strict=True))


def test_the_mock_up_and_nobody() -> None:
    assert percentages((168, 121, 94, 57)) == (38, 28, 21, 13)
    assert percentages((0, 0)) == ()


def test_staff_read_the_votes_and_set_them_to_zero(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kiosk.storage.state_folder", lambda: tmp_path)
    votes = opened(tmp_path / "votes.json")
    votes.move("先看哪个", None, "货车")
    assert main(["votes", "--lang", "en"]) == 0
    assert "100%  1 vote  货车" in capsys.readouterr().out
    assert main(["votes", "--lang", "zh", "--reset"]) == 0
    assert "清零" in capsys.readouterr().out
    assert votes.look()
    assert votes.of("先看哪个") == {"货车": 0, "评估": 0}
    assert main(["votes", "--lang", "en"]) == 0
    assert "Nobody has voted yet" in capsys.readouterr().out
