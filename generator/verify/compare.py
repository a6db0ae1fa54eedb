"""Compare paragraphs on a page with those of the source: all of them, in order, once each, to the character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborNode

from generator.errors import Code, Diagnostic, Place
from generator.verify.passages import Passage
from generator.verify.visible import text_of, why_unseen

CONTEXT = 6
"""Characters shown before and after a difference."""
HINT = "a text must reach the page as it is: look at the template and at what was added to the page"


def finding(page: str, message: str, hint: str = HINT) -> Diagnostic:
    """One difference between page and source."""
    return Diagnostic(Place(page), Code.VERBATIM, message, hint)


def compare_passages(
    page: str, expected: Mapping[str, Passage], found: Sequence[tuple[str, LexborNode]]
) -> Iterator[Diagnostic]:
    """Everything by which the elements ``found`` (by name, in the page's order) differ from what is expected."""
    names = [name for name, _ in found]
    counts = Counter(names)
    for name, passage in expected.items():
        if name not in counts:
            yield finding(page, f"{_tell(name, passage)} is not on the page")
    for name, count in counts.items():
        if name not in expected:
            yield finding(page, f"paragraph {name} is not in the source")
        elif count > 1:
            yield finding(page, f"{_tell(name, expected[name])} stands {count} times on the page")
    if sorted(names) == sorted(expected) and names != list(expected):
        out = next(name for name, right in zip(names, expected, strict=True) if name != right)
        yield finding(page, f"{_tell(out, expected[out])} is out of order")
    for name, node in found:
        if name in expected:
            yield from _compare(page, _tell(name, expected[name]), expected[name].text, node)


def compare_heading(page: str, what: str, text: str, node: LexborNode) -> Iterator[Diagnostic]:
    """The difference of a heading."""
    yield from _compare(page, what, text, node)


def _compare(page: str, what: str, text: str, node: LexborNode) -> Iterator[Diagnostic]:
    hidden = why_unseen(node)
    if hidden:
        yield finding(page, f"{what} is hidden by {hidden}")
    shown = text_of(node)
    if shown != text:
        yield finding(page, f"{what} {tell_difference(shown, text)}")


def tell_difference(shown: str, text: str) -> str:
    """Where two texts first differ, with a few characters of both."""
    pairs = zip(shown, text, strict=False)
    at = next((i for i, (left, right) in enumerate(pairs) if left != right), min(len(shown), len(text)))
    return f"differs at character {at + 1}: the page has {_around(shown, at)}, the source has {_around(text, at)}"


def _around(text: str, at: int) -> str:
    start, end = max(0, at - CONTEXT), at + CONTEXT
    return ("…" if start else "") + repr(text[start:end]) + ("…" if end < len(text) else "")


def _tell(name: str, passage: Passage) -> str:
    return f"paragraph {name} ({passage.label}, {passage.source})"
