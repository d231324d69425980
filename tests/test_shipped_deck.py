"""The shipped `content.yaml` says what the facts say: all of it, in both languages, and no number more.

Owns the comparison of the deck with `data/facts.yaml`. Must not know how a slide is drawn.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
import yaml
from pydantic import BaseModel

from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.deck import Deck, Slide
from kiosk.content.fields import LANGUAGES, Amount, Day, Language, Text

ROOT = Path(__file__).parents[1]


@cache
def typed(path: str) -> Any:
    """A YAML file of the project, every scalar as it is typed."""
    return yaml.load((ROOT / path).read_text("utf-8"), yaml.BaseLoader)


@cache
def facts() -> Any:
    """What the deck has to say."""
    return typed("tests/data/facts.yaml")


@cache
def paraphrases() -> dict[str, list[str]]:
    """A fact that the deck says in its own words → the words that have to stand there together instead."""
    return dict(typed("tests/data/paraphrases.yaml"))


@cache
def deck() -> Deck:
    """The shipped deck, as the check hands it to the stage."""
    found = checked().deck
    assert found is not None
    return found


@cache
def checked() -> Checked:
    """What the check says of the shipped deck."""
    names = {slide["kind"] for slide in typed("content.yaml")["slides"]}
    kinds: dict[str, type[Slide]] = {name: import_module(f"kiosk.slides.{name}").Content for name in names}
    return check(ROOT / "content.yaml", kinds)


def plain(text: str) -> str:
    """The text without what may differ: spaces, case, width, punctuation, thousands commas; 1.8, + and % stay."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"(?<!\d)\.|\.(?!\d)|[^\w.+%]", "", text)


def amount_text(amount: Amount, language: Language) -> str:
    """An amount as a visitor reads it, the "more" before the magnitude: 100+万."""
    number, magnitude = amount.shown(language)
    return f"{number.normalize():f}{'+' * amount.more}{'%' * amount.percent} {magnitude}"


def said(item: Any, language: Language, unit: Text | None = None) -> Iterator[str]:
    """Every text that a slide or a company puts on the screen; an amount comes with its unit."""
    match item:
        case Text():
            yield item.in_(language)
        case Amount():
            yield f"{amount_text(item, language)} {unit.in_(language) if unit else ''}"
        case Day():
            yield item.shown()
        case BaseModel():
            unit = getattr(item, "unit", None) or unit
            for name, value in item:
                if name == "share":
                    yield f"{value:g}%"
                elif not isinstance(value, str) or name == "legal_name":  # other strings are for the program
                    yield from said(value, language, unit)
        case tuple():
            for part in item:
                yield from said(part, language, unit)
        case str() | int() if not isinstance(item, bool):
            yield str(item)


def parts(model: BaseModel, unit: Text | None = None) -> Iterator[tuple[BaseModel, Text | None]]:
    """The innermost parts of a page, each with the unit that holds for it: figures, bars, shares, milestones."""
    unit = getattr(model, "unit", None) or unit
    values = [part for _, value in model for part in (value if isinstance(value, tuple) else (value,))]
    inner = [value for value in values if isinstance(value, BaseModel) and not isinstance(value, Text | Amount | Day)]
    if not inner:
        yield model, unit
    for part in inner:
        yield from parts(part, unit)


class Claim(NamedTuple):
    """Phrases that have to stand together, on one page or within one part of a page."""

    phrases: tuple[str, ...]
    within: Literal["page", "part"] = "page"


def claims(node: Any, language: Language) -> Iterator[Claim]:
    """Every fact: a figure with what it counts, a date with what happened, a list whole, all else by itself."""
    match node:
        case {"date": date, "zh": _, "en": _}:
            yield Claim((Day.model_validate(date).shown(), node[language]), "part")
        case {"zh": _, "en": _}:
            yield Claim((node[language],))
        case {"value": value, "unit": unit, "what": what}:
            more = "+" if node.get("more") == "true" else ""
            yield Claim((f"{value}{more} {unit[language]}", what[language]), "part")
        case {"count": count, "what": what, "only_in": only}:
            yield Claim((count, what[language], only[language]), "part")
        case {"count": count, "what": what, "share": share, "of": whole, "rank": rank}:
            yield Claim((count, f"{share}%", what[language], whole[language]), "part")
            yield Claim((rank[language],))
        case [{"zh": _, "en": _, **rest}, *_] if "date" not in rest:
            yield Claim(tuple(item[language] for item in node))
        case dict():
            for key, value in node.items():
                if key != "id":
                    yield from claims(value, language)
        case list():
            for value in node:
                yield from claims(value, language)
        case str():
            month = re.fullmatch(r"\d{4}-\d\d", node)
            yield Claim((in_prose(Day.model_validate(node), language) if month else node,))


def in_prose(day: Day, language: Language) -> str:
    """A month as sentences write it."""
    assert day.month is not None
    return f"{day.year} 年 {day.month} 月" if language == "zh" else f"{calendar.month_name[day.month]} {day.year}"


def stands(phrase: str, text: str) -> bool:
    """Whether a text has the phrase, or all the words that the deck has for it. `4` does not stand in `44%`."""

    def has(words: str) -> bool:
        return re.search(rf"(?<![\d.](?=\d)){re.escape(plain(words))}(?!(?<=\d)[.\d%+])", text) is not None

    return has(phrase) or (phrase in paraphrases() and all(map(has, paraphrases()[phrase])))


def missing(node: Any, pages: tuple[BaseModel, ...], language: Language) -> list[Claim]:
    """The facts that stand nowhere."""
    texts = {
        "page": ["|".join(map(plain, said(page, language))) for page in pages],
        "part": ["|".join(map(plain, said(part, language, unit))) for page in pages for part, unit in parts(page)],
    }
    return [
        claim
        for claim in claims(node, language)
        if not any(all(stands(phrase, text) for phrase in claim.phrases) for text in texts[claim.within])
    ]


def all_texts(item: Any) -> Iterator[Text]:
    """Every bilingual text in a model."""
    if isinstance(item, Text):
        yield item
    elif isinstance(item, BaseModel | tuple):
        for part in item if isinstance(item, tuple) else (value for _, value in item):
            yield from all_texts(part)


def scalars(node: Any) -> Iterator[str]:
    """Every scalar of the facts."""
    if isinstance(node, str):
        yield node
    else:
        for child in node.values() if isinstance(node, dict) else node:
            yield from scalars(child)


def numbers(text: str) -> set[Decimal]:
    """Every number in a text: 1,900 is one, 2025-10 two."""
    return {Decimal(number.replace(",", "")) for number in re.findall(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", text)}


def test_the_check_finds_no_fault_in_it() -> None:
    assert list(checked().problems) == []
    assert len(deck().slides) == len(typed("content.yaml")["slides"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", [key for key in facts() if key != "companies"])
def test_slides_say_every_fact_of_the_park(section: str, language: Language) -> None:
    assert missing(facts()[section], deck().slides, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("company", facts()["companies"], ids=lambda company: company["id"])
def test_companies_say_every_fact_about_them(company: Any, language: Language) -> None:
    page = deck().company(company["id"])
    assert page is not None
    assert missing(company, (page,), language) == []
    assert page.since == (int(company["since"]) if "since" in company else None)


def test_the_deck_has_these_companies_and_no_other() -> None:
    assert [company.id for company in deck().companies] == [company["id"] for company in facts()["companies"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_deck_is_a_fact(language: Language) -> None:
    phrases = {phrase for claim in claims(facts(), language) for phrase in claim.phrases}
    known = {number for phrase in (*phrases, *scalars(facts())) for number in numbers(phrase)}
    shown = {
        number: text
        for page in (deck().settings.source, *deck().slides, *deck().companies)
        for text in said(page, language)
        for number in numbers(text)
    }
    assert {number: text for number, text in shown.items() if number not in known} == {}


def test_paraphrases_are_of_facts_that_exist() -> None:
    phrases = {phrase for language in LANGUAGES for claim in claims(facts(), language) for phrase in claim.phrases}
    assert set(paraphrases()) - phrases == set()


def test_every_text_is_in_both_languages() -> None:
    texts = [text for page in (deck().settings, *deck().slides, *deck().companies) for text in all_texts(page)]
    assert [text for text in texts if not text.bilingual] == []
    assert [text.en for text in texts if re.search("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]", text.en)] == []


@pytest.mark.parametrize(("language", "longest"), [("zh", 13), ("en", 34)])
def test_titles_fit_two_short_lines(language: Language, longest: int) -> None:
    for slide in deck().slides:
        lines = slide.title.in_(language).split("\n")
        assert len(lines) <= 2, lines
        assert max(map(len, lines)) <= longest, lines


def test_slides_and_companies_name_what_exists() -> None:
    for page in (*deck().slides, *deck().companies):
        picture, company = getattr(page, "picture", None), getattr(page, "company", None)
        assert picture is None or (ROOT / picture).is_file(), picture
        assert company is None or deck().company(company) is not None, company
