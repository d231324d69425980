"""The PIN that opens the staff panel: what is kept of it, and whether one that was typed is it.

Only a scrypt hash with a salt is kept, in a private file of the state folder; the cost is that which RFC 7914 gives for
interactive use, doubled. Must not know the panel, how often somebody may try, or Qt.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import unicodedata
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.storage import write_whole

SHORTEST, LONGEST = 4, 12
COST, _BLOCK, _LANES = 2**15, 8, 1
_MEMORY = 64 * 2**20  # bytes that scrypt may take; with this cost it takes half
_SALT = 16


class _Kept(BaseModel):
    """What stands in the file; `cost`, `block` and `lanes` are scrypt's N, r and p."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cost: int
    block: int
    lanes: int
    salt: str
    hash: str

    def of(self, pin: str) -> bytes:
        """The hash of another PIN, by the same recipe."""
        salt = bytes.fromhex(self.salt)
        return hashlib.scrypt(pin.encode(), salt=salt, n=self.cost, r=self.block, p=self.lanes, maxmem=_MEMORY)


class PinError(Exception):
    """What is kept cannot be read: nobody gets in until a PIN is set anew."""


def tidy(typed: str) -> str | None:
    """The digits that were typed, full-width ones as plain ones; None when they cannot be a PIN."""
    digits = unicodedata.normalize("NFKC", typed).strip()
    return digits if digits.isascii() and digits.isdecimal() and SHORTEST <= len(digits) <= LONGEST else None


class Pin:
    """The PIN of one kiosk, as kept in its state folder. Slow where it says so: keep that off the GUI thread."""

    def __init__(self, folder: Path, cost: int = COST) -> None:
        """`folder` is the state folder; it may not exist yet. `cost` is scrypt's N for what is stored from now on."""
        self.file, self._cost = folder / "pin.json", cost

    @property
    def set_up(self) -> bool:
        """Whether there is one; none in a folder that cannot be looked into."""
        try:
            return self.file.exists()
        except OSError:
            return False

    def store(self, digits: str) -> None:
        """Take these digits as the PIN from now on. Slow. Raises OSError when they cannot be written."""
        kept = _Kept(cost=self._cost, block=_BLOCK, lanes=_LANES, salt=os.urandom(_SALT).hex(), hash="")
        done = kept.model_copy(update={"hash": kept.of(digits).hex()})
        write_whole(self.file, done.model_dump_json().encode(), private=True)

    def remove(self) -> bool:
        """Have none any more; returns whether there was one. Raises OSError."""
        there = self.set_up
        self.file.unlink(missing_ok=True)
        return there

    def matches(self, digits: str) -> bool:
        """Whether these digits are the PIN; how long it takes tells nothing. Slow.

        Raises PinError when what is kept cannot be read.
        """
        try:
            kept = _Kept.model_validate_json(self.file.read_bytes())
            return hmac.compare_digest(kept.of(digits), bytes.fromhex(kept.hash))
        except (OSError, ValidationError, ValueError, OverflowError) as error:
            raise PinError(str(error)) from error
