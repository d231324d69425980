"""What is searched for in the directory, and what it becomes when a key, a chip or the order switch is touched.

Owns which intents are searches. Must not know what is found, or where anything stands.
"""

from __future__ import annotations

from typing import NamedTuple

from kiosk.companies.found import ORDERS, Order
from kiosk.pages.controls import Intent

_LONGEST = 24  # characters of a query


class Sought(NamedTuple):
    """What is typed, the chosen track (its Chinese name; None: of all), the order of what is found."""

    query: str = ""
    track: str | None = None
    order: Order = "name"

    def typed(self, query: str) -> Sought:
        """The same with another query."""
        return self._replace(query=query[:_LONGEST])

    def after(self, intent: Intent) -> Sought | None:
        """What is searched for once this is asked for; None if that is no search."""
        value = intent.value
        match intent.name:
            case "letter":
                return self.typed(self.query + str(value))
            case "delete":
                return self.typed(self.query[:-1])
            case "clear":
                return self.typed("")
            case "track":
                return self._replace(track=None if value is None or value == self.track else str(value))
            case "order":
                return self._replace(order=next((order for order in ORDERS if order == value), self.order))
        return None
