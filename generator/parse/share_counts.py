"""Give each thing of a list its own count: 载运装备、探测雷达和钻机各 1 套 are three rows."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.model.indicator import Kind
from generator.parse.bare_names import clean_name
from generator.parse.drafts import Draft
from generator.parse.fold import fold
from generator.parse.kinds import OTHER, find_deliverables
from generator.parse.lexicon import Lexicon
from generator.parse.measured import find_measurand
from generator.parse.particles import JOINED, LISTED
from generator.parse.share_names import SYMBOL, part_names
from generator.parse.things import ends_with_thing

_LAST = re.compile(JOINED)
_MOST_THINGS = 12
_PAIR = 2
_SHORT = 3
"""So many characters at most has what a quantity is measured of (蛋白质、脂肪和水分|测定误差)."""
_SHORTEST_UNKNOWN = 3
"""Shorter words that are not known may be kinds of one thing (省级、市级平台)."""


def split_each(lexicon: Lexicon, draft: Draft) -> list[Draft]:
    """A row for each thing that a count holds for; the row alone where the list is no list of things."""
    if draft.kind is Kind.TECHNICAL and not draft.amount.counts:
        return [
            replace(draft, name=name, conditions=[*draft.conditions]) for name in _part_quantities(lexicon, draft.name)
        ]
    names = [clean_name(lexicon, part) for part in LISTED.split(draft.name)]
    covered = draft.kind is Kind.TECHNICAL and all(len(name) > 1 for name in names)
    if len(names) > 1 and (covered or (draft.kind is Kind.FUNDING and _are_alike(names))):
        return [replace(draft, name=name, conditions=[*draft.conditions]) for name in names]
    if draft.kind is not Kind.DELIVERABLE or not 1 < len(names) <= _MOST_THINGS:
        return [draft]
    names = _share_tail(lexicon, names)
    kinds = [find_deliverables(lexicon, name) for name in names]
    known = [bool(kind) or ends_with_thing(lexicon, name) for name, kind in zip(names, kinds, strict=True)]
    handed = draft.measure in lexicon.words("handover_measures").words
    if not all(len(name) > 1 for name in names) or not _are_things(names, known, handed):
        return [draft]
    return [
        replace(
            draft,
            name=name,
            deliverables=kind or OTHER,
            carries=_carries(lexicon, name, kind),
            conditions=[*draft.conditions],
            described=draft.described if name == names[0] else "",
        )
        for name, kind in zip(names, kinds, strict=True)
    ]


def part_counts(lexicon: Lexicon, rows: list[Draft]) -> bool:
    """Give each of several things its own count: 国际标准和国家标准分别|3 项和 12 项; whether it could be done."""
    if len({row.name for row in rows}) != 1 or any(row.kind is not Kind.DELIVERABLE for row in rows):
        return False
    splits = (splitter.split(rows[0].name) for splitter in (_LAST, LISTED))
    names = next((parts for parts in splits if len(parts) == len(rows) > 1), [])
    if not all(find_deliverables(lexicon, name) and clean_name(lexicon, name) == name for name in names):
        return False
    for row, name in zip(rows, names, strict=False):
        row.name, row.deliverables = name, find_deliverables(lexicon, name) or row.deliverables
    return bool(names)


def _share_tail(lexicon: Lexicon, names: list[str]) -> list[str]:
    """The things of a list of quantities, of which only the last says what they are: 湿度、露点和水分|校准装置."""
    heads, last = names[:-1], names[-1]
    if not all(lexicon.measurand_set.at_end(fold(head)) for head in heads) or not ends_with_thing(lexicon, last):
        return names
    deeds = (found.start() for found in lexicon.words("shared_deeds").anywhere.finditer(fold(last), 1))
    at = next(deeds, 0)
    return [*(f"{head}{last[at:]}" for head in heads), last] if at else names


def _are_alike(names: list[str]) -> bool:
    """Whether all names of a list end alike and say whose they are: 中方单位和外方单位."""
    return len({name[-_PAIR:] for name in names}) == 1 and all(len(name) > _PAIR for name in names)


def _are_things(names: list[str], known: list[bool], handed: bool) -> bool:
    """Whether a list names things: all are known, or one is (or they are handed over) and none is a short word."""
    return all(known) or ((any(known) or handed) and all(len(name) >= _SHORTEST_UNKNOWN for name in names))


def _part_quantities(lexicon: Lexicon, phrase: str) -> list[str]:
    """The quantities of a list, what the first is about said of each: 缺陷识别|灵敏度和特异度."""
    parts = [clean_name(lexicon, part) for part in LISTED.split(phrase)]
    heads = [
        find_measurand(lexicon, part) if len(lexicon.measurand_set.at_end(fold(part))) > 1 else None for part in parts
    ]
    if not 1 < len(parts) <= _MOST_THINGS:
        return [phrase]
    symbols = all(SYMBOL.fullmatch(part) for part in parts[:-1]) and SYMBOL.match(parts[-1])
    short = heads[-1] is not None and all(len(part) <= _SHORT for part in parts[:-1])
    elements = all(part in lexicon.words("elements").words for part in parts[:-1])
    if symbols or elements or (short and not any(heads[:-1])):
        return part_names(lexicon, phrase)
    if not all(heads):
        return [phrase]
    lead = parts[0][: heads[0][1]] if heads[0] is not None else ""
    return [
        part if at == 0 or head is None or head[1] > 0 else f"{lead}{part}"
        for at, (part, head) in enumerate(zip(parts, heads, strict=True))
    ]


def _carries(lexicon: Lexicon, name: str, kinds: tuple[str, ...]) -> bool:
    """Whether what follows may speak of it."""
    by_id = lexicon.vocabulary.deliverables_by_id
    return any(by_id[id_].carries for id_ in kinds) or ends_with_thing(lexicon, name)
