"""A sound content file on which commands are tried."""

from pathlib import Path

import pytest

GOOD = """\
kiosk: {language: zh, source: {zh: 示例, en: Sample}}
slides:
  - kind: statement
    title: {zh: 一湖灯火, en: A lake of lights}
  - kind: metrics
    title: {zh: 两个数字, en: Two numbers}
    figures:
      - {label: {zh: 企业, en: Companies}, value: 1900, unit: {zh: 家, en: companies}}
"""
LONG = "看见产业的量级" * 30


def write_good_deck(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write it into `folder`; the commands may then set the Qt platform for themselves."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("QT_ENABLE_HIGHDPI_SCALING", "0")
    file = folder / "deck.yaml"
    file.write_text(GOOD, "utf-8")
    return file
