"""The committed import of the real guide: complete, verbatim, and the same when imported again."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from generator.errors import Place
from generator.importer.draft import draft_files
from generator.importer.outline import Outline, build_outline
from generator.importer.readers import Document
from generator.importer.residue import find_residue
from generator.load.load_guide import load_guide
from generator.model.guide import BODY_LABEL, Guide
from tests.importer.helpers import REAL, ROOT

KEYWORD_SEPARATOR = re.compile("[，、；,](?![^（]*）)")


@cache
def _original() -> str:
    return (REAL / "original.txt").read_text(encoding="utf-8")


@cache
def _outline() -> Outline:
    return build_outline(Document(_original(), Place("original.txt")))


@cache
def _guide() -> Guide:
    return load_guide(REAL, ROOT)


def test_it_has_the_sections_and_directions_that_it_claims() -> None:
    outline = _outline()
    assert len(outline.sections) == 10
    assert len(outline.directions) == int(outline.claims["directions"]) == 43
    assert outline.claims["young_scientist_projects"] == "8"


def test_sections_two_nine_and_ten_are_directions() -> None:
    own = [direction.number for direction in _outline().directions if "." not in direction.number]
    assert own == ["2", "9", "10"]


def test_every_direction_has_the_fields_that_the_document_prints() -> None:
    fields = Counter(field.label for direction in _outline().directions for field in direction.fields)
    assert fields == {"研究内容": 42, "考核指标": 42, "有关说明": 39, "关键词": 36, BODY_LABEL: 1}


def test_directions_without_notes_and_keywords_have_none() -> None:
    bare = [d.number for d in _outline().directions if [f.label for f in d.fields] == ["研究内容", "考核指标"]]
    assert bare == ["6.6", "7.3", "8.3"]


def test_the_body_without_labels_keeps_its_two_paragraphs() -> None:
    (body,) = _outline().directions[0].fields
    assert [text[:4] for text in body.text.split("\n")] == ["面向国际", "本指南方"]


def test_it_has_151_different_keywords() -> None:
    lines = [f.text for d in _outline().directions for f in d.fields if f.label == "关键词"]
    keywords = [word.strip() for line in lines for word in KEYWORD_SEPARATOR.split(line)]
    assert (len(keywords), len(set(keywords))) == (158, 151)
    assert "实验室自建方法（LDT）" in keywords


def test_the_quantity_torn_by_a_page_break_has_one_blank() -> None:
    direction = next(d for d in _outline().directions if d.number == "3.2")
    assert direction.fields[1].text.startswith("400GbpsDPU 能效计量测试装置，标准不确定度 1%；4G/5G")


def test_every_paragraph_but_the_torn_ones_is_a_line_of_the_original() -> None:
    lines = {line.strip() for line in _original().split("\n")}
    torn = 0
    for direction in _outline().directions:
        for field in direction.fields:
            printed = field.text if field.label == BODY_LABEL else f"{field.label}：{field.text}"
            torn += sum(paragraph not in lines for paragraph in printed.split("\n"))
    assert torn == 20  # page breaks in mid-sentence


def test_the_committed_source_leaves_no_residue() -> None:
    assert find_residue(_guide(), _original()) == ()


def test_importing_again_gives_the_committed_texts() -> None:
    """Maintainers add keys (errata, corrections); the authors' words stay as imported."""
    fresh = {d.number: (d.title, [(f.label, f.text) for f in d.fields]) for d in _outline().directions}
    stored = {d.number: (d.title, [(f.label, f.text) for f in d.fields]) for d in _guide().directions}
    assert stored == fresh


def test_every_drafted_line_stands_in_the_committed_files() -> None:
    for path, text in draft_files(_outline(), "nqi-2023").items():
        committed = (REAL / path).read_text(encoding="utf-8").split("\n")
        assert [line for line in text.split("\n") if line not in committed] == []
