"""Read a unit behind a number: spellings of the vocabulary, joined by / and ·, with powers; never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.parse.lexicon import Lexicon
from generator.parse.particles import EACH_TIME, TEN_THOUSAND
from generator.vocabulary import Unit

_POWER = re.compile(
    r"\^[({]?(?P<half>-?1/2)[)}]?|(?P<raised_half>⁻?¹[/ᐟ⁄][²2]|⁰[.]5)|\^[({]?(?P<plain>-?[0-9])[)}]?|(?P<raised>⁻?[¹²³⁴⁵⁶])"
    r"|(?<=[A-Za-z])(?P<flat>-[1-3])(?=[，,；;。、)(/·* 和与及]|以[上下内]|$)"
    r"|(?<=/[sh])(?P<below>2)(?![0-9A-Za-z.])|(?<=[μun]m)(?P<size>[23])(?![0-9A-Za-z.~-])"
    r"|(?<=[·⋅∙*][A-Za-z])(?P<inside>[23])(?=\))"
    r"|(?:(?<=[·⋅∙]m)|(?<=/Hz))(?P<flat_half>1/2)(?![0-9A-Za-z.])"
)
"""The power of a unit; one whose raising was lost (8cm-1) only where nothing follows that could be a range's end."""
_RAISED = str.maketrans("⁻¹²³⁴⁵⁶", "-123456")
_JOINT = re.compile(rf" ?/ ?(?P<root>√ ?)?| ?[·⋅]? ?(?P<under>√) ?| ?[·⋅∙•*] ?|{EACH_TIME}| (?=[a-zA-Zμ]{{1,3}}⁻)")
_MOST_PARTS = 5
_SHORT_RUN = 2
"""So many noughts in a length make what is measured over it no rating (0.1mm/100mm, never 10m/30m)."""
_SHARE = re.compile(rf"(?P<number>[1-9][0-9]{{0,5}})? ?(?P<times>{TEN_THOUSAND})?")
_FINE = 1000
PER_QUANTITIES = frozenset({"time", "length", "area", "volume", "mass"})
"""Quantities of which a rate may hold for more than one unit: 12 kWh/100km, never 100V/5A."""
_ODD_MEASURE = re.compile(r" ?(?P<word>[\u4e00-\u9fff]{1,3})(?= ?/)")
_ODD_PART = re.compile(r" ?/ ?(?P<word>[\u4e00-\u9fff]{1,4}|[A-Za-z]{1,6})")
_ENDS = frozenset("，,；;。、)）（(\n")
_STUFF = re.compile(r"(?:[A-Z][a-z]?[0-9₀-₉]{0,2}){1,4}(?![A-Za-z])")
"""The formula of what is weighed below the line: kWh/tAl."""
_LONGEST_REST = 8
_UNKNOWN = re.compile(r" ?([A-Za-zμΩ]{1,8}(?:/[A-Za-z]{1,4}[²³]?)?)(?![A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class UnitPart:
    """One atom of a unit with its power."""

    code: str
    unit: Unit | None
    """None for a measure word in a rate (次/min)."""
    power: Fraction
    times: int = 1
    """How many of it the rate holds for: 100 in kWh/100km."""


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A unit as it stands in the text."""

    start: int
    end: int
    text: str
    parts: tuple[UnitPart, ...]
    counts: bool
    """Whether it is a measure word alone."""

    @property
    def code(self) -> str:
        """The code that rows carry: parts with / and · and powers."""
        top = "·".join(_write(part) for part in self.parts if part.power > 0)
        bottom = "/".join(_write(part, -1) for part in self.parts if part.power < 0)
        return f"{top or '1'}/{bottom}" if bottom else top

    @property
    def single(self) -> Unit | None:
        """The unit, where it is one alone."""
        return self.parts[0].unit if len(self.parts) == 1 and self.parts[0].power == 1 else None


def _write(part: UnitPart, sign: int = 1) -> str:
    power = part.power * sign
    code = f"{part.times}{part.code}" if part.times != 1 else part.code
    if power == 1:
        return code
    return f"{code}{power}" if power.denominator == 1 else f"{code}^({power})"


def read_unit(lexicon: Lexicon, text: str, at: int, name: str = "") -> ReadUnit | None:
    """The unit that begins at ``at`` (blanks before it allowed), or None. ``name`` decides between equal spellings."""
    start = at
    while start < len(text) and text[start] == " " and start - at < 2:
        start += 1
    first = _read_part(lexicon, text, start, name, Fraction(1)) or _read_rate(lexicon, text, start, name)
    if first is None or (first[1].unit is None and text[first[0] : first[0] + 1] not in {"/", " ", ""}):
        first = _read_odd_measure(lexicon, text, start) or first
    if first is None:
        return None
    end, parts, divided = first[0], [first[1]], False
    while len(parts) < _MOST_PARTS and (joint := _JOINT.match(text, end)) is not None:
        divided = divided or joint[0].strip(" √") in {"/", EACH_TIME}
        opened = text.startswith("(", joint.end())
        power = Fraction(-1 if divided else 1, 2 if joint["root"] or joint["under"] else 1)
        following = _read_part(lexicon, text, joint.end() + opened, name, power)
        if following is None and power == -1:
            following = _read_multiple(lexicon, text, joint.end(), name, parts)
        carried = joint[0].strip() == "/" and lexicon.words("carriers").at_start(text, joint.end()) != ""
        if following is None or (_must_not_join(parts, following[1]) and not carried):
            break
        end = following[0]
        parts.append(following[1])
        if opened:
            end = _read_bracketed(lexicon, text, end, name, parts)
    if parts[0].unit is not None and parts[-1].power > 0 and (below := _read_odd_part(lexicon, text, end)) is not None:
        end = below[0]
        parts.append(below[1])
    counts = len(parts) == 1 and parts[0].unit is None
    return ReadUnit(start, end, text[start:end], tuple(parts), counts)


def _read_rate(lexicon: Lexicon, text: str, at: int, name: str) -> tuple[int, UnitPart] | None:
    """A time alone below the line: 1×10⁻¹⁵/天."""
    found = _read_part(lexicon, text, at + 1, name, Fraction(-1)) if text.startswith("/", at) else None
    timed = found is not None and found[1].unit is not None and found[1].unit.quantity == "time"
    return found if timed else None


def _read_odd_measure(lexicon: Lexicon, text: str, at: int) -> tuple[int, UnitPart] | None:
    """A measure word that is in no list, told by the unit below it: 3000 针/min, 60000 光子/MeV."""
    found = _ODD_MEASURE.match(text, at)
    if found is None or found["word"][0] in lexicon.multipliers or found["word"][0] in lexicon.suffixes:
        return None
    line = text.index("/", found.end())
    below = _read_rate(lexicon, text, line, "") or _read_part(lexicon, text, line + 1, "", Fraction(-1))
    if below is None or below[1].unit is None:
        return None
    return found.end(), UnitPart(found["word"], None, Fraction(1))


def _read_odd_part(lexicon: Lexicon, text: str, at: int) -> tuple[int, UnitPart] | None:
    """What a unit is per that is in no list, told by where the amount ends behind it: 0.3 元/碱基|降至."""
    found = _ODD_PART.match(text, at)
    if found is None:
        return None
    for end in range(found.start("word") + 1, found.end() + 1):
        rest = text[end : end + _LONGEST_REST].lstrip()
        known = len(lexicon.before_set.at_start(rest)) > 1 or lexicon.after_set.at_start(rest) != ""
        if not rest or known or rest[0] in _ENDS:
            return end, UnitPart(text[found.start("word") : end], None, Fraction(-1))
    return None


def _read_multiple(
    lexicon: Lexicon, text: str, at: int, name: str, parts: list[UnitPart]
) -> tuple[int, UnitPart] | None:
    """A number with its unit below the line: 12 kWh/100km, 0.1℃/24h; what measures the same is a rating (10m/30m)."""
    share = _SHARE.match(text, at)
    found = _read_part(lexicon, text, share.end(), name, Fraction(-1)) if share and share[0] else None
    if share is None or found is None or found[1].unit is None or found[1].power != -1:
        return None
    top, unit = parts[0].unit, found[1].unit
    number = share["number"] or "1"
    round_ = number[0] == "1" or unit.quantity == "time"
    alike = top is not None and top.quantity == unit.quantity
    same = top is not None and top.code == unit.code and len(number.strip("0")) + _SHORT_RUN > len(number)
    same = same or (alike and not round_ and not _is_fine(top, unit))
    if unit.quantity not in PER_QUANTITIES or same:
        return None
    times = int(share["number"] or 1) * (10_000 if share["times"] else 1)
    return found[0], UnitPart(unit.code, unit, Fraction(-1), times)


def _is_fine(top: Unit | None, below: Unit) -> bool:
    """Whether a unit is so small beside the one below the line that it must be a rate: 0.3μm/300mm, 3mm/2m."""
    if top is None or top.factor is None or below.factor is None or top.base != below.base:
        return False
    return top.factor * _FINE <= below.factor


def _must_not_join(parts: list[UnitPart], following: UnitPart) -> bool:
    """A measure word joins only as the denominator or numerator of a rate."""
    return following.unit is None and (parts[0].unit is None or following.power > 0)


def _read_bracketed(lexicon: Lexicon, text: str, end: int, name: str, parts: list[UnitPart]) -> int:
    """The rest of a denominator in brackets: W/(m·K), W/(m K)."""
    while text[end : end + 1] in {"·", "⋅", "∙", "*", ".", " "} and len(parts) < _MOST_PARTS:
        following = _read_part(lexicon, text, end + 1, name, Fraction(-1))
        if following is None:
            break
        end = following[0]
        parts.append(following[1])
    return end + 1 if text.startswith(")", end) else end


def _read_part(lexicon: Lexicon, text: str, at: int, name: str, share: Fraction) -> tuple[int, UnitPart] | None:
    found = lexicon.unit_pattern.match(text, at)
    if found is None or (found[0] not in lexicon.units and found[0] not in lexicon.measures):
        return _read_year(lexicon, text, at, share)
    end = found.end()
    stuff = _STUFF.match(text, end) if share < 0 and found[0] in lexicon.units else None
    if stuff and _choose(lexicon.units[found[0]], name) == lexicon.units[found[0]][0]:
        end = stuff.end() if lexicon.units[found[0]][0].quantity == "mass" else end
    if end == found.end() and _runs_on(text, found[0], end):
        return None
    if found[0] in lexicon.measures:
        return end, UnitPart(lexicon.measures[found[0]].word, None, share)
    unit = _choose(lexicon.units[found[0]], name)
    if unit is None:
        return None
    power = _POWER.match(text, end)
    if power is None:
        return end, UnitPart(unit.code, unit, share)
    return power.end(), UnitPart(unit.code, unit, share * _read_power(power))


def _read_year(lexicon: Lexicon, text: str, at: int, share: Fraction) -> tuple[int, UnitPart] | None:
    """A year below the line (t/a, mm/a), whose letter alone is no unit anywhere else."""
    word = lexicon.words("years_below").at_start(text, at) if share < 0 else ""
    if not word or _runs_on(text, word, at + len(word)):
        return None
    year = lexicon.vocabulary.units_by_code["a"]
    return at + len(word), UnitPart(year.code, year, share)


def _read_power(power: re.Match[str]) -> Fraction:
    if power["half"] or power["raised_half"] or power["flat_half"]:
        return Fraction(-1 if power[0].strip("^({")[0] in "-⁻" else 1, 2)
    return Fraction(
        power["plain"]
        or power["flat"]
        or power["below"]
        or power["size"]
        or power["inside"]
        or power["raised"].translate(_RAISED)
    )


def _runs_on(text: str, spelling: str, end: int) -> bool:
    """Whether a spelling of Latin letters is only the start of a longer word."""
    following = text[end : end + 1]
    if not (spelling[-1].isascii() and spelling[-1].isalpha() and following.isascii() and following.isalpha()):
        return False
    return len(spelling) < 3 or not following.isupper()


def _choose(units: tuple[Unit, ...], name: str) -> Unit | None:
    for unit in units:
        if unit.context and any(word in name for word in unit.context):
            return unit
    return next((unit for unit in units if not unit.context), None)


def per_time(unit: ReadUnit | None, per: Unit, end: int) -> ReadUnit:
    """A unit with the time of a rate that stands before its number: 每小时 20 次 is 20 次/h."""
    below = UnitPart(per.code, per, Fraction(-1))
    if unit is None:
        return ReadUnit(end, end, "", (below,), counts=False)
    return ReadUnit(unit.start, unit.end, unit.text, (*unit.parts, below), counts=False)


def read_unknown(text: str, end: int) -> ReadUnit | None:
    """Letters behind a compared number as a unit of their own, kept as printed and without SI meaning."""
    found = _UNKNOWN.match(text, end)
    if found is None:
        return None
    unit = Unit(found[1], (), None, False, Decimal(0), "", "", (), (), ())
    return ReadUnit(found.start(1), found.end(1), found[1], (UnitPart(found[1], unit, Fraction(1)),), counts=False)


def read_code(lexicon: Lexicon, code: str) -> ReadUnit | None:
    """The unit that a row's code or any spelling stands for, or None."""
    if (unit := lexicon.vocabulary.units_by_code.get(code)) is not None:
        return ReadUnit(0, len(code), code, (UnitPart(unit.code, unit, Fraction(1)),), counts=False)
    found = read_unit(lexicon, code, 0)
    return found if found is not None and found.end == len(code) else None


def imply_unit(unit: Unit, end: int) -> ReadUnit:
    """A unit that is not written where it holds (Ra6.3, 百分之五)."""
    return ReadUnit(end, end, "", (UnitPart(unit.code, unit, Fraction(1)),), counts=False)
