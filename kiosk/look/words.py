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
    "loop_in": ("{seconds} 秒后继续轮播", "Resumes in {seconds} s"),
    "loop_held": ("轮播已暂停", "Loop paused"),
    "preparing": ("内容正在整理", "The exhibition is being prepared"),
    "preparing_more": ("工作人员正在更新内容，请稍候。", "Our staff are updating it. Please come back in a moment."),
    "home": ("首页", "Home"),
    "companies": ("企业名录", "Companies"),
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "other_language": ("English", "中文"),
    "accessibility": ("无障碍", "Accessibility"),
    "accessibility_short": ("无障碍", "Access"),
    "page_of": ("{page} / {count}", "{page} / {count}"),
    "read_chart": ("逐项读图", "Read the chart, step by step"),
    "previous_fact": ("上一项", "Previous fact"),
    "next_fact": ("下一项", "Next fact"),
    "comfort": ("怎样看得更舒服", "See it your way"),
    "comfort_note": ("只在本次浏览有效，离开后自动还原", "For this visit only, then back to normal"),
    "text_size": ("文字大小", "Text size"),
    "text_normal": ("标准", "Normal"),
    "contrast": ("高对比", "High contrast"),
    "contrast_effect": ("黑底白字，线条加粗", "White on black, bolder lines"),
    "calm": ("少动效", "Less motion"),
    "calm_effect": ("去掉位移，只留淡入", "Nothing slides, pages fade"),
    "lower": ("控件下移", "Lower controls"),
    "lower_effect": ("按钮贴近屏幕底部", "Buttons within easy reach"),
    "reset": ("还原默认", "Reset"),
    "done": ("好，继续看", "Done, keep exploring"),
    "still_there": ("还在看吗？", "Still there?"),
    "still_touch": ("轻触任意位置，留在这一页。", "Touch anywhere to stay on this page."),
    "still_home": ("灯全部熄灭后，回到首页。", "When the last lamp goes out, we go home."),
    "seconds": ("秒", "seconds"),
    "leave": ("回到首页", "Go home"),
    "stay": ("继续看", "Keep exploring"),
    "not_shown": ("此处内容暂时无法显示", "This cannot be shown at the moment"),
}


def say(key: str, language: Language, **values: object) -> str:
    """The words under `key` in a language, with `{values}` filled in."""
    return WORDS[key][0 if language == "zh" else 1].format(**values)
