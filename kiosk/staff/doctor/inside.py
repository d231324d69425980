"""The machine itself: clock and zone, disk, permissions, memory.

Must not know screens, or what the show does with any of it.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

from kiosk.staff.doctor.finding import Findings, error, notice, ok
from kiosk.staff.doctor.machine import Machine
from kiosk.storage import cache_folder, state_folder

#: No kiosk was set up before; a clock that has lost its battery says 1970 or the year of its firmware.
_FIRST_YEAR, _LAST_YEAR = 2025, 2100
_UTC = {"UTC", "Etc/UTC", "GMT", "Universal", "Zulu"}
_LEAST_DISK, _SOME_DISK = 200 * 2**20, 2**30
_LEAST_MEMORY, _SOME_MEMORY = 400 * 2**20, 2**30


def clock(machine: Machine) -> Findings:
    """The year, the zone, and whether the clock is set from the network."""
    now = machine.clock.wall()
    zone = machine.environment.get("TZ") or machine.says("timedatectl", "show", "-p", "Timezone", "--value")
    zone = zone or getattr(now.tzinfo, "key", "") or (machine.read("etc/timezone") or "").strip()
    zone = (zone or now.tzname() or "").removeprefix(":")
    offset = f"{now:%z}"
    moment, apart = f"{now:%Y-%m-%d %H:%M}", f"UTC{offset[:3]}:{offset[3:5]}"
    said, said_en = f"{moment}，{zone}（{apart}）", f"{moment}, {zone} ({apart})"
    if not _FIRST_YEAR <= now.year <= _LAST_YEAR:
        yield error(
            f"时钟不对：{said}，按时间播放的页面会出错",
            f"The clock is wrong: {said_en}; scheduled slides will fail",
            "联网校时（sudo timedatectl set-ntp true）；如果每次断电都错，请换主板电池",
            "Set it from the network (sudo timedatectl set-ntp true); if each power cut resets it, change the battery",
        )
    elif zone in _UTC or not zone:
        yield notice(
            f"时区没有设置：{said}",
            f"The time zone is not set: {said_en}",
            "sudo timedatectl set-timezone Asia/Shanghai",
            "sudo timedatectl set-timezone Asia/Shanghai",
        )
    else:
        yield ok(f"时间：{said}", f"Time: {said_en}")
    if machine.says("timedatectl", "show", "-p", "NTPSynchronized", "--value") == "no":
        yield notice(
            "时钟没有联网校准，会慢慢走偏",
            "The clock is not set from the network and will drift",
            "sudo timedatectl set-ntp true；不联网的展厅请每月核对一次",
            "sudo timedatectl set-ntp true; without a network, compare it once a month",
        )


def disk(_: Machine, content: Path) -> Findings:
    """Room, and whether the kiosk may read and write where it must."""
    free = {}
    for folder, zh, en in (
        (state_folder(), "状态文件夹", "the state folder"),
        (cache_folder(), "缓存文件夹", "the cache folder"),
    ):
        if reason := _unwritable(folder):
            yield error(
                f"{zh} {folder} 写不进去：{reason}",
                f"The kiosk cannot write to {en} {folder}: {reason}",
                f"sudo chown -R {_user()} {folder}，或换一个用户运行",
                f"sudo chown -R {_user()} {folder}, or run as another user",
            )
        existing = next((one for one in (folder, *folder.parents) if one.exists()), Path("/"))
        free[existing] = shutil.disk_usage(existing).free
    for path in (content, content.parent / "assets"):
        if path.exists() and not os.access(path, os.R_OK):
            yield error(
                f"读不了 {path}",
                f"{path} cannot be read",
                f"sudo chmod -R a+rX {path}",
                f"sudo chmod -R a+rX {path}",
            )
    least = min(free.values())
    said, said_en = f"磁盘还剩 {least / 2**30:.1f} GB", f"{least / 2**30:.1f} GB of disk are free"
    mend = "清理磁盘：删掉不用的文件和旧日志", "Make room: delete files that nobody needs, and old logs"
    if least < _LEAST_DISK:
        yield error(f"{said}，已经太少", f"{said_en}, which is too little", *mend)
    elif least < _SOME_DISK:
        yield notice(said, said_en, *mend)
    else:
        yield ok(said, said_en)


def _unwritable(folder: Path) -> str:
    """Why nothing can be written to a folder, which need not exist yet; empty when it can."""
    existing = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if existing != folder:  # it is made at the first start
        return "" if os.access(existing, os.W_OK | os.X_OK) else f"{existing}: permission denied"
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"kiosk")
    except OSError as refused:
        return refused.strerror or str(refused)
    return ""


def _user() -> str:
    return os.environ.get("USER") or os.environ.get("USERNAME") or "$USER"


def memory(machine: Machine) -> Findings:
    """How much memory there is for the show, where the system tells."""
    told = machine.read("proc/meminfo") or ""
    found = {name: int(kib) * 1024 for name, kib in re.findall(r"^(\w+):\s+(\d+) kB", told, re.MULTILINE)}
    if "MemAvailable" not in found:
        return
    free, whole = found["MemAvailable"], found.get("MemTotal", 0)
    said = f"内存 {whole / 2**30:.1f} GB，可用 {free / 2**30:.1f} GB"
    said_en = f"{whole / 2**30:.1f} GB of memory, {free / 2**30:.1f} GB available"
    mend = "关掉不用的程序，或加内存", "Close programs that are not needed, or add memory"
    if free < _LEAST_MEMORY:
        yield error(said, said_en, *mend)
    elif free < _SOME_MEMORY:
        yield notice(said, said_en, *mend)
    else:
        yield ok(said, said_en)
