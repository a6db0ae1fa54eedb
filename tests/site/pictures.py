"""Take the pictures of the README and of 使用说明 from a built site: ``python -m tests.site.pictures SITE FOLDER``."""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from generator.dist.browser import find_tools
from tests.browser import open_browser, serve_folder

QUALITY = 82
WIDE: ViewportSize = {"width": 1280, "height": 860}
SHORT: ViewportSize = {"width": 1180, "height": 620}
SHEET: ViewportSize = {"width": 794, "height": 1123}
"""A4 at 96 dots an inch."""


def _leave(_page: Page) -> None:
    pass


def _match_example(page: Page) -> None:
    page.locator("[data-example]").click()
    page.locator("[data-hits] > li").first.wait_for()
    _show("#results")(page)


def _print(page: Page) -> None:
    page.emulate_media(media="print")


def _show(selector: str) -> Callable[[Page], None]:
    """Scroll so that what the selector names stands below the page's header."""

    def show(page: Page) -> None:
        place = page.locator(selector).first
        place.wait_for(state="attached")
        place.evaluate("place => scrollTo(0, place.getBoundingClientRect().top + scrollY - 90)")

    return show


def _hover(selector: str) -> Callable[[Page], None]:
    def hover(page: Page) -> None:
        _show(selector)(page)
        page.locator(selector).first.hover()

    return hover


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: a page of the site, what is done on it first, and how large a piece is shown."""

    name: str
    """Below the folder; ``.png`` for the README, ``.webp`` for the site, which loads it."""
    page: str
    prepare: Callable[[Page], None] = _leave
    size: ViewportSize | None = None


PICTURES = (
    Picture("direction.png", "nqi-2023/4.1.html", size=WIDE),
    Picture("indicators.png", "nqi-2023/indicators.html", size=WIDE),
    Picture("help/match.webp", "nqi-2023/match.html", _match_example),
    Picture("help/facts.webp", "nqi-2023/7.1.html"),
    Picture("help/compare.webp", "nqi-2023/compare.html?d=4.1,4.2", _show("table tbody:nth-of-type(2)")),
    Picture("help/finder.webp", "nqi-2023/finder.html?conditions=quota", _show(".g-finder")),
    Picture("help/conditions.webp", "nqi-2023/conditions.html"),
    Picture("help/sheet.webp", "nqi-2023/1.2.html", _print, SHEET),
    Picture("help/paragraph.webp", "nqi-2023/4.1.html#p-2", _hover("#p-2")),
    Picture("help/clauses.webp", "nqi-2023/clauses.html"),
    Picture("help/quality.webp", "nqi-2023/quality.html", _show("#errata")),
    Picture("help/source.webp", "nqi-2023/1.2.html", _show("#related")),
    Picture("help/checked.webp", "nqi-2023/quality.html", _show("#verified")),
    Picture("help/home.webp", "index.html"),
)


def take_pictures(site: Path, folder: Path) -> None:
    """Every picture of the table, in light colours."""
    with serve_folder(site) as address, open_browser(find_tools()) as browser:
        for picture in PICTURES:
            path = folder / picture.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_take(browser, address, picture))


def _take(browser: Browser, address: str, picture: Picture) -> bytes:
    page = browser.new_page(viewport=picture.size or SHORT, color_scheme="light", reduced_motion="reduce")
    page.goto(address + picture.page, wait_until="load")
    picture.prepare(page)
    page.wait_for_timeout(300)
    form = picture.name.rpartition(".")[2]
    options = {"format": form, **({"quality": QUALITY} if form == "webp" else {})}
    shot = page.context.new_cdp_session(page).send("Page.captureScreenshot", options)
    page.close()
    return base64.b64decode(shot["data"])


if __name__ == "__main__":
    take_pictures(Path(sys.argv[1]), Path(sys.argv[2]))
