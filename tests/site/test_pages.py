"""The built site holds the whole guide, and every page type reads well in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from generator.load import load_guide
from generator.model.guide import TITLE_FIELD
from tests.browser import DESK, PHONE, Watch

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "index.html",
    "nqi-2023/index.html",
    "nqi-2023/3.html",
    "nqi-2023/1.1.html",
    "nqi-2023/4.1.html",
    "nqi-2023/9.html",
    "nqi-2023/finder.html",
    "nqi-2023/compare.html?d=3.2,4.2,4.4,9",
    "nqi-2023/indicators.html",
    "nqi-2023/deliverables.html",
    "nqi-2023/conditions.html",
    "nqi-2023/full.html",
    "nqi-2023/quality.html",
    "keywords/index.html",
    "keywords/ke-kao-xing.html",
)


def read(site: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / page).read_text("utf-8"))


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [node.text().strip() for node in tree.css(selector)]


def test_every_section_and_direction_has_its_page(built_site: Path) -> None:
    guide = load_guide(ROOT / "source/nqi-2023", ROOT)
    for number in {d.number for d in guide.directions} | {s.number for s in guide.sections}:
        [title] = texts(read(built_site, f"nqi-2023/{number}.html"), "h1")
        assert title.startswith(number)
    assert len(guide.directions) == 43
    assert len(guide.sections) == 10


def test_every_keyword_has_its_page_and_its_place_in_the_index(built_site: Path) -> None:
    pages = {path.name for path in (built_site / "keywords").glob("*.html")} - {"index.html"}
    linked = {node.attributes["href"] for node in read(built_site, "keywords/index.html").css(".g-keywords a")}
    assert len(pages) == 149
    assert linked == pages


def test_a_direction_without_notes_or_keywords_says_so_in_words(built_site: Path) -> None:
    text = " ".join(texts(read(built_site, "nqi-2023/6.6.html"), ".g-none"))
    assert "指南未列出本方向的有关说明" in text
    assert "指南未列出本方向的关键词" in text
    assert "没有另外的说明" in " ".join(texts(read(built_site, "nqi-2023/1.2.html"), ".g-none"))


def test_maths_is_shown_as_a_reader_expects(built_site: Path) -> None:
    page = read(built_site, "nqi-2023/3.1.html")
    [body] = [text for text in texts(page, ".g-verbatim") if text.startswith("1km×0.6km×40m")]
    assert "u = 0.1 mm + 0.1×10⁻⁶ L" in body
    assert "$" not in body
    assert "\\" not in body


def test_a_marked_spot_shows_the_text_as_it_is_and_the_note_beside_it(built_site: Path) -> None:
    page = read(built_site, "nqi-2023/4.3.html")
    assert "PPt 级" in texts(page, "mark.erratum")
    assert any("原文如此" in note and "ppt 级" in note for note in texts(page, "[data-note]"))


def test_every_marked_spot_of_the_guide_is_shown_with_suggestion_and_reason(built_site: Path) -> None:
    guide = load_guide(ROOT / "source/nqi-2023", ROOT)
    errata = [(direction.number, erratum) for direction in guide.directions for erratum in direction.errata]
    for number, erratum in errata:
        page = read(built_site, f"nqi-2023/{number}.html")
        place = "h1" if erratum.field == TITLE_FIELD else "mark.erratum"
        assert any(erratum.text in text for text in texts(page, place)), (number, erratum.text)
        notes = texts(page, "[data-note], .g-erratum-title")
        told = [erratum.suggestion in note and erratum.reason in note for note in notes]
        assert any(told), (number, erratum.text)
    known = {("3.2", "规范 and 认证规范"), ("4.3", "规范 and 校准装置"), ("4.3", "PPt 级"), ("6.2", "关键技术发与应用")}
    assert known <= {(number, erratum.text) for number, erratum in errata}


def test_the_title_carries_the_number(built_site: Path) -> None:
    [title] = texts(read(built_site, "nqi-2023/5.10.html"), "title")
    assert title.startswith("5.10 烟气污染治理设备")


def test_a_related_direction_comes_with_its_reason(built_site: Path) -> None:
    page = read(built_site, "nqi-2023/4.4.html")
    related = page.css_first(".g-related")
    assert related is not None
    assert "共同关键词：可靠性" in related.text()


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"])
def test_no_page_type_asks_another_host_scrolls_sideways_or_fails_when_it_is_printed(
    home: str, browser: Browser, size: dict[str, int], scheme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type] # a plain dict will do
    page = context.new_page()
    watch = Watch(home).on(page)
    for name in PAGES:
        page.goto(home + name, wait_until="load")
        excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert excess <= 1, f"{name} scrolls sideways by {excess} px"
        page.evaluate("for (const moment of ['beforeprint', 'afterprint']) dispatchEvent(new Event(moment))")
        assert watch.faults == [], name
    context.close()


@pytest.mark.browser
def test_a_site_in_a_folder_works_without_a_server(built_site: Path, browser: Browser) -> None:
    page = browser.new_page()
    watch = Watch("file://").on(page)
    page.goto((built_site / "index.html").as_uri())
    page.locator("article a", has_text="成果矩阵").first.click()
    page.wait_for_url("**/deliverables.html")
    assert page.locator("h1").inner_text() == "成果矩阵"
    assert watch.faults == []
    page.close()


def test_each_door_of_the_home_page_leads_to_what_it_promises(built_site: Path) -> None:
    doors = read(built_site, "index.html").css(".g-doors > div")
    targets = [[link.attributes["href"] for link in door.css("a")] for door in doors]
    assert targets == [
        [
            *(f"nqi-2023/{name}" for name in ("finder.html", "match.html", "compare.html", "index.html#directions")),
            "keywords/index.html",
        ],
        ["nqi-2023/indicators.html", "nqi-2023/deliverables.html", "nqi-2023/conditions.html"],
        ["nqi-2023/clauses.html", "nqi-2023/full.html", "nqi-2023/quality.html"],
        ["data/index.html"],
    ]
