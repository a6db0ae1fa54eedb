"""The text of an element as a reader sees it, without the marks that maintainers added beside it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

ADDED = "[data-note], a.headerlink"
"""What is no part of the text: added marks, and the sign that links to a heading."""

UNSEEN_TAGS = frozenset({"template", "noscript", "script", "style", "title", "dialog", "datalist"})
UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:opacity|font-size)\s*:\s*0*\.?0*(?![\d.])",
    re.IGNORECASE,
)
UNSEEN_INSIDE = ", ".join(["[hidden]", "[style]", *sorted(UNSEEN_TAGS)])


def text_of(node: LexborNode) -> str:
    """Text of the element, character by character; takes what was added out of the tree."""
    while added := [inner for inner in node.css(ADDED) if inner.mem_id != node.mem_id]:
        added[0].decompose()  # the outermost first: what is inside goes with it
    return node.text()


def why_unseen(node: LexborNode) -> str:
    """Which tag or attribute hides the element or a part of its text; empty if all of it shows.

    Style sheets are not read: that nothing is hidden by them is for a test in a browser to say.
    """
    above: LexborNode | None = node
    while above is not None:
        if reason := _hides(above):
            return reason
        above = above.parent
    inside = (inner for inner in node.css(UNSEEN_INSIDE) if inner.text())
    return next((reason for inner in inside if (reason := _hides(inner))), "")


def _hides(node: LexborNode) -> str:
    if node.tag in UNSEEN_TAGS:
        return f"<{node.tag}>"
    attributes = node.attributes
    if "hidden" in attributes:
        return f"<{node.tag} hidden>"
    style = attributes.get("style") or ""
    return f'<{node.tag} style="{style}">' if UNSEEN_STYLE.search(style) else ""
