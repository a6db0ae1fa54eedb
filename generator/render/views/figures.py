"""Set a printed requirement so that sign, number and unit can be told apart at a glance."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.render.escape import escape_text

_PARTS = re.compile(
    r"(?P<sign>[≤≥<>±~≈]?\s?)(?P<figure>[−-]?[0-9][0-9.,×–−-]*[⁻⁰¹²³⁴-⁹]*(?:[%‰′″]|°(?!C))?)(?P<unit>.*)", re.DOTALL
)
_SIGN = Markup('<span class="g-sign">{}</span>')
_FIGURE = Markup('<span class="g-figure">{}</span>')
_UNIT = Markup('<span class="g-unit">{}</span>')


def set_requirement(text: str) -> Markup:
    """``≤2×10⁻⁸ mA`` in three parts; the text stays as it is. Anything else is shown as one figure."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return _FIGURE.format(escape_text(text)) if text else Markup("")
    parts = zip((_SIGN, _FIGURE, _UNIT), found.group("sign", "figure", "unit"), strict=True)
    return Markup("").join(form.format(escape_text(part)) for form, part in parts if part)
