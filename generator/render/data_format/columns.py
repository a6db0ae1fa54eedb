"""Sheets and columns of the workbook; the sheet of indicators is also the CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """How a column's cells are shown."""

    TEXT = "text"
    """One line."""
    LONG = "long"
    """Wrapped."""
    SOURCE = "source"
    """The source text where the column before it is the display form: wrapped, folded away until asked for."""
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    """By which ``export`` fills it."""
    title: str
    """Its head."""
    kind: CellKind
    width: int
    """In characters of the font."""
    meaning: str


@dataclass(frozen=True, slots=True)
class SheetFormat:
    """One sheet."""

    title: str
    meaning: str
    columns: tuple[Column, ...]


_TEXT, _LONG, _SOURCE, _NUMBER = CellKind.TEXT, CellKind.LONG, CellKind.SOURCE, CellKind.NUMBER

_ORDER = Column("order", "序号", _NUMBER, 6, "原文的先后；按它升序排列即恢复原序")
_SECTION = Column("section", "专题", _LONG, 16, "专题编号与标题")
_DIRECTION = Column("direction", "方向", _LONG, 26, "方向编号与标题，链接到网页")

_REQUIREMENT = Column("requirement", "要求", _TEXT, 18, "比较、数值与单位合在一起，供阅读")
_NUMBERS = (
    Column("comparator", "比较", _TEXT, 7, "等于、≤、≥、<、>、范围、±、量级"),
    Column("value", "数值", _NUMBER, 11, "以“单位”计；万、亿已乘入"),
    Column("min", "下限", _NUMBER, 10, "范围的下限"),
    Column("max", "上限", _NUMBER, 10, "范围的上限"),
)
_UNIT = Column("unit", "单位", _TEXT, 8, "单位符号；成果为量词；空为无单位")
_SURFACE = Column("surface", "原文", _LONG, 26, "所据的词句，一字不改（公式为 LaTeX 源文）")

DIRECTION_COLUMNS: tuple[Column, ...] = (
    _ORDER,
    Column("number", "编号", _TEXT, 7, "方向编号（文本），链接到网页"),
    Column("title", "标题", _LONG, 30, "方向标题，显示形式"),
    Column("tag", "标签", _TEXT, 12, "标题旁的标签"),
    _SECTION,
    Column("deliverables", "交付成果", _LONG, 34, "各种成果的数量"),
    Column("funding", "名额与经费", _LONG, 24, "名额、比例、项目数"),
    Column("technical_count", "技术指标数", _NUMBER, 11, "读出的技术指标条数"),
    Column("deliverable_count", "成果指标数", _NUMBER, 11, "读出的成果指标条数"),
    Column("keywords", "所列关键词", _LONG, 24, "所列关键词，以顿号分开"),
    Column("related", "相关方向", _TEXT, 18, "相关方向的编号，最相关的在前"),
    Column("errata", "存疑之处", _LONG, 24, "原文疑有误之处、疑为何字及理由；原文不改"),
    Column("title_source", "标题（源文）", _SOURCE, 30, "方向标题，源文"),
)
"""Followed by two columns for each label of the guide: display form, and source text."""

FIELD_WIDTH = 60

INDICATOR_COLUMNS: tuple[Column, ...] = (
    _ORDER,
    Column("id", "指标编号", _TEXT, 18, "指南/方向/序号，如 nqi-2023/1.2/3，即 JSON 的 id 前加指南代号"),
    _SECTION,
    _DIRECTION,
    Column("field", "字段", _TEXT, 10, "所在字段"),
    Column("kind", "类别", _TEXT, 12, "技术指标、成果、名额与经费"),
    Column("measurand", "量的类别", _TEXT, 14, "不确定度、误差、分辨率等"),
    Column("deliverables", "成果种类", _TEXT, 16, "一个数字同时指几种成果的，以斜线分开"),
    Column("subject", "对象", _LONG, 22, "所属的装置、方法或对象，用原文的词"),
    Column("name", "指标", _LONG, 20, "所测的量，或所计的物，用原文的词"),
    _REQUIREMENT,
    Column("condition", "条件", _LONG, 18, "条件"),
    Column("status", "状态", _TEXT, 10, "成果应达到的状态"),
    *_NUMBERS,
    Column("dims", "尺寸", _TEXT, 12, "尺寸的各个数，以 × 相连"),
    _UNIT,
    Column("si_value", "SI 数值", _NUMBER, 12, "换算到国际单位制的数值；范围为空"),
    Column("si_min", "SI 下限", _NUMBER, 12, "换算后的下限"),
    Column("si_max", "SI 上限", _NUMBER, 12, "换算后的上限"),
    Column("si_unit", "SI 单位", _TEXT, 12, "国际单位制基本单位之积；纯比值为“无量纲”；没有国际单位制含义的为空"),
    Column("formula", "公式", _TEXT, 18, "数值是公式时的公式"),
    _SURFACE,
    Column("start", "起", _NUMBER, 6, "原文在字段源文中的起点，从 0 计"),
    Column("end", "止", _NUMBER, 6, "原文在字段源文中的终点，不含"),
    Column("clause_display", "分句", _LONG, 50, "所在分句，显示形式"),
    Column("corrected", "人工核定", _TEXT, 9, "是：经人工核定"),
    Column("clause", "分句（源文）", _SOURCE, 50, "所在分句，一字不改"),
)  # fmt: skip

MATRIX_COLUMNS: tuple[Column, ...] = (
    _ORDER,
    _SECTION,
    _DIRECTION,
    Column("joint", "共用一个数的成果", _LONG, 34, "一个数字同时指几种成果的，只写在这里，不计入各列"),
)
"""Followed by a column for each kind of deliverable: two columns where there are ranges."""

CONDITION_COLUMNS: tuple[Column, ...] = (
    _ORDER,
    _SECTION,
    _DIRECTION,
    Column("type", "类别", _TEXT, 12, "名额与经费（一个数字一行），或有关说明（全文一行）"),
    Column("name", "事项", _LONG, 26, "所说之事，用原文的词"),
    _REQUIREMENT,
    *_NUMBERS,
    _UNIT,
    Column("display", "说明", _LONG, 60, "有关说明全文，或数字所在的分句；显示形式"),
    Column("source", "说明（源文）", _SOURCE, 60, "同上，一字不改"),
)

KEYWORD_COLUMNS: tuple[Column, ...] = (
    _ORDER,
    Column("title", "关键词", _LONG, 26, "用得最多的写法，显示形式；链接到网页"),
    Column("letter", "拼音首字母", _TEXT, 11, "不以字母起的为 #"),
    Column("others", "其他写法", _LONG, 26, "以顿号分开"),
    Column("listed_count", "列出的方向数", _NUMBER, 12, "把它列为关键词的方向有几个"),
    Column("listed", "列出的方向", _LONG, 24, "方向编号"),
    Column("mentioning_count", "提到的方向数", _NUMBER, 12, "未列它而正文提到它的方向有几个"),
    Column("mentioning", "提到的方向", _LONG, 40, "方向编号"),
    Column("title_source", "关键词（源文）", _SOURCE, 26, "同“关键词”，源文"),
)

SHEETS: tuple[SheetFormat, ...] = (
    SheetFormat("方向", "一个方向一行；所列各列之后，每个字段有两列：显示形式，以及折叠起来的源文", DIRECTION_COLUMNS),
    SheetFormat("指标", "一条指标一行；CSV 文件与此相同", INDICATOR_COLUMNS),
    SheetFormat(
        "成果矩阵",
        "一个方向一行；所列各列之后，每种成果一列，有范围的分下限、上限两列，可以直接求和；各专题合计与总计另在表下",
        MATRIX_COLUMNS,
    ),
    SheetFormat("申报条件", "名额与经费一个数字一行，有关说明一份一行", CONDITION_COLUMNS),
    SheetFormat("关键词", "一个关键词一行，按拼音排列", KEYWORD_COLUMNS),
)
