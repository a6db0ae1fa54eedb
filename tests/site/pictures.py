"""Take the README's pictures from a built site: ``python -m tests.site.pictures SITE FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser import open_browser, serve_folder

PICTURES = {"direction.png": "nqi-2023/4.1.html", "indicators.png": "nqi-2023/indicators.html"}
"""File name → page."""


def take_pictures(site: Path, folder: Path) -> None:
    """One picture of each page at 1280 × 860 pixels, light."""
    folder.mkdir(parents=True, exist_ok=True)
    with serve_folder(site) as address, open_browser() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        for name, address_of_page in PICTURES.items():
            page.goto(address + address_of_page, wait_until="load")
            page.screenshot(path=folder / name)


if __name__ == "__main__":
    take_pictures(Path(sys.argv[1]), Path(sys.argv[2]))
