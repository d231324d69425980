"""What is said in the log of a page that cannot be shown. Must not know what comes in its place."""

from __future__ import annotations

import logging

from kiosk.content.deck import Slide
from kiosk.stage.guest import Guest

log = logging.getLogger("kiosk")


def slide_fails(slide: Slide, error: Exception) -> None:
    """A slide of the loop."""
    log.error("slide %r (%s) cannot be shown and is passed over", slide.title.zh, slide.kind, exc_info=error)


def guest_fails(guest: Guest, error: Exception) -> None:
    """A page that a visitor has opened."""
    log.error("the page %r cannot be shown; the slide beneath it shows again", guest.key, exc_info=error)
