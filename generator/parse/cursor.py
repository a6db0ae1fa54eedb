"""An amount, and the tokens looked at by index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.parse.lexicon import WordSet
from generator.parse.tokens import MINUS, Token, TokenKind
from generator.parse.units import ReadUnit


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or numbers that belong together, with their unit; not yet compared to anything."""

    first: int
    """Index of its first token."""
    after: int
    """Index behind its last token."""
    start: int
    end: int
    unit: ReadUnit | None
    value: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    dims: tuple[Decimal, ...] = ()
    dim_units: tuple[str, ...] = ()
    """Codes of the sizes' own units, where they differ."""
    formula: str | None = None
    tolerance: bool = False
    """A value with ± behind it: 1550±5 nm."""

    @property
    def counts(self) -> bool:
        """Whether its unit is a measure word."""
        return self.unit is not None and self.unit.counts


class Tokens:
    """The tokens of a text, looked at by index; beyond the end there is nothing."""

    def __init__(self, text: str, tokens: Sequence[Token], terms: WordSet) -> None:
        self.text = text
        self.tokens = tokens
        self.terms = terms
        """Words for what a term of a formula is a share of (读数)."""

    def at(self, index: int) -> Token | None:
        """The token at an index, or None."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else None

    def is_kind(self, index: int, kind: TokenKind, texts: frozenset[str] | None = None) -> bool:
        """Whether a token of this kind (and one of these texts) stands at an index."""
        token = self.at(index)
        return token is not None and token.kind is kind and (texts is None or token.text in texts)

    def index_at(self, place: int, index: int) -> int:
        """Index of the first token that begins at ``place`` or behind it, from ``index`` on."""
        while (token := self.at(index)) is not None and token.start < place:
            index += 1
        return index

    def signed(self, index: int) -> tuple[Decimal, Token, int] | None:
        """A number with its sign, its token, and the index behind it."""
        sign = 1
        if self.is_kind(index, TokenKind.JOINT, MINUS | {"+"}):
            sign = -1 if self.is_kind(index, TokenKind.JOINT, MINUS) else 1
            joint = self.tokens[index]
            following = self.at(index + 1)
            if following is None or following.start != joint.end:
                return None
            index += 1
        token = self.at(index)
        if token is None or token.kind is not TokenKind.NUMBER or token.value is None:
            return None
        return sign * token.value, token, index + 1
