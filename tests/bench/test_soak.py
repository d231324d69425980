"""Days in minutes: visitors come and go, samples are taken, and what grows is told from what does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.cage import caged
from bench.monkey.ear import Ear
from bench.soak import Sample, Soak, sample, slopes
from tests.visitors import DECK

pytestmark = pytest.mark.usefixtures("qapp")
STEADY = Sample(0.0, 190.0, 200.0, 260.0, 9, 5, 70, 70, 90, 200_000, 1.0, 1.0, 2.0)


def test_a_quarter_of_an_hour_passes_and_is_sampled(tmp_path: Path) -> None:
    content, ear, samples = tmp_path / "content.yaml", Ear(), []
    content.write_text(DECK, "utf-8")
    (tmp_path / "kiosk.log").write_bytes(bytes(250_000))
    with ear.listening(), caged(content, (480, 270)) as kiosk:
        Soak(kiosk, ear, 1).pass_hours(0.25, 0.08, lambda: samples.append(sample(kiosk, [tmp_path])))
    assert len(samples) >= 2
    assert [one.hour for one in samples] == sorted(one.hour for one in samples)
    assert all(one.pss > 10 and one.handles > 0 and one.threads > 0 and one.pixmaps > 0 for one in samples)
    assert samples[0].logs == 0.25
    assert samples[0].kept >= 0.25
    assert ear.heard == []


def test_what_rises_by_the_hour_is_told_by_the_day_and_only_from_the_second_half() -> None:
    samples = [replace(STEADY, hour=float(hour), pss=500 - hour, journal=hour / 24) for hour in range(36)]
    samples += [replace(STEADY, hour=float(hour), pss=200 + hour * 0.5, journal=hour / 24) for hour in range(36, 72)]
    rise = slopes(samples)
    assert rise["pss"] == pytest.approx(12.0)
    assert rise["journal"] == pytest.approx(1.0)
    assert rise["widgets"] == 0
    assert slopes(samples[:2]) == {}
