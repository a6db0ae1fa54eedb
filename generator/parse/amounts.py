"""The shapes of numbers: a table of small rules over tokens, the first that reads something wins."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from generator.parse.cursor import Amount, Tokens
from generator.parse.fold import is_han
from generator.parse.numerals import round_quotient
from generator.parse.particles import BETWEEN, TEN_THOUSAND
from generator.parse.tokens import Token, TokenKind
from generator.parse.units import ReadUnit

_RANGE_JOINTS = frozenset("-–—~～∼‐" + BETWEEN)
_TIMES_JOINTS = frozenset("×✕*xX")
_DIAMETERS = frozenset("ΦφØø∅")
_QUOTIENT = re.compile(r" ?(?P<symbol>[A-Za-z]) ?/ ?[0-9]{1,6}(?: ?[a-zμ]?m)?")
_SYMBOL = re.compile(r" ?(?:[×*·] ?)?(?:[A-Za-z][A-Za-z]?(?![A-Za-z])|\|[A-Za-z]\|)")
_TERM = re.compile(r" ?(?:[×*·] ?)?")
_MANTISSA = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?")
_DIVIDED = re.compile(r" ?/ ?[0-9]{1,6}")
_MOST_SHARED = 100
_PLUS_MINUS = frozenset({"±", "+/-"})


Rule = Callable[[Tokens, int], Amount | None]


def read_size(tokens: Tokens, index: int) -> Amount | None:
    """1km×0.6km×40m, Φ1×5mm², 1920×1080."""
    values: list[Decimal] = []
    units: list[ReadUnit | None] = []
    at = index
    while True:
        inner = at + 1 if tokens.is_kind(at, TokenKind.JOINT, _DIAMETERS) else at
        found = tokens.signed(inner)
        if found is None:
            return None
        values.append(found[0])
        units.append(found[1].unit)
        at = found[2]
        if not tokens.is_kind(at, TokenKind.JOINT, _TIMES_JOINTS):
            break
        at += 1
    if len(values) < 2:
        return None
    unit = units[-1] or next((u for u in reversed(units) if u), None)
    codes = tuple((u or unit).code if (u or unit) else "1" for u in units)  # type: ignore[union-attr]  # both checked
    last = tokens.tokens[at - 1]
    return Amount(index, at, tokens.tokens[index].start, last.reach, unit, dims=tuple(values), dim_units=codes)


def read_tolerance(tokens: Tokens, index: int) -> Amount | None:
    """1550±5 nm, (20±2)℃."""
    opened = tokens.is_kind(index, TokenKind.OPEN)
    middle = tokens.signed(index + opened)
    if middle is None or not tokens.is_kind(middle[2], TokenKind.SIGN, _PLUS_MINUS):
        return None
    width = tokens.signed(middle[2] + 1)
    if width is None:
        return None
    closed = _close(tokens, width[2], opened)
    if closed is None:
        return None
    after, end, outer = closed
    unit = outer or width[1].unit or middle[1].unit
    share = _is_share(width[1].unit) and middle[1].unit is not None and not _is_share(middle[1].unit)
    if share:
        unit, width = middle[1].unit, (middle[0] * width[0] / 100, *width[1:])
    return Amount(
        index,
        after,
        tokens.tokens[index].start,
        end,
        unit,
        value=middle[0],
        min=middle[0] - width[0],
        max=middle[0] + width[0],
        tolerance=True,
    )


def _is_share(unit: ReadUnit | None) -> bool:
    """Whether a tolerance is a percentage: 220 V±10%."""
    return unit is not None and unit.code == "%"


def _close(tokens: Tokens, index: int, opened: bool) -> tuple[int, int, ReadUnit | None] | None:
    """Behind a bracketed number: index, end and the unit behind the bracket."""
    if not opened:
        return index, tokens.tokens[index - 1].reach, None
    close = tokens.at(index)
    if close is None or close.kind is not TokenKind.CLOSE:
        return None
    return index + 1, close.reach, close.unit


def read_range(tokens: Tokens, index: int) -> Amount | None:
    """1-2, (0.05-1)mA, 0.05 级~0.2 级, -40℃~85℃."""
    opened = tokens.is_kind(index, TokenKind.OPEN)
    low = tokens.signed(index + opened)
    if low is None or not tokens.is_kind(low[2], TokenKind.JOINT, _RANGE_JOINTS):
        return None
    high = tokens.signed(low[2] + 1)
    if high is None:
        return None
    closed = _close(tokens, high[2], opened)
    if closed is None:
        return None
    after, end, outer = closed
    unit = outer or high[1].unit or low[1].unit
    least, most = _in_unit_of(low, unit) * _shared_multiple(low[1], high[1], unit), high[0]
    power = tokens.signed(after + 1) if opened and tokens.is_kind(after, TokenKind.JOINT, _TIMES_JOINTS) else None
    if power is not None and power[1].text.startswith("10"):
        least, most, after, end, unit = least * power[0], most * power[0], power[2], power[1].reach, power[1].unit
    return Amount(index, after, tokens.tokens[index].start, end, unit, min=least, max=most)


def _shared_multiple(low: Token, high: Token, unit: ReadUnit | None) -> Decimal:
    """What 万 or 亿 behind the upper bound makes of the lower one: 200~300 万元; a scale (20~100 万倍) begins at 20."""
    mantissa = _MANTISSA.match(high.text)
    single = unit.single if unit is not None else None
    scale = single is not None and single.quantity == "ratio"
    if mantissa is None or low.value is None or high.value is None or low.unit is not None or scale:
        return Decimal(1)
    if not is_han(high.text[mantissa.end() :].lstrip()[:1]):
        return Decimal(1)
    small, alone = Decimal(mantissa[0]), _MANTISSA.fullmatch(low.text)
    return high.value / small if alone and low.value < small < high.value else Decimal(1)


def _in_unit_of(low: tuple[Decimal, Token, int], unit: ReadUnit | None) -> Decimal:
    """The lower bound in the unit of the upper one: 1 mm~2 m is 0.001 m~2 m."""
    own = low[1].unit
    if own is None or unit is None or own.code == unit.code or own.single is None or unit.single is None:
        return low[0]
    small, big = own.single.factor, unit.single.factor
    if small is None or big is None or own.single.base != unit.single.base or own.single.offset != unit.single.offset:
        return low[0]
    share = small / big
    return low[0] * share.numerator / share.denominator


def read_ratio(tokens: Tokens, index: int) -> Amount | None:
    """1:1, 2∶1, 1:1±0.05."""
    left, right = tokens.at(index), tokens.at(index + 2)
    if left is None or right is None or not tokens.is_kind(index + 1, TokenKind.MARK, frozenset({":"})):
        return None
    if left.kind is not TokenKind.NUMBER or right.kind is not TokenKind.NUMBER or left.unit or right.unit:
        return None
    if left.value is None or not right.value or right.start - left.end > 1:
        return None
    value, width = round_quotient(left.value / right.value), tokens.signed(index + 4)
    if width is None or not tokens.is_kind(index + 3, TokenKind.SIGN, _PLUS_MINUS) or width[1].unit is not None:
        return Amount(index, index + 3, left.start, right.end, None, value=value)
    low, high = value - width[0], value + width[0]
    return Amount(index, width[2], left.start, width[1].end, None, value, low, high, tolerance=True)


def read_share(tokens: Tokens, index: int) -> Amount | None:
    """1/3, 2/3: a part of a whole, kept as printed (1/1000, 1/10 万); 3/5 类 is a list, 1/12° a part of a unit."""
    left, right = tokens.at(index), tokens.at(index + 2)
    if left is None or right is None or not tokens.is_kind(index + 1, TokenKind.JOINT, frozenset("/")):
        return None
    if left.kind is not TokenKind.NUMBER or right.kind is not TokenKind.NUMBER or left.unit:
        return None
    if right.unit and (left.text != "1" or right.unit.counts or _stands_in_list(tokens, index)):
        return None
    bottom = right.text.removesuffix(TEN_THOUSAND)
    if not (left.text.isdigit() and bottom.isdigit() and right.start - left.end == 1):
        return None
    if left.value is None or right.value is None or not 0 < left.value < right.value:
        return None
    rare = left.text == "1" and (bottom != right.text or bottom.endswith("00"))
    if right.value > _MOST_SHARED and not rare and bottom.strip("0") != "1":
        return None
    written = f"{left.text}/{right.text}"
    return Amount(
        index,
        index + 3,
        left.start,
        right.reach,
        right.unit,
        value=round_quotient(left.value / right.value),
        formula=written,
    )


def _stands_in_list(tokens: Tokens, index: int) -> bool:
    """Whether a stroke before or behind makes the two numbers items of a list: 1/10/100 Gbps."""
    stroke = frozenset("/")
    return any(tokens.is_kind(at, TokenKind.JOINT, stroke) for at in (index - 1, index + 3))


def read_root(tokens: Tokens, index: int) -> Amount | None:
    """110/√3 kV."""
    left = tokens.at(index)
    if left is None or left.kind is not TokenKind.NUMBER or left.unit or left.value is None:
        return None
    if not (
        tokens.is_kind(index + 1, TokenKind.JOINT, frozenset("/"))
        and tokens.is_kind(index + 2, TokenKind.JOINT, frozenset("√"))
    ):
        return None
    right = tokens.at(index + 3)
    if right is None or right.kind is not TokenKind.NUMBER or not right.value or right.value < 0:
        return None
    value = round_quotient(left.value / right.value.sqrt())
    formula = tokens.text[left.start : right.reach].replace(" ", "")
    return Amount(index, index + 4, left.start, right.reach, right.unit, value=value, formula=formula)


def read_formula(tokens: Tokens, index: int) -> Amount | None:
    """50nm+1.8×10⁻⁷L, 0.05%读数+0.02%量程."""
    opened = tokens.is_kind(index, TokenKind.OPEN)
    first = tokens.signed(index + opened)
    if first is None:
        return None
    at, parts = first[2], 1
    end = first[1].reach
    if (tail := _end_of_term(tokens, end)) > end:
        at, end = tokens.index_at(tail, at), tail
    while tokens.is_kind(at, TokenKind.JOINT, frozenset("+")):
        term = tokens.signed(at + 1)
        if term is None and (quotient := _QUOTIENT.match(tokens.text, tokens.tokens[at].end)) is not None:
            at, end, parts = tokens.index_at(quotient.end(), at), quotient.end(), parts + 1
            continue
        if term is None:
            break
        at, end, parts = term[2], term[1].reach, parts + 1
        if (tail := _end_of_term(tokens, end)) > end:
            at, end = tokens.index_at(tail, at), tail
    if parts < 2:
        return None
    unit = first[1].unit
    start = tokens.tokens[index].start
    if opened:
        close = tokens.at(at)
        if close is None or close.kind is not TokenKind.CLOSE:
            return None
        at, end, unit = at + 1, close.reach, close.unit or unit
    return Amount(index, at, start, end, unit, value=first[0], formula=_write_formula(tokens.text[start:end]))


def _end_of_term(tokens: Tokens, end: int) -> int:
    """Where a term ends that goes on behind its number: 1.8×10⁻⁷L, 3L/1000, 0.05%读数, 0.002|t|."""
    head = _TERM.match(tokens.text, end)
    start = head.end() if head else end
    word = tokens.terms.at_start(tokens.text, start)
    symbol = _SYMBOL.match(tokens.text, end)
    stop = start + len(word) if word else symbol.end() if symbol else end
    divided = _DIVIDED.match(tokens.text, stop)
    return divided.end() if divided else stop


def _write_formula(text: str) -> str:
    """The formula in one way of writing: powers of ten as e."""
    raised = re.sub(
        r" ?× ?10([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)",
        lambda m: "e" + m[1].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")),
        text,
    )
    spaced = re.sub(r" ?\+ ?", " + ", raised)
    return re.sub(r"(?<=[0-9])(?=[a-zA-Zμ])(?!e[-+0-9])", " ", spaced)


def read_plain(tokens: Tokens, index: int) -> Amount | None:
    """5, -55 ℃, Φ5 mm, (5) mm."""
    inner = index + 1 if tokens.is_kind(index, TokenKind.JOINT, _DIAMETERS) else index
    found = tokens.signed(inner)
    if found is None or (tokens.is_kind(inner, TokenKind.JOINT) and not _may_be_negative(tokens, inner)):
        return None
    return Amount(index, found[2], tokens.tokens[index].start, found[1].reach, found[1].unit, value=found[0])


def _may_be_negative(tokens: Tokens, index: int) -> bool:
    """A minus that follows a number or a Latin letter is a hyphen."""
    before = tokens.at(index - 1)
    if before is None:
        return True
    if before.kind in {TokenKind.NUMBER, TokenKind.NAMED}:
        return False
    letter = before.text[-1:]
    touches = before.reach == tokens.tokens[index].start
    return not (before.kind is TokenKind.WORD and touches and letter.isascii() and letter.isalnum())


AMOUNT_RULES: tuple[Rule, ...] = (
    read_size,
    read_tolerance,
    read_range,
    read_root,
    read_share,
    read_ratio,
    read_formula,
    read_plain,
)
"""In order; the first that reads something at a token wins."""


def read_amount(tokens: Tokens, index: int) -> Amount | None:
    """The amount that begins at a token, or None."""
    for rule in AMOUNT_RULES:
        if (found := rule(tokens, index)) is not None:
            return found
    return None
