"""Keys of ``guide.json``."""

from __future__ import annotations

from generator.model.guide import Role
from generator.model.site import ReasonKind
from generator.render.data_format.files import SCHEMA_VERSION
from generator.render.data_format.indicator_keys import NUMBER_TEXT
from generator.render.data_format.shapes import (
    ADDRESS,
    COUNT,
    FLAG,
    LABELS_BY_ROLE,
    TEXT,
    TEXTS_BY_NAME,
    Key,
    choice,
    constant,
    list_of,
    or_null,
    record,
)

CLAIM = record(
    Key("name", TEXT, "所述之事的代号，如 directions"),
    Key("value", COUNT, "指南所述的数"),
)
CHANGE = record(
    Key("date", TEXT, "日期"),
    Key("text", TEXT, "改动"),
)
SECTION = record(
    Key("number", NUMBER_TEXT, "专题编号（文本）"),
    Key("title", TEXT, "标题，原文"),
    Key("title_display", TEXT, "标题，显示形式"),
    Key("text", TEXT, "专题自己的文字（在各方向之前），源文；没有则为空"),
    Key("text_display", TEXT, "专题自己的文字，显示形式"),
    Key("directions", list_of(NUMBER_TEXT), "所含方向的编号"),
    Key("url", ADDRESS, "网页"),
)
FIELD = record(
    Key("label", TEXT, "标签，如考核指标；无标签正文为“正文”"),
    Key("role", choice(Role), "标签的作用"),
    Key("text", TEXT, "源文，一字不改；段落以换行分开，公式为 LaTeX"),
    Key("display", TEXT, "显示形式：公式已排成字符，其余与源文相同"),
    Key("is_empty", FLAG, "是否即“无”，如只写“/”"),
    Key("url", ADDRESS, "在网页上的位置"),
)
KEYWORD_USE = record(
    Key("slug", TEXT, "关键词的代号，见 keywords.json"),
    Key("text", TEXT, "写法，原文"),
    Key("field", TEXT, "所在字段"),
    Key("start", COUNT, "在字段源文中的起点"),
    Key("end", COUNT, "在字段源文中的终点，不含"),
)
REASON = record(
    Key("kind", choice(ReasonKind), "理由的种类"),
    Key("words", list_of(TEXT), "成为理由的词"),
)
RELATED = record(
    Key("guide", TEXT, "指南的代号"),
    Key("direction", NUMBER_TEXT, "方向编号（文本）"),
    Key("reasons", list_of(REASON), "理由"),
)
ERRATUM = record(
    Key("field", TEXT, "所在字段；标题为 title"),
    Key("text", TEXT, "存疑的原文"),
    Key("suggestion", TEXT, "疑为何字"),
    Key("reason", TEXT, "理由"),
)
DIRECTION = record(
    Key("number", NUMBER_TEXT, "方向编号（文本）"),
    Key("section", NUMBER_TEXT, "专题编号（文本）"),
    Key("title", TEXT, "标题，原文"),
    Key("title_display", TEXT, "标题，显示形式"),
    Key("tag", or_null(TEXT), "标题旁的标签，原文"),
    Key("fields", list_of(FIELD), "各字段，按原文先后"),
    Key("keywords", list_of(KEYWORD_USE), "所列关键词，按原文先后"),
    Key("related", list_of(RELATED), "相关方向，最相关的在前"),
    Key("errata", list_of(ERRATUM), "存疑之处；原文不改"),
    Key("indicators", list_of(TEXT), "指标的 id，见 indicators.json"),
    Key("url", ADDRESS, "网页"),
)
NAMES = record(
    Key("deliverables", TEXTS_BY_NAME, "成果种类：代号到名称"),
    Key("measurands", TEXTS_BY_NAME, "量的类别：代号到名称"),
    Key("units", TEXTS_BY_NAME, "单位：代号到符号"),
)
GUIDE = record(
    Key("schema_version", constant(SCHEMA_VERSION), "格式的版本"),
    Key("id", TEXT, "指南的代号"),
    Key("programme", TEXT, "计划"),
    Key("title", TEXT, "标题，原文"),
    Key("title_display", TEXT, "标题，显示形式"),
    Key("year", TEXT, "年度（文本）"),
    Key("stage", TEXT, "阶段，如征求意见稿；正式指南为空"),
    Key("preamble", TEXT, "前言，源文"),
    Key("preamble_display", TEXT, "前言，显示形式"),
    Key("roles", LABELS_BY_ROLE, "哪些标签起哪种作用"),
    Key("empty_marks", list_of(TEXT), "表示“无”的写法"),
    Key("claims", list_of(CLAIM), "指南自述的数"),
    Key("changes", list_of(CHANGE), "数据的改动，最近的在前"),
    Key("names", NAMES, "代号的名称"),
    Key("sections", list_of(SECTION), "专题，按原文先后"),
    Key("directions", list_of(DIRECTION), "方向，按原文先后"),
    Key("url", ADDRESS, "网页"),
)
