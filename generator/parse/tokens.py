"""Cut a display text into tokens with spans: numbers with their units, signs, brackets, marks and words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from generator.parse.fold import is_han
from generator.parse.lexicon import Lexicon
from generator.parse.numerals import read_chinese, read_literal, round_quotient
from generator.parse.particles import BETWEEN, PARTS_OF
from generator.parse.units import ReadUnit, imply_unit, read_unit, read_unknown

_CONTEXT = 20
_CLAUSE_MARKS = re.compile("[,，;；。]")
_SURE_NAME = 4
"""So many characters of a name with a numeral are one whatever stands before (五轴联动)."""
_SHARES = {100: "%", 1000: "‰"}


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
_JOINTS = re.compile(rf"[-–—~～∼‐×✕*:：+/√ΦφØø∅@{BETWEEN}]|(?<=[0-9 ])[xX](?=[ 0-9])")
_DIRECT_CURRENT = re.compile(r"(?<![A-Za-z0-9])DC(?= ?[~～∼\-–—] ?[0-9])")
_WAVELENGTH = re.compile(r"λ ?/ ?([0-9]{1,5})(?![0-9])")
_CHINESE_COUNTABLE = frozenset({"time", "length", "mass", "money", "ratio"})
MINUS = frozenset("-–‐")
_DIGITS = frozenset("0123456789")
_MARKS = "，,；;。、\n！!？?…"
_OPEN = {"(": ")", "[": "]", "【": "】", "〔": "〕"}
_CLOSE = frozenset(_OPEN.values())
_LETTERS_BEFORE = re.compile(r"[A-Za-zα-ωΑ-Ω]{1,8}$")
_NOT_PLAIN = r"0-9(\[【〔)\]】〕，,；;。、\n！!？?…<>=≤≥⩽⩾≦≧±≈≯≮﹤﹥﹦\-–—~～∼‐×✕*:：+/√ΦφØø∅@xXλD"
"""Characters that may begin a token that is no word, numerals and range words aside."""


@cache
def _match_plain(numerals: str) -> re.Pattern[str]:
    """A run of characters none of which can begin a number, a sign or a mark."""
    return re.compile(f"[^{_NOT_PLAIN}{BETWEEN}{numerals}]+")


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
        self.plain = _match_plain("".join((*lexicon.numerals, *lexicon.multipliers)))

    def scan(self) -> list[Token]:
        at = 0
        while at < len(self.text):
            token = self._read(at)
            if token is None:
                plain = self.plain.match(self.text, at)
                at = plain.end() if plain else at + 1
                continue
            self._flush(token.start)
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
        if char == "D" and _DIRECT_CURRENT.match(self.text, at):
            return Token(TokenKind.NUMBER, at, at + 2, "DC", Decimal(0))
        if char == "λ" and (part := _WAVELENGTH.match(self.text, at)) is not None and int(part[1]):
            unit = imply_unit(self.lexicon.vocabulary.units_by_code["λ"], part.end())
            return Token(TokenKind.NUMBER, at, part.end(), part[0], round_quotient(Decimal(1) / int(part[1])), unit)
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
        """A joint counts only before a number; else it is part of a word (X-ray, 至少)."""
        if joint in ":：":
            return Token(TokenKind.MARK, at, at + 1, ":")
        following = self.text[at + 1 : at + 5].lstrip(" -+(√ΦφØø∅")[:1]
        before = self.text[at - 1 : at]
        if joint == "+" and self._after_number(at):
            return Token(TokenKind.JOINT, at, at + 1, joint)
        if joint != "@" and following not in _DIGITS:
            return None
        if joint in "-–—" and before.isascii() and before.isalpha() and not self._after_number(at):
            return None
        return Token(TokenKind.JOINT, at, at + 1, joint)

    def _after_number(self, at: int) -> bool:
        """Whether a number with its unit ends here, blanks aside."""
        last = self.tokens[-1] if self.tokens else None
        return last is not None and last.kind is TokenKind.NUMBER and not self.text[last.reach : at].strip(" ")

    def _read_number(self, at: int) -> Token:
        if at in self.named:
            end, reason = self.named[at]
            return Token(TokenKind.NAMED, at, end, reason)
        end, value = read_literal(self.text, at, self._is_compared(at))
        name = _CLAUSE_MARKS.split(self.text[max(0, at - _CONTEXT) : at])[-1]
        unit = read_unit(self.lexicon, self.text, end, name)
        if unit is None:
            end, value = self._multiply(end, value)
            unit = read_unit(self.lexicon, self.text, end, name)
        if unit is None and self._is_compared(at):
            unit = read_unknown(self.text, end)
        if self._is_glued(at, end, unit):
            return Token(TokenKind.NAMED, at, end, "name")
        symbol = self._symbol_before(at) if unit is None else ""
        if symbol:
            unit = imply_unit(self.lexicon.before_units[symbol], end)
        return Token(TokenKind.NUMBER, at - len(symbol), end, self.text[at:end], value, unit)

    def _is_compared(self, at: int) -> bool:
        """Whether a comparing sign or word stands directly before, so that letters behind must be a unit."""
        before = self.text[max(0, at - _CONTEXT) : at].rstrip(" ")
        return _SIGNS.search(before[-1:]) is not None or len(self.lexicon.before_set.at_end(before)) > 1

    def _symbol_before(self, at: int) -> str:
        """A symbol that touches the number and implies its unit: Ra6.3."""
        touching = (symbol for symbol in self.lexicon.before_units if self.text.endswith(symbol, self.word_start, at))
        return next(touching, "")

    def _multiply(self, end: int, value: Decimal) -> tuple[int, Decimal]:
        """万, 亿 and 余, 多 behind a number."""
        start = end + 1 if self.text[end : end + 1] == " " else end
        at = start
        while (factor := self.lexicon.multipliers.get(self.text[at : at + 1])) is not None:
            unit = self.lexicon.unit_pattern.match(self.text, at)
            if unit is not None and unit[0][0] == self.text[at] and unit[0] in self.lexicon.units:
                break  # 30 万|千瓦
            value *= factor
            at += 1
        if self.text[at : at + 1] in self.lexicon.suffixes:
            at += 1
        return (at, value) if at > start else (end, value)

    def _is_glued(self, at: int, end: int, unit: ReadUnit | None) -> bool:
        """Whether letters touch the number, so that it is part of a name (CO2, Ac-225, 3D)."""
        before = self.text[max(0, at - 9) : at]
        letters = _LETTERS_BEFORE.search(before[:-1] if before[-1:] in "-–_" and before else before)
        if letters and before and not self._touches_number(at, letters):
            compared = _SIGNS.match(self.text, end) is not None
            return compared or letters[0] not in self.lexicon.words("statistics").words
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
        unit = None
        if self._after_number(at):
            unit = read_unit(self.lexicon, self.text, at + 1, self.text[max(0, at - 20) : at])
        return Token(TokenKind.CLOSE, at, at + 1, char, None, unit)

    def _read_numeral(self, at: int) -> Token | None:
        return read_numeral_token(self, at)


def read_numeral_token(scanner: _Scanner, at: int) -> Token | None:
    """A number in characters, where a unit or measure word follows and it counts something."""
    lexicon, text = scanner.lexicon, scanner.text
    found = read_chinese(text, at, lexicon.numerals, lexicon.multipliers)
    named = lexicon.words("names_with_numerals").at_start(text, at)
    if found is None or not found[1] or _is_named(lexicon, text, at, named):
        return None
    end, value = found
    if text.startswith(PARTS_OF, end):
        return _read_fraction(scanner, at, end, value)
    if lexicon.multipliers.get(text[at], 10) != 10:
        return None
    unit = read_unit(lexicon, text, end)
    if unit is None or not _counts(scanner, at, value, unit) or _describes(scanner, at, end, unit):
        return None
    return Token(TokenKind.NUMBER, at, end, text[at:end], value, unit)


def _is_named(lexicon: Lexicon, text: str, at: int, named: str) -> bool:
    """Whether a numeral begins a name; a short one is a count behind a verb (完成三类产品, never 研制五轴联动磨床)."""
    return named != "" and (len(named) >= _SURE_NAME or not lexicon.words("numeral_leads").at_end(text, at))


def _describes(scanner: _Scanner, at: int, end: int, unit: ReadUnit) -> bool:
    """Whether a numeral says of which sort a thing is (六自由度机器人): no verb before it, a noun behind."""
    lexicon, text = scanner.lexicon, scanner.text
    sort = end - at == 1 and unit.text in lexicon.words("dimension_measures").words
    counted = unit.text not in lexicon.words("shape_measures").words and lexicon.words("numeral_leads").at_end(text, at)
    return sort and is_han(text[unit.end : unit.end + 1]) and not counted


def _read_fraction(scanner: _Scanner, at: int, end: int, whole: Decimal) -> Token | None:
    """百分之三十."""
    part = read_chinese(scanner.text, end + 2, scanner.lexicon.numerals, scanner.lexicon.multipliers)
    if part is None and scanner.text[end + 2 : end + 3].isdigit() and scanner.text[end + 2 : end + 3].isascii():
        part = read_literal(scanner.text, end + 2)
    if part is None or not whole:
        return None
    code = _SHARES.get(int(whole))
    unit = imply_unit(scanner.lexicon.vocabulary.units_by_code[code], part[0]) if code else None
    value = part[1] if code else round_quotient(part[1] / whole)
    return Token(TokenKind.NUMBER, at, part[0], scanner.text[at : part[0]], value, unit)


def _counts(scanner: _Scanner, at: int, value: Decimal, unit: ReadUnit) -> bool:
    lexicon, text = scanner.lexicon, scanner.text
    if lexicon.words("articles").at_end(text, at):
        return False
    if not unit.counts:
        if unit.single is not None and unit.single.quantity == "ratio" and not unit.text.isascii():
            return True
        countable = unit.single is not None and unit.single.quantity in _CHINESE_COUNTABLE
        return value > 1 and countable and not unit.text.isascii() and len(text) > unit.end
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
