"""A real browser for tests: pages from a loopback server or from the folder, and what went wrong on them."""

from __future__ import annotations

import atexit
import csv
import functools
import http.server
import io
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from generator.dist.browser import PROGRAMS

CHROMIUM = os.environ.get("CHROMIUM") or next(
    (found for name in ("chromium-headless-shell", *PROGRAMS) if (found := shutil.which(name))), ""
)
"""Path of the browser; empty where there is none. The variable CHROMIUM names another.
The one without windows comes first: it does the same in half the time."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Answers as a real host does: connections stay open, and no small file waits to be sent."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; its address, ending in ``/``."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@cache
def _start_browser(program: str) -> Browser:
    """One browser for all tests of a process: Playwright's simple interface allows only one at a time."""
    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
    atexit.register(playwright.stop)
    atexit.register(browser.close)
    return browser


@contextmanager
def open_browser(program: str = CHROMIUM) -> Iterator[Browser]:
    """Headless Chromium; what is opened in it is closed at the end."""
    browser = _start_browser(program)
    before = set(browser.contexts)
    try:
        yield browser
    finally:
        for context in browser.contexts:
            if context not in before:
                context.close()


@dataclass
class Watch:
    """What a page did that it should not."""

    home: str
    away: list[str] = field(default_factory=list)
    """Requests to other hosts."""
    errors: list[str] = field(default_factory=list)
    """Errors on the console."""

    def on(self, page: Page) -> Watch:
        """Start watching a page."""
        page.on("request", lambda request: self._note_request(request.url))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return self

    def _note_request(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "blob:")):
            self.away.append(url)

    @property
    def faults(self) -> list[str]:
        """All of it; empty for a good page."""
        return [*self.away, *self.errors]


def download_csv(page: Page) -> list[list[str]]:
    """The file of the page's table, as a strict reader reads it: UTF-8 with a byte order mark, lines as in RFC 4180."""
    with page.expect_download() as found:
        page.click("[data-download]")
    content = found.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    assert content.endswith(b"\r\n")
    return lines
