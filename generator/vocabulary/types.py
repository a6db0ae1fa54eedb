"""What the words of the guides mean: units, comparators, measurands, deliverables; frozen and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from generator.errors import Place
from generator.model.indicator import Comparator


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what must be read from it; every one runs as a test."""

    text: str
    expected: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as rows carry it."""

    code: str
    spellings: tuple[str, ...]
    factor: Fraction | None
    """Value × factor = value in ``base``, without π; None where the unit has no SI meaning."""
    times_pi: bool
    offset: Decimal
    """Added after the factor for a point on a scale; zero for all but degC."""
    base: str
    """Product of SI base units (``kg.m-1.s-2``), ``1`` for a plain ratio, empty without SI meaning."""
    quantity: str
    """Id of a title in quantities.yaml."""
    before: tuple[str, ...]
    """Symbols before a number that imply this unit, such as Ra."""
    context: tuple[str, ...]
    """Words that must stand in the name; empty for most."""
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class ComparatorWord:
    """What a group of comparing words means."""

    means: str
    """A Comparator's value, or ``better`` or ``reach``."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Measurand:
    """A group of measured quantities, in the order of the site."""

    id: str
    title: str
    better: str
    """``down``, ``up`` or ``none``."""
    up_units: tuple[str, ...]
    up_from: Decimal | None
    """A percentage from which on it gets better upwards."""
    difference: bool
    """Whether a temperature is a difference here."""
    words: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A kind of thing to hand over or do, in the order of the matrix."""

    id: str
    title: str
    short: str
    """Head of its column."""
    words: tuple[str, ...]
    stem: str
    tail: str
    carries: bool
    """Whether what follows may speak of it."""
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """A state in which a deliverable is due."""

    id: str
    title: str
    words: tuple[str, ...]
    verbs: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number is no quantity of its own."""

    id: str
    title: str
    patterns: tuple[str, ...]
    """Regular expressions in which ``#`` is the number."""
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A numeral, multiplier, measure word, or what stands around one."""

    kind: str
    word: str
    value: Decimal | None
    spellings: tuple[str, ...]
    after_noun: bool
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class QuantityTitle:
    """What a unit measures, in words of a reader."""

    id: str
    title: str


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All words, in the order of their files."""

    units: tuple[Unit, ...]
    comparators: tuple[ComparatorWord, ...]
    measurands: tuple[Measurand, ...]
    deliverables: tuple[Deliverable, ...]
    statuses: tuple[Status, ...]
    reasons: tuple[Reason, ...]
    measures: tuple[Measure, ...]
    quantities: tuple[QuantityTitle, ...]
    words: Mapping[str, tuple[str, ...]]
    """Words of the guides' grammar by purpose (words.yaml)."""

    @cached_property
    def units_by_code(self) -> Mapping[str, Unit]:
        """Units by the code that rows carry."""
        return {unit.code: unit for unit in self.units}

    @cached_property
    def measurands_by_id(self) -> Mapping[str, Measurand]:
        """Measurand groups by id."""
        return {group.id: group for group in self.measurands}

    @cached_property
    def deliverables_by_id(self) -> Mapping[str, Deliverable]:
        """Deliverable kinds by id."""
        return {kind.id: kind for kind in self.deliverables}

    @cached_property
    def reasons_by_id(self) -> Mapping[str, Reason]:
        """Reasons by id."""
        return {reason.id: reason for reason in self.reasons}

    @cached_property
    def quantity_titles(self) -> Mapping[str, str]:
        """Titles of the quantities that units measure, by id."""
        return {quantity.id: quantity.title for quantity in self.quantities}

    def means(self, word: str) -> Comparator | None:
        """The comparator that a word of comparators.yaml stands for; None for ``better`` and ``reach``."""
        return Comparator(word) if word in set(Comparator) else None
