"""Read the comparison's scripts back: texts are the source's, requirements the page's, and links lead somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.errors import Diagnostic
from generator.maths import read_display
from generator.model.guide import Direction, Field, Guide, Role
from generator.verify.address import Kind, read_address
from generator.verify.compare import finding, tell_difference
from generator.verify.keywords import compare_keywords
from generator.verify.passages import read_parts
from generator.verify.visible import text_of, why_unseen

PAGE = "compare.html"
"""The page that loads the scripts; where a site has none, there is nothing to check."""
SCRIPT = re.compile(r"guideCompare\((.*)\)\n", re.DOTALL)
HINT = "the comparison must show what the direction's page shows: look at generator/comparison"
Json = Any  # what a script holds is only known when it has been read


def check_comparisons(site: Path, guide: Guide) -> tuple[list[Diagnostic], int]:
    """Everything by which the scripts of ``guide`` differ from it, and how many texts were compared."""
    if not (site / guide.id / PAGE).is_file():
        return [], 0
    found: list[Diagnostic] = []
    compared = 0
    folder = site / "data" / guide.id / "compare"
    for direction in guide.directions:
        name = f"data/{guide.id}/compare/{direction.number}.js"
        try:
            check = _Check(name, site, guide, direction, _read_script(site / name))
            found += check.run()
            compared += check.compared
        except (OSError, ValueError, LookupError, TypeError) as error:
            found.append(finding(name, f"the script cannot be read ({error!r})", HINT))
    known = {f"{direction.number}.js" for direction in guide.directions}
    strangers = sorted(path.name for path in folder.glob("*") if path.name not in known)
    found += [
        finding(f"data/{guide.id}/compare/{name}", "there is no such direction", "remove it") for name in strangers
    ]
    return found, compared


def _read_script(path: Path) -> Json:
    call = SCRIPT.fullmatch(path.read_bytes().decode("utf-8"))
    if call is None:
        raise ValueError("it is not one call of guideCompare")
    return json.loads(call[1])


class _Check:
    """The checks of one script."""

    def __init__(self, name: str, site: Path, guide: Guide, direction: Direction, data: Json) -> None:
        self.name = name
        self.site = site
        self.guide = guide
        self.direction = direction
        self.data = data
        self.compared = 0

    def run(self) -> Iterator[Diagnostic]:
        """All of them."""
        number, title = self.direction.number, read_display(self.direction.title).text
        yield from self.compare("the id", self.data["id"], f"{self.guide.id}/{number}")
        yield from self.compare("the name", self.data["name"], f"{number} {title}")
        yield from self.compare_html("the title", self.data["title"], f"{number} {title}")
        yield from self.check_texts()
        words = [text_of(_parse(word["text"])) for word in self.data["keywords"]]
        self.compared += len(words)
        yield from compare_keywords(self.name, self.direction, words)
        yield from self.check_items()
        yield from self.check_page(self.data["section_page"])
        for word in self.data["keywords"]:
            yield from self.check_page(f"../keywords/{word['slug']}.html")

    def compare(self, what: str, shown: Json, text: str) -> Iterator[Diagnostic]:
        """The difference of a plain text."""
        self.compared += 1
        if shown != text:
            yield finding(self.name, f"{what} {tell_difference(str(shown), text)}", HINT)

    def compare_html(self, what: str, html: str, text: str) -> Iterator[Diagnostic]:
        """The difference of a text that is HTML; what hides a part of it; links in it that lead nowhere."""
        node = _parse(html)
        if reason := why_unseen(node):
            yield finding(self.name, f"{what} is hidden by {reason}", HINT)
        for link in node.css("a[href]"):
            yield from self.check_page(link.attributes["href"] or "")
        yield from self.compare(what, text_of(node), text)

    def check_texts(self) -> Iterator[Diagnostic]:
        """Every field but the keywords, paragraph by paragraph."""
        parts = [part for part in read_parts(self.direction) if part.field.role is not Role.KEYWORDS]
        texts = self.data["texts"]
        yield from self.compare("the list of fields", _list(texts), "; ".join(_label(part.field) for part in parts))
        for shown, part in zip(texts, parts, strict=False):
            what = f"'{part.field.label}' ({part.field.place})"
            yield from self.compare(f"the paragraphs of {what}", str(len(shown["paragraphs"])), str(len(part.passages)))
            for html, passage in zip(shown["paragraphs"], part.passages, strict=False):
                yield from self.compare_html(f"paragraph {passage.anchor} of {what}", html, passage.text)

    def check_items(self) -> Iterator[Diagnostic]:
        """Every requirement, against the row of the direction's page to which it links."""
        page = self.site / self.guide.id / f"{self.direction.number}.html"
        tree = LexborHTMLParser(page.read_bytes().decode("utf-8", "replace"))
        rows = {node.id: node for node in tree.css('tr[id^="indicator-"]')}
        items = [item for row in self.data["rows"] for item in row["items"]]
        for anchor in sorted(rows.keys() - {item["anchor"] for item in items}, key=str):
            yield finding(self.name, f"the requirement {anchor} of the page is missing", HINT)
        for item in items:
            row = rows.get(item["anchor"])
            cell = None if row is None else row.css_first(".g-requirement")
            shown = "" if cell is None else text_of(cell).strip()
            yield from self.compare_html(f"the requirement {item['anchor']}", item["requirement"], shown)

    def check_page(self, href: str) -> Iterator[Diagnostic]:
        """Whether an address on the page of comparison leads to a file of the site."""
        address = read_address(href, f"{self.guide.id}/{PAGE}")
        if address.kind is not Kind.HERE or not (self.site / address.path).is_file():
            yield finding(self.name, f"{href!r} leads to no page of the site", HINT)


def _parse(html: Json) -> LexborNode:
    if not isinstance(html, str):
        raise TypeError(f"{html!r} is no HTML")
    body = LexborHTMLParser(f"<body>{html}</body>").body
    if body is None:
        raise ValueError(f"{html!r} is no HTML")
    return body


def _list(texts: Sequence[Json]) -> str:
    return "; ".join(str(text["label"]) for text in texts)


def _label(field: Field) -> str:
    return read_display(field.label).text
