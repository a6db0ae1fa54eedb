"""Keys of ``indicators.json``."""

from __future__ import annotations

from generator.model.indicator import Comparator, Kind
from generator.render.data_format.files import SCHEMA_VERSION
from generator.render.data_format.shapes import (
    ADDRESS,
    COUNT,
    FLAG,
    NUMBER,
    TEXT,
    Key,
    choice,
    constant,
    list_of,
    matching,
    or_null,
    record,
)

NUMBER_TEXT = matching(r"^[0-9]+(\.[0-9]+)*$")
"""Number of a section or direction: text, because 5.10 is not 5.1."""

SI = record(
    Key("value", or_null(NUMBER), "数值"),
    Key("min", or_null(NUMBER), "下限"),
    Key("max", or_null(NUMBER), "上限"),
    Key("unit", TEXT, "国际单位制基本单位之积，如 m、kg.m-1.s-2；“1”为纯比值（%、‰、ppm 均已换算）"),
)

INDICATOR = record(
    Key("id", matching(r"^[0-9]+(\.[0-9]+)*/[1-9][0-9]*$"), "方向编号/序号，如 1.2/3；网页上的锚点是 indicator-3"),
    Key("direction", NUMBER_TEXT, "方向编号，如 1.2（文本）"),
    Key("direction_title", TEXT, "方向标题，原文"),
    Key("section", NUMBER_TEXT, "专题编号，如 1（文本）"),
    Key("section_title", TEXT, "专题标题，原文"),
    Key("field", TEXT, "所在字段，如考核指标、有关说明；无标签正文为“正文”"),
    Key(
        "kind",
        choice(Kind),
        "technical 技术指标（性能、尺寸、条件，以及装置、平台、标准所覆盖之物的数量）；"
        "deliverable 成果数量；funding 名额、比例、项目数",
    ),
    Key("deliverables", list_of(TEXT), "成果种类的代号；一个数字同时指几种成果的有几个；名称见 guide.json 的 names"),
    Key("measurand", or_null(TEXT), "量的类别代号，如 uncertainty；名称见 guide.json 的 names"),
    Key("subject", or_null(TEXT), "所属的装置、方法或对象，用原文的词"),
    Key("name", TEXT, "所测的量，或所计的物，用原文的词"),
    Key("comparator", choice(Comparator), "比较关系；“优于”“达到”已按量的好坏定为 <= 或 >=；~ 是量级；单写一个数为 ="),
    Key("value", or_null(NUMBER), "数值，以 unit 计，万、亿已乘入；范围和尺寸为 null"),
    Key("min", or_null(NUMBER), "范围的下限"),
    Key("max", or_null(NUMBER), "范围的上限"),
    Key("dims", list_of(NUMBER), "尺寸的各个数，如 1km×0.6km×40m 为 [1, 0.6, 40]；不是尺寸时为空"),
    Key("unit", TEXT, "单位代号，如 mA、um、%、pT/Hz^(1/2)；“1”为无单位；成果用量词，如项、套"),
    Key("si", or_null(SI), "换算到国际单位制；没有国际单位制含义的（项、级）为 null"),
    Key("condition", or_null(TEXT), "条件，几个之间以“; ”分开"),
    Key("formula", or_null(TEXT), "数值是公式时的公式，数值取其常数项"),
    Key("status", or_null(TEXT), "成果应达到的状态，如报批稿、立项、申请"),
    Key("surface", TEXT, "原文，一字不改（公式为 LaTeX 源文）"),
    Key("start", COUNT, "surface 在字段源文中的起点，从 0 计，以字符（码点）为单位"),
    Key("end", COUNT, "surface 在字段源文中的终点，不含"),
    Key("clause", TEXT, "surface 所在的整个分句，原文"),
    Key("corrected", FLAG, "是否经人工核定"),
    Key("url", ADDRESS, "网页上的位置；不知道网站地址时相对于本文件"),
)  # fmt: skip

INDICATORS = record(
    Key("schema_version", constant(SCHEMA_VERSION), "格式的版本"),
    Key("guide", TEXT, "指南的代号"),
    Key("indicators", list_of(INDICATOR), "全部指标，按原文先后"),
)
