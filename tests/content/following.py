"""A content file that is followed, on a clock that goes on as the app's does."""

from collections.abc import Callable
from pathlib import Path

from kiosk.content.examine import Here
from kiosk.content.follow import Follow
from kiosk.content.pictures import PictureFault, Size
from tests.content.checks import Kinds
from tests.content.tables import xlsx

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


def show_folder(tmp_path: Path) -> Path:
    """A folder with a deck, its picture and its table."""
    folder = tmp_path / "show"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "lake.png").write_bytes(b"picture 1")
    xlsx(folder / "assets" / "companies.xlsx", [["企业名称", "英文名称"], ["示例一", "Sample 1"]])
    write(folder, "one")
    return folder


def starting(folder: Path, kinds: Kinds) -> Callable[..., Followed]:
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
