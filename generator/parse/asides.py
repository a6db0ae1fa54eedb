"""Amounts that make no row of their own: where a value holds, where a change begins, what a value is per."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.parse.bare_names import clean_name, strip_marks, strip_tail
from generator.parse.drafts import Explained, Spot
from generator.parse.fold import fold, is_han
from generator.parse.lexicon import Lexicon
from generator.parse.measured import find_measurand
from generator.parse.nouns import end_of
from generator.parse.particles import AFTER, SEPARATORS
from generator.parse.phrases import split_subject
from generator.parse.rules_conditions import DEEDS, circumstance_word, passing_end, place_start, start_of_change
from generator.parse.things import ends_with_thing, find_device_end

_TREATMENT = 2
"""Characters of the shortest treatment."""
_SHORTEST_UNKNOWN = 4
_SHORT_DEEDS = range(2, 5)

if TYPE_CHECKING:
    from generator.parse.segments import SegmentReader


def put_aside(reader: SegmentReader, spot: Spot, outcome: str) -> int:
    """Keep what makes no row where it belongs; the place where it ends."""
    return _TAKERS.get(outcome, _wait)(reader, spot)


def _take_place(reader: SegmentReader, spot: Spot) -> int:
    """A circumstance with all its amounts: 催化剂|在 180℃、空速 30000h⁻¹ 条件下|脱硝效率."""
    at, end = place_start(spot), spot.circumstance
    reader.prefix = strip_tail(spot.lexicon, spot.left[:at], spot.lexicon.words("tails"))
    reader.memory.conditions.append(strip_marks(spot.left[at + 1 :] + spot.layout.shown[spot.bounds.start : end]))
    reader.explain(spot.amount.start, end, "condition")
    reader.taken = end
    return end


def _take_treatment(reader: SegmentReader, spot: Spot) -> int:
    """What is done to a thing before its quantity holds: 纤维|1400℃空气处理 10h 后|强度保留率."""
    end = max(spot.circumstance, spot.treatment)
    reader.prefix = spot.left.rstrip(SEPARATORS)
    reader.memory.conditions.append(spot.layout.shown[_opening(spot) : end].strip())
    reader.explain(spot.amount.start, end, "condition")
    reader.taken = end
    return end


def _take_passed(reader: SegmentReader, spot: Spot) -> int:
    """What a thing went through before its quantity holds: 导体|经过 1000 次循环加载后|性能退化."""
    left, end = spot.left.rstrip(), passing_end(spot)
    lead = spot.lexicon.words("passing").at_end(fold(left))
    reader.prefix = left[: len(left) - len(lead)].rstrip(SEPARATORS)
    reader.memory.conditions.append(f"{lead}{spot.layout.shown[spot.bounds.start : end]}")
    reader.explain(spot.amount.start, end, "condition")
    reader.taken = end
    return end


def _take_recent(reader: SegmentReader, spot: Spot) -> int:
    """The years that a quantity is taken over, a part of its name: 牵头企业|近三年研发投入."""
    reader.prefix = spot.left.rstrip() + spot.layout.shown[spot.amount.start : spot.amount.end]
    reader.explain(spot.amount.start, spot.amount.end, "condition")
    return spot.bounds.end


def _take_region(reader: SegmentReader, spot: Spot) -> int:
    """Where a thing works that stands behind the bound and is spoken of next: 1K 以下|温标，不确定度 …."""
    reader.explain(spot.amount.start, spot.amount.end, "condition")
    reader.memory.subject = clean_name(spot.lexicon, spot.right)
    reader.memory.conditions.append(spot.layout.shown[spot.bounds.start : spot.bounds.end].strip())
    return spot.bounds.end


def _take_start(reader: SegmentReader, spot: Spot) -> int:
    """Where a change begins, kept for the row of where it ends: 回收率|由 75%|提高到 88%."""
    begun = start_of_change(spot)
    lead = spot.left.rstrip()[begun:]
    reader.prefix = spot.left[:begun]
    start = spot.layout.text.rfind(fold(lead), reader.floor, spot.bounds.start)
    reader.memory.conditions.append(spot.layout.shown[max(start, reader.floor) : spot.bounds.end].strip())
    reader.explain(spot.amount.start, spot.amount.end, "condition")
    return spot.bounds.end


def _take_rating(reader: SegmentReader, spot: Spot) -> int:
    """Under which a thing's property holds: 叶片|1100℃/137MPa|持久寿命."""
    words = spot.layout.shown[spot.bounds.start : spot.bounds.end].strip("()（）")
    reader.prefix = spot.left.rstrip(SEPARATORS)
    surroundings = _rated_with(spot)
    reader.memory.conditions.append(_join_quotient(reader, spot, words) + surroundings)
    reader.explain(spot.amount.start, spot.amount.end, "condition")
    return end_of(spot, surroundings) or spot.bounds.end


def _rated_with(spot: Spot) -> str:
    """What a rated number is said of, between a thing and its quantity: 火箭|500km 太阳同步轨道|运载能力."""
    words = spot.right.lstrip()
    with_ = split_subject(spot.lexicon, words).subject or ""
    thing = ends_with_thing(spot.lexicon, spot.left.rstrip(SEPARATORS))
    return with_ if thing and len(with_) > 1 and words.startswith(with_) else ""


def _join_quotient(reader: SegmentReader, spot: Spot, words: str) -> str:
    """A condition with the one before a stroke: 1100℃/137MPa."""
    joined = spot.left.rstrip().endswith("/") and reader.memory.conditions
    return f"{reader.memory.conditions.pop()}/{words}" if joined else words


def _wait(reader: SegmentReader, spot: Spot) -> int:
    """A circumstance for the next row."""
    lexicon, word = spot.lexicon, circumstance_word(spot)
    reader.reader.explained.append(Explained(spot.amount.start, spot.amount.end, "condition"))
    told, word = bool(word), word if word in spot.right else ""
    end = spot.bounds.end + spot.right.index(word) + len(word) if word else spot.bounds.end
    lead = clean_name(lexicon, spot.left.strip(" /"))
    ended = word.endswith(AFTER) or lead.endswith(AFTER)
    if (told or _is_time(spot)) and reader.memory.subject is None and (thing := _thing_before(lexicon, lead, ended)):
        reader.prefix, lead = thing, strip_marks(lead[len(thing) :])
    whole = (not told and not _names_stuff(spot, lead)) or word.endswith(AFTER) or _tells_when(lexicon, lead, word)
    if not whole:
        reader.prefix = strip_tail(lexicon, spot.left.rstrip(" /"), lexicon.words("tails"))
    words = spot.layout.shown[_opening(spot) : end]
    joined = _join_quotient(reader, spot, words)
    led = whole and lead and joined == words
    reader.memory.conditions.append(strip_marks(f"{lead} {words}" if led else joined))
    return end


def _opening(spot: Spot) -> int:
    """Where a circumstance begins: with the words that compare its number, but for a verb such as 实现."""
    compared = spot.layout.text[spot.bounds.start : spot.amount.start].strip()
    achieved = compared in spot.lexicon.words("achieving_verbs").words
    return spot.amount.start if achieved else spot.bounds.start


def _is_time(spot: Spot) -> bool:
    unit = spot.amount.unit
    return unit is not None and unit.single is not None and unit.single.quantity == "time"


def _names_stuff(spot: Spot, lead: str) -> bool:
    """Whether the words before a time name what is measured after it, not what is done for so long: 熟料|28 天强度."""
    lexicon = spot.lexicon
    deeds = ("treatments", "acts", "modifiers", "qualifiers", "noun_verbs", "time_leads", "circumstance_names")
    done = any(lexicon.words(purpose).at_end(fold(lead)) for purpose in deeds)
    return _is_time(spot) and len(lead) > 1 and not done and find_measurand(lexicon, lead) is None


def _tells_when(lexicon: Lexicon, lead: str, word: str) -> bool:
    """Whether the words before a circumstance's number belong to it: 负载 50%|时, 并行规模扩展到|10 万核以上时."""
    happened = lead.endswith(AFTER) or lexicon.words("events").at_end(fold(lead)) != ""
    if lexicon.measurand_set.at_end(fold(lead)) or happened or lexicon.words("surroundings").at_end(fold(lead)):
        return True
    grown = lexicon.words("growths").at_end(fold(lead))
    return grown != "" and word != "" and find_measurand(lexicon, lead[: len(lead) - len(grown)]) is not None


def _take_supposed(reader: SegmentReader, spot: Spot) -> int:
    """A number in what is only supposed (如得分差距不超过 2 分，…): the whole phrase waits as a condition."""
    reader.explain(spot.amount.start, spot.bounds.end, "condition")
    return spot.bounds.end


def _thing_before(lexicon: Lexicon, lead: str, ended: bool) -> str:
    """The thing before what is done to it for the time behind: 组件|老化 1000h 后; ``ended`` by any short deed."""
    end = max(find_device_end(lexicon, lead, len(lead) - _TREATMENT, purpose) or 0 for purpose in ("devices", "parts"))
    if ends_with_thing(lexicon, lead):
        return lead
    if not end:
        return _unknown_before(lexicon, lead)
    deed = fold(lead[end:]).removesuffix(AFTER)
    done = deed in lexicon.words("surroundings").words or any(lexicon.words(what).at_end(deed) for what in DEEDS)
    return lead[:end] if done or (ended and len(deed) in _SHORT_DEEDS) else ""


def _unknown_before(lexicon: Lexicon, lead: str) -> str:
    """A thing of some length that no word knows, before what is done to it: 人工韧带|植入."""
    deed = lexicon.words("finished_deeds").at_end(fold(lead))
    thing = lead[: len(lead) - len(deed)]
    plain = len(lexicon.measurand_set.at_end(fold(thing))) < _TREATMENT and is_han(thing[-1:])
    return thing if deed and len(thing) >= _SHORTEST_UNKNOWN and plain else ""


def _take_per(reader: SegmentReader, spot: Spot) -> int:
    """What the value before holds for: 5μm/1000mm."""
    return _attach(reader, spot, "formula", "/{}")


def _take_aside(reader: SegmentReader, spot: Spot) -> int:
    """Where the value before holds: 1.5dB（10MHz~26.5GHz）."""
    return _attach(reader, spot, "condition", "{}")


def _take_factor(reader: SegmentReader, spot: Spot) -> int:
    """How the uncertainty before is stated, in a phrase of its own: 不确定度 1%，k=2，重复性 …."""
    last = reader.memory.last
    if last is None or reader.row is not None or not spot.opens_segment or reader.memory.conditions:
        return _wait(reader, spot)
    reader.explain(spot.amount.start, spot.amount.end, "condition")
    last.conditions.append(f"{spot.left.strip(SEPARATORS)}={spot.layout.shown[spot.amount.start : spot.amount.end]}")
    return spot.bounds.end


def _attach(reader: SegmentReader, spot: Spot, reason: str, form: str) -> int:
    """A number that belongs to the row before."""
    reader.reader.explained.append(Explained(spot.amount.start, spot.amount.end, reason))
    words = spot.layout.shown[spot.amount.start : spot.amount.end].strip("()（）")
    if reader.row is not None:
        reader.row.conditions.append(form.format(words))
    return spot.bounds.end


_TAKERS: Mapping[str, Callable[[SegmentReader, Spot], int]] = MappingProxyType(
    {
        "place": _take_place,
        "region": _take_region,
        "factor": _take_factor,
        "start": _take_start,
        "treated": _take_treatment,
        "passed": _take_passed,
        "recent": _take_recent,
        "supposed": _take_supposed,
        "rated": _take_rating,
        "formula": _take_per,
        "aside": _take_aside,
    }
)
"""By outcome of a rule; any other waits as a circumstance of what follows."""
