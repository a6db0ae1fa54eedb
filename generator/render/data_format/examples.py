"""Worked examples for the data page: the tests run them on the real data."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.data_format.columns import INDICATOR_COLUMNS, SHEETS


@dataclass(frozen=True, slots=True)
class Example:
    """One tool, one task, step by step."""

    id: str
    title: str
    steps: tuple[str, ...]
    code: str
    """To be copied as it is; empty where there is nothing to type."""


def _head(name: str) -> str:
    """A column's head as the sheet prints it."""
    return next(f"“{column.title}”" for column in INDICATOR_COLUMNS if column.name == name)


_PANDAS = """\
import json
import pandas as pd

with open("indicators.json", encoding="utf-8") as file:
    rows = pd.json_normalize(json.load(file)["indicators"])

# 全部相对不确定度，从最严到最宽（范围按上限）
ratios = rows[(rows["measurand"] == "uncertainty") & (rows["si.unit"] == "1")].copy()
ratios["ratio"] = ratios["si.value"].fillna(ratios["si.max"])
print(ratios.sort_values("ratio")[["ratio", "id", "subject", "surface"]].to_string())

# 各方向单独计数的发明专利（范围按上限），从多到少
patents = rows[rows["deliverables"].map(lambda kinds: kinds == ["invention_patent"])]
count = patents["value"].fillna(patents["max"])
print(count.groupby(patents["direction"]).sum().sort_values(ascending=False))

# CSV 也可以读：全部按文本读入，文字列去掉最前面的一个撇号
table = pd.read_csv("indicators.csv", encoding="utf-8-sig", dtype=str, keep_default_na=False)
print(table["原文"].str.removeprefix("'"))
"""

_JQ = """\
# 全部相对不确定度，从最严到最宽
jq -r '[.indicators[] | select(.measurand == "uncertainty" and .si != null and .si.unit == "1")]
  | sort_by(.si.value // .si.max)[] | [.si.value // .si.max, .id, .surface] | @tsv' indicators.json

# 正文提到“不确定度”的方向
jq -r '.directions[] | select(any(.fields[]; .text | contains("不确定度")))
  | [.number, .title] | @tsv' guide.json

# 至少两个方向列出的关键词
jq -r '.keywords[] | select(.listed | length >= 2) | [.title, (.listed | join(" "))] | @tsv' keywords.json
"""

EXAMPLES: tuple[Example, ...] = (
    Example(
        "excel",
        "Excel：把全部不确定度从最严排到最宽，再看谁要的专利最多",
        (
            f"打开工作簿，到“{SHEETS[1].title}”工作表。首行已冻结，筛选已打开。",
            f"在{_head('measurand')}一列筛选“不确定度”，在{_head('si_unit')}一列筛选“无量纲”。",
            f"对{_head('si_value')}一列升序排列：百分数、千分数、ppm 和科学计数法都已换算成同一种数，可以直接比较。",
            f"点{_head('id')}，浏览器打开网页上这条指标所在之处。",
            f"要恢复原文的先后，对{_head('order')}一列升序排列。",
            f"到“{SHEETS[2].title}”工作表，对“发明专利”（有范围时为“发明专利 下限”）一列降序排列。",
            "选中一列，状态栏即显示筛选后各行之和：合计另在表下，不随筛选混入，一个数也只计一次；不筛选时请勿连同表下的合计一起选中。",
        ),
        "",
    ),
    Example("pandas", "Python（pandas）：同样的两件事", ("把下面几行存为文件，与数据放在同一文件夹里运行。",), _PANDAS),
    Example("jq", "命令行（jq）：不写程序", ("在数据所在的文件夹里运行。",), _JQ),
)
