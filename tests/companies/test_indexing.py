"""The index that another process builds is the one that is built here."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.companies import indexing
from kiosk.companies.search import Index
from kiosk.content.deck import Company

COMPANIES = tuple(
    Company.model_validate({"id": f"c{number}", "name": {"zh": name, "en": english}})
    for number, (name, english) in enumerate((("九识智能", "Jiushi"), ("沛心科技", "Peixin"), ("重庆示例", "Sample")))
)


def test_another_process_builds_the_same_index() -> None:
    made, here = indexing.index_of(COMPANIES), Index.of(COMPANIES)
    for query in ("", "JSZN", "peixin", "CQ", "xyz"):
        assert made.find(query).companies == here.find(query).companies
        assert made.find(query).keys == here.find(query).keys


def test_more_companies_than_go_in_one_part_keep_their_order() -> None:
    many = tuple(
        Company.model_validate({"id": f"c{number}", "name": f"示例{number:03}", "since": 2000 + number % 7})
        for number in range(150)
    )
    made, here = indexing.index_of(many), Index.of(many)
    assert made.find("", order="year").companies == here.find("", order="year").companies
    assert made.find("149").companies == (149,)


def test_an_index_keeps_nothing_of_a_company_that_is_not_searched_for() -> None:
    told = Company.model_validate(
        {"name": "九识智能", "story": "无人车", "track": "出行", "place": "园区", "since": 2021}
    )
    kept = pickle.dumps(Index.of([told]))
    assert "九识智能".encode() in kept
    assert "无人车".encode() not in kept
    assert "园区".encode() not in kept


def test_a_start_script_without_a_guard_starts_no_second_kiosk(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(
        "from kiosk.companies.indexing import index_of\n"
        "from kiosk.content.deck import Company\n"
        "print('started')\n"
        "print(len(index_of((Company.model_validate({'name': 'a'}),)).find('').companies))\n",
        "utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["started", "1"]
    assert done.stderr == ""


def test_without_a_process_it_is_built_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert indexing.index_of(COMPANIES).find("JSZN").companies == (0,)


def test_nobody_waits_for_it_at_the_end() -> None:
    script = (
        "import threading\n"
        "from kiosk.companies import indexing\n"
        "indexing.index_of = lambda companies: threading.Event().wait()\n"
        "print(indexing.indexing(()).done())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_what_goes_wrong_comes_to_whoever_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(companies: tuple[Company, ...]) -> Index:
        raise ValueError("of no use")

    monkeypatch.setattr(indexing, "index_of", broken)
    assert isinstance(indexing.indexing(()).exception(timeout=60), ValueError)


def test_its_process_says_nothing_when_the_show_has_ended() -> None:
    command = [sys.executable, "-m", "kiosk.companies.indexing"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_its_process_ends_with_the_show_though_it_has_not_finished() -> None:
    command = [sys.executable, "-m", "kiosk.companies.indexing"]
    given = b"".join(indexing.packed(COMPANIES))
    done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=60)  # closes the pipe
    assert (done.stdout, done.stderr) == (b"", b"")
