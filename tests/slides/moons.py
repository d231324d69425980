"""Pages of moons, as tests look at them."""

from kiosk.charts.moons import Moon
from kiosk.pages.controls import Hotspot
from kiosk.pages.page import Page


def plate(spot: Hotspot) -> tuple[str, tuple[str, ...]]:
    """Title and lines, with the spaces that keep a number with its unit as plain ones."""
    return spot.title.replace("\xa0", " "), tuple(line.replace("\xa0", " ") for line in spot.lines)


def moons(page: Page) -> list[Moon]:
    return [block for block in page.blocks if isinstance(block, Moon)]
