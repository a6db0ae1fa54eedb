"""Every page type meets WCAG 2.2 AA as far as axe can tell: light and dark, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.browser import DESK, PHONE, open_browser, serve_folder
from tests.site.axe import Axe
from tests.site.page_types import KINDS, sample_pages

pytestmark = [pytest.mark.browser, pytest.mark.slow]


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


def list_faults(page: Page, size: dict[str, int], scheme: str) -> list[str]:
    """What axe finds on the page as it stands."""
    resize(page, size)
    put_on(page, scheme)
    axe = Axe.on(page)
    if (size, scheme) == (DESK, "default"):
        return axe.check_all()
    return axe.check_layout() if scheme == "default" else axe.check_colours()


VIEWS = ((DESK, "default"), (DESK, "slate"), (PHONE, "default"))


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(address: str, page: Page, kind: str) -> None:
    for name in sample_pages()[kind]:
        resize(page, DESK)
        page.goto(address + name, wait_until="load")
        for size, scheme in VIEWS:
            assert list_faults(page, size, scheme) == [], f"{name}, {size['width']} px, {scheme}"


@pytest.mark.parametrize(
    ("name", "ready"),
    [
        ("nqi-2023/compare.html?d=3.2,4.2,4.4,9", ".g-compare thead th + th"),
        ("nqi-2023/compare.html?d=4.1,99", ".g-problems p + p"),
        ("nqi-2023/finder.html?conditions=co_funding&section=5&text=标准", "[data-chosen] li"),
        ("nqi-2023/finder.html?conditions=co_funding&deliverables=paper", "[data-nothing] li"),
    ],
)
def test_axe_finds_nothing_in_what_a_reader_chooses(address: str, page: Page, name: str, ready: str) -> None:
    resize(page, DESK)
    page.goto(address + name, wait_until="load")
    page.wait_for_selector(ready)
    page.evaluate("""guideChoice.write([["nqi-2023/4.1", "4.1 甲"], ["nqi-2023/4.2", "4.2 乙"]])""")
    page.evaluate("document.querySelector('.g-tray').open = true")
    faults = [fault for size, scheme in VIEWS for fault in list_faults(page, size, scheme)]
    page.evaluate("guideChoice.write([])")
    assert faults == []
