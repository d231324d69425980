"""The files that staff save while the monkey plays: decks that are sound in many ways, and files broken in many more.

Everything follows from a number, so that a file can be written again. Companies here are made up and named so.
"""

from __future__ import annotations

import random
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

from bench.virtual import ROOT
from kiosk.slides import discover

_SIGNS = [
    b"\x00", b"\xff", b"\t", b"\n", b":", b": ", b"- ", b"[", b"]", b"{", b"}", b"'", b'"', b"#", b"&a ", b"*a", b"!",
    b"|", b">", b"%", b"@", b"<<: ", b"---\n", b"...\n", b"\xe3\x80\x80", b"\xef\xbc\x9a", b"\xef\xbb\xbf", b"nan",
    b"-1", b"1e999", b"\r", b"99999999999999999999", b"2026-13-45", b"~",
]  # fmt: skip


# ----- sound decks -----------------------------------------------------------------------------------------------


def _shipped(chance: random.Random) -> str:
    return (ROOT / "content.yaml").read_text("utf-8")


def _examples(chance: random.Random) -> str:
    """Every slide kind's own example, in any order, under any setting."""
    kinds = list(discover().values())
    chance.shuffle(kinds)
    slides = "\n".join(textwrap.indent(_item(kind.example), "  ") for kind in kinds)
    return f"{_settings(chance)}\nslides:\n{slides}\n{_companies(chance, 12)}"


def _item(example: str) -> str:
    """An example as the item of a list, whichever way it is written."""
    text = textwrap.dedent(example).strip("\n")
    return text if text.startswith("- ") else "- " + textwrap.indent(text, "  ").lstrip()


def _settings(chance: random.Random) -> str:
    return (
        f"kiosk: {{language: {chance.choice(['zh', 'en'])}, motion: {chance.choice(['full', 'reduced'])},"
        f" transition: {chance.choice(['push', 'fade', 'none'])}, idle_seconds: {chance.choice([10, 30, 60])},"
        f" screen: {{number: {chance.choice([1, 2, 3])}, diagonal_inches: {chance.choice([21, 43, 98])}}}}}"
    )


def _companies(chance: random.Random, count: int) -> str:
    lines = ["companies:"]
    for number in range(count):
        name = f"s{number}" if number else "example"  # which the kinds' examples refer to
        lines.append(
            f"  - {{id: {name}, name: {{zh: 示例企业{number}, en: Sample company {number}}},"
            f" track: {{zh: 赛道{number % 4}, en: Track {number % 4}}}, since: {2000 + chance.randrange(25)},"
            f" figures: [{{label: {{zh: 城市, en: Cities}}, value: {chance.randrange(1, 999)}}}],"
            f" milestones: [{{date: {2010 + number % 15}, text: {{zh: 成立, en: Founded}}}}]}}"
        )
    return "\n".join(lines) + "\n"


def _statement(title: str, more: str = "") -> str:
    return f"  - {{kind: statement, title: {{zh: {title}, en: {title}}}{more}}}\n"


def _one(chance: random.Random) -> str:
    return f"{_settings(chance)}\nslides:\n{_statement('一页')}"


def _few(chance: random.Random) -> str:
    seconds = chance.choice([2, 5, 600])
    slides = "".join(_statement(f"第{number}页", f", seconds: {seconds}") for number in range(chance.randrange(2, 6)))
    return f"{_settings(chance)}\nslides:\n{slides}{_companies(chance, chance.choice([1, 2, 60]))}"


def _away(chance: random.Random) -> str:
    """Nothing may be shown today, or only between certain hours."""
    show = chance.choice(["from: 2099-01-01", "until: 2001-01-01", "hours: 09:00-10:01", "days: [sun]"])
    return "slides:\n" + "".join(_statement(f"第{number}页", f", show: {{{show}}}") for number in range(3))


_SOUND: dict[str, Callable[[random.Random], str]] = {
    "shipped": _shipped,
    "examples": _examples,
    "one": _one,
    "few": _few,
    "away": _away,
}
SOUND = tuple(_SOUND)


def sound(name: str, number: int) -> str:
    """A deck without errors."""
    return _SOUND[name](random.Random(number))


def save(content: Path, name: str, number: int) -> None:
    """Staff save a sound deck, and every picture is whole again."""
    _clear(content)
    shutil.copytree(ROOT / "assets", content.parent / "assets", dirs_exist_ok=True)
    content.write_text(sound(name, number), "utf-8")


# ----- broken files ----------------------------------------------------------------------------------------------


def spoil(content: Path, number: int) -> None:
    """Something happens to the content file."""
    chance = random.Random(number)
    try:
        text = content.read_bytes()
    except OSError:
        text = sound("shipped", 0).encode()
    _clear(content)
    way = chance.randrange(12)
    if way == 0:
        return  # it is gone
    if way == 1:
        content.mkdir()
        return
    content.write_bytes(_SPOILT[way % len(_SPOILT)](text, chance))


def _clear(content: Path) -> None:
    if content.is_dir():
        content.rmdir()
    content.unlink(missing_ok=True)


def _cut(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text) + 1)]


def _signs(text: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(_SIGNS) + text[place + chance.randrange(8) :]
    return text


def _lines(text: bytes, chance: random.Random) -> bytes:
    """Lines vanish, come twice, or move to the left or right."""
    lines = text.split(b"\n")
    for _ in range(chance.randrange(1, 8)):
        place = chance.randrange(len(lines))
        line = lines[place]
        gone: list[bytes] = [] if len(lines) > 1 else [b""]
        lines[place : place + 1] = chance.choice([gone, [line, line], [b"  " + line], [line.lstrip()], [b"\t" + line]])
    return b"\n".join(lines) or b"\n"


def _wild(text: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        [
            b"", b"\n", b"[" * 3000, bytes(chance.randrange(256) for _ in range(200)), b"slides: []\n", b"slides: 3\n",
            text.decode("utf-8", "ignore").encode("gbk", "ignore"), text.decode("utf-8", "ignore").encode("utf-16"),
            text + text, b"\n".join(b"a%d: &a%d [*a%d,*a%d,*a%d,*a%d]" % (n, n, *[n - 1] * 4) for n in range(1, 30)),
        ]
    )  # fmt: skip


_SPOILT: list[Callable[[bytes, random.Random], bytes]] = [_cut, _signs, _signs, _lines, _lines, _wild]


def garble(content: Path, number: int) -> None:
    """Something happens to one of the files beside it: it is gone, cut, empty, noise, or something else."""
    chance = random.Random(number)
    files = sorted(file for file in (content.parent / "assets").rglob("*") if file.is_file())
    if not files:
        return
    file = chance.choice(files)
    whole = file.read_bytes()
    way = chance.randrange(6)
    if way == 0:
        file.unlink()
        return
    noise = bytes(chance.randrange(256) for _ in range(500))
    cut = whole[: chance.randrange(len(whole) + 1)]
    spoilt = [b"", cut, noise, b"\x89PNG\r\n\x1a\n" + noise, _signs(whole, chance)]
    file.write_bytes(spoilt[way - 1])
