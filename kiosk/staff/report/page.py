"""The report as one page: everything it needs stands in the file, both languages, for the screen and for paper.

Owns what is told in which words; `page.html` owns the order, `page.css` the look. Must not know the journal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kiosk.content.fields import Language
from kiosk.look.tokens import NIGHT
from kiosk.staff.report.figures import Figures, Label
from kiosk.staff.report.towers import towers
from kiosk.staff.report.words import WORDS, day_words, duration, range_words, words

_COLOURS = (
    "plate",
    "plate_top",
    "hair",
    "edge",
    "text",
    "text_2",
    "text_3",
    "cyan",
    "violet",
    "gold",
    "green",
    "red",
    "warn",
)


def page(figures: Figures, made: datetime, language: Language) -> str:
    """The whole HTML file; it opens in `language`."""
    environment = Environment(
        loader=PackageLoader("kiosk.staff.report", ""), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(t=_told, both=_both, lasting=lambda seconds: _both(*duration(seconds)), named=_named)
    environment.filters.update(percent=_percent, thousands="{:,}".format)
    chart, lamp = towers(figures.hours, " · ".join(words("by_hour")))
    busiest = max(range(24), key=figures.hours.__getitem__)
    told = environment.get_template("page.html").render(
        figures=figures,
        language=language,
        css=Markup(_css()),
        chart=chart,
        lamp=lamp,
        busiest=busiest,
        range=range_words(tuple(day.day for day in figures.days)),
        days=[(day, _both(*day_words(day.day))) for day in figures.days],
        most=max((max(day.hours) for day in figures.days), default=0),
        hours=[hour for hour in range(24) if figures.hours[hour]],
        steps=[(_limit("up_to", line.label.zh), line.times) for line in figures.steps],
        lengths=[(_limit("below", line.label.zh), line.times) for line in figures.lengths],
        languages=_lines("language", figures.languages),
        access=_lines("access", figures.access),
        ends=_lines("end", figures.ends),
        taps=_lines("tap", figures.taps),
        made=made.strftime("%Y-%m-%d %H:%M"),
    )
    return told


def _css() -> str:
    tokens = "".join(f"--{name.replace('_', '-')}: {getattr(NIGHT, name)};" for name in _COLOURS)
    sky = ", ".join(f"{colour} {at * 100:g}%" for at, colour in NIGHT.sky)
    style = files("kiosk.staff.report").joinpath("page.css").read_text("utf-8")
    return f":root {{ {tokens} --sky: linear-gradient({sky}); --lake: {NIGHT.lake[0][1]}; }}\n{style}"


def _both(zh: str, en: str) -> Markup:
    """A text in both languages, of which the page shows one."""
    if zh == en:
        return Markup("{}").format(zh)
    return Markup('<span class="zh" lang="zh">{}</span><span class="en" lang="en">{}</span>').format(zh, en)


def _told(key: str, **params: object) -> Markup:
    return _both(*words(key, **params))


def _named(label: Label) -> Markup:
    return _both(label.zh, label.en)


def _percent(share: float | None) -> str:
    """`7%`; a share that is nearly all of it is not rounded up to all."""
    if share is None:
        return "—"
    percent = share * 100
    return f"{percent:.0f}%" if percent < 99 or share == 1 else f"{int(percent * 100) / 100:.2f}%"


def _limit(word: str, name: str) -> Markup:
    """`≤ 7`, `< 3 min`, or "more"."""
    if name == "more":
        return _told("more")
    if word == "below":
        zh, en = duration(float(name))
        return _both(words("below", n=zh)[0], words("below", n=en)[1])
    return _told(word, n=name) if name not in ("0", "1") else _both(name, name)


def _lines(prefix: str, counts: Mapping[str, int]) -> list[tuple[Markup, int]]:
    """What is counted, in words; what has none keeps its own name."""
    return [
        (_told(f"{prefix}_{name}") if f"{prefix}_{name}" in WORDS else _both(name, name), n)
        for name, n in counts.items()
    ]
