"""What the rows of a chart's table say, item by item, and in which cell every part of it stands.

Owns which rows are passed over, and how rows become several lines. Must not know files, which columns are meant, or Qt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from kiosk.content.chart_columns import as_name
from kiosk.content.nodes import Path as Where
from kiosk.content.problems import Problem
from kiosk.content.table import Table

#: Rows that add the others up; as a bar of its own the sum would dwarf what it sums.
_TOTALS = {"合计", "总计", "小计", "共计", "total", "sum", "grandtotal"}
Spot = tuple[int, int]


class Item(NamedTuple):
    """What one row says, and in which cell (row and column from 0) each part of it stands; `()` is the item itself."""

    raw: dict[str, Any]
    spots: dict[Where, Spot]


class Columns(NamedTuple):
    """The columns of one key: a single one; its English one beside it; or one for each of several values."""

    places: tuple[int, ...]
    english: int | None = None
    several: bool = False


class ChartRows:
    """One pass over the rows below the headers; what is odd in them is added to `problems`.

    `each` is what all items say alike, `model` what an item must be.
    """

    def __init__(
        self, table: Table, columns: Mapping[str, Columns], each: Mapping[str, Any], model: type[BaseModel]
    ) -> None:
        self.table, self.columns, self.each, self.model = table, columns, each, model
        self.used = sorted(
            {place for of in columns.values() for place in (*of.places, of.english) if place is not None}
        )
        self.problems = [problem for spot, problem in self._unvalued().items() if spot[1] in self.used]

    def _unvalued(self) -> dict[Spot, Problem]:
        """The cells whose formula has no result, with what is told of them."""
        told = self.table.problems
        return {(one.line - 1, one.column - 1): one for one in told if one.line and one.column and one.cell}

    def _tell(self, code: str, spot: Spot, /, **params: object) -> None:
        key = self.table.headers[spot[1]]
        self.problems.append(Problem.in_cell(code, self.table.name, *spot, key=key, **params))

    def rows(self) -> Iterator[Item]:
        """Every row in which something stands, without those that add the others up."""
        for number, row in enumerate(self.table.rows, self.table.first):
            if not any(row[place] for place in self.used if (number, place) not in self.table.filled):
                continue
            first = row[self.used[0]]
            if "".join(first.split()).casefold() in _TOTALS:
                self._tell("data_total_left_out", (number, self.used[0]), given=first)
            else:
                yield self._item(number, row)

    def _item(self, number: int, row: Sequence[str]) -> Item:
        item = Item(dict(self.each), {(): (number, self.used[0])})
        for key, of in self.columns.items():
            text = row[of.places[0]]
            item.spots[(key,)] = (number, of.places[0])
            if of.several:
                item.raw[key] = [row[place] for place in of.places]
                item.spots.update({(key, index): (number, place) for index, place in enumerate(of.places)})
            elif of.english is not None and row[of.english]:
                item.raw[key] = {"zh": text or row[of.english], "en": row[of.english]}
            elif text:
                item.raw[key] = text
        return item

    def whole(self, item: Item) -> bool:
        """Whether nothing is wanting in an item; what is, is told.

        What is not empty but wrong is told when the slide is checked.
        """
        empty = [
            spot
            for where, spot in item.spots.items()
            if where and not self.table.rows[spot[0] - self.table.first][spot[1]]
        ]
        if not empty:
            return True
        try:
            self.model.model_validate(item.raw)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            return True
        wanting = [one["loc"] for one in details if one["type"] == "missing" or not (one["loc"] and one["input"])]
        if not wanting:
            return True
        named = [item.spots[where] for where in wanting if item.spots.get(where) in empty]
        spot = (named or empty)[0]
        if spot not in self._unvalued():
            self._tell("data_cell_empty", spot)
        return False

    # ----- lines --------------------------------------------------------------------------------------------

    def lines(self, named: str) -> list[tuple[Item, list[Item]]]:
        """Several lines with their points: one for each column of a key that names several, or one for each name.

        `named` is the key under which a line has its name; what is known of a line stands before its points.
        """
        items = list(self.rows())
        spread = next((key for key, of in self.columns.items() if of.several), None)
        if spread is not None:
            places = self.columns[spread].places
            found = [
                (self._headed(named, at), [_part(item, spread, n) for item in items]) for n, at in enumerate(places)
            ]
        elif named in self.columns and named not in self.model.model_fields:
            firsts = {str(item.raw.get(named, "")): item for item in reversed(items)}
            found = []
            for text in dict.fromkeys(str(item.raw.get(named, "")) for item in items):
                about = Item({named: firsts[text].raw.get(named)}, {(named,): firsts[text].spots[(named,)]})
                points = [_without(item, named) for item in items if str(item.raw.get(named, "")) == text]
                found.append((about, points))
        else:
            last = self.columns["value"].places[0] if "value" in self.columns else self.used[-1]
            found = [(self._headed(named, last), items)]
        return [(about, [point for point in points if self.whole(point)]) for about, points in found]

    def _headed(self, named: str, place: int) -> Item:
        """A line that is called as its column is."""
        return Item({named: as_name(self.table.headers[place])}, {(named,): (self.table.first - 1, place)})


def _part(item: Item, key: str, index: int) -> Item:
    """The item with one of the several values of a key."""
    spots = {where: spot for where, spot in item.spots.items() if where[:1] != (key,)}
    return _without(Item({**item.raw, key: item.raw[key][index]}, {**spots, (key,): item.spots[(key, index)]}))


def _without(item: Item, key: str = "") -> Item:
    """The item without a key, and without what is empty."""
    raw = {name: value for name, value in item.raw.items() if value != "" and name != key}
    return Item(raw, {where: spot for where, spot in item.spots.items() if not where or where[0] != key})
