"""However a file is saved, it is followed within two seconds; while it is faulty, the last good deck plays."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tables import xlsx

from kiosk.content.checked import Checked
from kiosk.content.examine import Here
from kiosk.content.follow import Follow, Threaded
from kiosk.content.last_good import LastGood
from kiosk.content.pictures import PictureFault, Size
from kiosk.content.problems import Problem

DECK = """slides:
  - {{kind: statement, title: {{zh: {title}, en: {title}}}}}
  - {{kind: picture, title: {{zh: 湖, en: Lake}}, picture: assets/lake.png}}
companies: assets/companies.xlsx
"""
BROKEN = "slides:\n  - kind: statement\n    title: [unclosed\n"


def probe(path: Path) -> Size | PictureFault:
    return Size(3840, 2160) if path.read_bytes().startswith(b"picture") else PictureFault("not a picture")


class AtOnce:
    """In place of a thread: whatever is handed over has been done."""

    busy = False

    def do(self, work: Callable[[], bool], then: Callable[[], None]) -> None:
        if work():
            then()

    def end(self) -> None: ...


class Followed(Follow):
    """A followed file, and a clock that goes on as the app's does."""

    now = 0.0

    def seconds_until(self, met: Callable[[], bool]) -> float:
        """How long it takes; gives up after 20."""
        began = self.now
        while not met():
            assert self.now - began < 20, [problem.text("en") for problem in self.checked.problems]
            self.look(self.now)
            self.now += max(0.02, self.due(self.now))
        return self.now - began

    def pass_time(self, seconds: float) -> None:
        end = self.now + seconds
        self.seconds_until(lambda: self.now >= end)

    @property
    def title(self) -> str:
        return self.deck.slides[0].title.zh if self.deck.slides else ""

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.checked.problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "show"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "lake.png").write_bytes(b"picture 1")
    xlsx(folder / "assets" / "companies.xlsx", [["企业名称", "英文名称"], ["示例一", "Sample 1"]])
    write(folder, "one")
    return folder


@pytest.fixture
def start(folder: Path, kinds) -> Callable[..., Followed]:
    """Start to follow, and let a second pass; `examined` to the end of the first full check."""

    def run(*, examined: bool = True) -> Followed:
        follow = Followed(folder / "content.yaml", kinds, probe, Here(kinds, probe), hands=AtOnce)
        if examined:
            follow.check_again()
        follow.pass_time(1.0)
        return follow

    return run


def write(folder: Path, title: str) -> None:
    (folder / "content.yaml").write_text(DECK.format(title=title), "utf-8")


# ----- however it is saved -----


def in_place(file: Path, data: bytes, follow: Followed) -> None:
    file.write_bytes(data)


def renamed(file: Path, data: bytes, follow: Followed) -> None:
    fresh = file.with_name(f".{file.name}.swp")
    fresh.write_bytes(data)
    fresh.replace(file)


def in_pieces(file: Path, data: bytes, follow: Followed) -> None:
    """Truncated, then written slowly: it is looked at in between."""
    file.write_bytes(b"")
    for end in range(0, len(data) + 40, 40):
        follow.pass_time(0.2)
        file.write_bytes(data[:end])


def deleted_first(file: Path, data: bytes, follow: Followed) -> None:
    file.unlink()
    follow.pass_time(3.0)
    file.write_bytes(data)


def old_time(file: Path, data: bytes, follow: Followed) -> None:
    """From a machine whose clock is wrong."""
    file.write_bytes(data)
    os.utime(file, (86400, 86400))


def kept_time(file: Path, data: bytes, follow: Followed) -> None:
    before = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def in_office(file: Path, data: bytes, follow: Followed) -> None:
    """LibreOffice: a lock file beside it while it is open."""
    lock = file.with_name(f".~lock.{file.name}#")
    lock.write_text(",staff,booth,27.11.2026 10:00,file:///home/staff;")
    follow.pass_time(1.0)
    renamed(file, data, follow)
    follow.pass_time(0.3)
    lock.unlink()


def folder_replaced(file: Path, data: bytes, follow: Followed) -> None:
    folder = follow.content.parent
    fresh = folder.with_name("fresh")
    shutil.copytree(folder, fresh)
    (fresh / file.relative_to(folder)).write_bytes(data)
    folder.rename(folder.with_name("old"))
    follow.pass_time(1.0)
    fresh.rename(folder)


WAYS = [in_place, renamed, in_pieces, deleted_first, old_time, kept_time, in_office, folder_replaced]


@pytest.mark.parametrize("way", WAYS)
def test_a_save_is_taken_within_two_seconds_every_time(
    start: Callable[..., Followed], way: Callable[[Path, bytes, Followed], None]
) -> None:
    follow = start()
    for title in ("two", "six", "ten"):  # of one length
        way(follow.content, DECK.format(title=title).encode(), follow)
        assert follow.seconds_until(lambda title=title: follow.title == title) <= 1.0  # type: ignore[misc]
        shutil.rmtree(follow.content.parent.with_name("old"), ignore_errors=True)
    assert follow.codes == []


def test_gbk_from_notepad_is_taken_and_told(start: Callable[..., Followed]) -> None:
    follow = start()
    in_place(follow.content, DECK.format(title="园区").encode("gbk"), follow)
    assert follow.seconds_until(lambda: follow.title == "园区") <= 1.0
    assert follow.codes == ["encoding_gb18030"]


@pytest.mark.parametrize("way", WAYS)
def test_tables_are_followed_too(
    start: Callable[..., Followed], tmp_path: Path, way: Callable[[Path, bytes, Followed], None]
) -> None:
    follow = start()
    for count in (2, 3):
        rows = [["企业名称", "英文名称"], *([f"示例{number}", f"Sample {number}"] for number in range(count))]
        data = xlsx(tmp_path / "fresh.xlsx", rows).read_bytes()
        way(follow.content.parent / "assets" / "companies.xlsx", data, follow)
        assert follow.seconds_until(lambda count=count: len(follow.deck.companies) == count) <= 1.0  # type: ignore[misc]
        shutil.rmtree(follow.content.parent.with_name("old"), ignore_errors=True)


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_that_was_exchanged_is_told(
    start: Callable[..., Followed], way: Callable[[Path, bytes, Followed], None]
) -> None:
    follow = start()
    for data in (b"picture 2", b"picture 3"):
        way(follow.content.parent / "assets" / "lake.png", data, follow)
        assert follow.seconds_until(lambda: follow.take_exchanged() == {"assets/lake.png"}) <= 1.0
        shutil.rmtree(follow.content.parent.with_name("old"), ignore_errors=True)


class Whole(Here):
    """Answers in whole paths, as an examiner does that lives in a process of its own."""

    def examine(self, content: Path) -> Iterator[Checked | None]:
        return super().examine(Path(os.path.abspath(content)))


def test_it_is_told_however_the_content_file_was_named(
    folder: Path, kinds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    follow = Followed(Path("show", "content.yaml"), kinds, probe, Whole(kinds, probe), hands=AtOnce)
    before = follow.deck
    follow.check_again()
    follow.pass_time(1.0)
    assert follow.deck is before  # the same deck in the same folder
    renamed(folder / "assets" / "lake.png", b"picture 2", follow)
    assert follow.seconds_until(lambda: follow.take_exchanged() == {"assets/lake.png"}) <= 1.0
    write(folder, "two")
    assert follow.seconds_until(lambda: follow.title == "two") <= 1.0


def test_what_did_not_change_stays_the_very_same(start: Callable[..., Followed]) -> None:
    follow = start()
    before = follow.deck
    os.utime(follow.content)
    follow.pass_time(2.0)
    assert follow.deck is before
    write(follow.content.parent, "two")
    follow.seconds_until(lambda: follow.title == "two")
    assert follow.deck.companies is before.companies


# ----- the last good deck -----


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
