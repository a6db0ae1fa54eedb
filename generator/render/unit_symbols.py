"""Unit codes to the symbols that a reader expects: ``um`` is μm, ``pT/Hz^(1/2)`` is pT/√Hz."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from generator.vocabulary import Unit, Vocabulary

_ROOT = re.compile(r"([^/.^]+)\^\(1/2\)")


def name_units(codes: Iterable[str], vocabulary: Vocabulary) -> Mapping[str, str]:
    """Code → symbol for every given code; measure words stand for themselves."""
    return {code: unit_symbol(code, vocabulary) for code in codes}


def unit_symbol(code: str, vocabulary: Vocabulary) -> str:
    """The symbol of one code, also of products and quotients of known codes."""
    unit = vocabulary.units_by_code.get(code)
    if unit is not None:
        return _symbol(unit)
    if "/" in code and "^(1/2)" not in code:
        return "/".join(unit_symbol(part, vocabulary) for part in code.split("/"))
    return _ROOT.sub(lambda match: "√" + unit_symbol(match[1], vocabulary), code)


def _symbol(unit: Unit) -> str:
    """For a code in letters, the first spelling in symbols beyond ASCII (μm, ℃, ″); else the code.

    A spelling that says more than the code (tCO₂ for t) is no symbol of it.
    """
    if not unit.code.isalnum():
        return unit.code
    symbols = (spelling for spelling in unit.spellings if _is_symbol(spelling) and not spelling.startswith(unit.code))
    return next(symbols, unit.code)


def _is_symbol(spelling: str) -> bool:
    return not spelling.isascii() and not any("\u4e00" <= char <= "\u9fff" for char in spelling)
