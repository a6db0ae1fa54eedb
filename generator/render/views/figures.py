"""Set a printed requirement so that sign, number and unit can be told apart at a glance."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.render.escape import escape_text

_PARTS = re.compile(
    r"(?P<sign> ?[≤≥<>±~≈+]? ?)(?P<figure>[−-]?[0-9][0-9.,:×–−-]*[⁻⁰¹²³⁴-⁹]*(?:[%‰′″]|°(?!C))?)(?P<unit>.*)", re.DOTALL
)
_SUM = re.compile(r"(?<=\S)(?= [+±] )")
"""Before the sign of a sum."""
_SIZE = re.compile(r"(?<=[^0-9⁻⁰¹²³⁴-⁹])(?=×[0-9])")
"""Before a further number of a size whose numbers have units of their own."""
_SHORT_FIGURE = re.compile(r"[≤≥<>±~≈+ −-]*[0-9].{0,20}")
_WHOLE = Markup('<span class="g-whole">{}</span>')
_SIGN = Markup('<span class="g-sign">{}</span>')
_FIGURE = Markup('<span class="g-figure">{}</span>')
_UNIT = Markup('<span class="g-unit">{}</span>')


def set_requirement(text: str) -> Markup:
    """``≤2×10⁻⁸ mA`` in three parts, each term of a sum alike; the text stays as it is.

    A line ends before a term of a sum or a number of a size, and nowhere else.
    """
    return Markup("").join(_set_term(term) for term in _SUM.split(text))


def keep_whole(text: str) -> Markup:
    """A figure with its sign and unit on one line; a sentence as it is."""
    return _WHOLE.format(escape_text(text)) if _SHORT_FIGURE.fullmatch(text) else escape_text(text)


def _set_term(term: str) -> Markup:
    numbers = _SIZE.split(term)
    if len(numbers) > 1:  # all of them alike: the units stand between the numbers
        return Markup("").join(_WHOLE.format(_FIGURE.format(escape_text(number))) for number in numbers)
    return _WHOLE.format(_set_parts(term)) if _SHORT_FIGURE.fullmatch(term) else _set_parts(term)


def _set_parts(term: str) -> Markup:
    """A term in its parts; anything that does not start with a number is one figure."""
    found = _PARTS.fullmatch(term)
    if found is None:
        return _FIGURE.format(escape_text(term)) if term else Markup("")
    parts = zip((_SIGN, _FIGURE, _UNIT), found.group("sign", "figure", "unit"), strict=True)
    return Markup("").join(form.format(escape_text(part)) for form, part in parts if part)
