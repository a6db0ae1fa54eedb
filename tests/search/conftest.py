"""Fixtures of the search tests: the real guide's documents, a site made from them, a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.search import SearchDocument
from tests.browser import open_browser, serve_folder
from tests.search.browser import open_box
from tests.search.site import read_documents, write_site


@pytest.fixture(scope="session")
def documents() -> list[SearchDocument]:
    return read_documents()


@pytest.fixture(scope="session")
def search_site(documents: list[SearchDocument], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("search"), documents)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module", params=["http", pytest.param("file", marks=pytest.mark.slow)])
def address(request: pytest.FixtureRequest, search_site: Path) -> Iterator[str]:
    """The site's address, once over http and once from the folder."""
    if request.param == "file":
        yield search_site.as_uri() + "/"
    else:
        with serve_folder(search_site) as served:
            yield served


@pytest.fixture(scope="module")
def box(chromium: Browser, address: str) -> Iterator[Page]:
    """The site's first page with the cursor in the search box, for tests that only ask."""
    opened = chromium.new_page()
    open_box(opened, address)
    yield opened
    opened.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page of the same, for tests that go somewhere."""
    opened = chromium.new_page(viewport={"width": 1200, "height": 800})
    open_box(opened, address)
    yield opened
    opened.close()
