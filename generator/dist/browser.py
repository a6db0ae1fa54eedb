"""Print pages of a built site to PDF with one Chromium for all of them; nothing is asked of the network."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.errors import Code, Diagnostic, Place, ToolError

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext

VARIABLE = "CHROMIUM"
PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chromium-headless-shell",  # last: it knows no desktop, so the fonts of one are not its fonts
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
PACKAGES = ("pikepdf", "playwright")
FLAGS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync")
AT_ONCE = 2
"""Pages printed side by side, where there are two processors: more of them gain nothing."""
PATIENCE = 120_000
"""Milliseconds for one page on a busy machine."""


def find_tools() -> str:
    """Path of the browser; raises ToolError with everything that has to be installed first."""
    missing = [
        _missing(f"the Python package '{name}' is not installed", "run 'make dist', or pip install '.[dist]'")
        for name in PACKAGES
        if find_spec(name) is None
    ]
    browser = _find_browser()
    if not browser:
        message = "no Chromium was found to print with"
        hint = f"install Debian's 'chromium' or Google Chrome, or name one by its path in the variable {VARIABLE}"
        missing.append(_missing(message, hint))
    if missing:
        raise ToolError(missing)
    return browser


def _missing(message: str, hint: str) -> Diagnostic:
    return Diagnostic(Place("dist"), Code.TOOL, message, hint)


def _find_browser() -> str:
    named = os.environ.get(VARIABLE)
    if named:
        return shutil.which(named) or ""
    found = (shutil.which(program) for program in PROGRAMS)
    return next((path for path in (*found, *PLACES) if path and Path(path).is_file()), "")


Finish = Callable[[PurePosixPath, bytes], None]


def print_pages(browser: str, site: Path, pages: Sequence[PurePosixPath], finish: Finish) -> None:
    """Print pages of the site in the folder ``site`` as their style for paper has it; give each to ``finish`` at once."""
    from playwright.async_api import Error

    try:
        asyncio.run(_print_all(browser, site, pages, finish))
    except Error as error:
        message = f"the browser {browser} could not print: {error.message.strip().splitlines()[0]}"
        hint = f"see that it starts by itself, or name another by its path in the variable {VARIABLE}"
        raise ToolError(_missing(message, hint)) from None


async def _print_all(browser: str, site: Path, pages: Sequence[PurePosixPath], finish: Finish) -> None:
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=browser, args=list(FLAGS))
        context = await chromium.new_context(java_script_enabled=False, offline=True)
        context.set_default_timeout(PATIENCE)
        left = list(reversed(pages))
        workers = min(AT_ONCE, os.cpu_count() or 1, len(pages))
        await asyncio.gather(*(_print_some(context, site, left, finish) for _ in range(workers)))
        await chromium.close()


async def _print_some(context: BrowserContext, site: Path, left: list[PurePosixPath], finish: Finish) -> None:
    """Print pages until none is left; several do so side by side."""
    tab = await context.new_page()
    while left:
        page = left.pop()
        await tab.goto((site / page).as_uri(), wait_until="load")
        finish(page, await tab.pdf(prefer_css_page_size=True, outline=True, tagged=True, print_background=True))
    await tab.close()
