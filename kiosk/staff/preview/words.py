"""What the preview says itself, in 中文 and English. Problems bring words of their own.

Must not know widgets.
"""

from __future__ import annotations

from kiosk.content.fields import Language
from kiosk.program import TYPED

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("实时预览 — {name}", "Live preview — {name}"),
    "company": ("企业：{name}", "Company: {name}"),
    "slides": ("页面", "Slides"),
    "size": ("屏幕", "Screen"),
    "size_hint": ("也可以直接写，如 1280x800", "Or write one, like 1280x800"),
    "both": ("并排 Both", "Both 并排"),
    "text": ("文字", "Text"),
    "contrast": ("高对比", "High contrast"),
    "time": ("时间", "Time"),
    "now": ("现在", "Now"),
    "then": ("指定时间", "At a time"),
    "chrome": ("English", "中文"),
    "play": ("播放入场", "Play the entry"),
    "stop": ("停", "Stop"),
    "ms": ("{at} / {end} ms", "{at} / {end} ms"),
    "none": ("没有可以显示的页面", "There is no slide to show"),
    "none_more": ("请按下面的提示修改，保存后自动更新。", "Mend what is listed below and save; this follows."),
    "failed": ("这一页画不出来", "This slide cannot be drawn"),
    "hidden": ("此时不播放：{why}", "Not shown then: {why}"),
    "shown_good": ("未修正前，这里显示上一份正确的内容。", "Until it is mended, the last good content is shown here."),
    "left_out": ("这一页没有采用。", "This slide is left out."),
    "line": ("第 {line} 行", "Line {line}"),
    "mark_error": ("第 {line} 行未生效", "Line {line} has no effect"),
    "no_problems": ("没有问题。保存后自动更新。", "No problems. Every save shows here."),
    "counted": ("{errors} 个错误，{warnings} 个提醒", "Errors: {errors}, warnings: {warnings}"),
    "more": (f"还有 {{count}} 处，用 {TYPED} check 查看。", f"{{count}} more: see {TYPED} check."),
    "open": ("跳到该行", "Open the line"),
    "copy": ("复制 {place}", "Copy {place}"),
    "copied": ("已复制 {place}", "Copied {place}"),
    "opened": ("已在编辑器中打开 {place}", "Opened {place} in the editor"),
    "mend": ("改法：{mend}", "To mend it: {mend}"),
    "followed": ("{time} 已更新", "Updated at {time}"),
}


def say(key: str, language: Language, **values: object) -> str:
    """The words under `key` in a language, with `{values}` filled in."""
    return _WORDS[key][0 if language == "zh" else 1].format(**values)
