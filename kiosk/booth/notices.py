"""What staff are told when the journal cannot be kept, in both languages, with the mend.

Must not know how a fault is found, or who shows it.
"""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Notice:
    """Something about the journal that staff should know: `stopped` (for now), or `set_aside` (begun anew)."""

    at: datetime
    code: Literal["stopped", "set_aside"]
    zh: str
    en: str


def stopped(at: datetime, folder: Path, error: Exception) -> Notice:
    """It cannot be written for now."""
    cause_zh, cause_en, mend_zh, mend_en = _cause(error)
    return Notice(
        at,
        "stopped",
        f"观众记录写不进 {folder}：{cause_zh}。展示照常。{mend_zh}，之后记录会自动恢复。",
        f"The journal cannot be written to {folder}: {cause_en}. The show goes on. {mend_en}; "
        "it then resumes by itself.",
    )


def set_aside(at: datetime, aside: Path, error: Exception) -> Notice:
    """The file was damaged; a new one is begun."""
    return Notice(
        at,
        "set_aside",
        f"观众记录文件已损坏（{error}），改名为 {aside.name} 保留，并另起了新文件。之前的数字不在新报告里。",
        f"The journal's file was damaged ({error}). It is kept as {aside.name}, and a new one has been begun; "
        "earlier figures are not in new reports.",
    )


def _cause(error: Exception) -> tuple[str, str, str, str]:
    code = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    number = error.errno if isinstance(error, OSError) else None
    if code == sqlite3.SQLITE_FULL or number in (errno.ENOSPC, errno.EDQUOT):
        return "磁盘已满", "the disk is full", "请清出磁盘空间", "Make room on it"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "被另一个程序锁住", "another program has locked it", "请关闭那个程序", "Close that program"
    if code == sqlite3.SQLITE_READONLY or number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "没有写入权限", "it is read-only", "请让它可写", "Make it writable"
    return f"{error}", f"{error}", "请检查这个文件夹和磁盘", "Look at the folder and the disk"
