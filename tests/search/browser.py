"""Ask a site's search box in a real browser as a reader does, and read what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page

ASK = """
query => new Promise(resolve => {
  const box = document.querySelector("[data-md-component=search-query]")
  const results = document.querySelector("[data-md-component=search-result]")
  const started = performance.now()
  const read = () => resolve({
    milliseconds: performance.now() - started,
    message: results.firstElementChild.textContent.trim(),
    hits: [...results.querySelectorAll(".md-search-result__item")].map(item => ({
      links: [...item.querySelectorAll("[href]")].map(link => link.href),
      title: item.querySelector("h1").textContent,
      text: item.textContent,
      marks: [...item.querySelectorAll("mark")].map(mark => mark.textContent)
    }))
  })
  delete results.dataset.query
  new MutationObserver((_, observer) => {
    if (results.dataset.query === query) { observer.disconnect(); read() }
  }).observe(results, { attributes: true, subtree: true, childList: true })
  box.value = query
  box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
})
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: a page, with links into it."""

    links: tuple[str, ...]
    """Relative to the site; the first is the page, the others are places in it."""
    title: str
    text: str
    marks: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page's address."""
        return self.links[0]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the box shows for a query."""

    message: str
    hits: tuple[Hit, ...]
    milliseconds: float

    @property
    def pages(self) -> list[str]:
        """The pages shown, in order."""
        return [hit.page for hit in self.hits]

    @property
    def total(self) -> int:
        """How many pages the box says it found."""
        number = re.search(r"\d+", self.message)
        return int(number[0]) if number else 0


def wait_until(page: Page, condition: str) -> None:
    """Wait until an expression holds. Playwright's own waiting evaluates text in the page, which our policy forbids."""
    for _ in range(600):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {condition}")


def open_box(page: Page, address: str) -> None:
    """Open the site's first page and put the cursor into its search box."""
    page.goto(address + "index.html")
    page.locator("input.md-search__input").focus()
    page.locator(".md-search-result__meta", has_text="键入").wait_for(state="attached")
    wait_until(page, "document.getAnimations().every(each => each.playState === 'finished')")  # it slides in


def ask(page: Page, address: str, query: str) -> Answer:
    """Type a query and wait for its answer."""
    found = page.evaluate(ASK, query)
    hits = tuple(
        Hit(tuple(link.removeprefix(address) for link in hit["links"]), hit["title"], hit["text"], tuple(hit["marks"]))
        for hit in found["hits"]
    )
    return Answer(found["message"], hits, found["milliseconds"])


SCROLL = """
async total => {
  const wrap = document.querySelector(".md-search__scrollwrap")
  const list = wrap.querySelector(".md-search-result__list")
  for (let turn = 0; turn < 200 && list.children.length < total; turn++) {
    wrap.scrollTo(0, wrap.scrollHeight)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  return [...list.children].map(item => item.querySelector("[href]").href)
}
"""


def scroll_all(page: Page, address: str, answer: Answer, most: int = 10_000) -> list[str]:
    """Scroll through the results until as many are shown as were counted, or ``most``; gives all pages shown."""
    links: list[str] = page.evaluate(SCROLL, min(most, answer.total))
    return [link.removeprefix(address) for link in links]
