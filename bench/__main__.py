"""`python -m bench [--json] [--verbose] [NAME …]`: runs benches and prints their figures beside their goals.

Without a name, all but those of `NAMED_ONLY`. A bench that fails is told of, and the others run all the same.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

from bench.benches import BENCHES, NAMED_ONLY
from bench.figures import table
from bench.run import Run
from bench.virtual import ROOT

#: What is not measured but endured: each has words of its own.
TRIALS = {
    "monkey": ("bench.monkey.run", "random events on the real window, until one does what none may"),
    "soak": ("bench.soak", "days of loop and visitors in accelerated time, and what grows meanwhile"),
    "faults": ("bench.faults.run", "the kiosk under its supervisor, and everything that can happen to it"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for; 1 when something did not run. Of goals it says nothing: machines differ."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0] in TRIALS:
        status: int = importlib.import_module(TRIALS[given[0]][0]).main(given[1:])
        return status
    words = _parser().parse_args(given)
    more = {"saves": words.saves, "cases": words.cases, "companies": words.companies, "starts": words.starts}
    run = Run(words.content.resolve(), words.loops, words.taps, words.frame, **more)
    load = os.getloadavg()[0]
    failed = False
    for name in dict.fromkeys(words.names or (name for name in BENCHES if name not in NAMED_ONLY)):
        if not words.json:
            print(f"{name} …", file=sys.stderr, flush=True)
        try:
            BENCHES[name](run)
        except RuntimeError as error:
            failed = True
            print(f"{name}: {error}", file=sys.stderr, flush=True)
    machine = {**_machine(), "load": round(load, 2), **run.facts}
    print(_json(machine, run) if words.json else _text(machine, run, words.verbose))
    return int(failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", epilog=_list(), formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*BENCHES, []], help="one of those below")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--verbose", action="store_true", help="also a table by slide")
    parser.add_argument("--loops", type=int, default=60, help="loops of the memory bench, default 60")
    parser.add_argument("--taps", type=int, default=25, help="taps, openings or queries of each kind, default 25")
    parser.add_argument("--starts", type=int, default=5, help="starts of each kind, default 5")
    parser.add_argument("--saves", type=int, default=8, help="saves of each kind in the reload bench, default 8")
    parser.add_argument("--cases", type=int, default=2000, help="harmed files in the mutations bench, default 2000")
    parser.add_argument("--companies", type=int, default=0, help="measure with so many synthetic companies instead")
    parser.add_argument("--content", type=Path, default=ROOT / "content.yaml", help="another deck")
    parser.add_argument("--frame", type=_size, metavar="WxH", help="measure at this one size instead")
    return parser


def _list() -> str:
    """Every bench and trial with a line."""
    lines = {name: (bench.__doc__ or "").partition("\n")[0] for name, bench in BENCHES.items()}
    parts = {
        "benches": {name: line for name, line in lines.items() if name not in NAMED_ONLY},
        "benches that run only when they are named": {name: lines[name] for name in BENCHES if name in NAMED_ONLY},
        "trials, which have words of their own (see `python -m bench NAME --help`)": {
            name: f"{line[0].upper()}{line[1:]}." for name, (_, line) in TRIALS.items()
        },
    }
    return "\n\n".join(
        "\n".join([f"{title}:", *(f"  {name:16}{line}" for name, line in part.items())])
        for title, part in parts.items()
    )


def _size(text: str) -> tuple[int, int]:
    wide, _, high = text.partition("x")
    return int(wide), int(high)


def _machine() -> dict[str, Any]:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {
        "cpu": models[0] if models else platform.processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def _text(machine: dict[str, Any], run: Run, verbose: bool) -> str:
    named = {"qt": "?", "platform": "?", **machine}
    head = (
        f"{named['cpu']}, {named['cores']} cores (load {named['load']:g} when it began), no GPU used · "
        f"Python {named['python']} · Qt {named['qt']}, {named['platform']} on Xvfb"
    )
    if "slides" in named:
        head += f"\n{run.content.name}: {named['slides']} slides, {named['failed']} of them set aside, "
        head += f"{named['errors']} errors in the file"
    rows = [figure.row() for figure in run.figures]
    parts = [head, table(("figure", "value", "goal", "met?", "note"), rows), *(run.details if verbose else [])]
    return "\n\n".join(parts)


def _json(machine: dict[str, Any], run: Run) -> str:
    seen: dict[str, Any] = {"machine": machine}
    seen |= {figure.name: figure.value for figure in run.figures}
    seen["goals"] = {
        figure.name: {"goal": figure.goal, "met": figure.met} for figure in run.figures if figure.goal is not None
    }
    seen["notes"] = {figure.name: figure.note for figure in run.figures if figure.note}
    return json.dumps(seen, ensure_ascii=False)


if __name__ == "__main__":
    raise SystemExit(main())
