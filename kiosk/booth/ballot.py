"""One vote a visitor in each poll: another answer moves it, and once the visitor has left it is fixed.

Owns what the visitor who is there now has chosen, which is never written. Must not know who that is, slides, or Qt.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.booth.votes import Votes


class Ballot:
    """The choices of the visitor who is there now."""

    def __init__(self, votes: Votes) -> None:
        """Nobody has chosen yet; `votes` counts."""
        self._votes = votes
        self._chosen: dict[str, str] = {}

    def counted(self, poll: str, answers: Sequence[str]) -> tuple[int, ...]:
        """Everybody's votes for these answers, in their order."""
        return self._votes.of(poll, answers)

    def chosen(self, poll: str) -> str | None:
        """This visitor's answer, if any."""
        return self._chosen.get(poll)

    def choose(self, poll: str, answer: str) -> bool:
        """Vote, or move the vote; returns whether anything changed."""
        before = self._chosen.get(poll)
        self._votes.move(poll, before, answer)
        self._chosen[poll] = answer
        return before != answer

    def look(self) -> None:
        """See whether staff have set the votes to zero."""
        self._votes.look()

    def leave(self) -> None:
        """The visitor has left: the choices stay counted, and the next visitor may vote."""
        self._chosen.clear()
