"""The three searches under comparison: each builds its site from the same pages and answers in a real browser."""

from __future__ import annotations

import gzip
import html
import os
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

from playwright.sync_api import Page

from generator.search import SearchDocument
from tests.search.browser import ask, open_box, scroll_all
from tests.search.site import ROOT, write_site

EXTRAS = ROOT / ".bench"
"""Where packages go that only the comparison needs; no part of the project's environment."""

TAP = """
(() => {
  const Native = window.Worker
  window.Worker = class extends Native {
    constructor(...given) {
      super(...given)
      this.addEventListener("message", ({ data }) => { if (data?.data?.items) window.found = data.data.items })
    }
  }
})()
"""

WATCH = """
query => new Promise(resolve => {
  const box = document.querySelector("[data-md-component=search-query]")
  const results = document.querySelector("[data-md-component=search-result]")
  const started = performance.now()
  let last = null
  const note = () => { last = performance.now() }
  new MutationObserver(note).observe(results, { childList: true, subtree: true, characterData: true })
  box.value = query
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  const settle = () => {
    const now = performance.now()
    if (last !== null && now - last > 150 || now - started > 5000)
      resolve({ milliseconds: (last ?? now) - started, pages: [...results.querySelectorAll(".md-search-result__item")]
        .map(item => item.querySelector("[href]").href) })
    else setTimeout(settle, 10)
  }
  settle()
})
"""

SHOWN = 10
"""Results that a list shows before one scrolls."""

PAGEFIND_PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><script type="module">
const pagefind = await import("/pagefind/pagefind.js")
await pagefind.init()
window.ask = async (query, most) => {
  const started = performance.now()
  const found = await pagefind.search(query)
  const first = await Promise.all(found.results.slice(0, most).map(result => result.data()))
  return { milliseconds: performance.now() - started, pages: first.map(data => data.url) }
}
</script></html>"""


@dataclass(frozen=True, slots=True)
class Found:
    """An engine's answer: pages in order, relative to the site, and how long it took."""

    pages: list[str]
    milliseconds: float


class Engine(ABC):
    """One search."""

    name: ClassVar[str]
    needs: ClassVar[tuple[tuple[str, str], ...]] = ()
    """(module, what to install) for each package that is not part of this project."""

    @classmethod
    def list_missing(cls) -> list[str]:
        """What has to be installed first."""
        return [install for module, install in cls.needs if find_spec(module) is None]

    @staticmethod
    def run(*command: str) -> None:
        """Run a Python module that may need the extra packages."""
        known = {**os.environ, "PYTHONPATH": os.pathsep.join([str(EXTRAS), os.environ.get("PYTHONPATH", "")])}
        subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True, env=known)

    @abstractmethod
    def build(self, folder: Path, documents: Sequence[SearchDocument]) -> Path:
        """Write the site; gives its folder."""

    def open(self, page: Page, address: str) -> None:
        """Open a page and wait until a query can be typed."""
        open_box(page, address)

    @abstractmethod
    def ask(self, page: Page, address: str, query: str) -> Found:
        """Type a query."""

    @abstractmethod
    def list_all(self, page: Page, address: str, query: str, most: int) -> list[str]:
        """Type a query and go on through its results until there are no more, or ``most``."""

    @abstractmethod
    def is_own(self, path: str) -> bool:
        """Whether a file of the site is loaded for the search only."""


class Ours(Engine):
    """Shards of character pairs in the theme's search box."""

    name = "ours"

    def build(self, folder: Path, documents: Sequence[SearchDocument]) -> Path:
        """Write the site; gives its folder."""
        return write_site(folder, documents)

    def ask(self, page: Page, address: str, query: str) -> Found:
        """Type a query."""
        answer = ask(page, address, query)
        return Found(answer.pages, answer.milliseconds)

    def list_all(self, page: Page, address: str, query: str, most: int) -> list[str]:
        """Type a query and go on through its results until there are no more, or ``most``."""
        return scroll_all(page, address, ask(page, address, query), most)

    def is_own(self, path: str) -> bool:
        """Whether a file of the site is loaded for the search only."""
        return path.startswith("search/") or "/search" in path


class Stock(Engine):
    """Material's own search, its Chinese cut into words by jieba."""

    name = "Material + jieba"
    needs = (("jieba", "jieba==0.42.1"),)

    def build(self, folder: Path, documents: Sequence[SearchDocument]) -> Path:
        """Write the site; gives its folder."""
        pages = folder / "docs"
        for document in documents:
            path = pages / document.url.replace(".html", ".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_write_markdown(document), encoding="utf-8")
        (pages / "index.md").write_text("# 首页\n", encoding="utf-8")
        config = "site_name: 试验\nuse_directory_urls: false\ntheme: {name: material, language: zh, font: false}\n"
        (folder / "mkdocs.yml").write_text(
            config + "plugins: [{search: {lang: zh}}]\nnav: [index.md]\n", encoding="utf-8"
        )
        self.run("mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"))
        return folder / "site"

    def open(self, page: Page, address: str) -> None:
        """Open a page and wait until a query can be typed."""
        page.add_init_script(TAP)
        page.goto(address + "index.html")
        page.locator("input.md-search__input").focus()
        ready = "document.querySelector('.md-search-result__meta').textContent.includes('键入')"
        page.wait_for_function(ready, timeout=180_000)

    def ask(self, page: Page, address: str, query: str) -> Found:
        """Type a query."""
        found = page.evaluate(WATCH, query)
        pages = [link.removeprefix(address).partition("#")[0].partition("?")[0] for link in found["pages"]]
        return Found(pages, found["milliseconds"])

    def list_all(self, page: Page, address: str, query: str, most: int) -> list[str]:
        """Type a query and take what the theme's worker answered, which the list shows as one scrolls."""
        self.ask(page, address, query)
        found: list[str] = page.evaluate("most => found.slice(0, most).map(([item]) => item.location)", most)
        return [location.partition("#")[0] for location in found]

    def is_own(self, path: str) -> bool:
        """Whether a file of the site is loaded for the search only."""
        return path.startswith("search/") or "/workers/search" in path or "/lunr/" in path


class Pagefind(Engine):
    """Pagefind's index, asked through its script; its results with their texts, as its box would show them."""

    name = "Pagefind"
    needs = (("pagefind", "pagefind[extended]==1.5.2"), ("pagefind_bin_extended", "pagefind[extended]==1.5.2"))

    def build(self, folder: Path, documents: Sequence[SearchDocument]) -> Path:
        """Write the site; gives its folder."""
        for document in documents:
            path = folder / document.url
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_write_html(document), encoding="utf-8")
        self.run("pagefind", "--site", str(folder))
        (folder / "index.html").write_text(PAGEFIND_PAGE, encoding="utf-8")
        return folder

    def open(self, page: Page, address: str) -> None:
        """Open a page and wait until a query can be typed."""
        page.goto(address + "index.html")
        page.wait_for_function("window.ask !== undefined")

    def ask(self, page: Page, address: str, query: str) -> Found:
        """Type a query."""
        return self._ask(page, address, query, SHOWN)

    def list_all(self, page: Page, address: str, query: str, most: int) -> list[str]:
        """Type a query and load the texts of all its results, or ``most``."""
        return self._ask(page, address, query, most).pages

    def _ask(self, page: Page, address: str, query: str, most: int) -> Found:
        found = page.evaluate("([query, most]) => window.ask(query, most)", [query, most])
        pages = [unquote(url.removeprefix(address)).lstrip("/") for url in found["pages"]]
        return Found(pages, found["milliseconds"])

    def is_own(self, path: str) -> bool:
        """Whether a file of the site is loaded for the search only."""
        return path.startswith("pagefind/")


def _write_markdown(document: SearchDocument) -> str:
    parts = [f'## {part.heading} {{: id="s-{n}" }}\n\n{part.text}\n' for n, part in enumerate(document.parts)]
    return f"# {document.title}\n\n" + "\n".join(parts)


def _write_html(document: SearchDocument) -> str:
    parts = "".join(
        f'<h2 id="{part.anchor}">{html.escape(part.heading)}</h2><p>{html.escape(part.text)}</p>'
        for part in document.parts
    )
    head = f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{html.escape(document.title)}</title>'
    return f"{head}<body><main><h1>{html.escape(document.title)}</h1>{parts}</main></body></html>"


def measure_transfer(path: Path) -> int:
    """Bytes of a file on the way: compressed, unless it is compressed already."""
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, mtime=0)))


ENGINES: tuple[Engine, ...] = (Ours(), Stock(), Pagefind())
