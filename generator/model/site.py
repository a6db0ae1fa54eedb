"""What the site shows: the guide with everything that was derived from it, each thing still tied to its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from generator.errors import Diagnostic
from generator.model.glossary import Term, TermUse
from generator.model.guide import Direction, DirectionKey, Field, Guide, Section
from generator.model.indicator import Indicator, Reading
from generator.model.text import Span


@dataclass(frozen=True, slots=True)
class KeywordUse:
    """A keyword as a direction's 关键词 field prints it."""

    text: str
    slug: str
    field: str
    """Label of the field."""
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A keyword standing in the text of a direction, outside its own 关键词 field."""

    direction: DirectionKey
    slug: str
    field: str
    span: Span
    """Of the keyword, in the field's text."""
    sentence: Span
    """Of the sentence around it."""
    paragraph: int
    """Number of the paragraph on the direction's page, from 1: the anchor is ``p-<paragraph>``."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """One entry of the keyword index; near-identical spellings are one entry."""

    slug: str
    """ASCII, the page's file name: hyphenated pinyin."""
    title: str
    """The spelling used most, the first of equals."""
    spellings: tuple[str, ...]
    """Every spelling as printed, the title first."""
    aliases: tuple[str, ...]
    """Words that the vocabulary says are the same, whether a 关键词 field prints them or not."""
    letter: str
    """``A`` to ``Z``, or ``#`` for what starts with no letter."""
    listed: tuple[DirectionKey, ...]
    mentions: tuple[Mention, ...]
    mentioning: tuple[DirectionKey, ...]
    """Directions whose text mentions it and that do not list it, each once, in order."""
    is_general: bool
    """Stands in so many directions that a link at each mention would be noise."""

    @property
    def spread(self) -> int:
        """In how many directions it is listed or mentioned."""
        return len(self.listed) + len(self.mentioning)

    @property
    def other_names(self) -> tuple[str, ...]:
        """Every spelling and alias but the title."""
        return tuple(dict.fromkeys((*self.spellings[1:], *self.aliases)))


class ReasonKind(StrEnum):
    """Why two directions are related."""

    SHARED_KEYWORD = "shared-keyword"
    MENTIONS_OURS = "mentions-ours"
    """The other direction's text mentions a keyword of this one."""
    OURS_MENTIONS = "ours-mentions"
    """This direction's text mentions a keyword of the other."""
    MAINTAINER = "maintainer"


@dataclass(frozen=True, slots=True)
class Reason:
    """One printed reason, with the words that made it."""

    kind: ReasonKind
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A related direction, the strongest first."""

    direction: DirectionKey
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator with its place on the site."""

    position: int
    """From 1 in its direction; the anchor is ``indicator-<position>``."""
    field: Field
    indicator: Indicator
    corrected: bool

    @property
    def surface(self) -> str:
        """The exact words."""
        return self.indicator.span.cut(self.field.text)


@dataclass(frozen=True)
class DirectionEntry:
    """A direction with all that was derived from it."""

    guide: Guide
    section: Section
    direction: Direction
    readings: Mapping[str, Reading]
    """Label → what was read from that field; labels without a reading are absent."""
    keywords: tuple[KeywordUse, ...]
    mentions: tuple[Mention, ...]
    """Of any keyword in this direction's text, in order."""
    related: tuple[Related, ...]
    terms: tuple[TermUse, ...]
    """Uses of the glossary's terms in this direction's text, in order."""

    @property
    def key(self) -> DirectionKey:
        """Its name on the site."""
        return DirectionKey(self.guide.id, self.direction.number)

    @cached_property
    def rows(self) -> tuple[IndicatorRow, ...]:
        """All indicators of the direction, numbered from 1 in the order of the text."""
        found = [
            (field, indicator)
            for field in self.direction.fields
            if field.label in self.readings
            for indicator in self.readings[field.label].indicators
        ]
        return tuple(IndicatorRow(n, f, i, i.corrected) for n, (f, i) in enumerate(found, start=1))


@dataclass(frozen=True, slots=True)
class Amount:
    """A count that may be a range; ``open`` where the text asks for at least that many."""

    low: Decimal
    high: Decimal
    open: bool = False

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.low + other.low, self.high + other.high, self.open or other.open)


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one direction owes of one kind of deliverable."""

    rows: tuple[IndicatorRow, ...]
    amount: Amount | None
    """Sum of the rows that count this kind alone; None where all are joint."""
    joint: tuple[IndicatorRow, ...]
    """Rows that count several kinds together (论文、专利 20 项): shown, and counted in the joint column only."""


@dataclass(frozen=True)
class DeliverableMatrix:
    """Direction × kind of deliverable; no number is counted twice."""

    kinds: tuple[str, ...]
    """Ids of the kinds that occur, in the vocabulary's order."""
    cells: Mapping[tuple[str, str], MatrixCell]
    """(direction number, kind) → cell."""
    joint: Mapping[str, tuple[IndicatorRow, ...]]
    """Direction number → its joint rows."""
    section_totals: Mapping[tuple[str, str], Amount]
    """(section number, kind) → sum."""
    totals: Mapping[str, Amount]
    """Kind → sum over the guide."""

    @cached_property
    def largest(self) -> Mapping[str, Decimal]:
        """Kind → the largest number that one direction owes of it."""
        found: dict[str, Decimal] = {}
        for (_, kind), cell in self.cells.items():
            if cell.amount is not None:
                found[kind] = max(found.get(kind, cell.amount.high), cell.amount.high)
        return found


@dataclass(frozen=True)
class GuideEntry:
    """A guide with its directions in order."""

    guide: Guide
    directions: tuple[DirectionEntry, ...]
    matrix: DeliverableMatrix
    warnings: tuple[Diagnostic, ...]

    @cached_property
    def by_number(self) -> Mapping[str, DirectionEntry]:
        """Direction number → entry."""
        return {entry.direction.number: entry for entry in self.directions}

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Direction number → position from 0."""
        return {entry.direction.number: n for n, entry in enumerate(self.directions)}

    @cached_property
    def by_section(self) -> Mapping[str, tuple[DirectionEntry, ...]]:
        """Section number → its directions in order."""
        grouped: dict[str, list[DirectionEntry]] = {section.number: [] for section in self.guide.sections}
        for entry in self.directions:
            grouped[entry.section.number].append(entry)
        return {number: tuple(entries) for number, entries in grouped.items()}


@dataclass(frozen=True)
class Site:
    """Everything the pages show."""

    guides: tuple[GuideEntry, ...]
    keywords: tuple[Keyword, ...]
    """In pinyin order."""
    terms: tuple[Term, ...]
    """The glossary in pinyin order."""

    @cached_property
    def term_by_id(self) -> Mapping[str, Term]:
        """Id → term of the glossary."""
        return {term.id: term for term in self.terms}

    @cached_property
    def keyword_by_slug(self) -> Mapping[str, Keyword]:
        """Slug → entry."""
        return {keyword.slug: keyword for keyword in self.keywords}

    @cached_property
    def entry_by_key(self) -> Mapping[DirectionKey, DirectionEntry]:
        """Direction → entry."""
        return {entry.key: entry for guide in self.guides for entry in guide.directions}

    @cached_property
    def guide_by_id(self) -> Mapping[str, GuideEntry]:
        """Guide id → entry."""
        return {guide.guide.id: guide for guide in self.guides}
