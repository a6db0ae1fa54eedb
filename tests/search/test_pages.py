"""Pages of prose and tables: found by what they say themselves, not by what they repeat."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.search.markup import read_marked
from generator.search.pages import describe_page, list_page_documents

TABLE = """---
title: "成果矩阵"
kind: table
---

<nav><a href="../index.html">首页</a></nav>

# 成果矩阵 {: #top }

<p class="g-lead">逐方向列出。</p>

## 专利 {: #patents .wide }

<table><caption>各方向的专利</caption><tr><th>方向</th><th scope=row>1.2 千克</th><td>6</td></tr></table>
<script>let hidden</script>
"""


def test_a_page_of_tables_is_found_by_title_headings_captions_and_heads_but_not_by_its_cells() -> None:
    document = describe_page("a/deliverables.html", TABLE)
    assert (document.kind, document.title) == ("table", "成果矩阵")
    assert [(part.anchor, part.heading, part.text) for part in document.parts] == [
        ("top", "成果矩阵", "逐方向列出。"),
        ("patents", "专利", "各方向的专利\n方向"),
    ]


def test_a_page_written_by_hand_is_found_by_all_its_words() -> None:
    document = describe_page("help.html", "# 使用说明\n\n先看 [指南](a.md)。&lt;粗&gt;\n\n- 一条\n")
    assert (document.kind, document.title) == ("page", "使用说明")
    assert [part.text for part in document.parts] == ["先看 指南。<粗>\n- 一条"]


def test_pages_that_are_known_already_are_not_listed_twice() -> None:
    pages = {PurePosixPath("a/1.1.md"): "# 一", PurePosixPath("help.md"): "# 二", PurePosixPath("data.json"): "{}"}
    assert [d.url for d in list_page_documents(pages, frozenset({"a/1.1.html"}))] == ["help.html"]


def test_an_empty_page_is_listed_by_its_address() -> None:
    assert describe_page("a.html", "").title == "a.html"


def test_the_page_of_the_full_text_is_found_by_its_title_only() -> None:
    document = describe_page("full.html", '---\ntitle: "全文"\nkind: full\n---\n# 指南\n\n## 1.2 千克 {: #d }\n')
    assert (document.title, document.parts) == ("全文", ())


GROUPS = """---
title: "总表"
kind: table
---
# 总表 {: #top }
<table><caption>按量分组</caption>
<tr><th scope="col">方向</th><td>1</td></tr>
<tr><th scope="rowgroup" id="drift">漂移 <span data-count>48 条</span></th></tr>
<tr><th scope="row">1.2 千克</th><td>6</td></tr>
<tr><th scope="rowgroup" id="noise">噪声</th></tr>
<tr><td><p>千克<br>的</p></td></tr></table>
<p data-repeats>1.2 …千克…</p>
"""


def test_a_group_of_rows_is_found_by_its_head_and_landed_on() -> None:
    parts = describe_page("a/indicators.html", GROUPS).parts
    assert [(part.anchor, part.heading, part.text) for part in parts] == [
        ("top", "总表", "按量分组\n方向"),
        ("drift", "漂移", ""),
        ("noise", "噪声", ""),
    ]


@pytest.mark.parametrize(
    ("kind", "described", "words"),
    [
        ("", "page", "一段话。\n一格"),
        ("kind: help\n", "page", "一段话。\n一格"),
        ("kind: table\n", "table", ""),
        ("kind: one-that-nobody-thought-of\n", "table", ""),
    ],
)
def test_a_new_kind_of_page_is_taken_for_a_list_until_it_is_said_to_be_prose(
    kind: str, described: str, words: str
) -> None:
    document = describe_page("a.html", f"---\ntitle: 页\n{kind}---\n# 页\n\n一段话。\n\n<table><td>一格</td></table>")
    assert (document.kind, document.parts[0].text) == (described, words)


def test_what_a_template_marks_is_found_line_by_line() -> None:
    page = (
        '<dl><dt>交付成果</dt><dd data-search="交付成果"><a href="#i"><span>专利/软著</span> <span>≥3</span></a> '
        "<a>装置 1</a></dd><dd>别的</dd></dl>"
    )
    assert [(part.heading, part.text) for part in read_marked(page)] == [("交付成果", "专利/软著 ≥3\n装置 1")]
