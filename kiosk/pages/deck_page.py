"""A page that speaks of the deck: its texts in the visitor's language, its amounts as numerals that count up.

Owns which values the page counts to and where they start from. Must not know slides or companies.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from kiosk.charts.numeral import ABOVE_WATER, REACH, Figures, Numeral
from kiosk.content.deck import Deck
from kiosk.content.fields import Amount, Text
from kiosk.look.look import Look
from kiosk.look.tokens import SCALE, SMALLEST
from kiosk.pages.page import Fault, Page


class DeckPage(Page):
    """A page of a deck in one look.

    `before` holds the values the previous version of this page showed: numerals and charts start from them, so that
    a changed figure moves from the old value to the new.
    """

    def __init__(self, deck: Deck, look: Look, before: Mapping[str, float] | None = None) -> None:
        """A page that is not built yet."""
        super().__init__(look, Path(deck.folder))
        self.deck = deck
        self.before = dict(before or {})

    def t(self, text: Text | None) -> str:
        """A text of the deck in the page's language; empty when there is none."""
        return text.in_(self.look.language) if text else ""

    def figures(self, amount: Amount, unit: Text | None) -> Figures:
        """How an amount reads in the page's language."""
        return Figures.of(amount, self.t(unit), self.look.language)

    def fit_numeral(self, figures: Figures, width: float, size: float, unit_share: float) -> float:
        """The largest size in u, `size` at most, at which a figure with its unit is no wider than `width` pixels."""
        for step in (size, *(step for step in SCALE if step < size)):
            if Numeral(self.look, figures, 0, 0, step, unit_share=unit_share).width <= width:
                return step
        self.faults.append(Fault("text_too_long", figures.unit or figures.at(figures.value, 1)))
        return SMALLEST

    def value(self, key: str, target: float) -> float:
        """Note what `key` counts to; returns where it starts from (0 on a first showing)."""
        self.values[key] = target
        return self.before.get(key, 0.0)

    def said(self, amount: Amount, unit: Text | None) -> str:
        """An amount with its unit in one line: `1,200 亿元`, `70%`."""
        return self.figures(amount, unit).said

    def titled(self, label: str, amount: Amount, unit: Text | None = None) -> str:
        """A label with its figure, as a plate's first line: `创客团队 344 支`, `Maker teams: 344 teams`."""
        return f"{label}{': ' if self.look.language == 'en' else ' '}{self.said(amount, unit)}"

    def numeral(
        self,
        key: str,
        amount: Amount,
        unit: Text | None,
        x: float,
        baseline: float,
        size: float,
        *,
        at: float = 120.0,
        accent: str = "moon",
        reflected: bool = False,
        align: str = "left",
        unit_share: float = 0.29,
        reach: float | None = None,
        above: float = ABOVE_WATER,
    ) -> Numeral:
        """Add a figure that counts up; `key` names it among the page's values.

        `reflected`: it stands on the water, its baseline `above` em over it, and its reflection is lost in `reach` u of
        it, or as deep as it likes.
        """
        figures = self.figures(amount, unit)
        # Noted in full: the next version may count in 亿 where this one counts in 万.
        magnitude = amount.value / figures.value if figures.value else Decimal(1)
        start = Decimal(repr(self.value(key, float(amount.value)))) / magnitude
        return self.add(
            Numeral(
                self.look,
                figures,
                x,
                baseline,
                size,
                at=at,
                accent=accent,
                waterline=self.waterline if reflected else None,
                reach=REACH if reach is None else reach,
                above=above,
                unit_share=unit_share,
                before=start,
                align=align,
            )
        )
