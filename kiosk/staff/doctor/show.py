"""The show itself: its content, the staff's PIN, and whether another one already plays.

Must not know the machine it runs on.
"""

from __future__ import annotations

from kiosk.booth.only_one import anybody_plays
from kiosk.content.checked import Checked
from kiosk.content.programme import Programme, standing
from kiosk.program import TYPED
from kiosk.staff.doctor.finding import Findings, error, notice, ok
from kiosk.staff.doctor.machine import Machine
from kiosk.staff.pin import Pin
from kiosk.storage import state_folder


def content_of(checked: Checked, name: str) -> Findings:
    """How many problems the content has."""
    errors, warnings = len(checked.errors), len(checked.warnings)
    mend = f"{TYPED} check {name}"
    if checked.deck is None:
        yield error(f"{name} 不能播放", f"{name} cannot be played", mend, mend)
    elif errors:
        zh, en = f"{name} 有 {errors} 个错误、{warnings} 个提醒", f"{name} has {errors} errors and {warnings} warnings"
        yield error(zh, en, mend, mend)
    elif warnings:
        yield notice(f"{name} 有 {warnings} 个提醒", f"{name} has {warnings} warnings", mend, mend)
    else:
        yield ok(
            f"{name}：{len(checked.deck.slides)} 页，没有问题",
            f"{name}: {len(checked.deck.slides)} slides, no problems",
        )


def programme(machine: Machine, checked: Checked) -> Findings:
    """What plays now, where anything depends on the time."""
    if checked.deck is None or not Programme(checked.deck).scheduled:
        return
    now = machine.clock.wall()
    zh, en = standing(checked.deck, now, "zh"), standing(checked.deck, now, "en")
    if Programme(checked.deck).playing(now):
        yield ok(zh, en)
    else:
        yield notice(zh, en, "检查时钟和各页的 show", "Check the clock, and show of the slides")


def pin(_: Machine) -> Findings:
    """Whether staff can open their panel on the kiosk."""
    if Pin(state_folder()).set_up:
        yield ok("工作台的 PIN 已设置", "The PIN of the staff panel is set")
    else:
        yield notice(
            "工作台还没有 PIN，打不开",
            "The staff panel has no PIN and cannot be opened",
            f"{TYPED} pin",
            f"{TYPED} pin",
        )


def others(_: Machine) -> Findings:
    """Whether a kiosk of this user runs."""
    if anybody_plays(state_folder()):
        yield ok("展示程序正在运行", "The kiosk is running")
    else:
        yield ok("展示程序没有在运行（由 supervise 守护时才看得到）", "No supervised kiosk is running")
