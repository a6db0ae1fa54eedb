"""Whatever a text holds, its YAML loads back to the same characters and reads as printed where it can."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importer.yaml_text import write_block, write_scalar

TRICKY = st.text(
    st.sampled_from(list(" \t\n#:-'\"\\[]{}|>&*!%@`，。甲A0５\u3000\xa0\x85\u2028\ufeff\x07~")), max_size=12
)
ANY = st.text(st.characters(codec="utf-8"), max_size=20)
SETTINGS = settings(max_examples=300, derandomize=True, database=None, deadline=None)


@SETTINGS
@given(TRICKY | ANY)
def test_a_block_loads_back_to_the_same_text(text: str) -> None:
    assert yaml.load(f"fields:\n  甲: {write_block(text, 2)}\n  乙: z\n", yaml.BaseLoader) == {
        "fields": {"甲": text, "乙": "z"}
    }


@SETTINGS
@given(TRICKY | ANY)
def test_a_scalar_loads_back_to_the_same_text_and_is_text_to_any_reader(text: str) -> None:
    assert yaml.safe_load(f"title: {write_scalar(text)}\n") == {"title": text}
    assert yaml.safe_load(f"- {{number: '1', title: {write_scalar(text)}}}\n") == [{"number": "1", "title": text}]


@pytest.mark.parametrize("text", ["5.10", "1:1", "no", "2023", "null", "~", "", "2023-01-01", "/: x"])
def test_what_yaml_would_guess_at_is_quoted(text: str) -> None:
    assert write_scalar(text).startswith('"')


def test_a_title_reads_as_printed() -> None:
    title = "“国家质量基础设施体系”重点专项 2023 年度项目申报指南"
    assert write_scalar(title) == title


def test_a_text_that_starts_with_a_blank_has_its_indent_written_down() -> None:
    assert write_block("　　甲", 1) == "|-\n  　　甲"
    assert write_block("  甲", 1) == "|2-\n    甲"


def test_a_line_of_blanks_is_quoted_since_editors_strip_it() -> None:
    assert write_block("甲\n \n乙", 1) == '"甲\\n \\n乙"'
