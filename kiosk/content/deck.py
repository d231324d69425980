"""The deck: what staff wrote, checked and frozen. Settings, companies, and what every slide has.

Owns the shapes that all pages read. What one slide kind adds stands in `slides/<kind>.py`. Must not know
files, positions in them, or Qt.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Field, StringConstraints

from kiosk.content.fields import Amount, Day, Flag, Language, Number, Strict, Text, Whole
from kiosk.content.links import Link
from kiosk.content.schedule import Show

_Item = TypeVar("_Item")


class FromTable:
    """Marks a list of a slide whose items may come from the rows of a table (see `chart_table.py`)."""


#: A list of items that staff write one by one, or of which `data:` names the table.
Rows = Annotated[tuple[_Item, ...], FromTable()]
Accent = Literal["cyan", "violet", "gold", "green"]
Transition = Literal["push", "fade", "none"]
#: A file beside `content.yaml`, written relative to its folder.
PicturePath = Annotated[str, StringConstraints(min_length=1), Field(json_schema_extra={"file": "picture"})]
#: The `id` of one of the deck's companies.
CompanyId = Annotated[str, StringConstraints(min_length=1), Field(json_schema_extra={"refers": "company"})]


class Figure(Strict):
    """One figure: `label` says what is counted, `value` how much (`1900`, `1200亿`, `300+`), `unit` of what.

    `fact` is what a touch adds.
    """

    label: Text = Field(description="数的是什么 · What is counted")
    value: Amount = Field(
        description="数值：1900、1,900、1.8、1200亿、35%、300+ · The amount: 1900, 1,900, 1.8, 1200亿, 35%, 300+"
    )
    unit: Text | None = Field(None, description="单位 · Its unit")
    fact: Text | None = Field(None, description="触摸后才显示的一句话 · A sentence that only a touch shows")


class Milestone(Strict):
    """One step: `date` (`2021`, `2023-12`), `text`, a gold `tag` for a "first", `short` for tight places.

    `fact` is what a touch adds.
    """

    date: Day = Field(
        description="日期，知道多少写多少：2021、2023-12、2023-12-01 · "
        "The date as far as it is known: 2021, 2023-12, 2023-12-01",
    )
    text: Text = Field(description="发生了什么，一句完整的话 · What happened, a whole sentence")
    short: Text | None = Field(None, description="窄处用的短语 · A few words for tight places")
    tag: Text | None = Field(None, description="金色的“首个”“第一” · A “first”, in gold")
    fact: Text | None = Field(None, description="触摸后才显示的一句话 · A sentence that only a touch shows")


class SupportItem(Strict):
    """One thing in the water: an `icon`, or a figure (`value` + `unit`), or `words` in its place, and its `text`."""

    text: Text = Field(description="说明文字 · What it is")
    icon: Literal["model", "software", "chip"] | None = Field(
        None, description="图标：model 大模型，software 软件，chip 芯片 · An icon: model, software or chip"
    )
    value: Amount | None = Field(None, description="数值 · An amount")
    unit: Text | None = Field(None, description="单位 · Its unit")
    words: Text | None = Field(
        None, description="代替数值的词，如“近百” · Words in place of an amount, such as “nearly 100”"
    )


class Support(Strict):
    """A row in the water below the shore: a `caption` and up to four `items`."""

    caption: Text | None = Field(None, description="这一行的小标题 · A heading for the row")
    items: tuple[SupportItem, ...] = Field(min_length=1, max_length=4, description="一至四项 · One to four items")


class Slide(Strict):
    """What every slide has. `title` is the finding in one or two lines; a line break typed in it is kept."""

    kind: str = Field(description="页面种类 · The kind of slide")
    title: Text = Field(
        description="标题，一两行；双引号里写 \\n 换行 · The headline, one or two lines; \\n in double quotes breaks it"
    )
    eyebrow: Text | None = Field(None, description="标题上方的小字 · Small words above the headline")
    lead: Text | None = Field(None, description="标题下方的一两句话 · A sentence or two below the headline")
    accent: Accent = Field(
        "cyan",
        description="主色：cyan 青，violet 紫，gold 金（只给“第一”），green 绿 · "
        "The colour: cyan, violet, gold (for firsts), green",
    )
    source: Text | None = Field(
        None, description="这一页数据的来源；不写就用 kiosk 里的 · The source of its figures; by default that of kiosk"
    )
    seconds: Annotated[Number, Field(ge=2, le=600)] | None = Field(
        None,
        description="停留几秒，2 到 600；不写就按字数算 · "
        "Seconds it stays, 2 to 600; by default as long as it takes to read",
    )
    show: Show = Field(Show(), description="显示与否，或何时显示 · Whether, or when, it shows")
    fallback: Flag = Field(
        False, description="备用页：没有别的页面到时间时才显示 · Stands in: shows only when no other slide is due"
    )
    transition: Transition | None = Field(
        None, description="换到这一页的方式：push 推入，fade 淡入，none 直接 · How it comes: push, fade or none"
    )


#: So many small charts find room on a company's page.
MOST_CHARTS = 3


class Company(Strict):
    """One company of the park. Only `name` is needed; everything else makes its page richer."""

    id: Annotated[str, StringConstraints(pattern=r"^[\w-]{1,64}$")] = Field(
        "", description="代号，页面里的 company 写它 · The name by which slides call it"
    )
    name: Text = Field(description="名称，必填 · The name; needed")
    legal_name: str | None = Field(None, description="工商注册的全称 · The registered name")
    pinyin: str | None = Field(
        None, description="拼音，名称里有多音字时写 · Pinyin, for names that are read in an unusual way"
    )
    track: Text | None = Field(
        None, description="赛道；写法一致的归在一起 · The track; those spelt alike stand together"
    )
    place: Text | None = Field(None, description="所在园区或载体 · The park or building it is in")
    since: Whole | None = Field(None, description="落户年份 · The year in which it came")
    story: Text | None = Field(None, description="一句话说清楚做什么 · What it does, in one sentence")
    facts: tuple[Text, ...] = Field((), description="亮点，每条一句 · Facts, a sentence each")
    honours: tuple[Text, ...] = Field((), description="荣誉 · Honours")
    figures: tuple[Figure, ...] = Field((), description="关键数据 · Key figures")
    milestones: tuple[Milestone, ...] = Field((), description="大事记 · Milestones")
    charts: tuple[Slide, ...] = Field(
        (),
        max_length=MOST_CHARTS,
        description="小图表，写法同可用 data 的页面 · Small charts, written as slides that take data",
    )
    picture: PicturePath | None = Field(
        None, description="图片或标志，写 assets/文件名 · A picture or logo, written assets/name"
    )
    link: Link | None = Field(
        None, description="官网，完整网址，会变成二维码 · Its whole web address, shown as a QR code"
    )


#: A piece of YAML, as it may stand under `companies:`.
COMPANY_EXAMPLE = """
id: example
name: {zh: 示例企业, en: Sample company}
track: {zh: 工业软件, en: Industrial software}
since: 2021
story: {zh: 一句话说清楚做什么, en: "What it does, in one sentence"}
facts:
  - {zh: 一条亮点, en: One fact}
figures:
  - {label: {zh: 员工, en: Staff}, value: 120, unit: {zh: 人, en: people}}
milestones:
  - {date: 2021, text: {zh: 落户园区, en: Settles in the park}}
  - {date: 2023-12, text: {zh: 发布第一款产品, en: First product}}
"""


class Screen(Strict):
    """Which screen shows the kiosk: its `number` (1 is the first) or its `name` as `doctor` prints it."""

    number: Annotated[Whole, Field(ge=1, le=16)] = Field(
        1, description="第几块屏幕，1 是第一块 · Which screen; 1 is the first"
    )
    name: str | None = Field(None, description="屏幕的名字，代替 number · Its name, in place of a number")
    diagonal_inches: Annotated[Number, Field(ge=7, le=200)] = Field(
        43.0, description="屏幕对角线，英寸 · Its diagonal in inches"
    )
    bottom_edge_mm: Annotated[Number, Field(ge=0, le=2500)] = Field(
        800.0, description="屏幕下沿离地，毫米 · Its lower edge above the floor, in millimetres"
    )


class Settings(Strict):
    """The kiosk as a whole. `welcome` are lines prepared for guests; staff choose one on the staff panel."""

    language: Language = Field("zh", description="开机语言：zh 或 en · The language at start: zh or en")
    motion: Literal["full", "reduced"] = Field(
        "full", description="动画：full 完整，reduced 减弱 · Animation: full or reduced"
    )
    transition: Transition = Field(
        "fade", description="换页：push 推入，fade 淡入，none 直接 · Change of page: push, fade or none"
    )
    fullscreen: Flag = Field(True, description="是否全屏 · Whether it fills the screen")
    idle_seconds: Annotated[Number, Field(ge=10, le=3600)] = Field(
        60.0, description="没人触摸多少秒后询问是否还在，10 到 3600 · Seconds without a touch until it asks, 10 to 3600"
    )
    show: Show = Field(
        Show(),
        description="整个展示的时间；之外显示备用页 · The hours of the whole show; outside them a fallback shows",
    )
    source: Text | None = Field(None, description="所有页面共用的数据来源 · The source of figures, for all slides")
    screen: Screen = Field(Screen(), description="屏幕 · The screen")
    welcome: tuple[Text, ...] = Field(
        (),
        max_length=50,
        description="预备的欢迎词，在屏幕上的工作台里点选 · Lines prepared for guests, to be chosen on the staff panel",
    )


class Deck(Strict):
    """Everything the screen may show, frozen. `folder` is where relative paths start."""

    settings: Settings = Field(Settings(), description="设置 · Settings")
    slides: tuple[Slide, ...] = Field((), description="页面，从上到下轮播 · Slides, in the order in which they play")
    companies: tuple[Company, ...] = Field(
        (), description="企业，或企业表格的文件名 · Companies, or the name of a table of them"
    )
    folder: str = "."

    def company(self, key: str) -> Company | None:
        """The company with that id, or None."""
        return next((company for company in self.companies if company.id == key), None)
