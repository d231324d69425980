"""Machines to examine: a folder for their files, and programs that say what the test wants them to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from kiosk.clock import ManualClock
from kiosk.staff.doctor.finding import Finding
from kiosk.staff.doctor.machine import Machine

SHANGHAI = timezone(timedelta(hours=8), "CST")
MORNING = datetime(2026, 12, 1, 10, 0, tzinfo=SHANGHAI)


@dataclass
class Shop:
    """Builds a machine in a folder."""

    folder: Path
    platform: str = "linux"
    now: datetime = MORNING

    def file(self, path: str, text: str) -> None:
        """A file of the system."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def program(self, name: str, prints: str, status: int = 0, when: str = "") -> None:
        """A program that prints this; with `when`, only if its words hold that, and nothing else."""
        script = self.folder / "bin" / name
        script.parent.mkdir(exist_ok=True)
        before = script.read_text("utf-8") if script.exists() else "#!/bin/sh\n"
        said = self.folder / f"{name}-{len(before)}"
        said.write_text(prints, "utf-8")
        test = f'case "$*" in *{when!r}*) ' if when else "case x in x) "
        script.write_text(f"{before}{test}/bin/cat {said}; exit {status};; esac\n", "utf-8")
        script.chmod(0o755)

    def machine(self, **environment: str) -> Machine:
        """What was built so far."""
        path = {"PATH": str(self.folder / "bin")}
        return Machine(self.folder, path | environment, ManualClock(self.now), self.platform)


def levels(findings: Iterable[Finding]) -> list[str]:
    return [finding.level for finding in findings]


def said(findings: Iterable[Finding]) -> str:
    return "\n".join(finding.text("en") for finding in findings)
