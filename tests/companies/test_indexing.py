"""The index that another process builds is the one that is built here, and it is there as soon as it can be."""

import pickle
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.apart import python_apart
from kiosk.companies import indexing
from kiosk.companies.indexing import Indexer
from kiosk.companies.search import Index
from kiosk.content.deck import Company

PATIENCE = 60  # seconds, on a busy machine


def _companies(*names: str) -> tuple[Company, ...]:
    return tuple(
        Company.model_validate({"id": f"c{number}", "name": name, "since": 2000 + number % 7})
        for number, name in enumerate(names)
    )


COMPANIES = _companies("九识智能", "沛心科技", "重庆示例")
MANY = _companies(*(f"示例{number:03}" for number in range(150)))


@pytest.fixture
def woken() -> threading.Event:
    return threading.Event()


@pytest.fixture
def indexer(woken: threading.Event) -> Iterator[Indexer]:
    made = Indexer(woken.set)
    yield made
    made.close()


def _index_of(indexer: Indexer, companies: tuple[Company, ...]) -> Index:
    indexer.begin(companies)
    assert indexer.making is not None
    indexer.making.exception(PATIENCE)
    index = indexer.take(companies)
    assert index is not None
    return index


def test_another_process_builds_the_same_index_for_one_deck_after_the_other(indexer: Indexer) -> None:
    for companies in (COMPANIES, MANY):
        made, here = _index_of(indexer, companies), Index.of(companies)
        for query in ("", "JSZN", "peixin", "CQ", "149", "xyz"):
            assert made.find(query, order="year").companies == here.find(query, order="year").companies
            assert made.find(query).keys == here.find(query).keys


def test_an_index_is_handed_over_once_and_only_for_its_own_companies(indexer: Indexer, woken: threading.Event) -> None:
    assert indexer.take(COMPANIES) is None
    indexer.begin(COMPANIES)
    assert woken.wait(PATIENCE)
    assert indexer.take(MANY) is None
    assert indexer.take(COMPANIES) is not None
    assert indexer.take(COMPANIES) is None
    indexer.begin(COMPANIES)  # the same ones
    assert indexer.making is None


def test_of_several_decks_the_last_is_indexed(indexer: Indexer) -> None:
    indexer.begin(COMPANIES)
    assert _index_of(indexer, MANY).find("149").companies == (149,)
    assert indexer.take(COMPANIES) is None


def test_a_process_that_has_died_is_replaced(indexer: Indexer, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def remembering(module: str) -> subprocess.Popen[bytes]:
        started.append(python_apart(module))
        return started[-1]

    monkeypatch.setattr(indexing, "python_apart", remembering)
    _index_of(indexer, COMPANIES)
    started[0].kill()
    started[0].wait()
    assert _index_of(indexer, MANY).find("149").companies == (149,)  # here
    assert _index_of(indexer, COMPANIES).find("JSZN").companies == (0,)
    assert len(started) == 2


def test_an_index_keeps_nothing_of_a_company_that_is_not_searched_for() -> None:
    told = Company.model_validate({"name": "九识智能", "story": "无人车", "track": "出行", "place": "园区"})
    kept = pickle.dumps(Index.of([told]))
    assert "九识智能".encode() in kept
    assert "无人车".encode() not in kept
    assert "园区".encode() not in kept


def test_a_start_script_without_a_guard_starts_no_second_kiosk(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(
        "from kiosk.companies.indexing import Indexer\n"
        "from kiosk.content.deck import Company\n"
        "print('started')\n"
        "indexer, companies = Indexer(), (Company.model_validate({'name': 'a'}),)\n"
        "indexer.begin(companies)\n"
        "print(len(indexer.making.result().find('').companies))\n",
        "utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["started", "1"]
    assert done.stderr == ""


def test_without_a_process_it_is_built_here(indexer: Indexer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert _index_of(indexer, COMPANIES).find("JSZN").companies == (0,)


def test_nobody_waits_for_it_at_the_end() -> None:
    script = (
        "import threading\n"
        "from kiosk.companies import indexing\n"
        "indexing.python_apart = lambda module: threading.Event().wait()\n"
        "indexer = indexing.Indexer()\n"
        "indexer.begin((object(),))\n"
        "print(indexer.making.done())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_what_goes_wrong_comes_to_whoever_asks(indexer: Indexer, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_companies: object) -> Index:
        raise ValueError("of no use")

    monkeypatch.setattr(sys, "executable", "/no/such/python")
    monkeypatch.setattr(Index, "of", broken)
    with pytest.raises(ValueError, match="of no use"):
        _index_of(indexer, COMPANIES)


def test_nobody_is_woken_once_it_is_closed(indexer: Indexer, woken: threading.Event) -> None:
    indexer.begin(COMPANIES)
    making = indexer.making
    assert making is not None
    indexer.close()
    making.exception(PATIENCE)
    assert not woken.is_set()


def test_its_process_says_nothing_when_the_show_has_ended() -> None:
    command = [sys.executable, "-m", "kiosk.companies.indexing"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=PATIENCE)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_its_process_ends_with_the_show_though_it_has_not_finished() -> None:
    command = [sys.executable, "-m", "kiosk.companies.indexing"]
    given = b"".join(indexing.packed(MANY))
    done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=PATIENCE)  # closes the pipe
    assert (done.stdout, done.stderr) == (b"", b"")
