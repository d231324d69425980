"""The facts of the shipped deck, each opened: what is touched stays readable beside the plate that explains it, and so
does the plate."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.content.fields import LANGUAGES
from tests.visitors import visited

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("size", [(960, 540), (540, 960)], ids=str)
def test_every_plate_can_be_read_and_covers_no_figure_that_it_explains(size: tuple[int, int]) -> None:
    opened = 0
    with visited(ROOT / "content.yaml", size) as app:
        app.wake()
        for language in LANGUAGES:
            if app.stage.look.language != language:
                app.visitor.toggle_language()
            for index in range(len(app.stage.deck.slides)):
                app.stage.jump(index)
                app.pass_time(3.0)
                page = app.stage.scene.page
                assert page is not None
                for spot in [spot for spot in page.hotspots if spot.leads is None]:
                    app.visitor.open_fact(spot.key)
                    plate, opened = app.visitor.plate.plate, opened + 1
                    title, *lines = app.visitor.plate.words
                    assert title.setting.fits, (language, index, spot.key)
                    assert all(line.setting.pixels <= title.setting.pixels for line in lines), (index, spot.key)
                    own = [block.words for block in page.blocks if block.group == spot.key]
                    for words in filter(None, own):
                        common = plate & words
                        assert common.width() <= 1 or common.height() <= 1, (language, index, spot.key)
                    app.visitor.close_fact(at_once=True)
    assert opened > 60
