"""Where a thing ends that is a process, told by what it is done with or how: 餐厨垃圾厌氧发酵|容积产气率."""

from __future__ import annotations

from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.measured import begins_quantity, find_measurand
from generator.parse.particles import OF
from generator.parse.things import ends_with_thing

_SHORTEST = 4
"""A shorter process is what a quantity is about (清洗效率)."""
_COMPOUND = 3
"""So many characters tell of a process how it is done (激光清洗)."""
_SHORT_QUANTITY = 2
"""So short a quantity is one of the process before it (发酵产量)."""


def behind_process_name(lexicon: Lexicon, name: str, cut: int, head: int) -> int:
    """The end of the process that begins with the thing found, or that was taken for an unknown thing; else ``cut``."""
    folded = fold(name)
    known = cut > 0 and ends_with_thing(lexicon, name[:cut], loose=True)
    if OF in name or (known and _is_complete(lexicon, folded, cut)) or begins_quantity(lexicon, folded, 0):
        return cut
    ends, first = [cut], max(0, cut - _COMPOUND + 1)
    for found in lexicon.words("processes").anywhere.finditer(folded, first, head):
        told = not known or _is_told(lexicon, folded, cut, *found.span())
        if told and found.end() >= max(_SHORTEST, cut + 1) and _may_end(lexicon, folded, found.end()):
            ends.append(found.end())
    return ends[-1]


def _is_told(lexicon: Lexicon, text: str, cut: int, start: int, end: int) -> bool:
    """Whether it is told how a process is done, or the quantity behind it has words of its own (炼钢|吨钢电耗)."""
    if end - start >= _COMPOUND or (start > cut and not begins_quantity(lexicon, text, cut)):
        return True
    manner = start > cut and lexicon.words("manners").at_end(text, start) != ""
    rest = text[end : len(text) - len(lexicon.words("change_words").at_end(text))]
    return manner or (begins_quantity(lexicon, text, end) and rest not in lexicon.measurands)


def _is_complete(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether a machine or a whole ends at a place, of which a process behind it is what it does."""
    return any(lexicon.words(purpose).at_end(text, end) for purpose in ("machine_ends", "wholes"))


def _may_end(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether a process ends at a place: a quantity of some length is left, no device named by it (清洗|设备)."""
    device = lexicon.words("devices").at_start(text, end) or lexicon.words("device_suffixes").at_start(text, end)
    compared = lexicon.words("comparisons").anywhere.search(text, end)
    rest = text[end : compared.start() if compared else len(text)]
    changed = lexicon.words("change_words").at_end(rest)
    found = find_measurand(lexicon, rest)
    return not device and found is not None and len(rest) - len(changed) > _SHORT_QUANTITY
