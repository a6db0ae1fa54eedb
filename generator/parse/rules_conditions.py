"""Rules for amounts that are no requirement of their own: conditions of what follows."""

from __future__ import annotations

from generator.parse.bare_names import clean_name, strip_marks, strip_tail
from generator.parse.drafts import Outcome, Spot
from generator.parse.fold import fold
from generator.parse.lookahead import look_for_passing, read_circumstance_word
from generator.parse.measured import find_measurand
from generator.parse.particles import AFTER, AT, OF, SEPARATORS
from generator.parse.phrases import split_subject
from generator.parse.things import ends_with_thing
from generator.parse.units import PER_QUANTITIES

_CONDITION_QUANTITIES = frozenset({"temperature", "time", "ratio"})
_LONGEST_START = 4
"""So many characters may stand between 由 and the number that a change begins with: 由震后 2 小时."""
_LONGEST_KNOWN = 6
"""So many characters may stand between 较 and a number of what something is compared to: 较现有 19 波束接收机."""
DEEDS = ("treatments", "time_leads", "finished_deeds", "events")
"""Words for what is done or happens to a thing for the time behind."""
_COMPARED = frozenset({"<", ">", "<=", ">="})


def read_coverage_factor(spot: Spot) -> Outcome | None:
    """k=2, P=95%: how an uncertainty is stated."""
    left = fold(spot.left).strip()
    return "factor" if left in {"k", "K", "P", "p"} and spot.bounds.strongest == "=" else None


def read_aside(spot: Spot) -> Outcome | None:
    """1.5dB（10MHz~26.5GHz）, 冷热冲击（-55～150℃）≥1000 次: a range in brackets is where a value holds."""
    words = spot.layout.text[spot.amount.start : spot.amount.end]
    if (
        words[:1] == "("
        and words[-1:] == ")"
        and spot.left.strip()
        and not spot.right.strip()
        and not spot.right_closed
    ):
        return "rated"
    behind = not spot.left.strip() and not spot.bounds.means and not spot.opens_segment
    return "aside" if behind and spot.memory.last is not None and words[:1] == "(" and words[-1:] == ")" else None


def read_circumstance(spot: Spot) -> Outcome | None:
    """6500K 时, 在 25℃ 下, 循环 1000 次后: the condition of what follows."""
    if (spot.right_closed and done_within(spot)) or _is_age(spot):
        return None
    if passing_end(spot):
        return "passed"
    if spot.circumstance and place_start(spot) >= 0:
        return "place"
    if _opens_circumstance(spot):
        return "treated"
    if not spot.right_closed and is_recent(spot):
        return "recent"
    word = circumstance_word(spot)
    between = spot.layout.text[spot.amount.end : max(spot.amount.end, spot.circumstance)]
    if not word and not spot.amount.counts and spot.lexicon.words("treatments").stands_in(between):
        return "treated"
    if spot.treatment and not spot.bounds.means and not spot.lexicon.measurand_set.at_end(fold(spot.left).rstrip()):
        return "treated"
    told = not spot.amount.counts or word.endswith(AFTER) or spot.lexicon.words("moments").at_end(word) != ""
    return "condition" if word and told else None


def _opens_circumstance(spot: Spot) -> bool:
    """Whether a circumstance told by a number opens its segment: 77K 自场下|临界电流."""
    between = spot.layout.text[spot.bounds.end : spot.circumstance]
    plain = len(between) > 1 and not any(map(str.isdigit, between)) and not spot.amount.counts
    return plain and not spot.left.strip() and not spot.bounds.means and not circumstance_word(spot)


def _is_age(spot: Spot) -> bool:
    """Whether an amount is one of years of life, which is no circumstance: 男性应在 38 周岁以下."""
    return spot.amount.unit is not None and spot.amount.unit.code in spot.lexicon.words("age_units").words


def done_within(spot: Spot) -> str:
    """What is done within a time, where nothing else is told of it: 可在 24 小时内完成|鉴定; or nothing."""
    unit, words = spot.amount.unit, fold(spot.right).lstrip()
    if unit is None or unit.single is None or unit.single.quantity != "time":
        return ""
    purpose = "completing_verbs" if spot.own_means_after else "inside_completing"
    verb = spot.lexicon.words(purpose).at_start(words)
    deed = strip_marks(words[len(verb) :])
    return deed if verb and len(deed) > 1 and OF not in deed else ""


def passing_end(spot: Spot) -> int:
    """Where what a thing went through ends: 导体|经过 1000 次循环加载后|性能退化; or 0."""
    return look_for_passing(spot.layout, fold(spot.left).rstrip(), spot.bounds.end)


def is_recent(spot: Spot) -> bool:
    """近三年|研发投入: the years that a quantity is taken over."""
    unit = spot.amount.unit
    timed = unit is not None and unit.single is not None and unit.single.quantity == "time"
    return timed and spot.lexicon.words("recent_leads").at_end(fold(spot.left).rstrip()) != ""


def place_start(spot: Spot) -> int:
    """Where 在 begins a circumstance among the words before an amount (催化剂在 180℃、…), or -1."""
    at = fold(spot.left).rfind(AT)
    return -1 if at < 0 or spot.lexicon.words("not_verbs").at_start(fold(spot.left), at) else at


def read_compared(spot: Spot) -> Outcome | None:
    """巡天速度较现有|19 波束接收机提升 5 倍: a number of what something is compared to, a part of the name."""
    left, right = fold(spot.left).rstrip(), fold(spot.right).rstrip()
    if spot.bounds.means or spot.right_closed or not spot.lexicon.words("change_words").at_end(right):
        return None
    ends = [found.end() for found in spot.lexicon.words("comparing_words").anywhere.finditer(left, 2)]
    known = left[ends[-1] :] if ends else ""
    near = bool(ends) and len(known) <= _LONGEST_KNOWN and not spot.lexicon.measurand_set.at_end(known)
    return "recent" if near else None


def read_start(spot: Spot) -> Outcome | None:
    """由 60% 提高到 80%, 从 3 天缩短至 4h: where a change begins is the condition of where it ends."""
    led = spot.lexicon.words("starts").at_end(fold(spot.left).rstrip())
    if start_of_change(spot) < 0 or spot.right_closed or (spot.bounds.means and not led):
        return None
    ends = spot.lexicon.reaches.at_start(spot.layout.text, spot.bounds.end + len(spot.right) + 1)
    ends = ends or spot.lexicon.reaches.at_start(spot.layout.text, spot.bounds.end + len(spot.right))
    return "start" if ends and not spot.right.strip() else None


def start_of_change(spot: Spot) -> int:
    """Where the words begin among those before an amount that tell where a change begins (由, 由震后), or -1."""
    left = fold(spot.left).rstrip()
    starts = spot.lexicon.words("starts")
    for length in range(_LONGEST_START + 1):
        if begun := starts.at_end(left, len(left) - length):
            return len(left) - length - len(begun)
    return -1


def circumstance_word(spot: Spot) -> str:
    """The word behind an amount that makes it a condition, or nothing."""
    return read_circumstance_word(spot.lexicon, fold(spot.beyond[0].lstrip()))


def read_duration(spot: Spot) -> Outcome | None:
    """200h 稳定性, 30 天准连续运行率: for how long what follows holds."""
    unit = spot.amount.unit
    single = unit.single if unit is not None else None
    if (
        single is None
        or single.quantity != "time"
        or spot.left.strip(SEPARATORS)
        or spot.bounds.means
        or spot.right_closed
    ):
        return None
    named = fold(strip_marks(spot.right))
    measured = find_measurand(spot.lexicon, named) is not None or spot.lexicon.words("quantity_heads").at_end(named)
    return "condition" if measured else None


def read_rated(spot: Spot) -> Outcome | None:
    """100V/5A 同步相量不确定度, 循环 1000 次容量保持率: under which the property behind it holds."""
    words, closed = spot.beyond
    if not closed and _selects(spot):
        return "condition"
    if _bounds_region(spot):
        return "region"
    if closed or spot.bounds.means or not _can_be_rated(spot):
        return None
    name = strip_marks(words)
    if strip_marks(words).startswith(OF) or spot.lexicon.words("conjunctions").at_start(fold(name)):
        return None
    if _goes_through(spot):
        return "condition"
    found = find_measurand(spot.lexicon, name)
    if found is None or not spot.lexicon.measurand_set.at_end(fold(_bare(spot, name))) or _opens_with_thing(spot, name):
        return None
    return "rated" if _rates_thing(spot) else "condition"


def _bounds_region(spot: Spot) -> bool:
    """Whether a bounded temperature opens a clause: it says where the thing behind works (1K 以下|温标，…)."""
    unit = spot.amount.unit
    heat = unit is not None and unit.single is not None and unit.single.quantity == "temperature"
    opens = spot.opens_segment and not spot.left.strip(SEPARATORS) and spot.own_means_after
    return opens and heat and spot.right_closed and len(strip_marks(spot.right)) > 1


def _goes_through(spot: Spot) -> bool:
    """Whether it is told for how long a deed goes on before a compared quantity: 加速老化 5000h|功率退化不超过 10%."""
    unit = spot.amount.unit
    timed = unit is not None and unit.single is not None and unit.single.quantity == "time"
    left = fold(strip_marks(spot.left))
    return timed and any(spot.lexicon.words(deed).at_end(left) for deed in DEEDS) and _goes_on_compared(spot)


def _selects(spot: Spot) -> bool:
    """大于 0.2μm 颗粒数≤50: a compared number with nothing before it, and behind it a property compared itself."""
    if (
        not spot.opens_segment
        or spot.bounds.strongest not in _COMPARED
        or spot.left.strip(SEPARATORS)
        or spot.amount.counts
    ):
        return False
    name = fold(strip_marks(spot.right).removeprefix(OF))
    return _goes_on_compared(spot) and spot.lexicon.measurand_set.at_end(name) != ""


def _goes_on_compared(spot: Spot) -> bool:
    """Whether the words behind an amount are compared with the next one: 连续运行 3000 小时|活性下降小于 10%."""
    end = spot.bounds.end + len(spot.right)
    return any(spot.lexicon.before_set.at_start(spot.layout.text, at) != "" for at in (end, end + 1))


def _opens_with_thing(spot: Spot, name: str) -> bool:
    """Whether a sentence begins with the size of its thing: 660MW 锅炉热效率; 600℃ and 1h are conditions even there."""
    unit = spot.amount.unit
    single = unit.single if unit is not None else None
    held = single is not None and single.quantity in _CONDITION_QUANTITIES
    first = spot.memory.last is None and spot.memory.subject is None and not spot.left.strip() and not spot.depth
    if not first or held or spot.amount.counts or spot.memory.conditions:
        return False
    return split_subject(spot.lexicon, _bare(spot, name), opens=True).subject is not None


def _rates_thing(spot: Spot) -> bool:
    """Whether a thing stands before a number with unit that nothing names: 叶片 1100℃ 持久寿命."""
    thing = clean_name(spot.lexicon, spot.left.strip(SEPARATORS))
    return len(thing) > 1 and not spot.amount.counts and ends_with_thing(spot.lexicon, thing, loose=True)


def _bare(spot: Spot, name: str) -> str:
    """The property alone, what it is compared to left out: 放电容量不低于常温的 85%."""
    compared = spot.lexicon.reaches.anywhere.search(fold(name), 1) if fold(name).endswith(OF) else None
    return strip_tail(spot.lexicon, name[: compared.start()] if compared else name, spot.lexicon.words("tails"))


def _can_be_rated(spot: Spot) -> bool:
    """A number with unit that nothing names, or a time or number of uses that no property names."""
    unit = spot.amount.unit
    if unit is None or spot.amount.formula:
        return False
    left = spot.left.strip(SEPARATORS)
    if spot.amount.counts:
        used = bool(left) or spot.lexicon.words("treatments").at_start(fold(spot.right).lstrip()) != ""
        return used and unit.code in spot.lexicon.words("spans_of_use").words
    single = unit.single
    timed = single is not None and single.quantity == "time"
    last = spot.memory.last
    if left == "" and "/" in spot.left and last is not None and last.rating and last.subject:
        return False
    if _rates_thing(spot):
        return True
    if fold(left) in spot.lexicon.words("surroundings").words and _goes_on_compared(spot):
        return True
    if not left:
        return not spot.left_touches or last is None or last.rating or bool(spot.memory.conditions)
    return timed and (spot.lexicon.measurand_set.at_end(fold(left)) == "" or _goes_on_compared(spot))


def read_per(spot: Spot) -> Outcome | None:
    """5μm/1000mm: what the value before holds for."""
    last = spot.memory.last
    named = last is not None and not last.rating and not last.amount.counts
    unit = spot.amount.unit
    per = unit is None or (unit.single is not None and unit.single.quantity in PER_QUANTITIES)
    held = spot.left.strip() == "/" and named and per and not spot.memory.conditions
    return "formula" if held and not spot.amount.counts else None
