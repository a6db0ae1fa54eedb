"""Cut a display text into tokens with spans: numbers with their units, signs, brackets, marks and words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.parse.lexicon import Lexicon
from generator.parse.numerals import read_chinese, read_literal
from generator.parse.units import ReadUnit, read_unit


class TokenKind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    NAMED = "named"
    """A number that belongs to a name; its reason is in ``text``."""
    SIGN = "sign"
    """Comparison sign."""
    JOINT = "joint"
    """What may stand between the numbers of a range or a size, or before one: - ~ × : / + √ Φ @."""
    OPEN = "open"
    CLOSE = "close"
    MARK = "mark"
    """Comma, colon, semicolon, full stop, line break, 、."""
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text. Blanks lie between tokens or inside words."""

    kind: TokenKind
    start: int
    end: int
    """Without the unit."""
    text: str
    value: Decimal | None = None
    unit: ReadUnit | None = None

    @property
    def reach(self) -> int:
        """Where it ends, its unit counted."""
        return self.unit.end if self.unit else self.end


_SIGNS = re.compile(r"[<>]=|[≤≥⩽⩾≦≧<>=±≈≯≮﹤﹥﹦]|\+/-")
_JOINTS = re.compile(r"[-–—~～∼‐×✕*:：+/√ΦφØø∅@至到]|(?<=[0-9 ])[xX](?=[ 0-9])")
_MARKS = "，,；;。、\n！!？?…"
_OPEN = {"(": ")", "[": "]", "【": "】", "〔": "〕"}
_CLOSE = frozenset(_OPEN.values())
_LETTERS_BEFORE = re.compile(r"[A-Za-zα-ωΑ-Ω]{1,8}$")
_PLAIN = re.compile(
    r"[^0-9(\[【〔)\]】〕，,；;。、\n！!？?…<>=≤≥⩽⩾≦≧±≈≯≮﹤﹥﹦〇零一二两三四五六七八九十百千万亿\-–—~～∼‐×✕*:：+/√ΦφØø∅@至到xX]+"
)


def read_tokens(lexicon: Lexicon, text: str) -> list[Token]:
    """The tokens of a folded text, in order."""
    return _Scanner(lexicon, text).scan()


class _Scanner:
    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.lexicon = lexicon
        self.text = text
        self.tokens: list[Token] = []
        self.word_start = 0
        self.named = _find_named(lexicon, text)

    def scan(self) -> list[Token]:
        at = 0
        while at < len(self.text):
            token = self._read(at)
            if token is None:
                plain = _PLAIN.match(self.text, at)
                at = plain.end() if plain else at + 1
                continue
            self._flush(at)
            self.tokens.append(token)
            at = self.word_start = token.reach
        self._flush(at)
        return self.tokens

    def _flush(self, end: int) -> None:
        """The words since the last token, without blanks around them."""
        piece = self.text[self.word_start : end]
        if piece.strip(" "):
            start = self.word_start + len(piece) - len(piece.lstrip(" "))
            stop = end - (len(piece) - len(piece.rstrip(" ")))
            self.tokens.append(Token(TokenKind.WORD, start, stop, self.text[start:stop]))

    def _read(self, at: int) -> Token | None:
        char = self.text[at]
        if char in "0123456789":
            return self._read_number(at)
        if char in self.lexicon.numerals or char in self.lexicon.multipliers:
            return self._read_numeral(at)
        if char in _OPEN:
            return Token(TokenKind.OPEN, at, at + 1, char)
        if char in _CLOSE:
            return self._read_close(at, char)
        if char in _MARKS:
            return Token(TokenKind.MARK, at, at + 1, char)
        if sign := _SIGNS.match(self.text, at):
            return Token(TokenKind.SIGN, at, sign.end(), sign[0])
        if joint := _JOINTS.match(self.text, at):
            return self._read_joint(at, joint[0])
        return None

    def _read_joint(self, at: int, joint: str) -> Token | None:
        """A joint counts only beside a number, a bracket or a sign; else it is part of a word (X-ray, 至少)."""
        if joint in ":：@":
            return Token(TokenKind.JOINT if joint == "@" else TokenKind.MARK, at, at + 1, joint.replace("：", ":"))
        rest = self.text[at + 1 : at + 4].lstrip(" -+(√ΦφØø∅")
        if not rest[:1].isdigit() or not rest.isascii():
            return (
                None if not (rest[:1].isascii() and rest[:1].isdigit()) else Token(TokenKind.JOINT, at, at + 1, joint)
            )
        if (
            at
            and self.text[at - 1].isascii()
            and self.text[at - 1].isalpha()
            and joint in "-–—"
            and not self._after_unit(at)
        ):
            return None
        return Token(TokenKind.JOINT, at, at + 1, joint)

    def _after_unit(self, at: int) -> bool:
        return bool(self.tokens) and self.tokens[-1].reach == at and self.tokens[-1].kind is TokenKind.NUMBER

    def _read_number(self, at: int) -> Token:
        if at in self.named:
            end, reason = self.named[at]
            return Token(TokenKind.NAMED, at, end, reason)
        literal = read_literal(self.text, at, self.lexicon.multipliers)
        end, value = literal
        unit = read_unit(self.lexicon, self.text, end, self.text[max(0, at - 20) : at])
        if unit is None and self.text[end : end + 1] in self.lexicon.multipliers:
            end, value = _multiply(self.text, end, value, self.lexicon.multipliers)
            unit = read_unit(self.lexicon, self.text, end, self.text[max(0, at - 20) : at])
        end = _skip_suffix(self, end) if unit is None else end
        if unit is None:
            unit = read_unit(self.lexicon, self.text, end, self.text[max(0, at - 20) : at])
        if self._is_glued(at, end, unit):
            return Token(TokenKind.NAMED, at, end, "name")
        return Token(TokenKind.NUMBER, at, end, self.text[at:end], value, unit)

    def _is_glued(self, at: int, end: int, unit: ReadUnit | None) -> bool:
        """Whether letters touch the number, so that it is part of a name (CO2, Ac-225, 3D)."""
        before = self.text[max(0, at - 9) : at]
        letters = _LETTERS_BEFORE.search(before[:-1] if before[-1:] in "-–_" and before else before)
        if letters and before and not self._touches_number(at, letters):
            return letters[0] not in self.lexicon.words("statistics").words
        following = self.text[end : end + 1]
        return unit is None and following.isascii() and following.isalpha() and following not in "xX"

    def _touches_number(self, at: int, letters: re.Match[str]) -> bool:
        """Whether the letters before are the unit of the number before them (1km-2km)."""
        return (
            bool(self.tokens)
            and self.tokens[-1].reach >= at - 1
            and self.tokens[-1].kind
            in {
                TokenKind.NUMBER,
                TokenKind.JOINT,
            }
            and letters[0] != ""
        )

    def _read_close(self, at: int, char: str) -> Token:
        """A closing bracket, with the unit behind it where a number stands before it: (0.05-1) mA."""
        before = self.tokens[-1] if self.tokens and self.tokens[-1].reach == len(self.text[:at].rstrip(" ")) else None
        unit = None
        if before is not None and before.kind is TokenKind.NUMBER:
            unit = read_unit(self.lexicon, self.text, at + 1, self.text[max(0, at - 20) : at])
        return Token(TokenKind.CLOSE, at, at + 1, char, None, unit)

    def _read_numeral(self, at: int) -> Token | None:
        return read_numeral_token(self, at)


def _skip_suffix(scanner: _Scanner, end: int) -> int:
    """余 or 多 before a measure word, or 几."""
    return end + 1 if scanner.text[end : end + 1] in {"余", "多"} else end


def _multiply(text: str, end: int, value: Decimal, multipliers: dict[str, int] | object) -> tuple[int, Decimal]:
    assert isinstance(multipliers, dict)
    while (factor := multipliers.get(text[end : end + 1])) is not None:
        value *= factor
        end += 1
    return end, value


def read_numeral_token(scanner: _Scanner, at: int) -> Token | None:
    """A number in characters, where a unit or measure word follows and it counts something."""
    lexicon, text = scanner.lexicon, scanner.text
    found = read_chinese(text, at, lexicon.numerals, lexicon.multipliers)
    if found is None or lexicon.words("names_with_numerals").at_start(text, at):
        return None
    end, value = found
    if text[end : end + 2] in {"分之"}:
        return _read_fraction(scanner, at, end, value)
    unit = read_unit(lexicon, text, end)
    if unit is None or not _counts(scanner, at, value, unit):
        return None
    return Token(TokenKind.NUMBER, at, end, text[at:end], value, unit)


def _read_fraction(scanner: _Scanner, at: int, end: int, whole: Decimal) -> Token | None:
    """百分之三十."""
    part = read_chinese(scanner.text, end + 2, scanner.lexicon.numerals, scanner.lexicon.multipliers)
    if part is None and scanner.text[end + 2 : end + 3].isdigit() and scanner.text[end + 2 : end + 3].isascii():
        part = read_literal(scanner.text, end + 2, {})
    if part is None or not whole:
        return None
    return Token(TokenKind.NUMBER, at, part[0], scanner.text[at : part[0]], part[1] / whole)


def _counts(scanner: _Scanner, at: int, value: Decimal, unit: ReadUnit) -> bool:
    lexicon, text = scanner.lexicon, scanner.text
    if lexicon.words("articles").at_end(text, at):
        return False
    if not unit.counts:
        return value > 1 and unit.single is not None and not unit.text.isascii() and len(text) > unit.end
    if value != 1:
        return True
    measure = lexicon.measures.get(unit.text)
    following = text[unit.end : unit.end + 1]
    behind = not following or following in "，,；;。、\n)）("
    return behind or (measure is not None and not measure.after_noun)


def _find_named(lexicon: Lexicon, text: str) -> dict[int, tuple[int, str]]:
    """Where numbers with a reason begin: their ends and reasons; the first reason wins."""
    found: dict[int, tuple[int, str]] = {}
    for reason, pattern in lexicon.reasons:
        for match in pattern.finditer(text):
            found.setdefault(match.start("number"), (match.end("number"), reason))
    return found
