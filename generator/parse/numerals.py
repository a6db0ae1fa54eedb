"""Numbers as they are written: plain, with thousands, powers of ten, and in Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, localcontext

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SMALL = r"[0-9]{1,4}"
_EXPONENT = (
    r"(?:\^?[{(](?P<braced>[-+–−]?" + _SMALL + r")[)}]|\^(?P<caret>[-+–−]?" + _SMALL + r")"
    r"|(?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|(?P<flat>[-–−]" + _SMALL + r"(?![0-9.])))"
)
_LITERAL = re.compile(
    r"(?P<plain>(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}(?![0-9])|[0-9]{1,40})(?:\.[0-9]{1,40})?)"
    r"(?:[eE](?P<e>[-+][0-9]{1,3}(?![0-9])|[0-9]{1,3}(?![0-9A-Za-z])))?"
    r"(?: ?[×xX✕*·∙] ?10 ?" + _EXPONENT + r")?"
)
_POWER_ALONE = re.compile(r"10" + _EXPONENT.replace("|(?P<flat>[-–−]" + _SMALL + r"(?![0-9.]))", ""))


_OF_MAGNITUDE = re.compile(r"10[-–](?P<power>[0-9]{1,2})(?= ?个?数?量级)")
_LOST_POWER = re.compile(r"10[-–−](?P<power>[2-9])(?![0-9.×/]| ?[-–—~～]| ?(?!以[上下])[\u4e00-\u9fff])")
"""A power of ten whose raising was lost; nothing follows that could go on with a range, nor what is counted."""


def read_literal(text: str, at: int, compared: bool = False) -> tuple[int, Decimal]:
    """End and value of the number that begins with the digit at ``at``.

    ``compared``: a comparing sign or word stands before it, so that 10-6 is no range, which would go down (≤10-6).
    """
    power = _OF_MAGNITUDE.match(text, at) or (_LOST_POWER.match(text, at) if compared else None)
    if power:
        return power.end(), Decimal(1).scaleb(-int(power["power"]))
    if power := _POWER_ALONE.match(text, at):
        return power.end(), Decimal(1).scaleb(_read_exponent(power))
    found = _LITERAL.match(text, at)
    if found is None:
        raise ValueError("no digit here")
    value = Decimal(found["plain"].replace(",", ""))
    if found["e"]:
        value = value.scaleb(int(found["e"]))
    exponent = _read_exponent(found)
    return found.end(), value.scaleb(exponent) if exponent else value


def _read_exponent(found: re.Match[str]) -> int:
    groups = found.groupdict()
    text = next((groups[name] for name in ("braced", "caret", "raised", "flat") if groups.get(name)), "0")
    return int(text.translate(_RAISED).replace("–", "-").replace("−", "-"))


def read_chinese(
    text: str, at: int, numerals: Mapping[str, int], multipliers: Mapping[str, int]
) -> tuple[int, Decimal] | None:
    """End and value of the number in characters at ``at``, such as 三十二 or 两; None where there is none."""
    total = section = digit = 0
    end = at
    while end < len(text) and end - at < 12:
        if (value := numerals.get(text[end])) is not None:
            digit = value
        elif (factor := multipliers.get(text[end])) is None:
            break
        elif factor >= 10_000:
            total = (total + section + digit or 1) * factor
            section = digit = 0
        else:
            section += (digit or 1) * factor
            digit = 0
        end += 1
    return (end, Decimal(total + section + digit)) if end > at else None


def round_quotient(value: Decimal) -> Decimal:
    """A quotient with as many digits as rows keep."""
    with localcontext() as context:
        context.prec = 10
        return +value
