"""Decks of many synthetic companies for the benches: the shipped slides, a table of invented names, invented logos.

Owns what those companies are called: each one says that it is a sample, so that nobody takes it for a company. Must not
know what is measured. `python -m bench.crowd 1900 FOLDER [--logos]` writes one to look at.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

TABLE, LOGOS = Path("assets/samples.xlsx"), Path("assets/samples")
HEADERS = ("名称", "英文名", "法定名称", "赛道", "地点", "年份", "简介", "数据", "大事记", "荣誉", "图片", "链接")
_FIRST = "安博超晨达恩方光海华江杰科朗凌龙明能欧普启锐思腾通微维信云远智卓中重曾长朝"
_SECOND = "曜诺拓迅澜图视域芯能泰川行脉景舟源禾帆屿衡"
_FIELDS = (
    ("智能", "Intelligence", "智能制造"), ("机器人", "Robotics", "机器人"), ("数据", "Data", "数据服务"),
    ("医疗", "Medical", "AI 医疗"), ("视觉", "Vision", "机器视觉"), ("芯片", "Chips", "AI 芯片"),
    ("软件", "Software", "工业软件"), ("出行", "Mobility", "自动驾驶"),
)  # fmt: skip
_LATIN = ("An", "Bo", "Cha", "Chen", "Da", "En", "Fang", "Guang", "Hai", "Hua", "Jiang", "Jie", "Ke", "Lang", "Ling")
_SIZE = 512  # pixels of a logo's side


def names(count: int) -> Iterator[tuple[str, str, str]]:
    """Chinese name, English name and track of so many companies."""
    for number in range(count):
        field, english, track = _FIELDS[number * 7 % len(_FIELDS)]
        head = _FIRST[number % len(_FIRST)] + _SECOND[number // len(_FIRST) % len(_SECOND)]
        latin = _LATIN[number % len(_LATIN)] + _LATIN[number // len(_LATIN) % len(_LATIN)].lower()
        yield f"{head}{field}示例{number + 1:05}", f"{latin} {english} Sample {number + 1:05}", f"{track}（示例）"


def write(folder: Path, deck: Path, count: int, *, logos: bool = False) -> Path:
    """Write a copy of `deck`, of which companies come last, with so many more into `folder`; returns its content file.

    With `logos` every one of them has a picture of its own.
    """
    if (deck.parent / "assets").is_dir():
        shutil.copytree(deck.parent / "assets", folder / "assets", dirs_exist_ok=True)
    content = folder / deck.name
    content.write_text(f"{deck.read_text('utf-8').rstrip()}\n\n  - {TABLE.as_posix()}\n", encoding="utf-8")
    (folder / LOGOS).mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(folder / TABLE), {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADERS)
    for number, (name, english, track) in enumerate(names(count)):
        since = 2001 + number % 24
        picture = LOGOS / f"{number + 1:05}.{('png', 'jpg')[number % 2]}"
        sheet.write_row(number + 1, 0, [
            name, english, f"示例苏州{name}有限公司", track, "示例园区", since, f"合成数据：第 {number + 1} 家示例企业",
            f"示例研发人员={number % 400 + 3} 人；示例专利={number % 90} 项",
            f"{since}：示例成立；{since + 1}-06：示例落户", "示例荣誉" if number % 5 == 0 else "",
            picture.as_posix() if logos else "", f"https://example.com/{number + 1}",
        ])  # fmt: skip
        if logos:
            _logo(number).save(str(folder / picture))
    book.close()
    return content


def _logo(number: int) -> QImage:
    """A sign nobody uses: a number on a coloured disc, on white or on nothing."""
    image = QImage(_SIZE, _SIZE, QImage.Format.Format_ARGB32)
    image.fill(QColor("white") if number % 2 else QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor.fromHsv(number * 47 % 360, 150, 210))
    painter.drawEllipse(QPointF(_SIZE / 2, _SIZE / 2), _SIZE * 0.42, _SIZE * 0.42)
    painter.setFont(QFont("Noto Sans CJK SC", _SIZE // 7))
    painter.drawText(QRectF(image.rect()), 0x84, str(number + 1))  # in the middle
    painter.end()
    return image


def main() -> None:
    """Write one to look at."""
    parser = argparse.ArgumentParser(prog="python -m bench.crowd")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--deck", type=Path, default=Path("content.yaml"))
    parser.add_argument("--logos", action="store_true")
    words = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _qt = QGuiApplication([])
    print(write(words.folder, words.deck, words.count, logos=words.logos))


if __name__ == "__main__":
    main()
