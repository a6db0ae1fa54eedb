"""Set a printed requirement so that sign, number and unit can be told apart at a glance."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.render.escape import escape_text

_PARTS = re.compile(
    r"(?P<sign> ?[≤≥<>±~≈+]? ?)(?P<figure>[−-]?[0-9][0-9.,×–−-]*[⁻⁰¹²³⁴-⁹]*(?:[%‰′″]|°(?!C))?)(?P<unit>.*)", re.DOTALL
)
_SUM = re.compile(r"(?<=\S)(?= [+±] )")
"""Before the sign of a sum."""
_SIGN = Markup('<span class="g-sign">{}</span>')
_FIGURE = Markup('<span class="g-figure">{}</span>')
_UNIT = Markup('<span class="g-unit">{}</span>')


def set_requirement(text: str) -> Markup:
    """``≤2×10⁻⁸ mA`` in three parts, each term of a sum alike; the text stays as it is."""
    return Markup("").join(_set_term(term) for term in _SUM.split(text))


def _set_term(term: str) -> Markup:
    """A term in its parts; anything that does not start with a number is one figure."""
    found = _PARTS.fullmatch(term)
    if found is None:
        return _FIGURE.format(escape_text(term)) if term else Markup("")
    parts = zip((_SIGN, _FIGURE, _UNIT), found.group("sign", "figure", "unit"), strict=True)
    return Markup("").join(form.format(escape_text(part)) for form, part in parts if part)
