"""Synthetic decks for the directory's tests: named as samples, so that nobody takes them for companies."""

from functools import cache

from kiosk.companies.search import Index
from kiosk.content.deck import Company, Deck
from kiosk.content.fields import Text

TRACKS = [Text(zh=f"示例赛道 {letter}", en=f"Sample track {letter}") for letter in "ABCDEFGH"]
HEADS = "安博超达恩方光华江科龙明能欧普强融思腾微信远中"


def company(number: int, **more: object) -> Company:
    head = HEADS[number % len(HEADS)]
    name = Text(zh=f"{head}示例企业 {number:03}", en=f"{chr(65 + number % 26)} sample company {number:03}")
    track, since = TRACKS[number % len(TRACKS)], 2000 + number % 25
    return Company(id=f"c{number}", name=name, track=track, since=since).model_copy(update=more)


@cache
def crowd(count: int) -> Deck:
    return Deck.model_construct(companies=tuple(company(number) for number in range(1, count + 1)))


@cache
def index(count: int) -> Index:
    return Index.of(crowd(count).companies)
