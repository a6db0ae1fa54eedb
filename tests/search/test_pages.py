"""Pages of prose and tables: found by what they say themselves, not by what they repeat."""

from __future__ import annotations

from pathlib import PurePosixPath

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
