"""Where the show was, on disk: so that it goes on there although its supervisor, too, was restarted.

Owns one small file, written beside everything else and never waited for. Must not know what a mark means.
"""

from __future__ import annotations

import hashlib
import json
import threading
from pathlib import Path
from queue import SimpleQueue

from kiosk.storage import write_whole

_LONGEST = 200


class Place:
    """The slide that one content file's show was at."""

    def __init__(self, folder: Path, content: Path) -> None:
        """Nothing is read or written yet. A file for every content file, since two may play on two screens."""
        name = hashlib.sha256(str(content.absolute()).encode()).hexdigest()[:12]
        self._file = folder / f"place-{name}.json"
        self._wanted: SimpleQueue[str | None] = SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="place", daemon=True)
        self._writer.start()

    def last(self) -> str:
        """The mark that was kept last; empty where there is none that can be read."""
        try:
            with self._file.open(encoding="utf-8") as file:
                mark = json.loads(file.read(2 * _LONGEST))["slide"]
        except (OSError, ValueError, TypeError, KeyError):
            return ""
        return mark if isinstance(mark, str) and len(mark) <= _LONGEST else ""

    def keep(self, mark: str) -> None:
        """The show is there now; an empty mark: it begins anew next time. Returns at once."""
        self._wanted.put(mark)

    def close(self) -> None:
        """Write what is to be written, for a second at most."""
        self._wanted.put(None)
        self._writer.join(1.0)

    def _write(self) -> None:
        while (mark := self._wanted.get()) is not None:
            try:
                write_whole(self._file, json.dumps({"slide": mark}).encode())
            except OSError:  # a full or read-only disk: after a power cut the show begins with its first slide
                continue
