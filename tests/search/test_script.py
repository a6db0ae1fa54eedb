"""The scripts agree with the index builder, whatever the text, and hostile text stays text."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.search import SearchDocument, SearchPart, build_search
from generator.search.fold import BREAK, fold_character
from tests.browser import serve_folder
from tests.search.browser import ask, open_box
from tests.search.site import SCRIPTS, write_site
from tests.search.test_build import read_file
from tests.search.test_fold import CASES

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    "</title><svg onload=window.hurt=1>",
    "\"><a href='javascript:window.hurt=1'>",
    '\'><iframe srcdoc="<script>parent.hurt=1</script>">',
    "&lt;img src=x onerror=window.hurt=1&gt;",
    "${window.hurt=1}",
    "`);window.hurt=1;//",
    "</script><script>window.hurt=1</script>",
    "\u2028window.hurt=1\u2029",
    "<mark onmouseover=window.hurt=1>",
    "<style>*{display:none}</style>",
    "{{ 7*7 }}{% raw %}",
    "<a href=//evil.example/>",
    "\u202eevil\u202c",
    "𠮷\U000e0100　　",
)


@pytest.fixture(scope="module")
def script_key(chromium: Browser) -> Iterator[Page]:
    """A page in which ``buildKey`` is the script's own."""
    page = chromium.new_page()
    root = read_file(build_search([]), "root")
    page.evaluate("root => { window.guideSearch = (_, __, make) => { window.made = make(root) } }", root)
    page.add_script_tag(path=SCRIPTS / "search-text.js")
    yield page
    page.close()


def make_key(page: Page, text: str) -> str:
    # JSON keeps line ends and lone characters that the browser's driver might change on the way.
    return str(
        json.loads(page.evaluate("text => JSON.stringify(made.buildKey(JSON.parse(text)).key)", json.dumps(text)))
    )


@pytest.mark.parametrize(("text", "key"), CASES)
def test_the_script_folds_the_cases_as_the_builder_does(script_key: Page, text: str, key: str) -> None:
    assert make_key(script_key, text).strip(BREAK) == key.replace("|", BREAK)


def test_the_script_folds_every_character_as_the_builder_does(script_key: Page) -> None:
    characters = [chr(code) for code in range(0x30000) if unicodedata.category(chr(code)) not in ("Cs", "Cn")]
    folded = json.loads(
        script_key.evaluate(
            "text => JSON.stringify([...JSON.parse(text)].map(made.foldCharacter))", json.dumps("".join(characters))
        )
    )
    differing = [c for c, found in zip(characters, folded, strict=True) if found != fold_character(c)]
    assert differing == []


def _hostile_documents() -> list[SearchDocument]:
    return [
        SearchDocument(
            f"h/{number}.html",
            f"{number} 敌意 {hostile}",
            "direction",
            (SearchPart(f"p-{number}", hostile, f"前文敌意{hostile}后文。{hostile}"),),
            (f"敌意{hostile}", hostile),
        )
        for number, hostile in enumerate(HOSTILE)
    ]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("hostile"), _hostile_documents())


def test_hostile_text_in_titles_headings_texts_and_keywords_is_shown_as_text(
    chromium: Browser, hostile_site: Path
) -> None:
    with serve_folder(hostile_site) as address:
        page = chromium.new_page()
        away: list[str] = []
        page.on("request", lambda request: None if request.url.startswith(address) else away.append(request.url))
        page.on("dialog", lambda dialog: away.append(dialog.message))
        open_box(page, address)
        for number, hostile in enumerate(HOSTILE):
            titles = {hit.title: hit for hit in ask(page, address, f"{number} 敌意").hits}
            hit = titles[f"{number} 敌意 {hostile}"]
            assert f"前文敌意{hostile}后文。" in hit.text
        for hostile in HOSTILE:
            ask(page, address, hostile)
        answer = ask(page, address, "敌意")
        assert answer.total == len(HOSTILE)
        page.evaluate("document.querySelector('.md-search__scrollwrap').scrollTo(0, 1e6)")
        page.wait_for_function(f"document.querySelectorAll('.md-search-result__item').length === {len(HOSTILE)}")
        shown = page.locator(".md-search-result__list")
        assert shown.locator("script, img, svg[onload], iframe, style, [onmouseover]").count() == 0
        assert shown.locator("a:not(.md-search-result__link)").count() == 0
        assert page.evaluate("window.hurt") is None
        assert away == []
        page.close()


def make_pages(*texts: str) -> list[SearchDocument]:
    return [
        SearchDocument(f"{number}.html", f"{number} 页", "direction", (SearchPart("p-1", "内容", text),))
        for number, text in enumerate(texts, start=1)
    ]


def test_an_index_published_anew_while_the_page_is_open_is_taken_up(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = write_site(tmp_path_factory.mktemp("anew"), make_pages("旧词旧文"))
    with serve_folder(site) as address:
        page = chromium.new_page()
        open_box(page, address)
        page.wait_for_load_state("networkidle")
        for path, content in build_search(make_pages(*["旁的" * 400] * 30, "新词新文")).items():
            (site / path).write_bytes(content)
        assert ask(page, address, "新词").pages == ["31.html"]
        page.close()


def test_a_page_that_holds_the_pieces_of_a_word_but_not_the_word_is_not_found(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = write_site(tmp_path_factory.mktemp("pieces"), make_pages("量子测，子测量", "用量子测量的"))
    with serve_folder(site) as address:
        page = chromium.new_page()
        open_box(page, address)
        answer = ask(page, address, "量子测量")
        assert (answer.pages, answer.total) == (["2.html"], 1)
        page.close()
