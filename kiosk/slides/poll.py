"""A question to visitors with two to four answers. Every vote is a lamp, up to 2,000 in all; beyond, answers are bars.

`answers:` takes a `label` each, and perhaps a `note` below it, such as a company. A visitor touches an answer and may
move the vote until they leave; the next visitor votes anew. Votes outlast restarts: `python main.py votes` prints them,
`--reset` sets them to zero. Nothing is shown before somebody has voted.
With an `id`, a question or an answer may be reworded and keeps its votes; without one it is known by its Chinese words,
and other words begin at zero. What is taken out and put back in has kept its votes.

向观众提一个问题，给出两到四个答案。一票就是一盏灯；总数超过 2000 时，改画柱子。

在 `answers:` 里写答案，每个有 `label`，下面还可以写一行 `note`，如企业名。
观众轻触答案投票，离开之前可以改投；下一位观众重新投。
重新启动后票数还在：`python main.py votes` 查看，加 `--reset` 清零。没有人投票时不显示任何数字。
写了 `id` 的问题和答案，改了文字票数也还在；没写 `id` 的，以中文为准，改了文字就从零开始。删掉的答案再写回来，票数还在。
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError
from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter

from kiosk.booth.ballot import Ballot
from kiosk.booth.votes import percentages
from kiosk.content.deck import Deck, Slide
from kiosk.content.fields import Strict, Text
from kiosk.look.blocks import Painted
from kiosk.look.ink import text_rect, tight_rect, write
from kiosk.look.look import Look
from kiosk.look.tokens import LEAD, SOURCE
from kiosk.look.typeset import in_one_line, spaced
from kiosk.look.words import say
from kiosk.motion import SUPPORT, Span
from kiosk.pages.barset import MOST_LAMPS
from kiosk.pages.controls import Control, Intent
from kiosk.pages.page import Fault
from kiosk.pages.poll_plan import Count, PollPlan, plan_poll, plates, poll_waterline
from kiosk.pages.poll_plate import AnswerPlate, plate_height, set_words
from kiosk.pages.slide_page import SlidePage

if TYPE_CHECKING:  # pyqtgraph is slow to import: only when a poll is built
    from kiosk.pages.poll_column import PollColumn

#: What votes are kept under.
Id = Annotated[str, StringConstraints(pattern=r"^[\w-]{1,64}$")]


class Answer(Strict):
    """One answer."""

    label: Text = Field(description="答案 · The answer")
    note: Text | None = Field(None, description="下面一行小字，如企业名 · A line below it, such as a company")
    id: Id | None = Field(
        None, description="代号；写了它，改文字不丢票 · A name of its own: with it, rewording keeps the votes"
    )

    @property
    def key(self) -> str:
        """What its votes are kept under."""
        return self.id or in_one_line(self.label.zh)


class Content(Slide):
    """What staff may write."""

    answers: tuple[Answer, ...] = Field(min_length=2, max_length=4, description="两到四个答案 · Two to four answers")
    id: Id | None = Field(
        None, description="代号；写了它，改问题不丢票 · A name of its own: with it, rewording keeps the votes"
    )

    @property
    def key(self) -> str:
        """What its votes are kept under."""
        return self.id or in_one_line(self.title.zh)

    @property
    def keys(self) -> tuple[str, ...]:
        """The same of its answers."""
        return tuple(answer.key for answer in self.answers)

    @model_validator(mode="after")
    def _tell_apart(self) -> Self:
        for index, key in enumerate(self.keys):
            if key in self.keys[:index]:
                raise PydanticCustomError("poll_same", "two answers alike", {"at": f"answers.{index}", "given": key})
        return self


#: What the heading leaves to the towers, what a lead takes of its part, what stands clear between both; in u.
_TOWERS, _LEAD, _AIR = 226.0, 104.0, 20.0

EXAMPLE = """
kind: poll
eyebrow: {zh: 你来选, en: Your choice}
title: {zh: 你最想先体验哪一项？, en: "What would you try first?"}
answers:
  - {label: {zh: 无人驾驶货车, en: Driverless van}, note: {zh: 示例企业, en: Sample company}}
  - {label: {zh: 术前评估, en: Planning an operation}, note: {zh: 示例企业, en: Sample company}}
  - {label: {zh: 和 AI 员工做同事, en: An AI colleague}, note: {zh: 示例企业, en: Sample company}}
  - {label: {zh: 多语言转录, en: Live transcription}, note: {zh: 示例企业, en: Sample company}}
"""


class _Invitation(Painted):
    """Words that stand there until somebody has voted."""

    def __init__(self, rect: QRectF, words: QRectF, draw: Callable[[QPainter], None], rise: float) -> None:
        super().__init__(rect, draw, Span(600, SUPPORT), rise)
        self._told = words
        self.shown = True

    @property
    def shown(self) -> bool:
        """Whether they stand there."""
        return self._shown

    @shown.setter
    def shown(self, shown: bool) -> None:
        self._shown = shown
        self.words = self._told if shown else None

    def paint(self, painter: QPainter, ms: float, alpha: float = 1.0) -> None:
        """Draw them, if they stand there."""
        if self.shown:
            super().paint(painter, ms, alpha)


class Page(SlidePage[Content]):
    """Towers of votes on the waterline, a plate for every answer below them."""

    def __init__(
        self, slide: Content, deck: Deck, look: Look, before: Mapping[str, float] | None = None,
        ballot: Ballot | None = None,
    ) -> None:  # fmt: skip
        """A page that is not built yet; without a `ballot` nobody has voted, and nobody can."""
        super().__init__(slide, deck, look, before)
        self._ballot = ballot
        self._columns: list[PollColumn] = []
        self._plates: list[AnswerPlate] = []
        self._soiled: list[QRect] = []
        self._now = 0.0

    # ----- building ---------------------------------------------------------------------------------------

    def place(self) -> None:
        """A poll has its own waterline."""
        self.waterline = round(poll_waterline(self.look))
        if self._ballot is not None:
            self._ballot.look()

    def body(self) -> None:
        """Heading, towers, plates."""
        look = self.look
        lead = self.t(self.slide.lead)
        sky = self.waterline - (self.frame.headline - look.px(84))
        bottom = self.heading_block(height=sky - look.px(_TOWERS + (_LEAD if lead else 0)))
        if self.waterline - bottom < look.px(_TOWERS) - look.px(_AIR):
            self.faults.append(Fault("text_too_long", lead or self.t(self.slide.title)))
        self._top = min(bottom + look.px(_AIR), self.waterline - look.px(_TOWERS - 2 * _AIR))
        where = plates(look, len(self.slide.answers))
        written = [(self.t(answer.label), self.t(answer.note)) for answer in self.slide.answers]
        words = set_words(look, written, where[0].width(), where[0].height())
        if self.frame.portrait:
            height = plate_height(look, words, where[0].height())
            where = [QRectF(rect.topLeft(), QSizeF(rect.width(), height)) for rect in where]
        self.clear = where[0].bottom()
        self._nobody = self._invite()
        self._shown = self._counts()
        self._lay(self._shown, self._shown)
        for place, (rect, said) in enumerate(zip(where, words, strict=True)):
            if not said.fits:
                self.faults.append(Fault("text_too_long", written[place][0]))
            self._plates.append(self.add(AnswerPlate(look, rect, words, place, 600 + 80 * place)))
        self._say()

    def _invite(self) -> _Invitation:
        """Before the first vote there is nothing to count, and this is said instead."""
        look, frame = self.look, self.frame
        setting = self.set(spaced(say("votes_none", look.language)), LEAD, frame.content, lines=2, even=True)
        baseline = self.waterline - look.px(72) - setting.last
        words = tight_rect(setting, frame.left, baseline)
        return self.add(
            _Invitation(
                text_rect(setting, frame.left, baseline),
                words,
                lambda painter: write(painter, setting, frame.left, baseline, look.colour("text_2")),
                look.px(16),
            )
        )

    def foot(self, source: str | None, *, hint: bool = True) -> None:
        """What a lamp is, and that nobody is recorded; the source only if this very slide has one."""
        look, frame = self.look, self.frame
        said = say("votes_lamps" if sum(self._votes()) <= MOST_LAMPS else "votes_bars", look.language)
        if own := self.t(self.slide.source):
            said += "　" + say("source", look.language, source=own)
        setting = look.set(spaced(said), SOURCE, frame.content)
        if not setting.fits:
            setting = self.set(spaced(said), SOURCE, frame.content, lines=2)
        self.text(setting, frame.left, frame.source - setting.last, colour="text_3", at=None)

    # ----- votes ------------------------------------------------------------------------------------------

    def _votes(self) -> tuple[int, ...]:
        slide = self.slide
        return self._ballot.counted(slide.key, slide.keys) if self._ballot else (0,) * len(slide.answers)

    def _counts(self) -> tuple[Count, ...]:
        """What every answer has now."""
        slide, votes = self.slide, self._votes()
        chosen = self._ballot.chosen(slide.key) if self._ballot else None
        shares = percentages(votes) or (None,) * len(votes)
        return tuple(
            Count(count, share, key == chosen) for key, count, share in zip(slide.keys, votes, shares, strict=True)
        )

    def _lay(self, shown: tuple[Count, ...], coming: tuple[Count, ...]) -> None:
        """Columns that show these counts, with room for those that are coming; they take the place of others."""
        from kiosk.pages.poll_column import PollColumn

        votes = tuple(count.votes for count in coming)
        self._plan: PollPlan = plan_poll(self.look, len(shown), self._top, votes)
        at = self.blocks.index(self._nobody)
        for column in self._columns:
            self._soiled.append(column.reach)
            self.blocks.remove(column)
            at -= 1
        self._columns = [PollColumn(self.look, self._plan, place, count) for place, count in enumerate(shown)]
        self.blocks[at:at] = self._columns

    def _follow(self, ms: float) -> None:
        """Show what has been counted by now, if that is something else; whoever counted."""
        counts = self._counts()
        if counts == self._shown:
            return
        before, self._shown = self._shown, counts
        if not self._plan.holds(tuple(count.votes for count in counts)):
            self._lay(before, counts)
        for column, count in zip(self._columns, counts, strict=True):
            if column.count != count:
                column.turn(count, ms)
                self._soiled.append(column.reach)
        self._say()

    def _say(self) -> None:
        """What plates, invitation and controls say of the votes."""
        if self._nobody.shown != (self._shown[0].share is None):
            self._nobody.shown = not self._nobody.shown
            self._soiled.append(self._nobody.reach)
        self.controls = []
        for answer, plate, count in zip(self.slide.answers, self._plates, self._shown, strict=True):
            if plate.chosen != count.own:
                plate.chosen = count.own
                self._soiled.append(plate.reach)
            said = [self.t(answer.label), self.t(answer.note), f"{count.share}%" if count.share is not None else ""]
            name = ", ".join(in_one_line(part) for part in said if part)
            intent = Intent("vote", answer.key)
            key = f"vote.{answer.key}"
            self.controls.append(Control(key, plate.face, name, intent, checked=count.own, radius=plate.radius))

    def prepare(self) -> Iterator[None]:
        """Paint everything, a part of a column a step."""
        for column in self._columns:
            yield from column.steps()
        yield from super().prepare()

    # ----- answering --------------------------------------------------------------------------------------

    def take(self, intent: Intent, ms: float) -> bool:
        """One vote for an answer of this poll."""
        if intent.name != "vote" or intent.value not in self.slide.keys:
            return False
        if self._ballot is not None and self._ballot.choose(self.slide.key, str(intent.value)):
            self._follow(ms)
        return True

    def press(self, keys: frozenset[str]) -> None:
        """Exactly the plates with these keys look pressed."""
        for answer, plate in zip(self.slide.answers, self._plates, strict=True):
            if plate.pressed != (f"vote.{answer.key}" in keys):
                plate.pressed = not plate.pressed
                self._soiled.append(plate.reach)

    # ----- living -----------------------------------------------------------------------------------------

    @property
    def version(self) -> object:
        """Its votes: with others it looks different at rest."""
        return self._shown

    def changes(self, before: float, now: float) -> list[QRect]:
        """What differs between two moments; votes and fingers make a difference at rest, too."""
        if now < self._now:  # it enters anew
            for column in self._columns:
                column.settle()
            if self._ballot is not None:
                self._ballot.look()
        self._now = now
        self._follow(now)
        rects, self._soiled = super().changes(before, now) + self._soiled, []
        return rects

    def next_change(self, ms: float) -> float:
        """Now where something is to be painted that nobody has painted yet."""
        return ms if self._soiled or self._counts() != self._shown else super().next_change(ms)
