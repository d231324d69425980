"""Stages for tests."""

from collections.abc import Callable

import pytest

from kiosk.slides import Kind
from tests.stage.theatre import MADE_UP, Theatre


@pytest.fixture
def theatre(qapp: object) -> Theatre:
    """A stage for the made-up kinds."""
    return Theatre(MADE_UP)


@pytest.fixture
def make_theatre(qapp: object) -> Callable[..., Theatre]:
    """Stages of other sizes, or for other kinds."""

    def make(kinds: dict[str, Kind] | None = None, size: tuple[int, int] = (640, 360)) -> Theatre:
        return Theatre(kinds or MADE_UP, size)

    return make
