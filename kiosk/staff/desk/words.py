"""Words of the staff panel, in 中文 and English. What visitors read stands in `look/words.py`.

Must not know views.
"""

from __future__ import annotations

from kiosk.content.fields import Language
from kiosk.program import TYPED

WORDS: dict[str, tuple[str, str]] = {
    "desk": ("工作台", "Staff panel"),
    "staff_only": ("仅限现场工作人员", "Staff only"),
    "locks_in": ("{left} 后锁定", "Locks in {left}"),
    "close": ("关闭", "Close"),
    "lock_now": ("锁定并关闭工作台，{left} 后自动锁定", "Lock and close; locks by itself in {left}"),
    # the PIN
    "enter_pin": ("请输入 PIN", "Enter the PIN"),
    "digit": ("数字 {digit}", "Digit {digit}"),
    "erase": ("退格", "Delete"),
    "enter": ("确定", "Enter"),
    "cancel": ("取消", "Cancel"),
    "checking_pin": ("正在核对…", "Checking…"),
    "pin_wrong": ("PIN 不对，还可以试 {left} 次", "Wrong PIN. {left} more tries"),
    "pin_wrong_last": ("PIN 不对，还可以试 1 次", "Wrong PIN. One more try"),
    "pin_wait": ("错了 5 次，请等 {left}", "Five wrong tries. Wait {left}"),
    "pin_short": ("PIN 是 4 到 12 位数字", "A PIN has 4 to 12 digits"),
    "pin_damaged": (
        f"保存的 PIN 读不出来。请在这台机器上运行：{TYPED} pin",
        f"The PIN on this machine cannot be read. Run there: {TYPED} pin",
    ),
    "pin_none": ("还没有设置 PIN，工作台不能打开", "No PIN is set, so the panel stays shut"),
    "pin_how": (
        f"请在这台机器上运行：{TYPED} pin，输入 4 到 12 位数字，再按住屏幕左下角 3 秒。",
        f"On this machine run: {TYPED} pin. Give it 4 to 12 digits, then hold the lower left corner for 3 s again.",
    ),
    # problems
    "problems": ("内容问题", "Content"),
    "errors": ("{count} 错", "{count} errors"),
    "warnings": ("{count} 提醒", "{count} warnings"),
    "error": ("1 错", "1 error"),
    "warning": ("1 提醒", "1 warning"),
    "line": ("第 {line} 行", "line {line}"),
    "no_problems": ("没有问题，内容全部在播", "No problems. Everything plays"),
    "good_kept": (
        "内容有错时，展播继续使用上一份正确的内容",
        "While content has errors, the show plays the last good one",
    ),
    "mend": ("改法：{mend}", "To mend it: {mend}"),
    # slides
    "slides": ("页面与时段", "Slides"),
    "round": ("{count} 页，一轮 {time}", "{count} slides, {time}"),
    "on_air": ("正在播", "on air"),
    "all_day": ("全天", "all day"),
    "today_off": ("今天不播", "off today"),
    "off": ("已停用", "off"),
    "failed": ("画不出来", "cannot be drawn"),
    "from_day": ("{day} 起", "from {day}"),
    "until_day": ("到 {day}", "until {day}"),
    "pick": ("选第 {page} 页：{name}", "Pick slide {page}: {name}"),
    "today": ("今天播第 {page} 页：{name}", "Show slide {page} today: {name}"),
    # how it runs
    "running": ("运行状况", "This machine"),
    "uptime": ("连续运行", "Running for"),
    "hours": ("小时", "h"),
    "date": ("日期", "Date"),
    "zone": ("时区", "Time zone"),
    "clock": ("时间", "Clock"),
    "memory": ("内存", "Memory"),
    "touch": ("触摸屏", "Touch screen"),
    "touch_ok": ("正常", "Ready"),
    "touch_none": ("没有找到", "Not found"),
    "last_errors": ("最近的错误", "Last errors"),
    "errors_none": ("没有", "None"),
    "errors_some": ("{count} 条", "{count}"),
    # actions
    "exit": ("退出展播", "Exit"),
    "exit_sure": ("再按一次，退出", "Press again to exit"),
    "restart": ("重新启动", "Restart"),
    "restart_sure": ("再按一次，重启", "Press again to restart"),
    "more": ("今天的安排", "For today"),
    "machine": ("本机与测试", "Machine"),
    "back": ("返回", "Back"),
    "play_from": ("从第 {page} 页开始播", "Play from slide {page}"),
    "reload": ("重新载入", "Reload"),
    "reloading": ("正在检查…", "Checking…"),
    # for today
    "welcome": ("欢迎词", "Welcome line"),
    "welcome_how": (
        "点下面的框，用键盘输入；也可在 content.yaml 的 kiosk: 下写 welcome: 预备几句，在这里点选。",
        "Touch a field and type on a keyboard; or prepare lines in content.yaml (kiosk: welcome:) to pick here.",
    ),
    "field_zh": ("中文，如：欢迎××代表团", "Chinese"),
    "field_en": ("英文，可不填", "English (may be empty)"),
    "until": ("显示到", "Show until"),
    "show": ("显示欢迎词", "Show it"),
    "showing": ("正在显示，到 {time}", "On screen until {time}"),
    "changed": ("今天改过的", "Changed here"),
    "changed_none": ("什么都没改", "Nothing"),
    "undo": ("撤销", "Undo"),
    "undo_all": ("全部撤销", "Undo all"),
    "undo_it": ("撤销：{what}", "Undo: {what}"),
    "did_pause": ("轮播暂停", "Loop paused"),
    "did_hide": ("不播：{name}", "Hidden: {name}"),
    "did_welcome": ("欢迎词：{text}", "Welcome: {text}"),
    "did_brightness": ("亮度 {level}%", "Brightness {level}%"),
    "until_midnight": ("今天有效", "for today"),
    "until_undone": ("一直有效", "until undone"),
    "until_time": ("到 {time}", "until {time}"),
    "damaged": ("以前的改动读不出来，已作废", "Earlier changes could not be read and are void"),
    "screen": ("画面", "Screen"),
    "brightness": ("亮度", "Brightness"),
    "level": ("亮度 {level}%", "Brightness {level}%"),
    "pause": ("暂停轮播", "Pause loop"),
    "pause_note": ("明天自动恢复", "until tomorrow"),
    # the machine
    "versions": ("版本", "Versions"),
    "screen_test": ("屏幕测试", "Screen test"),
    "touch_test": ("触摸测试", "Touch test"),
    "field_next": ("点一下换下一种颜色 · {place}/{count}", "Touch for the next colour · {place}/{count}"),
    "fingers": ("{count} 指", "{count} fingers"),
    "most_fingers": ("最多同时 {count} 指", "Most at once: {count}"),
    "touch_here": ("用手指划过每一格，划过的会亮", "Draw a finger over every cell; it lights up"),
    "touch_done": ("完成", "Done"),
    "system": ("系统", "System"),
    "display": ("屏幕", "Display"),
}


def tell(key: str, language: Language, **values: object) -> str:
    """The words under `key` in a language, with `{values}` filled in."""
    return WORDS[key][0 if language == "zh" else 1].format(**values)


def minutes(seconds: float) -> str:
    """`4:32`, rounded up to a second."""
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"
