"""An address that is not in the site shows a page of the site, whole and with links that lead into it."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import open_browser
from tests.search.browser import ask

pytestmark = pytest.mark.browser


class _Host(http.server.SimpleHTTPRequestHandler):
    """Answers for what is missing with the site's own page, as the hosts of static sites do."""

    def log_message(self, *_: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = next(Path(self.directory).rglob("404.html"), None)
        if code != http.HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


@contextmanager
def host(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.mark.parametrize(
    "folder", ["some/where/", *(pytest.param(name, marks=pytest.mark.slow) for name in ("", "sub/"))]
)
@pytest.mark.parametrize("address", ["no-such-page.html", "nqi-2023/old/9.9.html"])
def test_its_links_styles_and_search_work_wherever_the_site_lies(
    built_site: Path, tmp_path: Path, browser: Browser, folder: str, address: str
) -> None:
    shutil.copytree(built_site, tmp_path / "host" / folder, dirs_exist_ok=True)
    with host(tmp_path / "host") as root:
        home = f"{root}{folder}"
        page = browser.new_page()
        page.goto(home + address, wait_until="networkidle")
        assert page.locator("h1").inner_text() == "没有这一页"
        links: list[str] = page.eval_on_selector_all("article a[href]", "all => all.map(link => link.href)")
        assert links == [f"{home}index.html", f"{home}keywords/index.html"]
        assert page.evaluate("getComputedStyle(document.querySelector('.g-lead')).maxWidth") != "none"
        page.locator("input.md-search__input").focus()
        page.locator(".md-search-result__meta", has_text="键入").wait_for(state="attached")
        assert ask(page, home, "孪生").pages[0] == "nqi-2023/3.1.html"
        page.close()
