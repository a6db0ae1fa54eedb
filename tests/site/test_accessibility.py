"""Every page type meets WCAG 2.2 AA as far as axe can tell: light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser import DESK, PHONE, open_browser, serve_folder
from tests.site.axe import Axe
from tests.site.page_types import KINDS, sample_pages

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as found:
        yield found


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with open_browser() as browser:
        yield browser.new_page(reduced_motion="reduce")


def put_on(page: Page, scheme: str) -> None:
    """The theme's own switch between light and dark sets this attribute."""
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)


def resize(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(ViewportSize(width=size["width"], height=size["height"]))


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(address: str, page: Page, kind: str) -> None:
    for name in sample_pages()[kind]:
        resize(page, DESK)
        page.goto(address + name, wait_until="load")
        axe = Axe.on(page)
        put_on(page, "default")
        assert axe.check_all() == [], f"{name}, desk, light"
        put_on(page, "slate")
        assert axe.check_colours() == [], f"{name}, desk, dark"
        resize(page, PHONE)
        assert axe.check_colours() == [], f"{name}, phone, dark"
        put_on(page, "default")
        assert axe.check_layout() == [], f"{name}, phone"
