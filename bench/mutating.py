"""Harms a content file in every way a hand, an editor or a disk may, and sees what becomes of it on the stage.

Whatever happens, there must be a deck, or a problem on a true line; never an exception, never a blank screen. The tests
do the same with fewer cases. As a program it prints one line of JSON. Must not know goals or tables.
"""

from __future__ import annotations

import argparse
import json
import shutil
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from kiosk.clock import ManualClock
from kiosk.content.check import check
from kiosk.content.checked import Checked
from kiosk.content.deck import Deck
from kiosk.content.source import decode
from kiosk.look.frame import Frame
from kiosk.look.look import Look
from kiosk.look.probe import probe
from kiosk.slides import contents, discover
from kiosk.stage.stage import Stage

Harm = Callable[[bytes], bytes]
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BYTES = [
    b"", b"\0", b"\xff", b"\t", b"\n", b"\r", b" ", b"  ", b":", b": ", b"-", b"- ", b"[", b"]", b"{", b"}", b"'", b'"',
    b"#", b"&a ", b"*a", b"!x ", b"|", b">", b"%", b"@", b"?", b",", b"<<: ", b"---\n", b"...\n", b"\\", b"~",
    "\u3000".encode(), "\u00a0".encode(), "：".encode(), "，".encode(), "\ufeff".encode(),
    "𫬎".encode(), b"\xe2\x80\xa8",
]  # fmt: skip
_VALUES = [
    "", "~", "no", "0", "-1", "1e999", "nan", "99999999999999999999", "3.14159", "1,900", "35%", "12:30", "2026-13-45",
    "[]", "{}", "[a, b]", "{zh: 甲}", "{zh: 甲, fr: un}", "x", "字" * 400, "'unclosed", "http://示例",
    "../../etc/passwd", "assets/none.png", "C:\\a.png", "bars", "&a [*a]",
    "!!python/object:os.system x", "|", "- - -", "\u200b", "%",
]  # fmt: skip


def byte_harm() -> st.SearchStrategy[Harm]:
    """A few places of the file, where bytes go and others come."""
    edit = st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(_BYTES) | st.binary(max_size=4))
    return st.lists(edit, min_size=1, max_size=5).map(_edited)


def _edited(edits: list[tuple[float, int, bytes]]) -> Harm:
    def harm(content: bytes) -> bytes:
        for place, length, put in edits:
            at = round(place * len(content))
            content = content[:at] + put + content[at + length :]
        return content

    return harm


def node_harm() -> st.SearchStrategy[Harm]:
    """A few values or keys of the tree: gone, doubled, exchanged, of another kind, or indented otherwise."""
    act = st.sampled_from(["value", "delete", "double", "swap", "wrap", "indent", "outdent"])
    edit = st.tuples(st.floats(0, 1), act, st.floats(0, 1), st.sampled_from(_VALUES))
    return st.lists(edit, min_size=1, max_size=3).map(_regrown)


def _regrown(edits: list[tuple[float, str, float, str]]) -> Harm:
    def harm(content: bytes) -> bytes:
        text = content.decode("utf-8")
        for place, act, other, value in edits:
            spans = _spans(text)
            if spans:
                text = _acted(text, _chosen(spans, place), act, _chosen(spans, other), value)
        return text.encode("utf-8")

    return harm


def _spans(text: str) -> list[tuple[int, int]]:
    """Where every node of a YAML text begins and ends; none when it is no YAML any more."""
    try:
        nodes = [yaml.compose(text, _LOADER)]
    except (yaml.YAMLError, RecursionError, ValueError):
        return []
    spans: list[tuple[int, int]] = []
    seen: set[int] = set()
    while nodes:
        node = nodes.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        spans.append((node.start_mark.index, node.end_mark.index))
        if isinstance(node, yaml.MappingNode):
            nodes += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            nodes += node.value
    return sorted(set(spans))


def _chosen(spans: list[tuple[int, int]], share: float) -> tuple[int, int]:
    return spans[min(len(spans) - 1, int(share * len(spans)))]


def _acted(text: str, span: tuple[int, int], act: str, other: tuple[int, int], value: str) -> str:
    start, end = span
    node = text[start:end]
    line = text.rfind("\n", 0, start) + 1
    if act == "swap":
        (first, first_end), (second, second_end) = sorted((span, other))
        if first_end > second:
            return text
        between = text[first_end:second]
        return text[:first] + text[second:second_end] + between + text[first:first_end] + text[second_end:]
    if act in ("indent", "outdent"):
        return text[:line] + "  " + text[line:] if act == "indent" else text[:line] + text[line:].removeprefix("  ")
    put = {"value": value, "delete": "", "double": f"{node}{node}", "wrap": f"[{node}]"}[act]
    return text[:start] + put + text[end:]


# ----- what becomes of it --------------------------------------------------------------------------------------------


class Harmed:
    """A folder with a content file that is harmed again and again, and a small stage."""

    def __init__(self, content: Path, folder: Path) -> None:
        """Copies the file and what it refers to."""
        self.sound = content.read_bytes()
        self._file = folder / content.name
        shutil.copytree(content.parent / "assets", folder / "assets")
        self._kinds = contents()

    def check(self, harm: Harm) -> tuple[Checked, list[str]]:
        """What the check came to, and what is wrong with that: nothing, if it keeps its word."""
        data = harm(self.sound)
        self._file.write_bytes(data)
        checked = check(self._file, self._kinds, probe)
        complaints = [] if checked.deck is not None or checked.problems else ["neither a deck nor a problem"]
        source, _ = decode(self._file.name, data)
        lines = source.lines if source is not None else None
        for problem in checked.problems:
            if problem.cell:
                continue
            if problem.line is None or problem.column is None:
                complaints.append(f"{problem.code} without a place")
            elif lines is not None and not 1 <= problem.line <= len(lines):
                complaints.append(f"{problem.code} on line {problem.line} of {len(lines)}")
            elif lines is not None and problem.snippet and problem.snippet != lines[problem.line - 1]:
                complaints.append(f"{problem.code} shows another line than its own")
            complaints += [f"{problem.code} has no words" for language in ("zh", "en") if not problem.what(language)]
        return checked, complaints

    def blank(self, deck: Deck | None) -> bool:
        """Whether the stage shows nothing of it: at the beginning, while the page enters, and at rest."""
        clock = ManualClock()
        stage = Stage(clock, discover(), Look(Frame(640, 360)))
        stage.replace(deck or Deck())
        shown = set()
        for seconds in (0.0, 0.3, 3.0):
            clock.advance(seconds)
            stage.advance()
            image = QImage(640, 360, QImage.Format.Format_RGB32)
            image.fill(0)
            painter = QPainter(image)
            stage.paint(painter, QRegion(image.rect()))
            painter.end()
            shown.add(len({image.pixel(x, y) for x in range(0, 640, 7) for y in range(0, 360, 5)}))
        return min(shown) < 20


def main() -> int:
    """Harm the file so many times in each of two ways."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutating")
    parser.add_argument("content", type=Path)
    parser.add_argument("cases", type=int)
    words = parser.parse_args()
    application = QApplication([])
    seen: dict[str, Any] = {"cases": 0, "decks": 0, "whole": 0, "painted": 0, "complaints": [], "slowest": 0.0}
    codes: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        harmed = Harmed(words.content, Path(folder))

        def case(harm: Harm) -> None:
            seen["cases"] += 1
            began = time.process_time()
            try:
                checked, complaints = harmed.check(harm)
            except Exception as error:
                seen["complaints"].append(f"{type(error).__name__}: {error}"[:200])
                return
            seen["slowest"] = max(seen["slowest"], time.process_time() - began)
            codes.update({problem.code for problem in checked.problems})
            seen["decks"] += checked.deck is not None
            seen["whole"] += checked.good
            if seen["cases"] % 10 == 0:
                seen["painted"] += 1
                complaints += ["a blank screen"] if harmed.blank(checked.deck) else []
            seen["complaints"] += complaints

        for strategy in (byte_harm(), node_harm()):
            cases = settings(max_examples=words.cases // 2, deadline=None, database=None, derandomize=True)
            cases(given(strategy)(case))()
    del application
    print(json.dumps({**seen, "codes": len(codes), "common": codes.most_common(8)}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
