"""However a file is saved, it is followed within two seconds."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.content.checked import Checked
from kiosk.content.examine import Here
from tests.content.checks import Kinds
from tests.content.following import DECK, AtOnce, Followed, probe, show_folder, starting, write
from tests.content.tables import xlsx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return show_folder(tmp_path)


@pytest.fixture
def start(folder: Path, kinds: Kinds) -> Callable[..., Followed]:
    return starting(folder, kinds)


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
    folder: Path, kinds: Kinds, monkeypatch: pytest.MonkeyPatch
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
