"""What the search finds on the pages of the real guide."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from generator.index.build_site import ReadGuide, build_site
from generator.search import SearchDocument, SearchPart
from generator.search.documents import list_documents
from tests.builders import make_direction, make_guide


def test_every_direction_section_and_keyword_of_the_guide_is_found(documents: list[SearchDocument]) -> None:
    kinds = Counter(document.kind for document in documents)
    assert (kinds["direction"], kinds["section"], kinds["page"]) == (43, 7, 1)
    assert kinds["keyword"] >= 150


def test_a_direction_is_searched_as_readers_see_it(documents: list[SearchDocument]) -> None:
    direction = next(document for document in documents if document.url == "nqi-2023/1.2.html")
    assert direction.title == "1.2 千克、安培和坎德拉量子化复现关键技术研究"
    assert direction.keywords == ("国际单位制", "复现", "千克", "安培", "坎德拉")
    assert "2 × 10⁻⁸" in direction.parts[1].text.replace("2×", "2 ×").replace("×10", "× 10")
    assert [(part.anchor, part.heading) for part in direction.parts] == [
        ("p-1", "研究内容"),
        ("p-2", "考核指标"),
        ("p-4", "关键词"),
    ]


def test_the_text_of_a_section_is_found_on_its_page_paragraph_by_paragraph() -> None:
    guide = make_guide(make_direction("1.1", {"研究内容": "文"}))
    section = replace(guide.sections[0], text="面向前沿。\n不确定度 $2\\times10^{-8}$。")
    site = build_site([ReadGuide(replace(guide, sections=(section,)), {}, ())], (), ())
    [found] = [document for document in list_documents(site) if document.kind == "section"]
    assert found.url == "test/1.html"
    assert found.parts == (SearchPart("p-1", "", "面向前沿。"), SearchPart("p-2", "", "不确定度 2×10⁻⁸。"))
