"""Does the screen stay on? What blanks it, locks it, or sends the machine to sleep, as far as the system tells.

Must not change anything.
"""

from __future__ import annotations

import re

from kiosk.staff.doctor.finding import Findings, notice, ok
from kiosk.staff.doctor.machine import Machine

_GNOME = (
    ("org.gnome.desktop.session", "idle-delay", "uint32 0", "0"),
    ("org.gnome.desktop.screensaver", "lock-enabled", "false", "false"),
    ("org.gnome.settings-daemon.plugins.power", "sleep-inactive-ac-type", "'nothing'", "'nothing'"),
)
#: What a program forbids that keeps the machine awake.
_FORBIDDEN = {"sleep", "idle"}
#: What Windows calls the time until the screen, and until the machine, goes to sleep; seconds, 0 is never.
_WINDOWS = (("SUB_VIDEO", "VIDEOIDLE", "monitor-timeout-ac"), ("SUB_SLEEP", "STANDBYIDLE", "standby-timeout-ac"))


def power(machine: Machine) -> Findings:
    """Everything that is known to darken a screen."""
    looks = (_windows,) if machine.platform == "win32" else (_x11, _gnome, _sleep)
    parts = [part for look in looks for part in look(machine)]
    yield from parts
    if not any(part.level != "ok" for part in parts):
        if parts:
            yield ok("不会自动熄屏或睡眠", "The screen stays on and the machine awake")
        else:
            yield notice(
                "查不到熄屏和睡眠的设置",
                "Nothing here tells about blanking and sleep",
                "在系统设置里关掉熄屏、锁屏和睡眠，并放一小时看看",
                "Turn blanking, locking and sleep off in the system's settings, and watch it for an hour",
            )


def _x11(machine: Machine) -> Findings:
    told = machine.says("xset", "q") if machine.environment.get("DISPLAY") else None
    if told is None:
        return
    wrong = []
    if re.search(r"DPMS is Enabled", told):
        wrong.append("xset -dpms")
    saver = re.search(r"timeout:\s+(\d+)", told)
    if saver and int(saver[1]):
        wrong.append("xset s off")
    if wrong:
        command = "; ".join(wrong)
        yield notice(
            "X 会自动熄屏",
            "X blanks the screen after a while",
            f"{command}（放进登录后自动运行的脚本里）",
            f"{command} (in a script that runs after login)",
        )
    else:
        yield ok("X 不熄屏", "X does not blank the screen")


def _gnome(machine: Machine) -> Findings:
    if "GNOME" not in machine.environment.get("XDG_CURRENT_DESKTOP", ""):  # elsewhere its settings change nothing
        return
    for schema, key, good, value in _GNOME:
        told = machine.says("gsettings", "get", schema, key)
        if told is not None and told != good:
            yield notice(
                f"桌面设置 {key} 是 {told}，会熄屏、锁屏或睡眠",
                f"The desktop's {key} is {told}: it blanks, locks or sleeps",
                f"gsettings set {schema} {key} {value}",
                f"gsettings set {schema} {key} {value}",
            )


def _sleep(machine: Machine) -> Findings:
    told = machine.run(["systemctl", "is-enabled", "sleep.target"])
    state = told.stdout.strip() if told is not None else ""
    if state == "masked":
        yield ok("系统不会睡眠", "The system does not sleep")
    elif holders := _holders(machine):
        yield ok(f"正在保持唤醒：{'、'.join(holders)}", f"Kept awake at the moment by: {', '.join(holders)}")
    elif state in ("static", "enabled"):
        yield notice(
            "系统允许睡眠；展示程序运行时会要求保持唤醒",
            "The system may go to sleep; the kiosk asks it not to while it plays",
            "sudo systemctl mask sleep.target suspend.target hibernate.target",
            "sudo systemctl mask sleep.target suspend.target hibernate.target",
        )


def _holders(machine: Machine) -> list[str]:
    """Programs that forbid the system to sleep or to idle at the moment."""
    told = machine.says("systemd-inhibit", "--list", "--no-legend", "--no-pager") or ""
    lines = (line.split() for line in told.splitlines())
    return sorted(
        {words[0] for words in lines if words[-1:] == ["block"] and _FORBIDDEN & set(":".join(words).split(":"))}
    )


def _windows(machine: Machine) -> Findings:
    for group, setting, word in _WINDOWS:
        told = machine.says("powercfg", "/q", "SCHEME_CURRENT", group, setting)
        numbers = re.findall(r"0x([0-9a-fA-F]{8})\s*$", told or "", re.MULTILINE)
        if len(numbers) < 2:
            continue
        seconds = int(numbers[-2], 16)  # the last two are for mains and for battery
        if seconds:
            yield notice(
                f"Windows 会在 {seconds // 60} 分钟后熄屏或睡眠（{setting}）",
                f"Windows blanks or sleeps after {seconds // 60} minutes ({setting})",
                f"powercfg /change {word} 0",
                f"powercfg /change {word} 0",
            )
        else:
            yield ok(f"Windows：{setting} 已关闭", f"Windows: {setting} is off")
