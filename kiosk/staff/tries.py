"""How often somebody may try the PIN: after five wrong tries a minute's wait, even if the kiosk is started anew.

Every try is written down before its outcome is known, so that pulling the plug gives none for free. Within one run the
wait is counted by the steady clock; after a restart by the date, and no longer than a minute whatever that says. Must
not know the PIN, the panel, or Qt.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, NonNegativeInt, ValidationError

from kiosk.clock import Clock
from kiosk.storage import write_whole

MOST = 5
#: Seconds that the last of them makes everybody wait.
WAIT = 60.0


class _Kept(BaseModel):
    """Tries since the last right one or the last wait, and when the last of too many was made."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tries: NonNegativeInt = 0
    full: AwareDatetime | None = None


class Tries:
    """The tries at one kiosk, as kept in its state folder."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Take up where the last run left off; a file that cannot be read counts as too many tries."""
        self._file, self._clock = folder / "pin-tries.json", clock
        self._until = clock.now()
        self._made = 0
        self._take_up(self._read())

    def _read(self) -> _Kept:
        try:
            return _Kept.model_validate_json(self._file.read_bytes())
        except FileNotFoundError:
            return _Kept()
        except (OSError, ValidationError):
            return _Kept(tries=MOST, full=self._clock.wall())

    def _take_up(self, kept: _Kept) -> None:
        self._made = kept.tries
        if kept.full is not None:
            passed = self._clock.wall() - kept.full
            if passed < timedelta(0):  # the date was set back: nobody knows how long ago it was
                passed = timedelta(0)
            self._until = self._clock.now() + max(0.0, WAIT - passed.total_seconds())

    @property
    def wait(self) -> float:
        """Seconds until the next try is allowed; 0 when it is."""
        return max(0.0, self._until - self._clock.now()) if self._made >= MOST else 0.0

    @property
    def left(self) -> int:
        """How many more are allowed before the next wait."""
        return MOST if self._made >= MOST and not self.wait else max(0, MOST - self._made)

    def begin(self) -> bool:
        """Somebody tries: it counts until `passed` says otherwise; returns whether it is allowed at all.

        Raises OSError when it cannot be written; it counts all the same, until the next start.
        """
        if self.wait:
            return False
        self._made = 1 if self._made >= MOST else self._made + 1
        if self._made == MOST:
            self._until = self._clock.now() + WAIT
        full = self._clock.wall() if self._made == MOST else None
        write_whole(self._file, _Kept(tries=self._made, full=full).model_dump_json().encode(), private=True)
        return True

    def passed(self) -> None:
        """It was the right one: all is forgotten. Raises OSError when that cannot be written."""
        self._made, self._until = 0, self._clock.now()
        self._file.unlink(missing_ok=True)
