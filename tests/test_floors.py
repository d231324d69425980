"""The floors of the house hold while the program runs, where the import linter cannot look."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def loaded(after: str) -> set[str]:
    """The top-level packages in a fresh process that ran some code."""
    code = f"{after}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module", ["kiosk.content.check", "kiosk.content.watch", "kiosk.content.schedule", "kiosk.content.dwell"]
)
def test_content_is_checked_without_qt(module: str) -> None:
    assert loaded(f"import {module}") & {"PySide6", "shiboken6", "pyqtgraph", "numpy"} == set()


def test_a_whole_check_needs_no_qt() -> None:
    code = "from pathlib import Path\nfrom kiosk.content.check import check\ncheck(Path('content.yaml'), {})"
    assert loaded(code) & {"PySide6", "shiboken6", "pyqtgraph", "numpy"} == set()


def test_time_and_motion_need_the_standard_library_alone() -> None:
    assert loaded("import kiosk.clock, kiosk.motion") - loaded("pass") - set(sys.stdlib_module_names) == {"kiosk"}


def test_the_command_line_answers_before_qt_is_loaded() -> None:
    assert loaded("from kiosk.cli import main") & {"PySide6", "pyqtgraph", "numpy", "yaml", "pydantic"} == set()


def test_finding_the_slide_kinds_does_not_load_the_plotting_library() -> None:
    assert "pyqtgraph" not in loaded("from kiosk.slides import discover; discover()")
