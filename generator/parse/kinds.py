"""Whether a count is something handed over, a property, or a quota; and which kinds of deliverables it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.guide import Role
from generator.model.indicator import Kind
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon

_PARTS = re.compile(r"[、/和及与或]|以及")


@dataclass(frozen=True, slots=True)
class CountContext:
    """What decides the kind of a count."""

    noun: str
    """What is counted, as worded."""
    left: str
    """The words before it in its segment."""
    segment: str
    """The whole segment."""
    measure: str
    covering: bool
    """Whether the clause so far says what a thing covers."""
    role: Role
    nested: bool
    """Whether it counts a part of what was counted before."""


def find_deliverables(lexicon: Lexicon, noun: str) -> tuple[str, ...]:
    """Ids of the deliverable kinds in a noun, in the order of the noun; several for a joint count."""
    folded = fold(noun)
    found: list[str] = []
    for start, end in _cut_parts(folded):
        kind = _find_stem(lexicon, folded, start, end) or _find_last(lexicon, folded[start:end])
        if kind and kind not in found:
            found.append(kind)
    return tuple(found)


def _cut_parts(noun: str) -> list[tuple[int, int]]:
    """The parts of an enumeration."""
    parts, start = [], 0
    for joint in _PARTS.finditer(noun):
        parts.append((start, joint.start()))
        start = joint.end()
    return [*parts, (start, len(noun))]


def _find_stem(lexicon: Lexicon, noun: str, start: int, end: int) -> str | None:
    """国家 in 国家/行业标准."""
    part = noun[start:end].strip()
    for kind in lexicon.vocabulary.deliverables:
        if kind.stem and part.endswith(kind.stem) and noun[end : end + 1] and kind.tail in noun[end:]:
            following = noun[end + 1 : end + 4]
            if any(following.startswith(other.stem) for other in lexicon.vocabulary.deliverables if other.stem):
                return kind.id
    return None


def _find_last(lexicon: Lexicon, part: str) -> str | None:
    """The kind whose word ends last."""
    part = part.strip()
    floor = max(0, len(part) - 10)
    for end in range(len(part), floor, -1):
        if word := lexicon.deliverable_set.at_end(part, end):
            return lexicon.deliverables[word].id
    return None


def decide_kind(lexicon: Lexicon, context: CountContext) -> tuple[Kind, tuple[str, ...]]:
    """The kind of a count, and the deliverables it counts."""
    if is_funding(lexicon, context.segment, context.role):
        return Kind.FUNDING, ()
    kinds = find_deliverables(lexicon, context.noun)
    if context.nested:
        return Kind.DELIVERABLE, ()
    left = fold(context.left)
    covers = lexicon.words("cover_verbs")
    species = context.measure in lexicon.words("species_measures").words
    if species and (covers.at_end(left.rstrip()) or covers.at_start(left.lstrip())):
        return Kind.TECHNICAL, ()
    if context.covering and (not kinds or lexicon.vocabulary.deliverables_by_id[kinds[-1]].carries):
        return Kind.TECHNICAL, ()
    if kinds:
        return Kind.DELIVERABLE, kinds
    if lexicon.words("demonstrations").stands_in(fold(context.segment)):
        return Kind.DELIVERABLE, ("demonstration",)
    if lexicon.words("service_verbs").at_end(left.rstrip()) or lexicon.words("service_verbs").at_start(left.lstrip()):
        return Kind.DELIVERABLE, ("other",)
    if context.measure in lexicon.words("handover_measures").words:
        return Kind.DELIVERABLE, ("other",)
    return Kind.TECHNICAL, ()


def is_funding(lexicon: Lexicon, segment: str, role: Role) -> bool:
    """Whether a segment speaks of quotas, money or numbers of projects."""
    purpose = "funding" if role in {Role.NOTES, Role.BODY} else "funding_always"
    return lexicon.words(purpose).stands_in(fold(segment))
