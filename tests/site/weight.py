"""What a page costs its reader: what is loaded for the first view, what of it is ours, and how much it shifts."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response

_THEMES = re.compile(r"/assets/(?:javascripts/(?:bundle|workers/|lunr/)|stylesheets/(?:main|palette)\.)")
"""Files that come with the theme, the same for every site made with it."""
_WATCH = """window.shifted = 0
const note = each => { if (!each.hadRecentInput) shifted += each.value }
new PerformanceObserver(list => list.getEntries().forEach(note))
    .observe({type: "layout-shift", buffered: true})"""
_SCROLL = """async () => {
    const pause = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    const end = Math.min(document.body.scrollHeight, 6000)
    for (let at = 0; at < end; at += 600) { scrollTo(0, at); await pause() }
    await pause(); return shifted }"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one page costs."""

    ours: int
    """Bytes compressed of what is ours: the page, our styles, scripts and pictures."""
    themes: int
    """Bytes compressed of the theme's files."""
    requests: int
    away: tuple[str, ...]
    """Requests to other hosts."""
    shift: float
    """Cumulative layout shift while it loads and while the reader scrolls through it."""


def weigh_page(page: Page, home: str, name: str) -> Cost:
    """Load a page of the site served at ``home``; ``page`` must be new, so that nothing is cached."""
    loaded: list[Response] = []
    away: list[str] = []
    page.on("response", lambda response: loaded.append(response))  # noqa: PLW0108 # Playwright marks what it is given
    page.on("request", lambda r: None if r.url.startswith((home, "data:")) else away.append(r.url))
    page.add_init_script(_WATCH)
    page.goto(home + name, wait_until="load")
    _wait_until_quiet(page, loaded)
    first = [response for response in loaded if response.url.startswith(home)]
    sizes = [(_is_themes(response), len(gzip.compress(response.body(), 9, mtime=0))) for response in first]
    return Cost(
        ours=sum(size for is_themes, size in sizes if not is_themes),
        themes=sum(size for is_themes, size in sizes if is_themes),
        requests=len(first),
        away=tuple(away),
        shift=page.evaluate(_SCROLL),
    )


def _wait_until_quiet(page: Page, loaded: Sequence[Response]) -> None:
    """Until nothing more has come for half a second; Chromium itself does not always tell."""
    known = -1
    while known != len(loaded):
        known = len(loaded)
        page.wait_for_timeout(500)


def _is_themes(response: Response) -> bool:
    return bool(_THEMES.search(urlsplit(response.url).path))
