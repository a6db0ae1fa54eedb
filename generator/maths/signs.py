"""Read numbers, letters, signs and blanks of a maths span: which are upright, which stand between blanks."""

from __future__ import annotations

from generator.maths import commands
from generator.maths.commands import Kind
from generator.maths.glyphs import Glyph
from generator.maths.scripts import hang
from generator.maths.state import Reader, Token

_BEFORE_A_SIGN = frozenset([Kind.TIGHT, Kind.SPACED, Kind.SIGN, Kind.OPEN, Kind.COMMA, Kind.FUNCTION])
_BEFORE_A_RANGE = frozenset([Kind.NUMBER, Kind.UNIT, Kind.PERCENT, Kind.DEGREE, Kind.PRIME, Kind.POWER])
_BEFORE_A_UNIT = frozenset([Kind.NUMBER, Kind.POWER, Kind.UNIT, Kind.CLOSE])
_JOINS_UNITS = frozenset("/·")


def read_number(reader: Reader, token: Token) -> None:
    """Digits; behind an element of a chemical formula they hang low."""
    if reader.mode == "chemistry" and reader.out and (reader.out[-1].kind is Kind.UNIT or reader.out[-1].text == ")"):
        hang(reader, [_plain(token)], reader.take_pending(token), token.end, raised=False)
        return
    reader.emit(token.text, token, Kind.NUMBER)


def _plain(token: Token) -> Glyph:
    return Glyph(token.text, token.start, token.start, token.end, token.end, Kind.NUMBER)


def read_letters(reader: Reader, token: Token) -> None:
    """A run of Latin letters."""
    reader.emit(token.text, token, _kind_of_letters(reader, token))


def _kind_of_letters(reader: Reader, token: Token) -> Kind:
    """Upright or italic: letters behind a number are a unit, a single letter elsewhere is a variable."""
    if reader.mode != "maths" or len(token.text) > 1:
        return Kind.UNIT
    following = reader.peek()
    if following is not None and following.text == "_":
        return Kind.VARIABLE
    behind_unit = reader.previous() in (Kind.NUMBER, Kind.UNIT, Kind.LEADING, Kind.DEGREE) or _joins_units(reader)
    return Kind.UNIT if behind_unit else Kind.VARIABLE


def _joins_units(reader: Reader) -> bool:
    """Whether a / or · stands before, and a unit before that."""
    if len(reader.out) < 2 or reader.out[-1].text not in _JOINS_UNITS:
        return False
    return reader.out[-2].kind in (Kind.UNIT, Kind.DEGREE, Kind.PRIME, Kind.PERCENT)


def read_greek(reader: Reader, token: Token, letter: str) -> None:
    """A Greek letter: a variable, part of a unit, or a factor such as π."""
    reader.emit(letter, token, _kind_of_greek(reader, letter))


def _kind_of_greek(reader: Reader, letter: str) -> Kind:
    following, previous = reader.peek(), reader.previous()
    sign = "" if following is None else following.text
    if letter in commands.UNIT_GREEK and sign != "_" and (previous in _BEFORE_A_UNIT or _joins_units(reader)):
        return Kind.UNIT
    if letter.isupper():
        return Kind.OTHER
    if previous is Kind.NUMBER and sign == "/":
        return Kind.UNIT
    if reader.mode != "maths":
        return Kind.UNIT
    return Kind.GREEK if previous in (Kind.NUMBER, Kind.POWER) and sign != "_" else Kind.VARIABLE


def read_prime(reader: Reader, token: Token) -> None:
    """``'`` and ``''`` of angles; in text they are quotation marks."""
    if reader.mode == "text":
        reader.emit(token.text, token, Kind.OTHER)
        return
    if len(token.text) not in commands.PRIMES:
        raise reader.error("more primes than a sign has")
    reader.emit(commands.PRIMES[len(token.text)], token, Kind.PRIME)


def read_blank(reader: Reader, token: Token) -> None:
    """A blank of the source: nothing in maths, itself in text."""
    if reader.mode == "text":
        reader.emit(" ", token, Kind.BLANK)
    else:
        reader.blank_before = True


def read_open(reader: Reader, token: Token) -> None:
    """A group."""
    reader.wait(token)
    reader.read_group(closing=True)


def read_close(reader: Reader, token: Token) -> None:  # noqa: ARG001 - one signature for the whole table
    """A closing brace where no group is open."""
    raise reader.error("a } without its {")


def read_char(reader: Reader, token: Token) -> None:
    """Any other character."""
    char = token.text
    if reader.mode == "text":
        reader.emit(char, token, _kind_in_text(char))
    elif char == "~":
        _read_tilde(reader, token)
    elif char in ("-", commands.MINUS, "+"):
        _read_sign(reader, token)
    elif _is_greek(char):
        read_greek(reader, token, char)
    else:
        emit_symbol(reader, token, char)


def _kind_in_text(char: str) -> Kind:
    if _is_greek(char):
        return Kind.UNIT
    kind = commands.KIND_OF.get(char, Kind.OTHER)
    return Kind.OTHER if kind in (Kind.SPACED, Kind.COMMA) else kind


def _is_greek(char: str) -> bool:
    return "α" <= char.lower() <= "ω"


def emit_symbol(reader: Reader, token: Token, char: str) -> None:
    """Write a sign as what it is to its neighbours."""
    kind = commands.KIND_OF.get(char, Kind.OTHER)
    if kind is Kind.SPACED and not reader.out:
        kind = Kind.TIGHT
    reader.emit(char, token, kind)


def _read_tilde(reader: Reader, token: Token) -> None:
    """Between two numbers it is meant as "to"; elsewhere it is LaTeX's fixed blank."""
    following = reader.peek()
    is_range = reader.previous() in _BEFORE_A_RANGE and following is not None and following.kind == "number"
    reader.emit("~" if is_range else " ", token, Kind.TIGHT if is_range else Kind.BLANK)


def _read_sign(reader: Reader, token: Token) -> None:
    """A sign of a number, a hyphen between two numbers, or plus and minus between two terms."""
    char = token.text if token.text == "+" else commands.MINUS
    following, previous = reader.peek(), reader.previous()
    if previous is None or previous in _BEFORE_A_SIGN:
        reader.emit(char, token, Kind.SIGN)
    elif token.text == "-" and previous in _BEFORE_A_RANGE and following is not None and following.kind == "number":
        reader.emit("-", token, Kind.TIGHT)
    else:
        reader.emit(char, token, Kind.SPACED)
