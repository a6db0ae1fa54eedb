"""Shorten a page in the browser: the same templates make the rest, and going through all of it takes long."""

from __future__ import annotations

from playwright.sync_api import Page

_CUT = """([rows, blocks]) => {
    const cut = (list, most) => [...list.children]
        .filter(each => !each.matches("caption, thead, tfoot")).slice(most).forEach(each => each.remove())
    document.querySelectorAll("article :is(table, tbody, ul, ol, dl, section, figure, form, svg g)")
        .forEach(each => cut(each, rows))
    document.querySelectorAll("article").forEach(each => cut(each, blocks)) }"""


def shorten(page: Page, *, rows: int, blocks: int) -> None:
    """Keep the first rows of each table and list, and the first blocks of the page."""
    page.evaluate(_CUT, [rows, blocks])
