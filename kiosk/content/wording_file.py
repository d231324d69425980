"""What is wrong with the file or its YAML, and how to mend it: (中文, 改法, English, mend).

Owns sentences only.
"""

FILE_WORDING: dict[str, tuple[str, str, str, str]] = {
    "file_missing": (
        "找不到文件“{file}”。", "请检查文件名和所在文件夹。",
        "The file “{file}” does not exist.", "Check its name and the folder it should be in.",
    ),
    "file_is_folder": (
        "“{file}”是文件夹，不是文件。", "请指定文件夹里的 content.yaml。",
        "“{file}” is a folder, not a file.", "Name the content.yaml inside it.",
    ),
    "file_unreadable": (
        "无法读取“{file}”（{reason}）。", "请检查文件权限，或是否被其他程序占用。",
        "“{file}” cannot be read ({reason}).", "Check its permissions, and whether another program holds it.",
    ),
    "file_too_big": (
        "文件有 {size} MB，超过上限 {most} MB，没有读取。", "内容文件只放文字；图片请放进 assets 文件夹，再写文件名。",
        "The file has {size} MB; more than {most} MB is not read.",
        "Keep only text in it; put pictures into assets/ and write their names.",
    ),
    "file_empty": (
        "文件是空的。", "请写上 `slides:` 和至少一页内容；改动前的内容可从备份找回。",
        "The file is empty.", "Write `slides:` and at least one slide, or take the content back from a copy.",
    ),
    "last_good_plays": (
        "文件有错误，屏幕上播放的是 {given} 保存的内容。", "请改好下面的错误，屏幕会自动换成新内容。",
        "The file has errors; the screen plays the content that was saved on {given}.",
        "Mend the errors below, and the screen follows by itself.",
    ),
    "last_good_unkept": (
        "文件有错误，屏幕上播放的是改动前的内容；它没能存到磁盘上，重新启动后就没有了。",
        "请尽快改好下面的错误，并检查磁盘是否已满。",
        "The file has errors; the screen plays the content from before, which could not be kept on disk and would not "
        "survive a restart.",
        "Mend the errors below soon, and see whether the disk is full.",
    ),
    "check_died": (
        "检查内容的程序出错停止了，屏幕上的内容没有变。",
        "请撤销最近一次改动，再保存一次；如果还是这样，请联系技术人员。",
        "The program that checks the content broke down; nothing changed on screen.",
        "Take the last change back and save again; if that does not help, call the people who look after the kiosk.",
    ),
    "encoding_gb18030": (
        "文件是用 GBK/ANSI 编码保存的，这次按 GB18030 读取了。", "请另存为 UTF-8：记事本 → 另存为 → 编码选“UTF-8”。",
        "The file was saved as GBK/ANSI; it was read as GB18030.",
        "Save it as UTF-8: in Notepad, Save as → Encoding → UTF-8.",
    ),
    "encoding_utf16": (
        "文件是用 UTF-16（“Unicode”）编码保存的。", "可以使用，但请另存为 UTF-8。",
        "The file was saved as UTF-16 (“Unicode”).", "It works, but please save it as UTF-8.",
    ),
    "encoding_unknown": (
        "文件不是文本，或者编码无法识别。", "请用文本编辑器打开，另存为 UTF-8。",
        "The file is not text, or its encoding is unknown.", "Open it in a text editor and save it as UTF-8.",
    ),
    "encoding_damaged": (
        "这一行有损坏的字符。", "请重新输入这一行，再存为 UTF-8。",
        "This line holds a damaged character.", "Type the line again and save the file as UTF-8.",
    ),
    "control_character": (
        "这里有一个看不见的控制字符（{given}），已换成空格。", "请删掉它，或整行重新输入。",
        "There is an invisible control character here ({given}); a space stands in for it.",
        "Delete it, or type the line again.",
    ),
    "control_escape": (
        "这段文字里的转义写法会产生无法显示的字符。", "请去掉反斜杠（文件名里用 /），或把双引号换成单引号。",
        "An escape in this text makes a character that cannot be shown.",
        "Remove the backslash (in the name of a file write /), or use single quotes instead of double ones.",
    ),
    "escape_unknown": (
        "双引号里的反斜杠“\\”有特殊含义，这里读不懂。", "文件名请用 /，如 assets/logo.png；其他文字请去掉反斜杠。",
        "A backslash has a meaning of its own in double quotes, and none here.",
        "In the name of a file write /, as in assets/logo.png; elsewhere take it out.",
    ),
    "indent_tab": (
        "行首用了 Tab 键，YAML 只认空格。", "删掉行首的 Tab，用空格与上下行对齐。",
        "The line begins with a tab; YAML wants spaces.",
        "Delete the tab and use spaces, in line with its neighbours.",
    ),
    "indent_wide_space": (
        "行首用了全角空格（或不间断空格）。", "删掉行首的空格，切换到英文输入法，用普通空格与上下行对齐。",
        "The line begins with a full-width (or non-breaking) space.",
        "Delete it and type ordinary spaces, in line with its neighbours.",
    ),
    "indent_uneven": (
        "这一行的缩进与上下行对不齐。", "同一层的内容要从同一列开始，每深一层多两个空格。",
        "This line does not stand in line with its neighbours.",
        "What belongs together begins in the same column; each level is two spaces deeper.",
    ),
    "dash_space": (
        "短横“-”后面少了一个空格。", "写成 `- 内容`。",
        "A space is missing after the dash.", "Write `- text`.",
    ),
    "dash_missing": (
        "这几行不属于任何一项：前面缺少以“-”开头的一行。",
        "每一页、每家企业的第一行以“- ”开头；要停用一页，请给它的每一行都加上 #。",
        "These lines belong to no item: a line that begins with a dash is missing above them.",
        "Begin every slide and company with `- `; to switch a slide off, put # before all of its lines.",
    ),
    "dash_in_value": (
        "列表不能写在冒号的同一行。", "把“-”移到下一行，并多缩进两个空格。",
        "A list cannot begin on the line of its key.", "Move the `-` to the next line, two spaces deeper.",
    ),
    "colon_fullwidth": (
        "用了全角冒号“：”。", "改成英文冒号加一个空格：`{key}: `。",
        "There is a full-width colon “：” here.", "Write an ordinary colon and a space: `{key}: `.",
    ),
    "colon_space": (
        "冒号后面少了一个空格。", "写成 `{key}: 内容`。",
        "A space is missing after the colon.", "Write `{key}: text`.",
    ),
    "colon_in_value": (
        "文字里有“冒号加空格”，YAML 把它当成了另一个键。", "请给整段文字加上英文引号：\"…\"。",
        "The text holds a colon and a space, which YAML takes for another key.",
        "Put the whole text into quotes: \"…\".",
    ),
    "comma_fullwidth": (
        "花括号或方括号里用了全角逗号“，”。", "各项之间改用英文逗号加空格：`, `。",
        "There is a full-width comma between items in brackets.", "Write an ordinary comma and a space: `, `.",
    ),
    "comma_in_list": (
        "方括号里只有一项，项里有全角逗号“，”。", "如果是几项，请用英文逗号 `, ` 隔开；如果是一句话，请加英文引号。",
        "These brackets hold a single item with a full-width comma in it.",
        "Separate several items by `, `; put a single sentence into quotes.",
    ),
    "bracket_fullwidth": (
        "用了全角括号，它只被当作普通文字。", "如果要写两种语言，请用英文花括号：`{{zh: 中文, en: English}}`。",
        "These full-width brackets are taken as plain text.",
        "For two languages use ordinary braces: `{{zh: 中文, en: English}}`.",
    ),
    "bracket_open": (
        "括号没有配对：缺少“{given}”。", "请在这段内容的末尾补上 `{given}`。",
        "A bracket is not closed: `{given}` is missing.", "Add `{given}` where this part ends.",
    ),
    "bracket_text": (
        "以 [ 或 {{ 开头的文字会被当作列表。", "请给整段文字加上英文引号，如 \"[重磅] 发布\"。",
        "Text that begins with [ or {{ is taken for a list.", "Put the whole text into quotes, as in \"[New] …\".",
    ),
    "quote_open": (
        "引号没有配对。", "请在这段文字的末尾补上 {given}。",
        "A quote is not closed.", "Add {given} where the text ends.",
    ),
    "quote_alone": (
        "文字末尾有一个引号，开头没有；它会显示在屏幕上。", "请在文字开头补上 \"，或删掉末尾的引号。",
        "There is a quote where the text ends and none where it begins, so it would be seen.",
        "Add \" where the text begins, or delete the last one.",
    ),
    "quote_text": (
        "引号结束后还有文字。", "请把整段文字放进一对引号；里面的引号用“ ”。",
        "There is more text after the closing quote.",
        "Put the whole text into one pair of quotes, with “ ” for those inside.",
    ),
    "value_start": (
        "文字不能以“{given}”开头。", "请给整段文字加上英文引号：\"…\"。",
        "A text cannot begin with {given}", "Put the whole text into quotes: \"…\".",
    ),
    "value_cut": (
        "“#”及其后面的文字被当作注释，不会显示。", "如果要显示，请给整段文字加上英文引号。",
        "Everything from # on is a comment and is not shown.", "If it should be shown, put the whole text into quotes.",
    ),
    "value_comment": (
        "`{key}` 是空的：# 后面的内容被当作注释。", "请加上英文引号：`{key}: \"{given}\"`。",
        "`{key}` is empty, because # begins a comment.", "Put it into quotes: `{key}: \"{given}\"`.",
    ),
    "value_comment_ignored": (
        "`{key}` 是空的：# 后面的内容被当作注释。", "如果要显示，请加上英文引号：`{key}: \"{given}\"`。",
        "`{key}` is empty, because # begins a comment.",
        "If it should count, put it into quotes: `{key}: \"{given}\"`.",
    ),
    "yaml_syntax": (
        "从这里起读不懂。", "请与上下行比较：缩进对齐，写成 `键: 内容`，有特殊符号的文字加英文引号。",
        "From here on the text cannot be understood.",
        "Compare it with its neighbours: indents in line, `key: text`, quotes around text with special signs.",
    ),
    "too_deep": (
        "括号或缩进嵌套超过 {most} 层。", "请检查多余的括号“[”或“{{”。",
        "Brackets or indents are nested more than {most} deep.", "Look for surplus `[` or `{{`.",
    ),
    "alias_bomb": (
        "引用（*）展开后超过 {most} 项，没有采用。", "请直接写出内容，不要层层引用。",
        "References (*) expand to more than {most} items and were left out.", "Write the content itself.",
    ),
    "alias_unknown": (
        "“*{given}”引用了不存在的内容。", "如果这是文字，请加上英文引号。",
        "`*{given}` refers to something that is not there.", "If it is text, put it into quotes.",
    ),
    "alias_loop": (
        "“*{given}”引用了它自己。", "请直接写出内容。",
        "`*{given}` refers to itself.", "Write the content itself.",
    ),
    "key_twice": (
        "`{given}` 写了两次，第一次在第 {first} 行；这里的没有采用。", "请删掉其中一个。",
        "`{given}` is written twice, first on line {first}; this one was not used.", "Delete one of the two.",
    ),
    "key_not_text": (
        "冒号前面不是一个词。", "冒号前面只能写键名；如果这是文字，请加英文引号。",
        "What stands before the colon is not a word.", "Write a key there; if it is text, put it into quotes.",
    ),
    "key_empty": (
        "冒号前面是空的。", "请在冒号前写上键名。",
        "Nothing stands before the colon.", "Write a key before it.",
    ),
    "merge_key": (
        "不支持 `<<` 合并写法。", "请把共用的内容直接写在这里。",
        "The merge key `<<` is not supported.", "Write the shared content out here.",
    ),
    "tag_swallowed": (
        "以“!”开头的“{given}”被当作标签，不会显示。", "请给整段文字加上英文引号。",
        "`{given}` begins with ! and is taken for a tag, not for text.", "Put the whole text into quotes.",
    ),
    "several_documents": (
        "单独一行的“---”把文件分成了几份，后面的没有采用。", "请删掉这一行。",
        "A line `---` splits the file; what follows was not used.", "Delete that line.",
    ),
    "top_not_mapping": (
        "文件的最外层应是 `kiosk:`、`slides:`、`companies:`。",
        "请在最前面加一行 `slides:`，各页写在它下面，并缩进两个空格。",
        "The file should be made of `kiosk:`, `slides:` and `companies:`.",
        "Put a line `slides:` first and the slides below it, two spaces deeper.",
    ),
}  # fmt: skip
