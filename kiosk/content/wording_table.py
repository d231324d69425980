"""What is wrong with a table of companies or of a chart, and how to mend it: (中文, 改法, English, mend).

Owns sentences only.
"""

TABLE_WORDING: dict[str, tuple[str, str, str, str]] = {
    "table_missing": (
        "找不到表格“{given}”。", "请把表格放进 content.yaml 旁边的 assets 文件夹。",
        "The table “{given}” does not exist.", "Put it into the assets folder beside content.yaml.",
    ),
    "table_case": (
        "表格“{given}”的大小写与文件名不一致。", "",
        "The table “{given}” is spelt with other capitals than its file.", "",
    ),
    "table_outside": (
        "表格“{given}”不在内容文件夹里。", "请把表格复制到 assets 文件夹，再写 assets/文件名。",
        "The table “{given}” lies outside the content folder.", "Copy it into assets/ and write assets/name.",
    ),
    "table_absolute": (
        "“{given}”是完整路径，换一台电脑就找不到。", "请把表格复制到 assets 文件夹，再写 assets/文件名。",
        "“{given}” is a full path that exists on one computer only.", "Copy it into assets/ and write assets/name.",
    ),
    "table_not_file": (
        "“{given}”不是文件。", "请写文件夹里某个表格的名字。",
        "“{given}” is not a file.", "Write the name of a table.",
    ),
    "table_unreadable": (
        "无法读取表格“{given}”。", "请检查文件权限，或是否被其他程序占用。",
        "The table “{given}” cannot be read.", "Check its permissions, and whether another program holds it.",
    ),
    "table_format": (
        "“{given}”不是可以读取的表格格式。", "请另存为 .xlsx 或 .csv。",
        "“{given}” has no format that can be read.", "Save it as .xlsx or .csv.",
    ),
    "table_heavy": (
        "表格“{given}”有 {size} MB，超过上限 {most} MB，没有读取。", "请把表格里的图片另存到 assets 文件夹，只留文字。",
        "The table “{given}” has {size} MB; more than {most} MB is not read.",
        "Keep only text in it, and save its pictures into assets/.",
    ),
    "table_large": (
        "表格“{given}”太大：最多 {most} 行、702 列（到 ZZ 列）。",
        "很远的地方可能有一个多余的单元格：选中数据以外的行和列，删除后再保存。",
        "The table “{given}” is too large; at most {most} rows and 702 columns (to ZZ) are read.",
        "A stray cell may stand far away: delete the rows and columns outside the data and save it again.",
    ),
    "table_lock": (
        "“{given}”是 Excel 打开表格时的临时文件，不是表格本身。", "请去掉文件名开头的 ~$。",
        "“{given}” is what Excel keeps beside an open table, not the table.", "Delete the ~$ from the name.",
    ),
    "table_locked": (
        "表格“{given}”设有密码，无法读取。", "请在 Excel 里取消密码，再保存。",
        "The table “{given}” is protected with a password.", "Remove the password in Excel and save it again.",
    ),
    "table_broken": (
        "表格“{given}”打不开：不是表格，或者还没有保存完。", "请在 Excel 里打开，另存为 .xlsx。",
        "The table “{given}” cannot be opened; it is no table, or was not saved to the end.",
        "Open it in Excel and save it as .xlsx.",
    ),
    "table_not_text": (
        "表格“{given}”不是文本，或者编码无法识别。", "请在 Excel 里另存为“CSV UTF-8（逗号分隔）”。",
        "The table “{given}” is not text, or its encoding is unknown.",
        "Save it in Excel as “CSV UTF-8 (comma delimited)”.",
    ),
    "table_empty": (
        "表格“{given}”是空的。", "第一行写列名（名称、赛道……），下面每行一家企业。",
        "The table “{given}” is empty.", "Write headers (name, track …) in the first row and a company in each below.",
    ),
    "table_twice": (
        "表格“{given}”写了两次，第一次在第 {first} 行；这里的没有采用。", "请删掉其中一个。",
        "The table “{given}” is named twice, first on line {first}; this one was not used.", "Delete one of the two.",
    ),
    "table_no_name": (
        "找不到企业名称一列；这里的列名是：{given}。", "请把写企业名称的那一列命名为“名称”。",
        "No column holds the companies' names; the headers here are: {given}.",
        "Call the column with the names “name” (名称).",
    ),
    "table_column_unknown": (
        "不认识列名“{given}”，这一列没有采用。", "请改列名；如果不需要显示，可以不管。",
        "The column “{given}” is unknown and was not used.", "Rename it, or leave it if it need not be shown.",
    ),
    "table_column_nameless": (
        "这一列没有列名，下面的内容没有采用。", "请在这里写上列名，或清空这一列。",
        "This column has no header, so what stands below was not used.", "Write a header here, or clear the column.",
    ),
    "table_column_twice": (
        "列“{given}”已经有了（{first}），这一列没有采用。", "请删掉其中一列，或改列名。",
        "There is a column like “{given}” already ({first}); this one was not used.",
        "Delete or rename one of the two.",
    ),
    "table_name_missing": (
        "这一行没有写“{key}”，没有采用。", "请补上企业名称，或删掉这一行。",
        "This row has no “{key}” and was left out.", "Write the company's name, or delete the row.",
    ),
    "table_no_value": (
        "这个单元格的公式没有结果，按空白处理。", "请在 Excel 里打开表格重新计算并保存，或直接写上内容。",
        "The formula in this cell has no result; the cell counts as empty.",
        "Open the table in Excel so that it is worked out and save it, or type the content itself.",
    ),
    "table_quote": (
        "从这里起有一个双引号没有配对，后面的都没有采用。", "请在这个单元格的末尾补上英文双引号 \"，或删掉多余的。",
        "A quote opens here and is never closed; nothing after it was used.",
        "Close it with \" at the end of the cell, or delete it.",
    ),
    "table_year": (
        "{key}“{given}”不是年份，没有采用。", "请写四位数的年份，如 2021。",
        "{key}: “{given}” is not a year and was not used.", "Write four digits, such as 2021.",
    ),
    "table_figure": (
        "{key}“{given}”读不懂，没有采用。", "请写成“标签=数值 单位”，如“员工=120 人”；几项之间用分号或换行隔开。",
        "{key}: “{given}” cannot be understood and was not used.",
        "Write “label=value unit”, such as “Staff=120 people”, with semicolons or line breaks between several.",
    ),
    "table_milestone": (
        "{key}“{given}”没有写日期或内容，没有采用。", "请写成“2023-12 内容”，每项一行。",
        "{key}: “{given}” lacks a date or a text and was not used.", "Write “2023-12 text”, one to a line.",
    ),
    "table_english_missing": (
        "表格里有 {count} 家企业没有英文名，英文界面会显示中文。", "请加一列“英文名”。",
        "{count} companies of the table have no English name; Chinese is shown instead.",
        "Add a column “name_en” (英文名).",
    ),
    "table_more_errors": (
        "“{key}”还有 {count} 处同样的错误，从这里起不再逐个列出。", "请按上面的办法一起改好。",
        "“{key}” has {count} more errors like these, which are not listed one by one.", "Mend them in the same way.",
    ),
    "table_more_warnings": (
        "“{key}”还有 {count} 处同样的提醒，从这里起不再逐个列出。", "请按上面的办法一起改好。",
        "“{key}” has {count} more warnings like these, which are not listed one by one.", "Mend them in the same way.",
    ),
    "company_id_taken": (
        "编号“{given}”已经用过，在 {first}；这家企业没有采用。", "请换一个编号，或留空。",
        "The id “{given}” is taken already, at {first}; this company was left out.",
        "Choose another id, or leave it empty.",
    ),
    "company_name_taken": (
        "企业“{given}”写了两次，第一次在 {first}。", "如果是同一家，请删掉一个。",
        "The company “{given}” is listed twice, first at {first}.", "If it is the same one, delete one of them.",
    ),
    "milestone_future": (
        "大事的日期 {given} 还没有到。", "请检查日期；如果是计划，请在文字里写明。",
        "The milestone's date {given} is still to come.", "Check it; if it is a plan, say so in the text.",
    ),
    "link_not_web": (
        "网址“{given}”不是 http:// 或 https:// 开头的完整网址，没有采用。", "请从浏览器的地址栏复制完整网址。",
        "“{given}” is no whole address that begins with http:// or https://, and was not used.",
        "Copy the whole address from a browser.",
    ),
    "table_sheet_unknown": (
        "表格“{given}”里没有工作表“{sheet}”。", "表格里有：{sheets}。",
        "The table “{given}” has no sheet “{sheet}”.", "It has: {sheets}.",
    ),
    "data_no_file": (
        "`data` 没有写表格的文件名。", "写成 `data: {{file: assets/表格.xlsx, label: 列名, value: 列名}}`。",
        "`data` names no table.", "Write `data: {{file: assets/table.xlsx, label: column, value: column}}`.",
    ),
    "data_and_items": (
        "`data` 和 `{key}` 只能写一个。", "要用表格，就删掉 `{key}`；要手写，就删掉 `data`。",
        "Write either `data` or `{key}`.", "Delete `{key}` to use the table, or `data` to write the items by hand.",
    ),
    "data_no_header": (
        "表格“{given}”里找不到要用的列名；里面有：{headers}。", "请让列名与 `data` 里写的一致。",
        "The table “{given}” has none of the columns that are named; it has: {headers}.",
        "Make its headers and what `data` says agree.",
    ),
    "data_column_unknown": (
        "表格里没有列“{given}”。", "表格里有：{headers}。",
        "The table has no column “{given}”.", "It has: {headers}.",
    ),
    "data_column_wanted": (
        "没有说明 `{key}` 取哪一列。", "请在 `data` 里加上 `{key}: 列名`；表格里有：{headers}。",
        "Nothing says in which column `{key}` stands.", "Add `{key}: column` to `data`; the table has: {headers}.",
    ),
    "data_column_expected": (
        "`{key}` 应是表格里的一个列名。", "写成 `{key}: 列名`，或 `{key}: {{zh: 列名, en: 英文列名}}`。",
        "`{key}` should be the name of a column.",
        "Write `{key}: column`, or `{key}: {{zh: column, en: English column}}`.",
    ),
    "data_no_rows": (
        "表格“{given}”里没有可用的行。", "请在列名下面写上内容。",
        "The table “{given}” has no row that can be used.", "Write something below its headers.",
    ),
    "data_lines_count": (
        "`{key}` 写了 {given} 项，表格给出 {expected} 项。", "请写得一样多，或删掉 `{key}`。",
        "`{key}` has {given} items, and the table gives {expected}.", "Write as many, or delete `{key}`.",
    ),
    "data_cell_empty": (
        "“{key}”是空的，这一行没有采用。", "请补上；还没有数就不用管，填上以后自动显示。",
        "“{key}” is empty, so this row was not used.", "Fill it in; until there is something to write, leave it so.",
    ),
    "data_old_excel": (
        "“{given}”是旧格式 .xls，读不到百分比、小数位和年月等显示格式：35% 会读成 0.35。",
        "请另存为 .xlsx，再改这里的文件名。",
        "“{given}” is an old .xls file, of which no formats are read: 35% would read 0.35.",
        "Save it as .xlsx, and change the name here.",
    ),
    "data_english_missing": (
        "这一页从表格取的文字有 {count} 处没有英文，英文界面会显示中文。",
        "请加一列“{key}（英文）”，会自动用上；如果这一格本身是列名，就写成“产值 Output”这样。",
        "{count} texts that this slide takes from the table have no English; Chinese is shown instead.",
        "Add a column “{key} (English)”, which is used by itself; a header is written in both: “产值 Output”.",
    ),
    "data_total_left_out": (
        "“{given}”一行是其他行的合计，没有采用。", "如果要显示，请换一个名称。",
        "The row “{given}” adds the others up and was not used.", "Give it another name if it is to be shown.",
    ),
}  # fmt: skip
