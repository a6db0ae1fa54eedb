"""Keys of ``keywords.json``."""

from __future__ import annotations

from generator.render.data_format.files import SCHEMA_VERSION
from generator.render.data_format.indicator_keys import NUMBER_TEXT
from generator.render.data_format.shapes import (
    ADDRESS,
    COUNT,
    FLAG,
    POSITION,
    TEXT,
    Key,
    constant,
    list_of,
    matching,
    record,
)

MENTION = record(
    Key("direction", NUMBER_TEXT, "方向编号（文本）"),
    Key("field", TEXT, "所在字段"),
    Key("surface", TEXT, "提到它的原文，一字不改"),
    Key("start", COUNT, "surface 在字段源文中的起点"),
    Key("end", COUNT, "surface 在字段源文中的终点，不含"),
    Key("sentence", TEXT, "所在的句子，原文"),
    Key("paragraph", POSITION, "段落在该方向网页上的序号"),
    Key("url", ADDRESS, "该段落在网页上的位置"),
)

KEYWORD = record(
    Key("slug", TEXT, "代号，由拼音而来，也是网页的文件名"),
    Key("title", TEXT, "用得最多的写法，原文"),
    Key("title_display", TEXT, "同上，显示形式（公式已排成字符）"),
    Key("letter", matching("^([A-Z]|#)$"), "拼音首字母；不以字母起的为 #"),
    Key("spellings", list_of(TEXT), "本站收录的各种写法，原文"),
    Key("aliases", list_of(TEXT), "其中由词表合并的写法"),
    Key("is_general", FLAG, "是否过于常用，正文中不逐处链接"),
    Key("listed", list_of(NUMBER_TEXT), "把它列为关键词的方向"),
    Key("mentions", list_of(MENTION), "正文提到它之处，按原文先后"),
    Key("url", ADDRESS, "它的网页"),
)

KEYWORDS = record(
    Key("schema_version", constant(SCHEMA_VERSION), "格式的版本"),
    Key("guide", TEXT, "指南的代号"),
    Key("keywords", list_of(KEYWORD), "关键词，按拼音排列"),
)
