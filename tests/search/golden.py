"""Read the golden queries, and find by a plain scan of all texts what a search must find."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from generator.search import SearchDocument
from tests.search.site import ROOT

CASES = ROOT / "tests" / "cases" / "search" / "golden.tsv"
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Golden:
    """One line of the golden queries."""

    query: str
    expected: tuple[str, ...]
    """Numbers of directions or sections of which one must come first; none where nothing may be found."""

    def is_met(self, pages: list[str]) -> bool:
        """Whether the pages shown begin as they must."""
        if not self.expected:
            return not pages
        return bool(pages) and pages[0] in {f"nqi-2023/{number}.html" for number in self.expected}


def read_golden() -> list[Golden]:
    """All golden queries, in the order of the file."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            query, expected = line.split("\t")
            found.append(Golden(query, () if expected == NOTHING else tuple(expected.split(", "))))
    return found


def is_typed(query: str) -> bool:
    """Whether a query means its own characters: no small Latin word that may be pinyin."""
    return not re.search(r"[a-z]{2}", query)


def scan(documents: Iterable[SearchDocument], query: str) -> set[str]:
    """The pages in which all words of a query stand, by looking at every character of every page."""
    plain = re.sub(r"(\d)e(-?\d)", r"\1×10\2", re.sub(r"(\d)[x*](10)", r"\1×\2", re.sub(r"[\^{}]", "", query)))
    words = [_squash(word) for word in plain.split()]
    return {document.url for document in documents if all(_holds(document, word) for word in words)}


def _holds(document: SearchDocument, word: str) -> bool:
    texts = [document.title, *document.keywords]
    texts += [text for part in document.parts for text in (part.heading, part.text)]
    return any(word in _squash(text) for text in texts)


_ALIKE = str.maketrans("−⩽≦⩾≧", "-≤≤≥≥")


def _squash(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_ALIKE).replace("<=", "≤").replace(">=", "≥")
    return "".join(character for character in plain if not character.isspace() and character not in "()")
