"""What MkDocs warns of in our words: the page by its own path, the line, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Code, Diagnostic, Place
from generator.load import shown_path

WARNING = re.compile(
    r"Doc file '(?P<page>.+?)' contains an? (?P<kind>(?:\w+ )*)link '(?P<link>.*?)', (?P<why>.*)", re.DOTALL
)
GUESS = re.compile(r" Did you mean '(?P<guess>.*)'\?\Z", re.DOTALL)
REASONS = (
    ("absolute ", "starts at the host's root", "make it relative, so that it works in a folder and from a disk"),
    ("is not found among", "leads to a file that is not there", "correct the link or its target"),
    ("anchor", "leads to a place that is not in its page", "correct what stands behind '#', or its target"),
    ("left as is", "leads to no file", "name the file as it lies in the folder, such as about.md"),
)
"""A part of MkDocs' words, and ours."""


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing that MkDocs warned of."""

    diagnostic: Diagnostic
    page: str = ""
    """The built page, for a link in one."""
    links: frozenset[str] = frozenset()
    """The link as written, and as it stands in the built page."""


def read_warning(message: str, docs: Path, root: Path, settings: str) -> Warned:
    """A warning as a finding; ``settings`` is the file that one without a page is put down to."""
    match = WARNING.fullmatch(message)
    if match is None:
        return Warned(Diagnostic(Place(settings), Code.LINK, message))
    page, link = match["page"], match["link"]
    what, hint = next(
        ((what, hint) for sign, what, hint in REASONS if sign in match["kind"] + match["why"]),
        (match["why"], "correct it"),
    )
    guess = GUESS.search(match["why"])
    place = Place(shown_path(docs / page, root), _find_line(docs / page, link))
    shown = f"did you mean {guess['guess']!r}?" if guess else hint
    links = frozenset({link, re.sub(r"\.md(?=#|\Z)", ".html", link)})
    return Warned(
        Diagnostic(place, Code.LINK, f"the link {link!r} {what}", shown), f"{page.removesuffix('.md')}.html", links
    )


def _find_line(path: Path, link: str) -> int:
    """Where a link stands first; 0 where it is written in another way."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return 0
    found = re.search(rf"(?<![\w./#-]){re.escape(link)}(?![\w./#-])", text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def leave_out_told(found: Iterable[Diagnostic], warned: Sequence[Warned]) -> list[Diagnostic]:
    """The findings on built pages but those on links that MkDocs warned of already."""
    told = {(item.page, repr(link)) for item in warned for link in item.links}
    return [
        finding
        for finding in found
        if not any(finding.place.path == page and f" {link} " in finding.message for page, link in told)
    ]
