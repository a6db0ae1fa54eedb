"""What MkDocs warns of in our words: the page by its own path, the line, and what to do."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from mkdocs.utils import get_relative_url

from generator.errors import Code, Diagnostic, Place
from generator.load import shown_path
from generator.render.paths import built

WARNING = re.compile(
    r"Doc file '(?P<page>.+?)' contains an? (?P<kind>(?:\w+ )*)link '(?P<link>.*?)', (?P<why>.*)", re.DOTALL
)
GUESS = re.compile(r" Did you mean '(?P<guess>.*)'\?\Z", re.DOTALL)
ANCHOR = "anchor"
REASONS = (
    ("absolute ", "starts at the host's root", "make it relative, so that it works in a folder and from a disk"),
    ("is not found among", "leads to a file that is not there", "correct the link or its target"),
    (ANCHOR, "leads to a place that is not in its page", "correct what stands behind '#', or its target"),
    ("left as is", "leads to no file", "name the file as it lies in the folder, such as about.md"),
)
"""A part of MkDocs' words, and ours."""


FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:.*?^ {0,3}\1[`~]*[ \t]*$|.*)", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)\1(?!`)", re.DOTALL)
BEFORE = (r"(?<=\]\()\s*", r"\]\(\s*<", r"\]:\s*<?", r"(?<![\w./#-])")
"""What stands before a link, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Warned:
    """One thing that MkDocs warned of."""

    diagnostic: Diagnostic
    page: str = ""
    """The built page, for a link in one."""
    links: frozenset[str] = frozenset()
    """The link as written, and as it stands in the built page."""
    is_anchor: bool = False
    """Whether the page that it leads to is there, and only the place in it may not be."""

    def tells(self, finding: Diagnostic) -> bool:
        """Whether a finding on a built page is about the same link."""
        return finding.place.path == self.page and any(f" {link!r} " in finding.message for link in self.links)


def read_warning(message: str, docs: Path, root: Path, settings: str) -> Warned:
    """A warning as a finding; ``settings`` is the file that one without a page is put down to."""
    match = WARNING.fullmatch(message)
    if match is None:
        return Warned(Diagnostic(Place(settings), Code.LINK, message))
    page, link = match["page"], match["link"]
    sign, what, hint = next(
        (reason for reason in REASONS if reason[0] in match["kind"] + match["why"]), ("", match["why"], "correct it")
    )
    guess = GUESS.search(match["why"])
    place = Place(shown_path(docs / page, root), _find_line(docs / page, link))
    shown = f"did you mean {guess['guess']!r}?" if guess else hint
    return Warned(
        Diagnostic(place, Code.LINK, f"the link {link!r} {what}", shown),
        str(built(PurePosixPath(page))),
        frozenset({link, _build_link(link, PurePosixPath(page))}),
        sign == ANCHOR,
    )


def _build_link(link: str, page: PurePosixPath) -> str:
    """A link as it stands in the built page, if there is a page where it leads."""
    parts = urlsplit(link)
    if not parts.path.endswith(".md"):
        return link
    target = PurePosixPath(posixpath.normpath(page.parent / unquote(parts.path)))
    origin, address = (quote(str(built(path))) for path in (page, target))
    return urlunsplit(("", "", get_relative_url(address, origin), parts.query, parts.fragment))


def _find_line(path: Path, link: str) -> int:
    """Where a link stands first, rather as a link than as words; 0 where it is written in another way."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return 0
    prose = CODE.sub(_blank, FENCE.sub(_blank, text))
    found = (re.search(rf"{before}{re.escape(link)}(?![\w./#-])", prose) for before in BEFORE)
    first = next((match for match in found if match), None)
    return text.count("\n", 0, first.end()) + 1 if first else 0


def _blank(match: re.Match[str]) -> str:
    """Nothing but the ends of its lines, at the same length."""
    return re.sub(r"[^\n]", " ", match[0])


def join_findings(found: Sequence[Diagnostic], warned: Iterable[Warned]) -> list[Diagnostic]:
    """Findings on built pages and what MkDocs warned of, each link once.

    MkDocs does not read an anchor as browsers do: one that the built page has is no finding.
    """
    kept = [item for item in warned if not item.is_anchor or any(map(item.tells, found))]
    others = [finding for finding in found if not any(item.tells(finding) for item in kept)]
    return [*(item.diagnostic for item in kept), *others]
