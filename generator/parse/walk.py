"""Walk over the tokens of a field: clauses, segments, and in each the rows that its amounts make."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model.guide import Role
from generator.model.text import Span
from generator.parse.amounts import read_amount
from generator.parse.cursor import Amount, Tokens
from generator.parse.lexicon import Lexicon
from generator.parse.tokens import Token, TokenKind

_CLAUSE_MARKS = frozenset("；;。\n！!？?")
_STOP_MARKS = frozenset("。\n！!？?")
_COMMAS = frozenset("，,")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Group:
    """A bracket and what it holds, without the brackets."""

    start: int
    end: int
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of a segment: an amount, a bracket, or a token."""

    start: int
    end: int
    amount: Amount | None = None
    group: Group | None = None
    token: Token | None = None


@dataclass(slots=True)
class Segment:
    """What lies between two commas or colons."""

    start: int
    end: int
    elements: list[Element]
    closing: str
    """The mark behind it; empty at the end of the clause."""


@dataclass(slots=True)
class ClauseDraft:
    """Segments up to a semicolon or full stop."""

    segments: list[Segment] = field(default_factory=list)
    closing: str = ""

    @property
    def start(self) -> int:
        """Where its first segment begins."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Where its last segment ends."""
        return self.segments[-1].end


class Layout:
    """A text cut into elements, with its brackets matched."""

    def __init__(self, lexicon: Lexicon, text: str, shown: str, tokens: Sequence[Token], role: Role) -> None:
        self.lexicon = lexicon
        self.text = text
        self.shown = shown
        self.role = role
        self.tokens = Tokens(text, tokens, lexicon.words("formula_terms"))
        self.amounts = self._find_amounts()
        self.closes = self._match_brackets()
        self.ordered = list(self.amounts.values())
        self.starts = [amount.start for amount in self.ordered]

    def _find_amounts(self) -> dict[int, Amount]:
        found: dict[int, Amount] = {}
        index = 0
        while index < len(self.tokens.tokens):
            token = self.tokens.tokens[index]
            amount = None
            if token.kind in {TokenKind.NUMBER, TokenKind.OPEN, TokenKind.JOINT}:
                amount = read_amount(self.tokens, index)
            if amount is None:
                index += 1
            else:
                found[index] = amount
                index = amount.after
        return found

    def amounts_in(self, start: int, end: int) -> list[Amount]:
        """The amounts that begin in a part of the text and end in it."""
        first, after = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [amount for amount in self.ordered[first:after] if amount.end <= end]

    def _match_brackets(self) -> dict[int, int]:
        """Index of the closing bracket for each opening one that has its match in the same sentence."""
        matches: dict[int, int] = {}
        opened: list[int] = []
        index = 0
        while index < len(self.tokens.tokens):
            if (amount := self.amounts.get(index)) is not None:
                index = amount.after
                continue
            token = self.tokens.tokens[index]
            if token.kind is TokenKind.OPEN:
                opened.append(index)
            elif token.kind is TokenKind.CLOSE and opened:
                matches[opened.pop()] = index
            elif token.kind is TokenKind.MARK and token.text == "\n":
                opened.clear()
            index += 1
        return matches

    def read_elements(self, first: int, after: int, depth: int) -> Iterator[Element]:
        """The elements between two token indexes, brackets whole."""
        index = first
        while index < after:
            token = self.tokens.tokens[index]
            if (amount := self.amounts.get(index)) is not None:
                yield Element(amount.start, amount.end, amount=amount)
                index = amount.after
            elif depth < _DEEPEST and (close := self.closes.get(index)) is not None and close < after:
                end = self.tokens.tokens[close].end
                yield Element(token.start, end, group=Group(token.end, end - 1, index + 1, close))
                index = close + 1
            else:
                yield Element(token.start, token.reach, token=token)
                index += 1

    def read_clauses(self, first: int, after: int, depth: int) -> Iterator[ClauseDraft]:
        """The clauses between two token indexes."""
        clause = ClauseDraft()
        elements: list[Element] = []
        for element in self.read_elements(first, after, depth):
            mark = self._mark(element, elements)
            if not mark:
                elements.append(element)
                continue
            if elements:
                clause.segments.append(Segment(elements[0].start, elements[-1].end, elements, mark))
                elements = []
            if mark in _CLAUSE_MARKS:
                clause.closing = mark
                yield clause
                clause = ClauseDraft()
        if elements:
            clause.segments.append(Segment(elements[0].start, elements[-1].end, elements, ""))
        yield clause

    def _mark(self, element: Element, before: list[Element]) -> str:
        """The mark that an element is, if it ends a segment."""
        token = element.token
        if token is None or token.kind is not TokenKind.MARK or token.text == "、":
            return ""
        if token.text == ":" and self._names_amount(element.end, before):
            return ""
        return token.text

    def _names_amount(self, end: int, before: list[Element]) -> bool:
        """Whether a colon stands between a name and its number (光谱范围：400 nm), not behind a counted thing."""
        if any(element.amount is not None for element in before):
            return False
        rest = self.text[end : end + 12].lstrip()
        while word := self.lexicon.before_set.at_start(rest):
            rest = rest[len(word) :].lstrip()
        rest = rest.lstrip("(-±")
        if not rest[:1].isascii() or not rest[:1].isdigit():
            return False
        name = self.text[before[-1].start : before[-1].end] if before else ""
        return self.lexicon.measurand_set.at_end(name) != ""


def is_stop(mark: str) -> bool:
    """Whether a mark ends a sentence, so that no subject goes beyond it."""
    return mark in _STOP_MARKS


def is_comma(mark: str) -> bool:
    """Whether a mark only parts segments."""
    return mark in _COMMAS


def span_of(start: int, end: int) -> Span:
    """A span that is empty rather than negative."""
    return Span(start, max(start, end))
