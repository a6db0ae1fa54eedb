"""The state of reading one maths span: tokens in, glyphs out, and every span kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count

from generator.maths.commands import Kind
from generator.maths.glyphs import Glyph, Layer, Style

_TOKEN = re.compile(
    r"""(?P<command>\\(?:[A-Za-z]+|[^A-Za-z]))|(?P<number>[0-9]+(?:[.,][0-9]+)*)|(?P<letters>[A-Za-z]+)
    |(?P<prime>'+)|(?P<blank>\s+)|(?P<open>\{)|(?P<close>\})|(?P<script>[\^_])|(?P<char>.)""",
    re.VERBOSE | re.DOTALL,
)
_MAX_DEPTH = 24
"""Groups and scripts within each other; real guides have three."""


class MathsError(Exception):
    """The span is not maths that can be read; it is shown as written."""

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the source."""

    kind: str
    text: str
    start: int
    end: int


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``, all of it."""
    return [
        Token(match.lastgroup or "char", match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, end)
    ]


class Reader:
    """Where the reading stands. ``mode`` is maths, upright, text or chemistry."""

    def __init__(self, tokens: list[Token], handlers: Mapping[str, Handler], pending: int) -> None:
        self.tokens = tokens
        self.handlers = handlers
        self.at = 0
        self.out: list[Glyph] = []
        self.pending: int | None = pending
        self.mode = "maths"
        self.depth = 0
        self.brackets: list[bool] = []
        self.blank_before = False
        self.keys = count(1)

    # Writing

    def emit(self, text: str, token: Token, kind: Kind, *, glued: bool = False) -> Glyph:
        """Write a glyph; opening marks that wait for one become part of its source."""
        start = self.take_pending(token)
        kind = self.note_bracket(kind)
        glyph = Glyph(text, start, token.start, token.end, token.end, kind, glued, (), self.blank_before)
        if kind is Kind.VARIABLE and self.mode == "maths":
            glyph.layers = (Layer(Style.ITALIC, next(self.keys)),)
        if kind is Kind.UNIT and text[0] in "CF" and self.out and self.out[-1].kind is Kind.DEGREE:
            self.out[-1].kind = Kind.DEGREE_UNIT
        self.blank_before = False
        self.out.append(glyph)
        return glyph

    def note_bracket(self, kind: Kind) -> Kind:
        """A bracket around a name, as in Pb(Zr,Ti)O₃, is part of the name; around numbers it is a number itself."""
        if kind is Kind.OPEN:
            self.brackets.append(False)
        elif kind is Kind.NUMBER and self.brackets:
            self.brackets[-1] = True
        elif kind is Kind.CLOSE and self.brackets:
            numeric = self.brackets.pop()
            if self.brackets:
                self.brackets[-1] |= numeric
            return kind if numeric else Kind.OTHER
        return kind

    def take_pending(self, token: Token) -> int:
        """Where the source of a glyph begins: at the opening marks that wait for it, or at its token."""
        start = token.start if self.pending is None else self.pending
        self.pending = None
        return start

    def wait(self, token: Token) -> None:
        """An opening mark: it belongs to the next glyph."""
        if self.pending is None:
            self.pending = token.start

    def close(self, end: int) -> None:
        """A closing mark: it belongs to the last glyph."""
        if self.pending is None and self.out:
            self.out[-1].end = end

    def previous(self) -> Kind | None:
        """Kind of the last glyph, blanks aside."""
        return next((g.kind for g in reversed(self.out) if g.kind is not Kind.BLANK), None)

    def peek(self) -> Token | None:
        """The next token that is not a blank."""
        for token in self.tokens[self.at : self.at + 2]:
            if token.kind != "blank":
                return token
        return None

    # Reading

    def read_group(self, *, closing: bool) -> None:
        """Read to the end, or to the brace that closes this group."""
        mode, opened = self.mode, self.at
        while self.at < len(self.tokens):
            token = self.take()
            if token.kind == "close" and closing:
                self.close(token.end)
                break
            self.read_token(token)
        else:
            if closing:
                self.at = opened
                raise self.error("a { without its }")
        self.mode = mode

    def take(self) -> Token:
        """The next token, which is there."""
        token = self.tokens[self.at]
        self.at += 1
        return token

    def take_peeked(self) -> Token:
        """The next token that is not a blank; an error where the group or the span ends."""
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "blank":
            self.at += 1
        if self.at == len(self.tokens) or self.tokens[self.at].kind == "close":
            raise self.error("nothing stands behind this")
        return self.take()

    def error(self, message: str) -> MathsError:
        """An error at the last token taken."""
        token = self.tokens[max(self.at - 1, 0)]
        return MathsError(message, token.start, token.end)

    def read_token(self, token: Token) -> None:
        """Read one token and all that belongs to it."""
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise self.error("nested too deeply")
        self.handlers[token.kind](self, token)
        self.depth -= 1

    def read_argument(self, mode: str | None = None) -> None:
        """Read what a command works on: a group, or the next token."""
        token = self.take_peeked()
        kept, self.mode = self.mode, mode or self.mode
        if token.kind == "open":
            self.wait(token)
            self.read_group(closing=True)
        else:
            self.read_token(token)
        self.mode = kept

    def read_character(self) -> None:
        """Read an argument; of digits or letters without braces only the first, as TeX takes ``\\frac12``."""
        token = self.peek()
        if token is None or token.kind not in ("number", "letters") or len(token.text) == 1:
            self.read_argument()
            return
        self.take_peeked()
        middle = token.start + 1
        self.read_token(Token(token.kind, token.text[0], token.start, middle))
        self.at -= 1
        self.tokens[self.at] = Token(token.kind, token.text[1:], middle, token.end)

    def read_apart(self, *, whole: bool = True) -> list[Glyph]:
        """Read an argument into glyphs of its own."""
        kept, self.out = self.out, []
        if whole:
            self.read_argument()
        else:
            self.read_character()
        self.out, glyphs = kept, self.out
        return glyphs


Handler = Callable[[Reader, Token], None]
"""What reads one kind of token."""
