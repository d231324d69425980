"""Python, Qt and the packages: are they those with which the kiosk was tried, and none that is known to fail?

What is known to fail was measured, or reported upstream; each entry names its source. Must not import Qt.
"""

from __future__ import annotations

import json
import sys
from importlib import metadata
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from kiosk.staff.doctor.finding import Finding, Findings, error, notice, ok
from kiosk.staff.doctor.machine import Machine

_INSTALL = "python -m pip install -c constraints.txt -e ."


class _Bad(NamedTuple):
    """A version that fails: of which package, on which Pythons, how it shows."""

    package: str
    versions: str
    pythons: str
    zh: str
    en: str


_KNOWN_BAD = (
    _Bad(
        "PySide6-Essentials",
        "==6.12.0",
        "<3.12",
        "在 Python 3.10、3.11 上运行一阵就会崩溃（PYSIDE-3474）",
        "aborts after a while on Python 3.10 and 3.11 (PYSIDE-3474)",
    ),
    _Bad(
        "PySide6-Essentials",
        "==6.9.1",
        ">=3",
        "图表会出错（pyqtgraph #3323）",
        "breaks the charts (pyqtgraph #3323)",
    ),
    _Bad(
        "pyqtgraph",
        "<=0.13.7",
        ">=3",
        "与 PySide6 6.10 及以后版本不合（pyqtgraph #3390）",
        "does not work with PySide6 6.10 and later (pyqtgraph #3390)",
    ),
)


def versions(_: Machine) -> Findings:
    """Python, then every package the kiosk needs."""
    python = Version(".".join(map(str, sys.version_info[:3])))
    yield ok(f"Python {python}", f"Python {python}")
    yield from packages(_installed(), _asked(), python)
    home = metadata.distribution("PySide6-Essentials").locate_file("")
    if str(home).startswith("/usr/lib/"):
        yield notice(
            f"PySide6 来自系统软件包（{home}），这样的版本会漏内存（pyqtgraph #3265、#3270）",
            f"PySide6 comes from the system's packages ({home}); such builds leak memory (pyqtgraph #3265, #3270)",
            f"改用 PyPI 的安装包：{_INSTALL}",
            f"Take it from PyPI: {_INSTALL}",
        )


def packages(installed: dict[str, Version], asked: list[Requirement], python: Version) -> Findings:
    """One finding for each package that is not as it should be, and one for all that are."""
    well = []
    for requirement in asked:
        name, version = requirement.name, installed.get(requirement.name)
        if version is None:
            yield _wrong(f"缺少 {name}", f"{name} is missing", requirement)
        elif bad := _bad(name, version, python):
            yield _wrong(f"{name} {version} {bad.zh}", f"{name} {version} {bad.en}", requirement)
        elif not requirement.specifier.contains(version, prereleases=True):
            yield notice(
                f"{name} {version} 没有试过（试过的是 {requirement.specifier}）",
                f"{name} {version} was not tried (tried: {requirement.specifier})",
                f"换成试过的版本：{_INSTALL}",
                f"Go back to one that was: {_INSTALL}",
            )
        else:
            well.append(f"{name} {version}")
    if well:
        yield ok(f"软件包：{'，'.join(well)}", f"Packages: {', '.join(well)}")


def _bad(name: str, version: Version, python: Version) -> _Bad | None:
    for bad in _KNOWN_BAD:
        if bad.package == name and version in SpecifierSet(bad.versions) and python in SpecifierSet(bad.pythons):
            return bad
    return None


def _wrong(zh: str, en: str, requirement: Requirement) -> Finding:
    mend = f"{_INSTALL}（{requirement}）"
    return error(zh, en, f"重新安装：{mend}", f"Install it anew: {_INSTALL} ({requirement})")


def _asked() -> list[Requirement]:
    """What the kiosk needs to run, as it was installed; PySide6 alone when it was not."""
    try:
        written = metadata.requires("kiosk") or []
    except metadata.PackageNotFoundError:
        written = ["PySide6-Essentials", "pyqtgraph"]
    asked = [Requirement(line) for line in written]
    return [one for one in asked if one.marker is None or one.marker.evaluate({"extra": ""})]


def _installed() -> dict[str, Version]:
    found = {}
    for requirement in _asked():
        try:
            found[requirement.name] = Version(metadata.version(requirement.name))
        except metadata.PackageNotFoundError:
            continue
    return found


#: References that come and go with the interpreter's own caches.
_HARMLESS = 100


def self_test(machine: Machine) -> Findings:
    """Ten thousand turns of Qt's event loop lose no reference to None; a binding that does aborts within the hour."""
    done = machine.apart("turns")
    try:
        told = json.loads(done.stdout) if done is not None and done.returncode == 0 else None
    except ValueError:
        told = None
    if told is None:
        reason = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1] if done is not None else "?"
        yield error(
            f"Qt 不能运行：{reason}",
            f"Qt does not run: {reason}",
            f"重新安装：{_INSTALL}；在 Debian 上再运行 make run，它会装好缺少的系统库",
            f"Install it anew: {_INSTALL}; on Debian, `make run` installs system libraries that are missing",
        )
    elif told["lost"] > _HARMLESS:
        yield error(
            f"Qt {told['qt']} 自检失败：事件循环一万次丢失 {told['lost']} 个引用，运行久了必然崩溃",
            f"Qt {told['qt']} fails its self-test: {told['lost']} references lost in 10,000 turns; it will abort",
            f"换一个 PySide6 版本：{_INSTALL}",
            f"Take another version of PySide6: {_INSTALL}",
        )
    else:
        yield ok(f"Qt {told['qt']}，自检通过", f"Qt {told['qt']}, self-test passed")
