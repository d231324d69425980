"""Pictures that a deck names: inside the folder, of a sound size, and an SVG that keeps to itself."""

from pathlib import Path

import pytest

from kiosk.content.check import check
from kiosk.content.pictures import LARGEST_BYTES, PictureFault, Size, examine, svg_fault
from kiosk.slides.timeline import Content as Timeline
from tests.content.checks import Kinds, played, shown

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "show" / "assets").mkdir(parents=True)
    (tmp_path / "show" / "assets" / "Lake.png").write_bytes(b"\x89PNG")
    (tmp_path / "show" / "assets" / "湖.svg").write_text(SVG)
    (tmp_path / "outside.png").write_bytes(b"\x89PNG")
    return tmp_path / "show"


@pytest.mark.parametrize("written", ["assets/Lake.png", "assets\\Lake.png", "./assets/Lake.png", "assets/湖.svg"])
def test_sound_pictures(written: str, folder: Path) -> None:
    finding = examine(written, folder)
    assert finding.code is None
    assert finding.file is not None
    assert finding.file.is_file()


@pytest.mark.parametrize(
    ("written", "code", "nearest"),
    [
        ("assets/Lakes.png", "picture_missing", "assets/Lake.png"),
        ("Lake.png", "picture_missing", "assets/Lake.png"),
        ("assets/zzz.png", "picture_missing", ""),
        ("nowhere/zzz.png", "picture_missing", ""),
        ("assets/lake.PNG", "picture_case", "assets/Lake.png"),
        ("Assets/lake.png", "picture_case", "assets/Lake.png"),
        ("../outside.png", "picture_outside", None),
        ("assets/../../outside.png", "picture_outside", None),
        ("..\\outside.png", "picture_outside", None),
        ("/etc/hostname", "picture_absolute", None),
        ("\\\\server\\share\\x.png", "picture_absolute", None),
        ("C:\\Users\\x.png", "picture_absolute", None),
        ("c:/x.png", "picture_absolute", None),
        ("file:///x.png", "picture_absolute", None),
        ("https://example.org/x.png", "picture_absolute", None),
        ("~/x.png", "picture_absolute", None),
        ("assets", "picture_not_file", None),
        (".", "picture_not_file", None),
        ("x\0.png", "picture_outside", None),
        ("x" * 300 + ".png", "picture_unreadable", None),
    ],
)
def test_wrong_paths(written: str, code: str, nearest: str | None, folder: Path) -> None:
    finding = examine(written, folder)
    assert finding.code == code
    assert dict(finding.params).get("nearest") == nearest


def test_links_that_lead_out(folder: Path) -> None:
    (folder / "assets" / "link.png").symlink_to(folder.parent / "outside.png")
    (folder / "assets" / "ring.png").symlink_to(folder / "assets" / "ring.png")
    (folder / "assets" / "inside.png").symlink_to(folder / "assets" / "Lake.png")
    assert examine("assets/link.png", folder).code == "picture_outside"
    assert examine("assets/ring.png", folder).code in ("picture_outside", "picture_unreadable")
    assert examine("assets/inside.png", folder).code is None


def test_formats_and_weight(folder: Path) -> None:
    (folder / "x.gif").write_bytes(b"GIF89a")
    (folder / "x.svgz").write_bytes(b"\x1f\x8b")
    with (folder / "heavy.png").open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    assert [examine(name, folder).code for name in ("x.gif", "x.svgz", "heavy.png")] == [
        "picture_format", "picture_format", "picture_heavy",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (Size(3840, 2160), None),
        (Size(1920, 1), None),
        (Size(1919, 1080), "picture_small"),
        (Size(30_001, 10), "picture_huge"),
        (Size(10_001, 10_000), "picture_huge"),
        (Size(10_000, 10_000), None),
        (PictureFault("not a picture"), "picture_broken"),
        (PictureFault("truncated"), "picture_truncated"),
    ],
)
def test_what_the_probe_found(found: Size | PictureFault, code: str | None, folder: Path) -> None:
    assert examine("assets/Lake.png", folder, lambda _: found).code == code


def test_a_small_drawing_is_no_matter(folder: Path) -> None:
    assert examine("assets/湖.svg", folder, lambda _: Size(48, 48)).code is None


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("", None),
        ('<use href="#a"/><use xlink:href=" #a"/><image href="data:image/png;base64,AA"/>', None),
        ('<path fill="url(#g)" style="filter: url( \'#f\' )"/>', None),
        ('<!-- <script/> <image href="x.png"/> -->', None),
        ('<image href="other.png"/>', "svg_outside"),
        ("<image xlink:href = 'file:///etc/passwd'/>", "svg_outside"),
        ('<a HREF="https://example.org"/>', "svg_outside"),
        ('<path fill="url(other.svg#g)"/>', "svg_outside"),
        ("<style>@import 'x.css';</style>", "svg_outside"),
        ("<style>a { fill: url( 'x.svg' ) }</style>", "svg_outside"),
        ("<script>1</script>", "svg_active"),
        ("<svg:script/>", "svg_active"),
        ("<foreignObject/>", "svg_active"),
        ('<path onload="x()"/>', "svg_active"),
    ],
)
def test_svg_keeps_to_itself(inside: str, code: str | None) -> None:
    for encoding in ("utf-8", "utf-16"):
        assert svg_fault(f"<svg>{inside}</svg>".encode(encoding)) == code


def test_a_path_that_breaks_off_is_told_and_the_drawing_shown_meanwhile(folder: Path, kinds: Kinds) -> None:
    (folder / "assets" / "湖.svg").write_text('<svg>\n<path d="M 0 0 L nonsense"/>\n</svg>', "utf-8")
    content = folder / "content.yaml"
    content.write_text("slides:\n- {kind: picture, title: a, picture: assets/湖.svg}\n", "utf-8")
    checked = check(content, kinds, lambda _: Size(10, 10))
    assert len(played(checked).slides) == 1
    (problem,) = (problem for problem in checked.problems if problem.code == "svg_path")
    assert (problem.severity, problem.line, problem.params["row"], problem.params["text"]) == (
        "warning", 2, "2", "L nonsense",
    )  # fmt: skip


def test_svg_entities() -> None:
    assert svg_fault(b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>') == "svg_outside"
    assert svg_fault(b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>') is None


def test_an_svg_under_another_name_is_still_one(folder: Path) -> None:
    (folder / "x.png").write_text('<?xml version="1.0"?><svg><script/></svg>')
    assert examine("x.png", folder).code == "svg_active"


def test_in_a_deck(folder: Path, kinds: Kinds) -> None:
    """A slide that is its picture goes without it; anything else stays and goes without the picture."""
    path = folder / "content.yaml"
    path.write_text(
        "slides:\n"
        "- {kind: picture, title: a, picture: assets/lake.png}\n"
        "- {kind: picture, title: b, picture: assets/Lake.png}\n"
        "- {kind: timeline, title: c, company: x, picture: ../y.png}\n"
        "companies:\n"
        "- {id: x, name: X, picture: assets/no.png}\n",
        "utf-8",
    )
    asked: list[Path] = []

    def probe(file: Path) -> Size:
        asked.append(file)
        return Size(100, 100)

    checked = check(path, kinds, probe)
    assert [slide.title.zh for slide in played(checked).slides] == ["b", "c"]
    assert shown(checked, Timeline, 1).picture is None
    assert played(checked).companies[0].picture is None
    assert [(problem.code, problem.line, problem.severity) for problem in checked.problems] == [
        ("picture_case", 2, "error"),
        ("picture_small", 3, "warning"),
        ("picture_outside", 4, "error"),
        ("picture_missing", 6, "error"),
    ]
    assert checked.problems[0].text("zh") == (
        "content.yaml:2:38 错误：图片“assets/lake.png”的大小写与文件名不一致。\n"
        "    - {kind: picture, title: a, picture: assets/lake.png}\n"
        "                                         ^\n"
        "改法：您是不是想写 `assets/Lake.png`？"
    )
    assert asked == [folder / "assets/Lake.png"]
    assert set(checked.files) == {folder / "assets/lake.png", folder / "assets/Lake.png", folder / "assets/no.png"}
