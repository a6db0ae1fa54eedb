"""The files that are published with the site, and where they go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

SCHEMA_VERSION = "1.0"
"""Raised in its first number when a key changes its meaning or goes; in its second when one comes."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One kind of file, made for every guide."""

    name: str
    pattern: str
    """File name; ``{guide}`` is the guide's id."""
    schema: str
    """File name of its JSON Schema; empty for what is not JSON."""
    meaning: str


FILES: tuple[DataFile, ...] = (
    DataFile(
        "workbook",
        "{guide}.xlsx",
        "",
        "工作簿：方向、指标、成果矩阵、申报条件、关键词各一张工作表，可筛选、排序、打印，单元格链接到网页原处。",
    ),
    DataFile(
        "indicators_csv",
        "indicators.csv",
        "",
        "指标表：与工作簿的“指标”工作表逐列相同；UTF-8（带 BOM），Excel 双击即可打开。",
    ),
    DataFile(
        "indicators_json",
        "indicators.json",
        "indicators.schema.json",
        "指标：每条考核指标、成果数量、名额与经费比例一项，数值、单位、比较关系分开，附国际单位制数值和原文位置。",
    ),
    DataFile(
        "guide_json",
        "guide.json",
        "guide.schema.json",
        "指南全文：各专题、各方向、各字段逐字照录，附显示形式、关键词、相关方向及理由、存疑之处。",
    ),
    DataFile(
        "keywords_json",
        "keywords.json",
        "keywords.schema.json",
        "关键词：每个关键词的各种写法，列出它的方向，以及正文提到它的句子。",
    ),
)


def data_file(name: str, guide_id: str) -> PurePosixPath:
    """Where a guide's file goes, below docs/."""
    pattern = next(file.pattern for file in FILES if file.name == name)
    return PurePosixPath("data", guide_id, pattern.format(guide=guide_id))


def schema_file(name: str) -> PurePosixPath:
    """Where a schema goes, below docs/, by its file name."""
    return PurePosixPath("data", "schema", name)
