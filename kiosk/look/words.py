"""Words of the kiosk itself that a visitor reads, in 中文 and English. What staff read stands elsewhere.

Must not know pages.
"""

from __future__ import annotations

from kiosk.content.fields import Language

WORDS: dict[str, tuple[str, str]] = {
    "source": ("数据来源：{source}", "Source: {source}"),
    "touch_start": ("轻触湖面，开始探索", "Touch the lake to explore"),
    "touch_more": ("轻触湖面，查看更多", "Touch the lake for more"),
    "unit": ("单位：{unit}", "In {unit}"),
    "only_year": ("仅知年份", "Year only"),
    "to_the_month": ("精确到月，位置按时间比例", "To the month, placed to scale"),
    "since": ("{year} 年落户", "Here since {year}"),
    "since_at": ("{year} 年落户，位于{place}", "Here since {year}, at {place}"),
    "at": ("位于{place}", "At {place}"),
    "preparing": ("内容正在整理", "The exhibition is being prepared"),
    "preparing_more": ("工作人员正在更新内容，请稍候。", "Our staff are updating it. Please come back in a moment."),
    "not_shown": ("此处内容暂时无法显示", "This cannot be shown at the moment"),
}


def say(key: str, language: Language, **values: object) -> str:
    """The words under `key` in a language, with `{values}` filled in."""
    return WORDS[key][0 if language == "zh" else 1].format(**values)
