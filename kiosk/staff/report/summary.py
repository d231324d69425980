"""The report in a few lines, for a terminal.

Must not know the journal.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.fields import Language
from kiosk.staff.report.figures import Figures, Label
from kiosk.staff.report.words import duration, range_words, words

_TOP = 5


def summary(figures: Figures, language: Language) -> str:
    """What matters most, in one language."""
    way = 0 if language == "zh" else 1

    def told(key: str, **params: object) -> str:
        return words(key, **params)[way]

    def lasting(seconds: float) -> str:
        return duration(seconds)[way]

    def named(label: Label) -> str:
        return label.zh if way == 0 else label.en

    def ranked(labels: Sequence[tuple[Label, int]]) -> str:
        return " · ".join(f"{named(label)} {times}" for label, times in labels)

    colon = "：" if way == 0 else ": "

    lines = [f"{told('report')}  {range_words(tuple(day.day for day in figures.days))[way]}"]
    if not figures.visits:
        lines.append(told("no_visits"))
    else:
        busiest = max(range(24), key=figures.hours.__getitem__)
        lines.append(f"{told('visits_title', n=f'{figures.visits:,}')} · {told('busiest', hour=busiest)}")
        lines.append(f"{told('length')} {lasting(figures.length)} · {told('pages')} {figures.pages:.1f}")
    rows = [(told("companies"), ranked([(line.label, line.times) for line in figures.companies[:_TOP]]))]
    rows.append((told("slides"), ranked([(line.label, line.views) for line in figures.slides[:_TOP] if line.views])))
    searched = told("searches_note", found=figures.found, opened=figures.opened, empty=figures.not_found)
    rows.append((told("searches"), searched if figures.found + figures.not_found else ""))
    spoken = [(Label(*words(f"language_{name}")), n) for name, n in figures.languages.items() if name in ("zh", "en")]
    rows.append((told("languages"), ranked(spoken)))
    lines += [f"{head}{colon}{what}" for head, what in rows if what]
    booth = f"{told('up_for')} {lasting(figures.up)}"
    if cuts := figures.starts.get("cut", 0):
        booth += f" · {told('cut_off', n=cuts)} · {told('away_for')} {lasting(figures.away)}"
    lines.append(f"{told('booth')}{colon}{booth}")
    lines += [f"  {told('times', n=line.times)} {named(line.label)}" for line in figures.troubles[:_TOP]]
    return "\n".join(lines)
