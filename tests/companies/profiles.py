"""Companies with as little as a name and as much as a page, and their pages."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kiosk.companies.profile import ProfilePage
from kiosk.content.deck import Company, Deck
from kiosk.content.fields import Language
from kiosk.look.frame import Frame
from kiosk.look.lake import lake
from kiosk.look.look import Look
from kiosk.motion import AT_REST
from kiosk.pages.deck_page import DeckPage

ROOT = Path(__file__).parents[2]
SIZES = [(1920, 1080), (1080, 1920), (1440, 1080), (1280, 720), (2560, 1080), (1080, 1440)]
LINK = "https://example.com/companies/001?from=kiosk"


def both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


POOR = {"id": "poor", "name": both("示例企业 001", "Sample company 001")}
USUAL = {
    "id": "usual",
    "name": both("示例企业 002", "Sample company 002"),
    "legal_name": "示例企业（苏州）科技有限公司",
    "track": both("示例赛道", "Sample track"),
    "place": both("示例园", "Sample park"),
    "since": "2021",
    "story": both("一句话的示例故事，说明它做什么", "A sample story that says what it does"),
    "facts": [both("第一条示例事实", "The first sample fact"), both("第二条示例事实", "The second sample fact")],
    "honours": [both("示例荣誉", "A sample honour")],
    "figures": [
        {"label": both("覆盖", "Covered"), "value": "300+", "unit": both("城市", "cities"), "fact": both("一", "one")},
        {"label": both("示例产品", "Products"), "value": "5", "unit": both("代", "generations")},
        {"label": both("载重", "Payload"), "value": "1.8", "unit": both("吨", "tonnes")},
    ],
    "milestones": [
        {"date": "2021", "text": both("落户示例园", "Settles in the sample park"), "short": both("落户", "Settles")},
        {"date": "2023-12", "text": both("通过测试", "Passes a test"), "tag": both("首个", "First"), "fact": "一"},
        {"date": "2025-08", "text": both("发布新品", "Launches a product")},
    ],
    "link": LINK,
}
RICH = {
    **USUAL,
    "id": "rich",
    "name": both("示例" * 100, "Sample company " * 13 + "xxxxx"),
    "facts": [both(f"第 {n} 条示例事实，值得知道", f"Sample fact {n}, worth knowing") for n in range(10)],
    "honours": [both(f"示例荣誉 {n}", f"Sample honour {n}") for n in range(6)],
    "figures": [
        {"label": both(f"示例指标 {n}", f"Sample measure {n}"), "value": str(7**n), "unit": both("家", "units")}
        for n in range(12)
    ],
    "milestones": [
        {
            "date": f"{2014 + n // 2}" + (f"-{n * 5 % 12 + 1:02}" if n % 3 else ""),
            "text": both(f"第 {n} 步示例里程碑", f"Sample milestone {n}"),
            **({"tag": both("首个", "First")} if n % 6 == 0 else {}),
        }
        for n in range(20)
    ],
}
COMPANIES: dict[str, Mapping[str, object]] = {"poor": POOR, "usual": USUAL, "rich": RICH}
ALL = tuple(Company.model_validate(raw) for raw in COMPANIES.values())


def page(
    company: Mapping[str, object],
    size: tuple[int, int] = (1920, 1080),
    language: Language = "zh",
    *,
    others: tuple[Company, ...] = ALL,
    before: Mapping[str, float] | None = None,
    folder: Path = Path(),
    **look: object,
) -> ProfilePage:
    own = Company.model_validate(company)
    companies = (own, *(other for other in others if other.id != own.id))
    deck = Deck(companies=companies, folder=str(folder))
    made = ProfilePage(own, deck, replace(Look(Frame(*size), language), **look), before)  # type: ignore[arg-type]
    made.build()
    return made


def painted(shown: DeckPage, ms: float = AT_REST) -> QImage:
    """A page on the lake."""
    ground = lake(shown.frame, shown.waterline, shown.look.palette).toImage()
    image = ground.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    shown.paint(painter, ms)
    painter.end()
    return image


def dock(shown: ProfilePage) -> QRectF:
    frame, px = shown.frame, shown.look.px
    if frame.portrait:
        return QRectF(px(48), frame.progress - px(138), frame.width - px(96), px(116))
    return QRectF(px(120), frame.height - px(168), frame.width - px(240), px(124))


def in_trouble(shown: ProfilePage) -> Iterator[str]:
    """Words that meet others, leave the page, or lie under the dock."""
    margin, foot = shown.look.px(24), dock(shown).top()
    room = QRectF(margin, 0, shown.frame.width - 2 * margin, foot)
    words = [block.words for block in shown.blocks if block.words is not None]
    for rect in words:
        if not room.contains(rect):
            yield f"{rect.getRect()} leaves {room.getRect()}"
    for one, other in combinations(words, 2):
        met = one.intersected(other)
        if met.width() > 1 and met.height() > 1:
            yield f"{one.getRect()} meets {other.getRect()}"
