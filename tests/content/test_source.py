"""Files that cannot be read, or not as they should be saved."""

from pathlib import Path

import pytest

from kiosk.content.check import check
from kiosk.content.source import LARGEST_BYTES
from tests.content.checks import CheckText, Codes, played

SOUND = "slides:\n  - kind: statement\n    title: {zh: 一湖灯火, en: A lake of lights}\n"


def test_missing_file(tmp_path: Path) -> None:
    (tmp_path / "content.yaml").write_text(SOUND)
    checked = check(tmp_path / "contents.yaml", {})
    assert checked.deck is None
    assert [problem.text("zh") for problem in checked.problems] == [
        "contents.yaml 错误：找不到文件“contents.yaml”。\n改法：您是不是想写 `content.yaml`？请检查文件名和所在文件夹。"
    ]
    assert checked.problems[0].text("en") == (
        "contents.yaml error: The file “contents.yaml” does not exist.\n"
        "To mend it: Did you mean `content.yaml`? Check its name and the folder it should be in."
    )


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    assert [problem.code for problem in check(tmp_path, {}).problems] == ["file_is_folder"]


def test_too_large_a_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "content.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("was opened"))
    problem = check(path, {}).problems[0]
    assert problem.text("en").startswith("content.yaml error: The file has 50 MB; more than 5 MB is not read.\n")


def test_largest_file_is_read(check_text: CheckText) -> None:
    sound = SOUND.encode()
    checked = check_text(sound + b"#" * (LARGEST_BYTES - len(sound)))
    assert checked.deck is not None
    assert checked.problems == ()


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "content.yaml"
    path.write_text(SOUND)
    monkeypatch.setattr(Path, "open", refuse)
    assert [(problem.code, problem.params["reason"]) for problem in check(path, {}).problems] == [
        ("file_unreadable", "Permission denied")
    ]


@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff", "# nothing\n", "---\n"])
def test_empty_file(content: str, check_text: CheckText) -> None:
    checked = check_text(content)
    assert checked.deck is None
    assert [problem.code for problem in checked.problems] == ["file_empty"]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", []), ("utf-8-sig", []), ("gb18030", ["encoding_gb18030"]), ("utf-16", ["encoding_utf16"])],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, told: list[str], newline: str, check_text: CheckText) -> None:
    checked = check_text(SOUND.replace("\n", newline).encode(encoding))
    assert played(checked).slides[0].title.zh == "一湖灯火"
    assert [problem.code for problem in checked.problems] == told


def test_gbk_says_how_to_save(check_text: CheckText) -> None:
    (problem,) = check_text(SOUND.encode("gbk")).problems
    assert problem.severity == "warning"
    assert problem.text("zh").endswith("改法：请另存为 UTF-8：记事本 → 另存为 → 编码选“UTF-8”。")
    assert problem.place == "content.yaml:3:1"


def test_bytes_that_are_no_text(check_text: CheckText) -> None:
    checked = check_text(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\xff")
    assert checked.deck is None
    assert [problem.code for problem in checked.problems] == ["encoding_unknown"]


def test_one_damaged_byte_costs_one_slide(check_text: CheckText) -> None:
    content = SOUND.encode() + "  - kind: statement\n    title: 智能向善，美好".encode()[:-1] + b"\n"
    checked = check_text(content)
    assert len(played(checked).slides) == 1
    assert [(problem.code, problem.line) for problem in checked.errors] == [("encoding_damaged", 5)]


def test_control_characters_become_spaces(check_text: CheckText) -> None:
    checked = check_text("slides:\n  - kind: statement\n    title: a\x00b\x07\n")
    assert played(checked).slides[0].title.en == "a b"
    assert [(problem.code, problem.line, problem.column) for problem in checked.problems] == [
        ("control_character", 3, 13),
        ("control_character", 3, 15),
    ]


def test_odd_line_breaks_do_not_move_the_lines(codes: Codes) -> None:
    assert codes("slides:\n  - kind: statement\n    title: a\u2028b\x85c\n    nope: x\n") == [("key_unknown", 4)]
