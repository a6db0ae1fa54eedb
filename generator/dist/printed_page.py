"""What a page of the built site has to say on paper: its headings, and the passages of the guide."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from generator.verify.visible import text_of

HEADINGS = "article :is(h1, h2, h3, h4)"
PASSAGES = 'article :is(h1, h2, h3, h4, [id^="p-"], [data-p], .g-label)'
"""One selector: of a list, the parser gives an element once for each that it matches."""
SCREEN_ONLY = "a.headerlink, a.g-anchor"
"""What stands in a passage and is not printed."""


@dataclass(frozen=True)
class PrintedPage:
    """The page as it has to be found in its PDF."""

    headings: tuple[str, ...]
    passages: tuple[str, ...]
    """Titles, labels and paragraphs in order, with the notes that stand in them."""


def read_printed_page(html: str) -> PrintedPage:
    """The page from its HTML, which was compared with the source when the site was built."""
    return PrintedPage(
        tuple(_fold(text_of(node)) for node in LexborHTMLParser(html).css(HEADINGS)),
        tuple(_read_passages(LexborHTMLParser(html))),
    )


def _read_passages(tree: LexborHTMLParser) -> list[str]:
    for node in tree.css(SCREEN_ONLY):
        node.decompose()
    return [node.text() for node in tree.css(PASSAGES)]


def _fold(text: str) -> str:
    return " ".join(text.split())
