"""Where the show was, as it is found on disk; whatever has become of the file."""

from pathlib import Path

import pytest

from kiosk.booth.place import Place


def test_it_is_found_again_for_this_content_alone(tmp_path: Path) -> None:
    place = Place(tmp_path, Path("one.yaml"))
    place.keep("3:abc")
    place.keep("4:def")
    place.close()
    again, other = Place(tmp_path, Path("one.yaml")), Place(tmp_path, Path("two.yaml"))
    assert (again.last(), other.last()) == ("4:def", "")
    again.close()
    other.close()


@pytest.mark.parametrize(
    "written", [b"", b"{", b"\xff\xfe\x00", b"[]", b'{"slide": 3}', b'{"slide": "' + 500 * b"x" + b'"}', 10_000 * b"[" ]
)  # fmt: skip
def test_a_damaged_file_is_none(tmp_path: Path, written: bytes) -> None:
    place = Place(tmp_path, Path("one.yaml"))
    place.keep("3:abc")
    place.close()
    (file,) = tmp_path.iterdir()
    file.write_bytes(written)
    assert place.last() == ""


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    place = Place(tmp_path / "file", Path("one.yaml"))
    place.keep("3:abc")
    place.close()
    assert place.last() == ""
