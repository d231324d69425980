"""What visitors see and touch: screens, touch devices, fonts; judged from what Qt sees and the kernel knows.

Must not import Qt: it is asked in a process of its own.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

from kiosk.content.deck import Screen
from kiosk.display import missing_display
from kiosk.staff.doctor.finding import Finding, Findings, error, notice, ok
from kiosk.staff.doctor.machine import Machine

_LIBRARIES = (
    "libegl1 libgl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 "
    "libxcb-image0 libxcb-randr0 libxcb-render-util0 libxcb-xinerama0"
)
_SLOW, _LOW = 50.0, 720  # Hz, lines
_APART = 0.2  # of a diagonal, by which a screen may differ from what the deck says
_MM_PER_INCH = 25.4
#: Bit of a kernel's device for positions of several fingers: ABS_MT_POSITION_X (linux/input-event-codes.h).
_FINGERS = 0x35


def outside(machine: Machine, content: Path, screen: Screen) -> Findings:
    """Screens, touch, fonts; `screen` is what the deck asks for."""
    seen, reason = _ask(machine, content)
    if seen is not None and not machine.environment.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        yield from screens(seen["screens"], screen)
        yield from touch(seen["devices"], machine.read("proc/bus/input/devices"))
    else:
        yield _no_display(machine, reason)
        yield from touch([], machine.read("proc/bus/input/devices"))
        seen, _ = _ask(machine, content, QT_QPA_PLATFORM="offscreen")
    if seen is not None:
        yield from fonts(seen["stand_ins"], seen["lacks"])


def _ask(machine: Machine, content: Path, **environment: str) -> tuple[dict[str, Any] | None, str]:
    """What Qt sees, or why it sees nothing."""
    if not environment and missing_display(machine.environment):
        return None, ""
    done = machine.apart("seen", str(content.resolve()), **environment)
    if done is None:
        return None, "?"
    try:
        told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    except (ValueError, IndexError):
        return None, " ".join(done.stderr.split())[:300]
    return told, ""


def _no_display(machine: Machine, reason: str) -> Finding:
    if machine.environment.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        return notice(
            "QT_QPA_PLATFORM=offscreen：没有使用真实的显示屏",
            "QT_QPA_PLATFORM=offscreen: no real display is used",
            "在展厅机器上去掉这个环境变量再检查",
            "Unset it and examine again on the kiosk itself",
        )
    if complaint := missing_display(machine.environment):
        zh, _, en = complaint.partition("\n")
        return error(
            zh,
            " ".join(en.split()),
            "在展厅机器的桌面里运行 doctor；通过 SSH 时先写 export DISPLAY=:0",
            "Run doctor on the desktop of the kiosk; over SSH first say export DISPLAY=:0",
        )
    return error(
        f"Qt 打不开显示屏：{reason}",
        f"Qt cannot open the display: {reason}",
        f"在 Debian 上安装：sudo apt-get install {_LIBRARIES}",
        f"On Debian: sudo apt-get install {_LIBRARIES}",
    )


def screens(found: list[dict[str, Any]], wanted: Screen) -> Findings:
    """Every screen by the name that `screen.name` takes, and whether the deck's own is among them."""
    for number, one in enumerate(found, 1):
        (wide, high), name = one["size"], one["name"]
        inches = math.hypot(*one["mm"]) / _MM_PER_INCH
        size = f"，{inches:.0f} 英寸" if inches > 1 else ""
        size_en = f", {inches:.0f} inches" if inches > 1 else ""
        yield ok(
            f"显示屏 {number}：{wide}×{high}，{one['hz']:g} Hz，{one['dpi']} dpi{size}。screen: {{name: {name}}}",
            f"Screen {number}: {wide}×{high}, {one['hz']:g} Hz, {one['dpi']} dpi{size_en}. screen: {{name: {name}}}",
        )
        if min(wide, high) < _LOW:
            yield notice(
                f"显示屏 {name} 只有 {wide}×{high}，文字会偏小",
                f"Screen {name} has only {wide}×{high}; text will be small",
                "在系统的显示设置里选最高分辨率",
                "Choose the highest resolution in the system's display settings",
            )
        if 0 < one["hz"] < _SLOW:
            yield notice(
                f"显示屏 {name} 只有 {one['hz']:g} Hz，动画会顿",
                f"Screen {name} runs at {one['hz']:g} Hz; motion will stutter",
                "换支持 4K 60 Hz 的线和接口，或改用 1920×1080",
                "Use a cable and a port for 4K at 60 Hz, or 1920×1080",
            )
    names = [one["name"] for one in found]
    if wanted.name and wanted.name not in names:
        yield error(
            f"content.yaml 要用的显示屏“{wanted.name}”没有接上",
            f"The screen “{wanted.name}” of content.yaml is not there",
            f"接上它，或把 kiosk 里的 screen 改成：{'、'.join(names)}",
            f"Connect it, or write one of these: {', '.join(names)}",
        )
    elif not wanted.name and wanted.number > len(found):
        yield error(
            f"content.yaml 要用第 {wanted.number} 块显示屏，只有 {len(found)} 块",
            f"content.yaml asks for screen {wanted.number}; there are {len(found)}",
            "接上它，或改 kiosk 里的 screen",
            "Connect it, or change screen under kiosk",
        )
    else:
        place = names.index(wanted.name) if wanted.name else wanted.number - 1
        inches = math.hypot(*found[place]["mm"]) / _MM_PER_INCH
        if inches > 1 and abs(inches / wanted.diagonal_inches - 1) > _APART:
            yield notice(
                f"显示屏报称 {inches:.0f} 英寸，content.yaml 里是 {wanted.diagonal_inches:g} 英寸；"
                "按钮的大小和高度按后者计算",
                f"The screen says it has {inches:.0f} inches, content.yaml says {wanted.diagonal_inches:g}; "
                "controls are sized and placed by the latter",
                "量一下屏幕对角线，写进 screen: {diagonal_inches: …}",
                "Measure its diagonal and write it: screen: {diagonal_inches: …}",
            )


def touch(devices: list[dict[str, Any]], kernel: str | None) -> Findings:
    """Touch screens that Qt can use; and those that only the kernel knows."""
    qt = [one for one in devices if one["kind"] == "TouchScreen"]
    for one in qt:
        points = one["points"]
        yield ok(f"触摸屏：{one['name']}，{points} 点触控", f"Touch screen: {one['name']}, {points} fingers")
        if points == 1:
            yield notice(
                f"{one['name']} 只认一根手指，图片不能用两指放大",
                f"{one['name']} knows one finger; pictures cannot be pinched",
                "如果是多点触摸屏，请装厂家的驱动",
                "If it is made for several, install its maker's driver",
            )
    known = kernel_touch(kernel or "")
    if not qt and known:
        yield error(
            f"系统认得触摸屏（{'、'.join(known)}），但程序收不到它的触摸",
            f"The system knows a touch screen ({', '.join(known)}), but the kiosk does not get its touches",
            "把用户加进 input 组（sudo usermod -aG input 用户名），重新登录；检查 xinput list",
            "Add the user to the group input (sudo usermod -aG input NAME) and log in again; see xinput list",
        )
    elif not qt:
        yield notice(
            "没有找到触摸屏；鼠标也能用",
            "No touch screen was found; a mouse works as well",
            "如果应该有：检查 USB 线，换一个接口，再运行 doctor",
            "If there should be one: check its USB cable, try another port",
        )


def kernel_touch(listing: str) -> list[str]:
    """Names of the devices in Linux's /proc/bus/input/devices that tell several fingers apart."""
    found = []
    for block in listing.split("\n\n"):
        name = re.search(r'^N: Name="(.*)"', block, re.MULTILINE)
        bits = re.search(r"^B: ABS=(.+)", block, re.MULTILINE)
        handled = re.search(r"^B: PROP=(\w+)", block, re.MULTILINE)
        direct = handled is not None and int(handled[1], 16) & 2  # INPUT_PROP_DIRECT: a screen, not a pad
        if name and bits and direct and _bit(bits[1].split(), _FINGERS):
            found.append(name[1])
    return found


def _bit(words: list[str], bit: int) -> bool:
    """Whether a bit is set in the kernel's words of 64 bits, the highest first."""
    place = len(words) - 1 - bit // 64
    return place >= 0 and bool(int(words[place], 16) >> bit % 64 & 1)


def fonts(stand_ins: dict[str, tuple[str, str]], lacks: str) -> Findings:
    """The design's fonts, and whether every character of the deck can be drawn."""
    if "智" in lacks or "能" in lacks:
        yield error(
            "没有中文字体，汉字会显示成方框",
            "There is no Chinese font: every hanzi will be an empty box",
            "sudo apt-get install fonts-noto-cjk",
            "sudo apt-get install fonts-noto-cjk",
        )
        return
    for named, used in stand_ins.values():
        yield notice(
            f"缺少字体 {named}，改用 {used}，字形会不同",
            f"{named} is missing; {used} stands in and looks different",
            "安装思源字体（Debian：sudo apt-get install fonts-noto-cjk）",
            "Install the Noto CJK fonts (fonts-noto-cjk)",
        )
    if lacks:
        listed = " ".join(f"{one}（U+{ord(one):04X}）" for one in lacks[:12])
        yield error(
            f"没有字体能显示这些字：{listed}",
            f"No font can draw these characters: {listed}",
            "换成别的写法，或安装含有这些字的字体",
            "Write something else, or install a font that has them",
        )
    elif not stand_ins:
        yield ok("字体齐全，内容里的每个字都能显示", "All fonts are there; every character of the deck can be drawn")
