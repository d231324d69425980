"""The whole examination, part by part, and how it is told: lines for people, or JSON. A part that fails says so.

Must not know what any part looks for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kiosk.content.check import check
from kiosk.content.deck import Settings
from kiosk.content.fields import Language
from kiosk.slides import contents
from kiosk.staff.doctor.finding import Finding, Findings, notice
from kiosk.staff.doctor.inside import clock, disk, memory
from kiosk.staff.doctor.machine import Machine
from kiosk.staff.doctor.outside import outside
from kiosk.staff.doctor.power import power
from kiosk.staff.doctor.show import content_of, others, pin, programme
from kiosk.staff.doctor.versions import self_test, versions


def parts(machine: Machine, content: Path) -> dict[tuple[str, str], list[Callable[[], Findings]]]:
    """The parts by their headings, in the order in which they are told."""
    checked = check(content, contents())
    settings = checked.deck.settings if checked.deck is not None else Settings()
    return {
        ("显示、触摸与字体", "Display, touch and fonts"): [partial(outside, machine, content, settings.screen)],
        ("软件", "Software"): [partial(versions, machine), partial(self_test, machine)],
        ("时钟", "Clock"): [partial(clock, machine)],
        ("磁盘与内存", "Disk and memory"): [partial(disk, machine, content), partial(memory, machine)],
        ("电源", "Power"): [partial(power, machine)],
        ("展示", "The show"): [
            partial(content_of, checked, content.name),
            partial(programme, machine, checked),
            partial(pin, machine),
            partial(others, machine),
        ],
    }


def examined(examine: Callable[[], Findings]) -> Iterator[Finding]:
    """What a part finds; one that fails is a finding itself."""
    try:
        yield from examine()
    except Exception as failed:  # whatever is odd about a machine, the rest of it is examined
        reason = f"{type(failed).__name__}: {failed}"
        yield notice(
            f"这一项没能检查完：{reason}",
            f"This could not be examined: {reason}",
            "把这一行发给技术人员",
            "Send this line to the people who look after the kiosk",
        )


def doctor(machine: Machine, content: Path, language: Language, *, as_json: bool) -> int:
    """Examine and tell; returns 1 with errors, else 0."""
    place = 0 if language == "zh" else 1
    told, levels = [], []
    for heading, examinations in parts(machine, content).items():
        if not as_json:
            print(heading[place])
        for examine in examinations:
            for finding in examined(examine):
                levels.append(finding.level)
                if as_json:
                    told.append(_plain(heading, finding))
                else:
                    print(f"  {finding.text(language)}", flush=True)
    errors, notices = levels.count("error"), levels.count("notice")
    if as_json:
        print(json.dumps({"errors": errors, "notices": notices, "findings": told}, ensure_ascii=False, indent=1))
    elif language == "zh":
        print(f"{errors} 个错误，{notices} 个提醒。")
    else:
        print(f"{errors} errors, {notices} notices.")
    return 1 if errors else 0


def _plain(heading: tuple[str, str], finding: Finding) -> dict[str, object]:
    """A finding for tools."""
    names = ("zh", "en")
    return {
        "about": heading[1],
        "level": finding.level,
        "what": dict(zip(names, finding.what, strict=True)),
        "mend": dict(zip(names, finding.mend, strict=True)),
    }
