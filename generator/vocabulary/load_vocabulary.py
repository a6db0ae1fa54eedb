"""Turn the vocabulary's YAML files into the typed Vocabulary, every mistake with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from typing import TypeVar

from generator.errors import Code
from generator.model.indicator import Comparator
from generator.vocabulary.entries import Complaints, Entry, read_entries, read_text
from generator.vocabulary.types import (
    ComparatorWord,
    Deliverable,
    Measurand,
    Measure,
    QuantityTitle,
    Reason,
    Status,
    Unit,
    Vocabulary,
)

FILES: Mapping[str, tuple[str, str]] = {
    "units.yaml": ("code spellings quantity examples", "si offset before context"),
    "comparators.yaml": ("means before after examples", ""),
    "measurands.yaml": ("id title better words examples", "up_units up_from difference"),
    "deliverables.yaml": ("id title short words examples", "stem tail carries"),
    "statuses.yaml": ("id title words verbs examples", ""),
    "reasons.yaml": ("id title patterns examples", ""),
    "measures.yaml": ("kind word examples", "value spellings after_noun"),
    "quantities.yaml": ("id title", ""),
    "words.yaml": ("id purpose words", ""),
}
"""Required and optional keys of each file's entries."""

Built = TypeVar("Built")
_MEANINGS = {*Comparator, "better", "reach"} - {Comparator.RANGE}
_BASE = re.compile(r"1|(?:kg|mol|rad|cd|[msAK])-?[1-9]?(?:\.(?:kg|mol|rad|cd|[msAK])-?[1-9]?)*")
_SI = re.compile(r"(?P<pi>pi/)?(?P<factor>[0-9.eE/-]+) (?P<base>\S+)")


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the package; SourceError where a file is wrong."""
    return build_vocabulary({name: read_text(name) for name in FILES})


def build_vocabulary(texts: Mapping[str, str]) -> Vocabulary:
    """The vocabulary of the given texts by file name; SourceError with every mistake at once."""
    complaints = Complaints()
    entries = {
        name: read_entries(name, texts[name], frozenset(required.split()), frozenset(optional.split()), complaints)
        for name, (required, optional) in FILES.items()
    }
    complaints.tell()
    vocabulary = Vocabulary(
        units=_build(entries["units.yaml"], _build_unit, complaints),
        comparators=_build(entries["comparators.yaml"], _build_comparator, complaints),
        measurands=_build(entries["measurands.yaml"], _build_measurand, complaints),
        deliverables=_build(entries["deliverables.yaml"], _build_deliverable, complaints),
        statuses=_build(entries["statuses.yaml"], _build_status, complaints),
        reasons=_build(entries["reasons.yaml"], _build_reason, complaints),
        measures=_build(entries["measures.yaml"], _build_measure, complaints),
        quantities=tuple(QuantityTitle(e.text("id"), e.text("title")) for e in entries["quantities.yaml"]),
        words={e.text("id"): e.texts("words") for e in entries["words.yaml"]},
    )
    _check_ids(entries, complaints)
    _check_quantities(vocabulary, entries["units.yaml"], complaints)
    complaints.tell()
    return vocabulary


def _build(entries: tuple[Entry, ...], build: Callable[[Entry], Built], complaints: Complaints) -> tuple[Built, ...]:
    """Every entry built; one with a wrong value is noted instead."""
    built = []
    for entry in entries:
        try:
            built.append(build(entry))
        except (ValueError, ArithmeticError) as error:
            complaints.add(entry.place, Code.VALUE, f"wrong value: {error}", "see the file's header")
    return tuple(built)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(f"'{text}' is no number") from None


def _build_unit(entry: Entry) -> Unit:
    factor, times_pi, base = _read_si(entry.text("si"))
    return Unit(
        entry.text("code"),
        entry.texts("spellings"),
        factor,
        times_pi,
        _decimal(entry.text("offset", "0")),
        base,
        entry.text("quantity"),
        entry.texts("before"),
        entry.texts("context"),
        entry.examples(),
    )


def _read_si(text: str) -> tuple[Fraction | None, bool, str]:
    if not text:
        return None, False, ""
    found = _SI.fullmatch(text)
    if not found or not _BASE.fullmatch(found["base"]):
        raise ValueError(f"'{text}' is no factor with SI base units")
    if found["pi"]:
        return Fraction(1) / Fraction(found["factor"]), True, found["base"]
    return Fraction(found["factor"]), False, found["base"]


def _build_comparator(entry: Entry) -> ComparatorWord:
    means = entry.text("means")
    if means not in _MEANINGS:
        raise ValueError(f"'{means}' is no comparator, use one of {' '.join(sorted(_MEANINGS))}")
    return ComparatorWord(means, entry.texts("before"), entry.texts("after"), entry.examples())


def _build_measurand(entry: Entry) -> Measurand:
    better = entry.text("better")
    if better not in {"down", "up", "none"}:
        raise ValueError(f"better is '{better}', not down, up or none")
    return Measurand(
        entry.text("id"),
        entry.text("title"),
        better,
        entry.texts("up_units"),
        _decimal(entry.text("up_from")) if entry.text("up_from") else None,
        entry.text("difference") == "true",
        entry.texts("words"),
        entry.examples(),
    )


def _build_deliverable(entry: Entry) -> Deliverable:
    return Deliverable(
        entry.text("id"),
        entry.text("title"),
        entry.text("short"),
        entry.texts("words"),
        entry.text("stem"),
        entry.text("tail"),
        entry.text("carries") == "true",
        entry.examples(),
    )


def _build_status(entry: Entry) -> Status:
    return Status(entry.text("id"), entry.text("title"), entry.texts("words"), entry.texts("verbs"), entry.examples())


def _build_reason(entry: Entry) -> Reason:
    for pattern in entry.texts("patterns"):
        if "#" not in pattern:
            raise ValueError(f"the pattern '{pattern}' has no # for the number")
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"the pattern '{pattern}': {error}") from None
    return Reason(entry.text("id"), entry.text("title"), entry.texts("patterns"), entry.examples())


def _build_measure(entry: Entry) -> Measure:
    return Measure(
        entry.text("kind"),
        entry.text("word"),
        _decimal(entry.text("value")) if entry.text("value") else None,
        (entry.text("word"), *entry.texts("spellings")),
        entry.text("after_noun") == "true",
        entry.examples(),
    )


def _check_ids(entries: Mapping[str, tuple[Entry, ...]], complaints: Complaints) -> None:
    for found in entries.values():
        seen: set[str] = set()
        for entry in found:
            name = entry.text("id") or entry.text("code") or entry.text("means") or entry.text("word")
            if name in seen:
                complaints.add(entry.place, Code.DUPLICATE, f"'{name}' stands twice in this file", "join the two")
            seen.add(name)


def _check_quantities(vocabulary: Vocabulary, entries: tuple[Entry, ...], complaints: Complaints) -> None:
    known = vocabulary.quantity_titles
    for entry in entries:
        quantity = entry.text("quantity")
        if quantity not in known:
            complaints.add(entry.place, Code.REFERENCE, f"no quantity '{quantity}'", "add it to quantities.yaml")
