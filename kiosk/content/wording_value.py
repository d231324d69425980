"""What is wrong with a single value, and how to mend it: (中文, 改法, English, mend).

Owns sentences only.
"""

VALUE_WORDING: dict[str, tuple[str, str, str, str]] = {
    "value_wrong": (
        "`{key}` 的内容不能用。", "请对照说明检查这一行。",
        "What `{key}` says cannot be used.", "Compare this line with the reference.",
    ),
    "value_empty": (
        "`{key}` 后面没有内容。", "请写上内容，或删掉这一行。",
        "`{key}` has no value.", "Write one, or delete the line.",
    ),
    "key_missing": (
        "这里缺少 `{given}`。", "请加一行 `{given}: …`。",
        "`{given}` is missing here.", "Add a line `{given}: …`.",
    ),
    "key_unknown": (
        "这里没有 `{given}` 这个键。", "",
        "There is no key `{given}` here.", "",
    ),
    "choice": (
        "`{key}` 不能写“{given}”。", "",
        "`{key}` cannot be “{given}”.", "",
    ),
    "list_long": (
        "`{key}` 有 {actual} 项，最多 {most} 项。", "请删减，或分成两页。",
        "`{key}` has {actual} items; at most {most} fit.", "Take some out, or make two slides of it.",
    ),
    "list_short": (
        "`{key}` 有 {actual} 项，至少要 {least} 项。", "请补足。",
        "`{key}` has {actual} items; at least {least} are needed.", "Add what is missing.",
    ),
    "list_expected": (
        "`{key}` 应是一个列表。", "每项另起一行，以“- ”开头。",
        "`{key}` should be a list.", "Begin each item on its own line with `- `.",
    ),
    "mapping_expected": (
        "`{key}` 应由 `键: 内容` 组成。", "请写成 `键: 内容`，每项一行。",
        "`{key}` should be made of `key: value`.", "Write `key: value`, one to a line.",
    ),
    "word_expected": (
        "`{key}` 应是一个词或一句话。", "请直接写文字，不要写列表或下级内容。",
        "`{key}` should be a word or a sentence.", "Write plain text, neither a list nor keys.",
    ),
    "string_long": (
        "`{key}` 太长，最多 {most} 个字符。", "请缩短。",
        "`{key}` is too long; at most {most} characters.", "Shorten it.",
    ),
    "string_short": (
        "`{key}` 太短，至少 {least} 个字符。", "请补足。",
        "`{key}` is too short; at least {least} characters.", "Write more.",
    ),
    "pattern": (
        "`{key}` 不能写“{given}”。", "只能用文字、数字、- 和 _，不能有空格，最多 64 个字符。",
        "`{key}` cannot be “{given}”.", "Use letters, digits, - and _ only, without spaces, at most 64.",
    ),
    "number_small": (
        "`{key}` 是 {given}，太小，最小 {least}。", "请改成不小于 {least} 的数。",
        "`{key}` is {given}; the least is {least}.", "Write {least} or more.",
    ),
    "number_large": (
        "`{key}` 是 {given}，太大，最大 {most}。", "请改成不大于 {most} 的数。",
        "`{key}` is {given}; the most is {most}.", "Write {most} or less.",
    ),
    "text_empty": (
        "`{key}` 的文字是空的。", "请写上文字，或删掉这一行。",
        "The text of `{key}` is empty.", "Write one, or delete the line.",
    ),
    "text_language": (
        "没有“{given}”这种语言。", "只能写 zh（中文）和 en（英文）：`{{zh: 中文, en: English}}`。",
        "There is no language “{given}”.", "Write zh (Chinese) and en (English): `{{zh: 中文, en: English}}`.",
    ),
    "text_expected": (
        "`{key}` 应是文字。", "写成 `{key}: 文字`，或 `{key}: {{zh: 中文, en: English}}`。",
        "`{key}` should be a text.", "Write `{key}: text`, or `{key}: {{zh: 中文, en: English}}`.",
    ),
    "amount_expected": (
        "`{key}` 应是数字，“{given}”不是。", "可以写 1900、1,900、1.8、1200亿、35% 或 300+；单位写在 `unit` 里。",
        "`{key}` should be a number; “{given}” is none.",
        "Write 1900, 1,900, 1.8, 1200亿, 1.2B, 35% or 300+; the unit goes into `unit`.",
    ),
    "amount_not_finite": (
        "`{key}` 不能是“{given}”：它不是一个确定的数。", "请写出实际的数字。",
        "`{key}` cannot be “{given}”, which is no definite number.", "Write the actual number.",
    ),
    "amount_exponent": (
        "`{key}` 不能用科学记数法（{given}）。", "请写完整的数字，或用万、亿。",
        "`{key}` cannot be written with an exponent ({given}).", "Write it out, or use million or billion.",
    ),
    "amount_commas": (
        "“{given}”的逗号位置不对。", "逗号每三位一个，如 1,900；也可以不写逗号。",
        "The commas in “{given}” are out of place.", "Write one for every three digits, as in 1,900, or none.",
    ),
    "amount_negative": (
        "`{key}` 是负数（{given}），画不出来。", "请写 0 或更大的数。",
        "`{key}` is negative ({given}) and cannot be drawn.", "Write 0 or more.",
    ),
    "amount_huge": (
        "`{key}` 太大（{given}）。", "最大 1000 万亿；请检查是否多写了 0。",
        "`{key}` is too large ({given}).", "The most is 10^15; look for surplus zeros.",
    ),
    "whole_expected": (
        "`{key}` 应是整数，“{given}”不是。", "请写整数。",
        "`{key}` should be a whole number; “{given}” is none.", "Write a whole number.",
    ),
    "percent_range": (
        "`{key}` 是 {given}，占比要大于 0，不超过 100。", "请写百分数，例如 44 或 44%。",
        "`{key}` is {given}; a share is above 0 and at most 100.", "Write per cent, such as 44 or 44%.",
    ),
    "percent_fraction": (
        "`{key}` 是 {given}：是 {percent}% 还是 {given}%？",
        "请带上百分号，写 {percent}% 或 {given}%；Excel 里可以把单元格设为百分比。",
        "`{key}` is {given}: {percent}% or {given}%?",
        "Write the sign: {percent}% or {given}%; in Excel the cell may be formatted as a percentage.",
    ),
    "flag_expected": (
        "`{key}` 要写是或否，“{given}”不行。", "请写 yes 或 no（也可以写 是 / 否）。",
        "`{key}` is yes or no; “{given}” is neither.", "Write yes or no.",
    ),
    "show_expected": (
        "`show` 不能写“{given}”。",
        "写 yes 或 no，或者写时间：`show: {{from: 2026-12-01 09:00, until: 2026-12-01 12:00}}`。",
        "`show` cannot be “{given}”.",
        "Write yes or no, or when: `show: {{from: 2026-12-01 09:00, until: 2026-12-01 12:00}}`.",
    ),
    "day_expected": (
        "“{given}”不是日期。", "请写 2023、2023-12 或 2023-12-01。",
        "“{given}” is not a date.", "Write 2023, 2023-12 or 2023-12-01.",
    ),
    "day_impossible": (
        "没有“{given}”这一天。", "请检查月和日。",
        "There is no such day as “{given}”.", "Check the month and the day.",
    ),
    "moment_expected": (
        "“{given}”不是日期或时间。", "请写 2026-12-01 或 2026-12-01 10:00。",
        "“{given}” is not a date or a time.", "Write 2026-12-01 or 2026-12-01 10:00.",
    ),
    "weekday_expected": (
        "“{given}”不是星期几。", "请写 mon、tue、wed、thu、fri、sat、sun，或 周一 … 周日。",
        "“{given}” is not a day of the week.", "Write mon, tue, wed, thu, fri, sat, sun, or 周一 … 周日.",
    ),
    "hours_expected": (
        "“{given}”不是时间段。", "请写 09:00-17:00；过夜写 22:00-02:00。",
        "“{given}” are not hours.", "Write 09:00-17:00, or 22:00-02:00 over midnight.",
    ),
    "hours_empty": (
        "“{given}”的开始和结束相同，没有时间。", "全天显示请删掉 `hours`。",
        "“{given}” begins and ends at the same time.", "To show it all day, delete `hours`.",
    ),
    "show_over": (
        "`show` 的时间已经过了（到 {given} 为止），不会再播出。", "请改 `until`，或删掉 `show`。",
        "The time of `show` is over (it ended with {given}), so this will not be shown again.",
        "Change `until`, or delete `show`.",
    ),
    "show_never": (
        "`show` 里的日期、星期和时间凑不到一起，永远不会播出。",
        "请检查 `from`、`until`、`days` 和 `hours`，也看看 `kiosk:` 下面的 `show`。",
        "The dates, days and hours of `show` never come together, so this would never be shown.",
        "Check `from`, `until`, `days` and `hours`, and the `show` below `kiosk:`.",
    ),
    "show_backwards": (
        "`from` 晚于 `until`，永远不会显示。", "请对调两个日期。",
        "`from` is later than `until`, so it would never show.", "Exchange the two.",
    ),
}  # fmt: skip
