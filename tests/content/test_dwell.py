"""Dwell: a slide stays as long as its words take to read, and no longer for what only a touch shows."""

from kiosk.content.deck import Figure, Slide
from kiosk.content.dwell import dwell_seconds, reading_seconds, texts


class Shown(Slide):
    """A slide with figures, as most kinds have."""

    figures: tuple[Figure, ...] = ()


LONG = "园区聚集了一批人工智能企业" * 6


def slide(**more: object) -> Shown:
    raw = {"kind": "shown", "title": "产业" * 20, **more}
    return Shown.model_validate(raw)


def test_every_word_on_the_slide_is_read() -> None:
    assert reading_seconds(slide(), "zh") == 3 + 40 / 4
    more = slide(figures=[{"label": "企业", "value": 7}])
    assert reading_seconds(more, "zh") == 3 + 42 / 4


def test_what_only_a_touch_shows_is_not_read_in_the_loop() -> None:
    plain, touched = ({"label": "企业", "value": 7, **fact} for fact in ({}, {"fact": LONG}))
    assert reading_seconds(slide(figures=[touched]), "zh") == reading_seconds(slide(figures=[plain]), "zh")


def test_but_it_is_one_of_the_slides_texts() -> None:
    """A character that no font has is told to staff there too."""
    shown = slide(figures=[{"label": "企业", "value": 7, "fact": LONG}])
    assert LONG in [text.in_("zh") for text in texts(shown)]


def test_what_staff_wrote_counts() -> None:
    assert dwell_seconds(slide(seconds=5), "zh") == 5
