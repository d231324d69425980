"""What is wrong with a slide, a company or a picture, and how to mend it: (中文, 改法, English, mend).

Owns sentences only.
"""

DECK_WORDING: dict[str, tuple[str, str, str, str]] = {
    "section_unknown": (
        "最外层没有 `{given}` 这个键。", "",
        "There is no key `{given}` at the outermost level.", "",
    ),
    "slides_none": (
        "没有可以播放的页面。", "请在 `slides:` 下面至少写一页：`- kind: statement`，再写 `title:`。",
        "There is no slide to play.", "Write at least one below `slides:`: `- kind: statement` with a `title:`.",
    ),
    "slide_not_mapping": (
        "这一页应由 `kind: …`、`title: …` 等行组成。", "写成 `- kind: statement`，下一行对齐写 `title: …`。",
        "A slide is made of lines such as `kind: …` and `title: …`.",
        "Write `- kind: statement`, and `title: …` in line below it.",
    ),
    "company_not_mapping": (
        "企业应由 `name: …` 等行组成。", "写成 `- name: 企业名称`。",
        "A company is made of lines such as `name: …`.", "Write `- name: the company's name`.",
    ),
    "kind_missing": (
        "这一页没有写 `kind`（页面种类）。", "",
        "This slide does not say its `kind`.", "",
    ),
    "kind_unknown": (
        "没有“{given}”这种页面。", "",
        "There is no kind of slide called “{given}”.", "",
    ),
    "charts_many": (
        "一家企业最多放 {most} 张图表，其余的没有采用。", "请留下最重要的 {most} 张。",
        "A company shows at most {most} charts; the others are left out.", "Keep the {most} that matter most.",
    ),
    "company_unknown": (
        "`companies` 里没有 id 为“{given}”的企业。", "请写 `companies` 里的 id。",
        "No company in `companies` has the id “{given}”.", "Write an id from `companies`.",
    ),
    "company_left_out": (
        "企业“{given}”因为有错误没有采用，这一页也无法显示。", "请先改好第 {first} 行的企业。",
        "The company “{given}” was left out because of an error, and this slide with it.",
        "Mend the company on line {first} first.",
    ),
    "company_id_twice": (
        "id“{given}”已经用过，在第 {first} 行；这家企业没有采用。", "请换一个 id，或删掉 id 一行。",
        "The id “{given}” is taken already, on line {first}; this company was left out.",
        "Choose another id, or delete the line.",
    ),
    "company_name_twice": (
        "企业“{given}”写了两次，第一次在第 {first} 行。", "如果是同一家，请删掉一个。",
        "The company “{given}” is listed twice, first on line {first}.", "If it is the same one, delete one of them.",
    ),
    "company_crowded": (
        "企业的页面放不下“{given}”，没有显示。", "请删减或缩短；先写的优先显示。",
        "The company's page has no room for “{given}”, which is left out.",
        "Shorten it or take something out; what is written first is shown first.",
    ),
    "english_missing": (
        "这一页有 {count} 处文字没有英文，英文界面会显示中文。", "写成 `{key}: {{zh: 中文, en: English}}`。",
        "{count} texts of this slide have no English; Chinese is shown instead.",
        "Write `{key}: {{zh: 中文, en: English}}`.",
    ),
    "companies_english_missing": (
        "有 {count} 家企业的名称没有英文，英文界面会显示中文。", "写成 `name: {{zh: 中文, en: English}}`。",
        "{count} companies have no English name; Chinese is shown instead.",
        "Write `name: {{zh: 中文, en: English}}`.",
    ),
    "source_missing": (
        "这一页有数字，但没有写来源。", "请加一行 `source: …`，或在 `kiosk:` 下写一个共用的。",
        "This slide shows figures without a source.", "Add a line `source: …`, or one for all below `kiosk:`.",
    ),
    "nothing_shown": (
        "所有页面都写了 `show: no`，屏幕上没有可播放的。", "请至少让一页显示。",
        "Every slide says `show: no`, so nothing would play.", "Let at least one show.",
    ),
    "bar_value": (
        "每根柱要么写 `value`，要么写 `values`。", "一个数写 `value: 344`，几个数写 `values: [344, 229]`，不要都写。",
        "A bar takes either `value` or `values`.", "Write `value: 344` or `values: [344, 229]`, not both.",
    ),
    "bars_series": (
        "这根柱有 {given} 个数，应有 {expected} 个（与 `series` 相同）。", "请补足，或改 `series`。",
        "This bar has {given} numbers; `series` asks for {expected}.", "Add what is missing, or change `series`.",
    ),
    "bars_zero": (
        "所有柱都是 0，没有可画的。", "请至少写一个大于 0 的数。",
        "All bars are 0, so there is nothing to draw.", "Write at least one number above 0.",
    ),
    "poll_same": (
        "两个答案是同一个：`{given}`，票数会混在一起。", "请改掉一个，或给它们写不同的 `id`。",
        "Two answers are the same one: `{given}`; their votes would be counted together.",
        "Change one of them, or give them an `id` each.",
    ),
    "line_order": (
        "日期要从早到晚：{given} 写在了 {before} 后面。", "请按时间先后排列，同一日期只写一次。",
        "Dates must ascend: {given} comes after {before}.", "Put them in order, each date once.",
    ),
    "line_area": (
        "`area: yes` 只能用于一条线。", "请只留一条线，或写 `area: no`。",
        "`area: yes` needs a single line.", "Keep one line, or write `area: no`.",
    ),
    "dots_whole": (
        "一点代表一个，所以要写大于 0 的整数。", "请写整数，如 68 或 1500+。",
        "One dot is one thing, so this must be a whole number above 0.", "Write a whole number, such as 68 or 1500+.",
    ),
    "dots_many": (
        "一共 {given} 个点，最多 {most} 个。", "请去掉一组，或改用 `kind: bars`。",
        "{given} dots in all; at most {most} can be told apart.", "Take a group out, or use `kind: bars`.",
    ),
    "timeline_short": (
        "时间线至少要两个 `milestones`，或写一个 `company`。", "请补上里程碑，或写企业的 id。",
        "A timeline needs two `milestones` or more, or a `company`.", "Add milestones, or write a company's id.",
    ),
    "picture_missing": (
        "找不到图片“{given}”。", "请把图片放进 content.yaml 旁边的 assets 文件夹。",
        "The picture “{given}” does not exist.", "Put it into the assets folder beside content.yaml.",
    ),
    "picture_case": (
        "图片“{given}”的大小写与文件名不一致。", "",
        "The picture “{given}” is spelt with other capitals than its file.", "",
    ),
    "picture_outside": (
        "图片“{given}”不在内容文件夹里。", "请把图片复制到 assets 文件夹，再写 assets/文件名。",
        "The picture “{given}” lies outside the content folder.", "Copy it into assets/ and write assets/name.",
    ),
    "picture_absolute": (
        "“{given}”是完整路径，换一台电脑就找不到。", "请把图片复制到 assets 文件夹，再写 assets/文件名。",
        "“{given}” is a full path that exists on one computer only.", "Copy it into assets/ and write assets/name.",
    ),
    "picture_not_file": (
        "“{given}”不是图片文件。", "请写文件夹里某张图片的名字。",
        "“{given}” is not a file.", "Write the name of a picture.",
    ),
    "picture_unreadable": (
        "无法读取图片“{given}”。", "请检查文件权限。",
        "The picture “{given}” cannot be read.", "Check its permissions.",
    ),
    "picture_format": (
        "“{given}”不是可用的图片格式。", "请存成 png、jpg、webp 或 svg。",
        "“{given}” has no format that can be shown.", "Save it as png, jpg, webp or svg.",
    ),
    "picture_heavy": (
        "图片“{given}”有 {size} MB，超过上限 {most} MB。", "请缩小到 3840 像素宽再保存。",
        "The picture “{given}” has {size} MB; at most {most} MB are read.", "Save it again at a width of 3840 px.",
    ),
    "picture_broken": (
        "“{given}”打不开，不是有效的图片。", "请从原图重新导出。",
        "“{given}” cannot be opened as a picture.", "Export it again from the original.",
    ),
    "picture_truncated": (
        "图片“{given}”不完整，可能没有复制完。", "请重新复制一次。",
        "The picture “{given}” is cut off; it may not be copied to the end.", "Copy it again.",
    ),
    "picture_huge": (
        "图片“{given}”有 {width}×{height} 像素，太大。", "每边最多 30000 像素，总共最多 1 亿像素；3840 宽就足够。",
        "The picture “{given}” has {width}×{height} px, which is too large.",
        "At most 30,000 px a side and 100 megapixels; a width of 3840 is enough.",
    ),
    "picture_small": (
        "图片“{given}”只有 {width}×{height} 像素，在 4K 屏上会模糊。",
        "请换一张长边在 1920 像素以上的；标志最好用 svg。",
        "The picture “{given}” has only {width}×{height} px and looks soft on a 4K screen.",
        "Use one whose longer side has 1,920 px or more; for a logo an SVG is best.",
    ),
    "svg_outside": (
        "SVG 图片“{given}”引用了别的文件或网址。", "请在绘图软件里把引用的内容嵌入，再保存。",
        "The SVG “{given}” refers to another file or address.", "Embed what it refers to and save it again.",
    ),
    "svg_active": (
        "SVG 图片“{given}”里有脚本或嵌入的网页。", "请在绘图软件里另存为普通 SVG。",
        "The SVG “{given}” holds a script or an embedded page.", "Save it as plain SVG.",
    ),
    "svg_path": (
        "SVG 图片“{given}”第 {row} 行有一条线读不下去，从“{text}”起不画。",
        "请从原图重新导出；图在屏幕上照常显示，只缺这一条。",
        "A path in the SVG “{given}” breaks off on line {row} at “{text}”.",
        "Export it again from the original. It is shown meanwhile, without the rest of that path.",
    ),
    "text_too_long": (
        "`{key}` 的文字太长，放不下。", "请缩短，或分成两页。",
        "The text of `{key}` is too long to fit.", "Shorten it, or make two slides of it.",
    ),
    "glyph_missing": (
        "字体里没有“{given}”，屏幕上会是空框。", "请换一个字，或安装含有这个字的字体。",
        "No font has “{given}”; an empty box would be shown.", "Use another character, or install a font that has it.",
    ),
    "dwell_too_short": (
        "这一页的字 {given} 秒读不完。", "请写 `seconds: {least}` 或更多，或删掉这一行。",
        "{given} seconds are too short to read this slide.",
        "Write `seconds: {least}` or more, or delete the line.",
    ),
    "slide_failed": (
        "这一页画不出来（{reason}），已跳过。", "请检查这一页的内容；如果看不出问题，请联系技术人员。",
        "This slide could not be drawn ({reason}) and is skipped.",
        "Check what it says; if nothing is wrong with it, call the people who look after the kiosk.",
    ),
    "chart_failed": (
        "企业的这张图表画不出来（{reason}），没有显示。", "请检查这张图表的内容；如果看不出问题，请联系技术人员。",
        "This chart of a company could not be drawn ({reason}) and is left out.",
        "Check what it says; if nothing is wrong with it, call the people who look after the kiosk.",
    ),
}  # fmt: skip
