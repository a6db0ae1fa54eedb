"""Where a part of the clause's thing ends that has its own quantity: 高压泵|效率, 制件|致密度."""

from __future__ import annotations

from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.measured import begins_quantity, find_measurand
from generator.parse.things import SHORTEST_PART, WITH_OBJECTS, ends_with_thing, find_device_end

_WORD = 2
_NEAR = 3
"""So few characters may stand between a part and its quantity."""


def find_part_end(lexicon: Lexicon, name: str, core: int) -> int | None:
    """Where a thing of its own ends in a clause that has one already: 高压泵|效率, 制件|致密度."""
    end = find_device_end(lexicon, name, core, "parts") or 0
    found = find_measurand(lexicon, name)
    if found is not None and found[0].id == "resolution" and _is_forecast(lexicon, fold(name), found[1]):
        return found[1]
    changed = found[1] if found is not None and found[0].id == "change" else len(name)
    if compared := lexicon.words("comparisons").anywhere.search(fold(name), SHORTEST_PART, changed):
        changed = compared.start()
    content = lexicon.words("contents").at_end(fold(name), changed) != ""
    end = end if core - end <= _NEAR and not content and not _is_treated(lexicon, name, end) else 0
    blocked = lexicon.words("not_machines").at_end(fold(name), core)
    machine = lexicon.words("machine_suffixes").at_end(fold(name), core) if not blocked else ""
    if machine and 0 < core < len(name):
        end = core
    elif _is_small(lexicon, fold(name[:end])) and _is_machine(lexicon, fold(name), core - _WORD):
        end, machine = core - _WORD, "machine"
    part = fold(name[:end])
    if part in lexicon.words("products").words:
        return end
    if lexicon.words("consumptions").at_end(fold(name)) and not machine:
        return None
    known = part in lexicon.words("parts").words or (machine and len(part) >= SHORTEST_PART)
    return None if _is_small(lexicon, part) or (begins_quantity(lexicon, part, 0) and not known) else end


def _is_machine(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether a machine ends one word before a quantity: 样品台|倾转角度, 检测器|基线噪声."""
    if end < SHORTEST_PART or lexicon.words("not_machines").at_end(text, end):
        return False
    longer = any(lexicon.words(what).at_end(text, end + 1) for what in ("devices", "parts", "part_names"))
    return lexicon.words("machine_suffixes").at_end(text, end) != "" and not longer


def _is_forecast(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether a forecast of something ends at a place, which alone has a resolution: 赛事气象预报|空间分辨率."""
    word = lexicon.words("forecasts").at_end(text, end)
    return word != "" and end - len(word) >= SHORTEST_PART


def _is_treated(lexicon: Lexicon, name: str, end: int) -> bool:
    """Whether a stuff is only what the clause's thing works on: 养殖尾水|达标排放率 of a farm."""
    found = find_measurand(lexicon, name)
    stuff = end > 0 and lexicon.words("treated_stuffs").at_end(fold(name), end) != ""
    return stuff and found is not None and found[0].id in WITH_OBJECTS


def _is_small(lexicon: Lexicon, part: str) -> bool:
    """Whether a part belongs to the name of a property of the whole: 主轴, 核心部件, 系统."""
    if len(part) < SHORTEST_PART or lexicon.words("part_attributes").at_start(part):
        return True
    if lexicon.words("areas").at_end(part):
        return False
    bare = any(part in lexicon.words(purpose).words for purpose in ("part_names", "whole_names"))
    bare = bare or lexicon.words("complete_machines").at_end(part) != ""
    return bare or any(lexicon.words(purpose).at_end(part) for purpose in ("places", "machine_parts"))


def _is_of_whole(lexicon: Lexicon, text: str, at: int) -> bool:
    """Whether a quantity that is called so of the whole begins behind a machine: 单光子探测器|系统探测效率."""
    return lexicon.words("whole_quantities").at_start(text, at) != "" and lexicon.words("doers").at_end(text, at) != ""


def before_complete(lexicon: Lexicon, name: str, cut: int, core: int) -> int:
    """Where a machine ends before the word that means it as a whole, which belongs to the quantity: 交换机|整机容量."""
    if (at := next((at for at in range(cut - _WORD, cut) if _is_of_whole(lexicon, fold(name), at)), 0)) > 0:
        return at
    end = cut - len(lexicon.words("complete_machines").at_end(fold(name), cut))
    part = cut < core and ends_with_thing(lexicon, name[:core])
    machine = end >= SHORTEST_PART and ends_with_thing(lexicon, name[:end], loose=True)
    return end if machine and not part else cut


def find_fitting(lexicon: Lexicon, name: str) -> int | None:
    """Where a thing ends before what it fits: 漏磁内检测器|适用管径."""
    fits = lexicon.words("fitting_verbs").anywhere.finditer(fold(name), _WORD)
    return next((found.start() for found in fits if ends_with_thing(lexicon, name[: found.start()])), None)


def before_important(lexicon: Lexicon, text: str, cut: int) -> int | None:
    """Where a thing ends before words that only mean its parts: 质谱仪|核心部件国产化率."""
    return cut - len(lexicon.words("important_parts").at_end(text, cut)) or None


def find_doubled(lexicon: Lexicon, name: str, core: int) -> int:
    """Where a thing ends whose last character begins the next word, too: 气调保鲜箱|箱内浓度; or 0."""
    folded, suffixes = fold(name), lexicon.words("device_suffixes").words
    known = [lexicon.words(purpose) for purpose in ("devices", "parts", "wholes")]
    places = range(SHORTEST_PART, min(core, len(name) - 1) + 1)
    doubled = (at for at in places if folded[at] == folded[at - 1] and folded[at] in suffixes)
    free = (at for at in doubled if not any(len(words.at_start(folded, at)) > 1 for words in known))
    further = find_device_end(lexicon, name, core) or 0
    return next((at for at in free if further <= at), 0)


def behind_purpose(lexicon: Lexicon, text: str, end: int, core: int, head: int) -> int:
    """Where a thing ends of which the words up to ``end`` say what it is for: 离心压缩机|用干气密封|最高工作压力."""
    used = lexicon.words("purpose_links").at_start(text, end)
    superlative = lexicon.words("superlatives").anywhere.search(text, end)
    core = superlative.start() if superlative is not None else core if core - end > SHORTEST_PART else head
    return core if used and core - end - len(used) >= SHORTEST_PART else end
