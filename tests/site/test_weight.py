"""A page costs its reader little: a direction's first view is light, and nothing on any page jumps while it loads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import DESK, PHONE, open_browser, serve_folder
from tests.site.page_types import KINDS, sample_pages
from tests.site.weight import weigh_page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOST_BYTES = 100_000
MOST_SHIFT = 0.01
"""Cumulative layout shift, a tenth of what is called good; the theme's own outline moves by a few thousandths."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def home(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as served:
        yield served


@pytest.mark.parametrize("kind", ["direction", "home"])
def test_a_first_view_is_at_most_100_kb_beyond_the_themes_files(browser: Browser, home: str, kind: str) -> None:
    cost = weigh_page(browser.new_page(), home, sample_pages()[kind][0])
    assert 10_000 < cost.ours <= MOST_BYTES
    assert cost.away == ()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_while_a_page_loads_and_is_scrolled(
    browser: Browser, home: str, kind: str, size: dict[str, int]
) -> None:
    context = browser.new_context(viewport=size)  # type: ignore[arg-type] # a plain dict stands for the size
    assert weigh_page(context.new_page(), home, sample_pages()[kind][0]).shift < MOST_SHIFT
    context.close()
