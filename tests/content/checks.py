"""What the fixtures that check content files can do, and what came of a check."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from kiosk.content.checked import Checked
from kiosk.content.deck import Deck, Slide
from kiosk.content.pictures import Probe
from tests.content.tables import More, Rows

#: The model of every real slide kind by its name.
Kinds = dict[str, type[Slide]]
#: The code and line of every problem of a content file.
Codes = Callable[[str | bytes], list[tuple[str, int | None]]]
#: Checks a slide's lines between two sound slides.
Around = Callable[[str], Checked]
#: Checks a deck whose companies stand in a CSV file with those bytes.
CsvTable = Callable[[bytes], Checked]
_Slide = TypeVar("_Slide", bound=Slide)


class CheckText(Protocol):
    """Checks what stands in a content file."""

    def __call__(self, content: str | bytes, probe: Probe | None = None) -> Checked: ...


class Table(Protocol):
    """Checks a deck whose companies stand in a workbook, by default with those sheets."""

    def __call__(
        self,
        *sheets: Rows,
        companies: str = "assets/companies.xlsx",
        probe: Probe | None = None,
        more: More | None = None,
    ) -> Checked: ...


def played(checked: Checked) -> Deck:
    """The deck that came of a check."""
    assert checked.deck is not None, checked.problems
    return checked.deck


def shown(checked: Checked, kind: type[_Slide], index: int = 0) -> _Slide:
    """A slide of that deck, which is of that kind."""
    slide = played(checked).slides[index]
    assert isinstance(slide, kind)
    return slide
