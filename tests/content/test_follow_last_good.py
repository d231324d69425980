"""While a file is faulty the last good deck plays, also after a restart."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.content.follow import Threaded
from kiosk.content.last_good import LastGood
from kiosk.content.problems import Problem
from tests.content.checks import Kinds
from tests.content.following import BROKEN, Followed, show_folder, starting, write
from tests.content.tables import xlsx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return show_folder(tmp_path)


@pytest.fixture
def start(folder: Path, kinds: Kinds) -> Callable[..., Followed]:
    return starting(folder, kinds)


def told(follow: Followed) -> Problem:
    return next(problem for problem in follow.checked.problems if problem.code.startswith("last_good"))


def test_a_broken_save_leaves_the_deck_as_it_is_and_staff_are_told(start: Callable[..., Followed]) -> None:
    follow = start()
    before = follow.deck
    follow.content.write_text(BROKEN)
    follow.seconds_until(lambda: not follow.checked.good)
    assert follow.deck.slides is before.slides
    assert follow.deck.companies is before.companies
    assert follow.codes[0] == "last_good_plays"
    assert "bracket_open" in follow.codes
    write(follow.content.parent, "two")
    follow.seconds_until(lambda: follow.title == "two")
    assert follow.codes == []
    assert Path(follow.deck.folder) == follow.content.parent


def test_it_survives_a_restart_with_its_pictures_and_tables(start: Callable[..., Followed], folder: Path) -> None:
    start().close()
    (folder / "content.yaml").write_text(BROKEN)
    (folder / "assets" / "lake.png").write_bytes(b"overwritten")
    (folder / "assets" / "companies.xlsx").unlink()
    follow = start(examined=False)
    assert follow.title == "one"
    assert len(follow.deck.companies) == 1
    assert (Path(follow.deck.folder) / "assets" / "lake.png").read_bytes() == b"picture 1"
    assert follow.codes[0] == "last_good_plays"
    assert told(follow).severity == "warning"
    follow.check_again()
    follow.pass_time(1.0)
    assert follow.title == "one"
    write(folder, "two")
    (folder / "assets" / "lake.png").write_bytes(b"picture 2")
    xlsx(folder / "assets" / "companies.xlsx", [["企业名称", "英文名称"], ["示例一", "Sample 1"]])
    follow.seconds_until(lambda: follow.title == "two")
    assert follow.codes == []


def test_a_folder_that_is_gone_at_the_start_is_no_reason_for_an_empty_screen(
    start: Callable[..., Followed], folder: Path
) -> None:
    start().close()
    folder.rename(folder.with_name("elsewhere"))
    follow = start()
    assert follow.title == "one"
    folder.with_name("elsewhere").rename(folder)
    follow.seconds_until(lambda: follow.checked.good)
    assert Path(follow.deck.folder) == folder


def test_a_picture_that_breaks_while_it_runs_is_played_from_its_copy(
    start: Callable[..., Followed], folder: Path
) -> None:
    follow = start()
    before = follow.deck
    (folder / "assets" / "lake.png").write_bytes(b"half a")
    follow.seconds_until(lambda: not follow.checked.good)
    assert follow.deck.slides is before.slides
    assert (Path(follow.deck.folder) / "assets" / "lake.png").read_bytes() == b"picture 1"
    assert follow.codes == ["last_good_plays", "picture_broken"]


def test_a_picture_that_broke_before_the_start_is_found_by_the_full_check(
    start: Callable[..., Followed], folder: Path
) -> None:
    start().close()
    (folder / "assets" / "lake.png").write_bytes(b"half a")
    follow = start(examined=False)
    assert Path(follow.deck.folder) == folder  # nobody has looked into the picture
    follow.check_again()
    follow.pass_time(1.0)
    assert len(follow.deck.slides) == 2
    assert (Path(follow.deck.folder) / "assets" / "lake.png").read_bytes() == b"picture 1"


def test_at_the_first_start_ever_what_is_good_of_a_faulty_file_plays(
    start: Callable[..., Followed], folder: Path
) -> None:
    (folder / "assets" / "lake.png").write_bytes(b"half a")
    follow = start()
    assert [slide.title.zh for slide in follow.deck.slides] == ["one"]
    assert follow.codes == ["picture_broken"]


@pytest.mark.parametrize("harm", ["full", "read-only", "a file in its place"])
def test_a_disk_that_takes_nothing_is_told_and_costs_nothing_else(
    start: Callable[..., Followed], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, harm: str
) -> None:
    if harm == "full":
        monkeypatch.setattr("shutil.disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 0))
    elif harm == "read-only":
        monkeypatch.setattr(Path, "mkdir", refuse)
    else:
        home = LastGood(Path("x"))._root
        monkeypatch.setattr("kiosk.content.last_good.state_folder", lambda: home / "a file" / "kiosk")
        home.mkdir(parents=True, exist_ok=True)
        (home / "a file").write_text("")
    follow = start()
    assert "the last good deck is not kept" in caplog.text
    follow.content.write_text(BROKEN)
    follow.seconds_until(lambda: not follow.checked.good)
    assert follow.title == "one"
    assert follow.codes[0] == "last_good_unkept"


def test_nobody_waits_for_a_share_that_hangs(caplog: pytest.LogCaptureFixture) -> None:
    back, told, again = threading.Event(), threading.Event(), threading.Event()
    hands = Threaded()
    hands.do(lambda: back.wait(60), told.set)
    assert hands.busy
    assert not told.is_set()
    back.set()
    assert told.wait(60)
    hands.do(lambda: bool(1 / 0), again.set)  # whatever goes wrong, the next look comes
    assert again.wait(60)
    assert "while content was followed" in caplog.text
    hands.end()


def refuse(*_: object, **__: object) -> None:
    raise OSError(30, "Read-only file system")
