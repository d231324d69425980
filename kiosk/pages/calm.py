"""The page shown when there is nothing to show: calm, in both languages, without a word of what went wrong.

Must not know why; staff are told elsewhere.
"""

from __future__ import annotations

from kiosk.look.tokens import HEADLINE, LEAD
from kiosk.look.typeset import spaced
from kiosk.look.words import say
from kiosk.pages.page import Page


class CalmPage(Page):
    """Two quiet lines over the lake."""

    def build(self) -> None:
        """The words of the page's language first, the other language's below."""
        look, frame = self.look, self.frame
        other = look.in_("en" if look.language == "zh" else "zh")
        self.shore()
        centre = frame.width / 2
        title = self.set(spaced(say("preparing", look.language)), HEADLINE, frame.content, lines=3, even=True)
        first = frame.waterline - look.px(250) - title.last
        self.text(title, centre, first, align="centre", at=60)
        lead = self.set(spaced(say("preparing_more", look.language)), LEAD, frame.content, lines=3)
        self.text(lead, centre, first + title.last + look.px(90), align="centre", colour="text_2", at=100)
        second = other.set(spaced(say("preparing_more", other.language)), LEAD, frame.content, lines=3, size=30)
        baseline = frame.waterline + look.px(110)
        self.text(second, centre, baseline, align="centre", colour="text_3", at=600, rise=16)
