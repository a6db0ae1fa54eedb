"""The golden queries in a real browser: what comes first, and whether all that should be found is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.search import SearchDocument
from tests.browser import serve_folder
from tests.conftest import FIGURE
from tests.search.browser import ask, open_box, scroll_all
from tests.search.golden import Golden, is_typed, read_golden, scan

pytestmark = pytest.mark.browser


def _misses(page: Page, address: str, golden: list[Golden]) -> Iterator[str]:
    for case in golden:
        pages = ask(page, address, case.query).pages
        if not case.is_met(pages):
            yield f"{case.query}: {pages[:3]} instead of {case.expected or 'nothing'}"


def test_there_are_at_least_150_golden_queries_with_every_keyword_of_the_guide(documents: list[SearchDocument]) -> None:
    queries = {case.query for case in read_golden()}
    keywords = {keyword for document in documents if document.kind == "direction" for keyword in document.keywords}
    assert len(queries) >= 150
    assert keywords <= queries


def _name(address: str) -> str:
    return address.partition(":")[0]


@pytest.mark.parametrize("address", ["http", pytest.param("file", marks=pytest.mark.slow)], indirect=True)
def test_every_golden_query_brings_its_direction_first(
    box: Page, address: str, record_property: Callable[[str, object], None]
) -> None:
    golden = read_golden()
    misses = list(_misses(box, address, golden))
    share = 1 - len(misses) / len(golden)
    record_property(FIGURE, f"search over {_name(address)}: {len(golden)} golden queries, first hit right {share:.1%}")
    assert misses == []


@pytest.mark.slow
@pytest.mark.parametrize("address", ["http", pytest.param("file", marks=pytest.mark.campaign)], indirect=True)
def test_a_typed_query_finds_the_pages_in_which_it_stands_and_no_others(
    box: Page, address: str, documents: list[SearchDocument], record_property: Callable[[str, object], None]
) -> None:
    found = expected = right = 0
    wrong = []
    for case in filter(lambda case: is_typed(case.query), read_golden()):
        answer = ask(box, address, case.query)
        pages, wanted = set(scroll_all(box, address, answer)), scan(documents, case.query)
        found, expected, right = found + len(pages), expected + len(wanted), right + len(pages & wanted)
        if pages != wanted:
            wrong.append((case.query, sorted(pages ^ wanted)))
    figures = f"{expected} pages expected, precision {right / found:.2%}, recall {right / expected:.2%}"
    record_property(FIGURE, f"search over {_name(address)}: {figures}")
    assert wrong == []


@pytest.mark.slow
def test_the_real_site_answers_every_golden_query(built_site: Path, chromium: Browser) -> None:
    _check_site(chromium, built_site.as_uri() + "/")
    with serve_folder(built_site) as served:
        _check_site(chromium, served)


def _check_site(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    open_box(page, address)
    assert list(_misses(page, address, read_golden())) == []
    page.close()
