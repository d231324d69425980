"""The words of a report, each in 中文 and English.

Must not know figures, or how they are laid out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

WORDS: Mapping[str, tuple[str, str]] = {
    "report": ("展台报告", "Booth report"),
    "visits_title": ("{n} 次到访", "{n} visits"),
    "no_visits": ("还没有人来过", "Nobody has come yet"),
    "lamp": ("一盏灯 = {n} 次到访", "One lamp = {n} visits"),
    "lamp_one": ("一盏灯 = 一次到访", "One lamp = one visit"),
    "by_hour": ("几点来的", "When they came"),
    "busiest": ("{hour}:00 最热闹", "Busiest from {hour}:00"),
    "length": ("平均停留", "average stay"),
    "pages": ("每次看的页数", "pages a visit"),
    "searches_found": ("搜索找到", "searches that found"),
    "up": ("在线时间", "time on the screen"),
    "companies": ("看得最多的企业", "Most visited companies"),
    "companies_note": ("共有 {n} 家企业被打开过", "{n} companies were opened in all"),
    "slides": ("每一页", "Every slide"),
    "slides_note": (
        "停下：循环播放 100 遍，有多少次让人伸手。离开：看过这页的人里，从这页走掉的比例。",
        "Stops: of 100 times the loop showed it, how often somebody touched. "
        "Exits: of those who saw it, who left from it.",
    ),
    "slide": ("页面", "Slide"),
    "stops": ("停下", "Stops"),
    "views": ("被看", "Views"),
    "average": ("平均", "Average"),
    "exits": ("离开", "Exits"),
    "missed": ("点空", "Missed"),
    "missed_note": ("点空：碰了没有反应的地方。", "Missed: touches where nothing answers."),
    "days": ("每一天", "Day by day"),
    "day": ("日期", "Day"),
    "total": ("合计", "Total"),
    "steps": ("走了几步", "How many steps"),
    "steps_note": ("一步是翻一页、点开一处或选一项", "A step is a page turned, something opened, or a choice"),
    "lengths": ("停了多久", "How long they stayed"),
    "lengths_note": ("算到最后一次触摸", "Until the last touch"),
    "searches": ("搜了什么", "What was searched for"),
    "searches_note": (
        "{found} 次找到，其中 {opened} 次打开了企业；{empty} 次没找到。没找到的词只记长度，不记内容。",
        "{found} found something, {opened} of them opened a company; {empty} found nothing. "
        "Of those only the length is kept.",
    ),
    "no_searches": ("没有人搜索过。", "Nobody searched."),
    "languages": ("语言", "Languages"),
    "language_zh": ("中文", "Chinese"),
    "language_en": ("英文", "English"),
    "access": ("无障碍", "Accessibility"),
    "access_note": ("{n} 次到访用过", "used in {n} visits"),
    "access_text_scale": ("大字", "Larger text"),
    "access_contrast": ("高对比", "High contrast"),
    "access_calm": ("少动画", "Less motion"),
    "access_lowered": ("低位操作", "Lower controls"),
    "ends": ("怎么结束的", "How visits ended"),
    "end_unanswered": ("走开了", "Walked away"),
    "end_left": ("点了“返回首页”", "Said that they leave"),
    "end_stopped": ("展示停止", "The show ended"),
    "prompt_stayed": ("问过还在，继续看", "Asked, and stayed"),
    "taps": ("碰了什么", "What was touched"),
    "tap_next": ("下一页", "Next"),
    "tap_previous": ("上一页", "Previous"),
    "tap_home": ("首页", "Home"),
    "tap_slide": ("进度条", "Progress row"),
    "tap_companies": ("企业名录", "Companies"),
    "tap_company": ("企业卡片", "A company"),
    "tap_compare": ("对比", "Compare"),
    "tap_chart": ("企业的图表", "A company's chart"),
    "tap_back": ("返回", "Back"),
    "tap_language": ("语言", "Language"),
    "tap_fact": ("图表", "A chart"),
    "tap_fact_step": ("图表箭头", "Chart arrows"),
    "tap_access": ("无障碍", "Accessibility"),
    "tap_close": ("关闭", "Close"),
    "tap_light": ("封面的灯", "A lamp of the cover"),
    "tap_track": ("赛道", "A track"),
    "tap_order": ("排序", "Order"),
    "tap_rail": ("索引条", "Index rail"),
    "tap_vote": ("投票", "A vote"),
    "tap_nothing": ("空处", "Nothing there"),
    "booth": ("机器", "The machine"),
    "went_well": ("一直开着，没有出错", "Up all the time, without a fault"),
    "cut_off": ("{n} 次意外中断", "{n} interruptions"),
    "up_for": ("在线", "Up"),
    "away_for": ("中断共", "Away"),
    "restarts": ("意外重启", "Restarts after a fault"),
    "starts_again": ("自行重启", "Restarts of its own"),
    "starts_left": ("人员关闭后再开", "Starts after staff left"),
    "starts_told": ("系统关闭后再开", "Starts after it was told to end"),
    "reloads": ("内容更新", "Content changes"),
    "reloads_bad": ("其中有错误", "of them with errors"),
    "clock": ("改过时钟", "Clock set"),
    "lost": ("漏记", "Not recorded"),
    "troubles": ("出过的错", "Faults"),
    "no_troubles": ("没有出过错。", "None."),
    "times": ("{n} 次", "× {n}"),
    "privacy": (
        "记录里没有人：不存姓名、照片、声音、设备号，也不存谁是谁。搜索词只有与内容相符时才存。",
        "There is nobody in this journal: no names, pictures, voices or devices, nor who was who. "
        "What was typed is kept only where it matches the content.",
    ),
    "made": ("{at} 生成", "Made {at}"),
    "more": ("更多", "more"),
    "up_to": ("≤ {n}", "≤ {n}"),
    "below": ("< {n}", "< {n}"),
}

_WEEKDAYS = (("一", "Mon"), ("二", "Tue"), ("三", "Wed"), ("四", "Thu"), ("五", "Fri"), ("六", "Sat"), ("日", "Sun"))


def words(key: str, **params: object) -> tuple[str, str]:
    """Both sentences, with what belongs into them."""
    zh, en = WORDS[key]
    return zh.format(**params), en.format(**params)


def duration(seconds: float) -> tuple[str, str]:
    """`1 分 48 秒` and `1 min 48 s`; hours without seconds."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒", f"{whole} s"
    if whole < 3600:
        rest = (f" {whole % 60} 秒", f" {whole % 60} s") if whole % 60 else ("", "")
        return f"{whole // 60} 分{rest[0]}", f"{whole // 60} min{rest[1]}"
    hours, minutes = divmod(whole // 60, 60)
    rest = (f" {minutes} 分", f" {minutes} min") if minutes else ("", "")
    return f"{hours} 小时{rest[0]}", f"{hours} h{rest[1]}"


def day_words(day: str) -> tuple[str, str]:
    """`12 月 1 日 周二` and `Tue 1 Dec`; what is no date as it stands."""
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return day, day
    zh, en = _WEEKDAYS[on.weekday()]
    return f"{on.month} 月 {on.day} 日 周{zh}", f"{en} {on.day} {on:%b}"


def range_words(days: tuple[str, ...]) -> tuple[str, str]:
    """The first and the last of some days, with their year."""
    if not days:
        return "", ""
    first, last = days[0], days[-1]
    return (first, first) if first == last else (f"{first} — {last}", f"{first} — {last}")
