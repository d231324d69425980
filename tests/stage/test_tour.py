"""The way back: exact, and bounded, however long somebody wanders from company to company."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.pages.controls import Intent
from kiosk.stage import tour as tour_module
from kiosk.stage.tour import Profile
from tests.visitors import DECK, visited

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support raise"), pytest.mark.usefixtures("qapp")]

COMPANIES = "companies:\n" + "".join(f"  - {{id: s{number}, name: {{zh: 示例{number}}}}}\n" for number in range(3))


def test_the_way_back_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour_module, "_TRAIL", 4)
    content = tmp_path / "content.yaml"
    content.write_text(DECK + COMPANIES, "utf-8")
    with visited(content) as app:
        app.wake()
        for step in range(10):
            app.answer(Intent("company", f"s{step % 3}"))
        led: list[str] = []
        for _ in range(4):
            app.answer(Intent("back"))
            guest = app.stage.host.guest
            assert isinstance(guest, Profile)
            led.append(guest.company)
        assert led == ["s2", "s1", "s0", "s2"]
        app.answer(Intent("back"))
        app.pass_time(1)
        assert app.stage.host.guest is None
