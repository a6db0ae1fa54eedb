"""The glossary on the built site: every term explained, each linked once on a page, keywords' links left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.vocabulary.terms import load_terms

PAGE = "glossary.html"


def read(site: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / page).read_text("utf-8"))


def directions(site: Path) -> list[LexborHTMLParser]:
    return [LexborHTMLParser(path.read_text("utf-8")) for path in sorted((site / "nqi-2023").glob("[0-9]*.html"))]


def test_every_term_stands_on_the_page_with_english_and_source(built_site: Path) -> None:
    page = read(built_site, PAGE)
    shown = {node.id: node.text().strip() for node in page.css("h3.g-term-title")}
    assert shown == {f"term-{entry.term.id}": entry.term.title for entry in load_terms()}
    text = page.css_first("article").text()  # type: ignore[union-attr] # a page without an article fails here too
    for entry in load_terms():
        assert entry.term.english in text
        assert entry.term.source in text


def test_a_term_leads_to_the_paragraphs_in_which_it_stands(built_site: Path) -> None:
    links = read(built_site, PAGE).css("h3#term-tsv + p + p + dl a")
    assert [link.attributes["href"] for link in links] == ["nqi-2023/4.4.html#p-1"]


def test_a_term_is_linked_once_on_a_page_and_says_what_it_means(built_site: Path) -> None:
    said = {f"term-{entry.term.id}": entry.term.definition for entry in load_terms()}
    total = 0
    for page in directions(built_site):
        links = page.css("a.term")
        targets = [(link.attributes["href"] or "").partition("#")[2] for link in links]
        assert len(targets) == len(set(targets))
        assert [link.attributes["title"] for link in links] == [said[target] for target in targets]
        total += len(links)
    assert total > 150


def test_terms_are_linked_in_the_guides_own_paragraphs_only(built_site: Path) -> None:
    for page in directions(built_site):
        assert len(page.css("a.term")) == len(page.css(".g-verbatim a.term"))


@pytest.mark.parametrize(("number", "term"), [("4.4", "TSV"), ("5.4", "CT"), ("5.4", "CT 值"), ("3.2", "数据处理单元")])
def test_abbreviations_of_the_guide_are_linked(built_site: Path, number: str, term: str) -> None:
    assert term in [link.text() for link in read(built_site, f"nqi-2023/{number}.html").css("a.term")]


def test_a_keyword_link_wins_over_a_term(built_site: Path) -> None:
    page = read(built_site, "nqi-2023/5.4.html")
    assert "标准物质" in [link.text() for link in page.css("a.mention")]
    assert "标准物质" not in [link.text() for link in page.css("a.term")]
