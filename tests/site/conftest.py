"""The real site over loopback, and a page in a real browser that must not say anything wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser import DESK, Watch, open_browser, serve_folder


@pytest.fixture(scope="module")
def home(built_site: Path) -> Iterator[str]:
    """Address of the site, ending in ``/``."""
    with serve_folder(built_site) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a desk, in a context of its own; an error on the console fails the test."""
    context = browser.new_context(
        viewport=ViewportSize(width=DESK["width"], height=DESK["height"]), accept_downloads=True
    )
    page = context.new_page()
    watch = Watch("").on(page)
    yield page
    assert watch.errors == []
    context.close()
