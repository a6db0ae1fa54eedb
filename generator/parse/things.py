"""Where the thing ends in a phrase that goes on with its measured quantity."""

from __future__ import annotations

import re

from generator.parse.borders import load_borders
from generator.parse.fold import fold, is_han
from generator.parse.lexicon import Lexicon
from generator.parse.measured import begins_quantity, begins_reference, changed_start, core_start, find_measurand
from generator.parse.particles import AFTER, LIST_MARK, OF, TOWARDS

_MODEL = re.compile(r"[A-Z][A-Za-z]{0,4}-?[0-9]{1,5}[A-Za-z]?")
"""The grade of a material or the model of a machine: 碳纤维|T1100级."""
_SHORTEST_OWNER = 4
"""Shorter unknown words before a quantity are what it is about (图像|分辨率)."""
_NARROW = 2
"""So few characters behind a known thing belong to the property, whatever they end with (传动系统|台架寿命)."""
_NEAR = 3
"""So few characters may stand between a thing and the list of what is in it."""
SHORTEST_PART = 3
"""Shorter parts belong to the name of a property of the whole (主轴转速)."""
WITH_OBJECTS = frozenset({"ratio", "error_rate", "area_volume", "change"})
"""Groups of quantities before which a short noun is what is treated, not what the thing is made into (甲烷吸附量)."""
_OFTEN = 2
"""So many known things must end with a character before it tells that an unknown one ends."""
_FARTHEST = 5
"""More characters than these between a thing and its quantity belong to the thing."""
_WIDEST_GAP = 4
"""Characters between a thing and its measured quantity that no word explains."""


def find_thing_end(lexicon: Lexicon, name: str, core: int, device: int | None) -> int | None:
    """Where the thing ends in a clause that has none yet: the longest of what its words make believe."""
    part = find_device_end(lexicon, name, core, "parts")
    owner = _find_owner_end(lexicon, name, core) if device is None else None
    bare = part == device + 1 if device and part else False
    if device and part and (bare or fold(name[device:part]) in lexicon.words("part_names").words):
        part = device
    known = _before_part(lexicon, fold(name), max(device or 0, part or 0))
    stuff = _before_element(lexicon, fold(name), core)
    if core - stuff >= _NARROW and known <= stuff:
        return stuff
    suffix = _find_suffix_end(lexicon, name, core) or 0
    suffix = 0 if name[suffix:] in lexicon.words("bare_names").words else suffix
    parted = known < max(device or 0, part or 0)
    last = suffix if not known or (suffix - known > _NARROW and not parted) else known
    if known and suffix == core and _goes_on(lexicon, name, known, core):
        last = core
    if _is_far(lexicon, fold(name), last, core):
        last = max(last, load_borders(lexicon).find(fold(name), core) or 0)
    if last == core:
        last = _before_object(lexicon, name, core)
    return owner or stop_at_whole(lexicon, name, last) or None


def _is_far(lexicon: Lexicon, text: str, end: int, core: int) -> bool:
    """Whether so many words stand between a thing and the quantity that the thing must go on (桥梁|智能检测装置)."""
    between = text[end:core]
    ended = lexicon.words("wholes").at_end(text, end) or lexicon.words("machine_ends").at_end(text, end)
    return end > 0 and len(between) > _FARTHEST and not ended and between.isalnum() and TOWARDS not in between


def _before_object(lexicon: Lexicon, name: str, core: int) -> int:
    """Where a thing ends before what its quantity is about: 疫苗|抗原含量, 装置|氨氮去除率."""
    made = lexicon.words("makes").at_end(fold(name), core)
    device = len(lexicon.words("devices").at_end(fold(name), core)) > 1
    if made or device or not lexicon.words("object_heads").at_start(fold(name), core):
        return core
    if (element := _before_element(lexicon, fold(name), core)) < core:
        return element
    folded = fold(name)
    about = max(_NARROW, *(len(lexicon.words(purpose).at_end(folded, core)) for purpose in ("devices", "parts")))
    ends = [find_device_end(lexicon, name, core - about, purpose) or 0 for purpose in ("devices", "parts")]
    suffixes = (at for at in range(core - _NARROW, core) if lexicon.words("device_suffixes").at_end(folded, at))
    return max(ends) or max((at for at in suffixes if not _is_within_thing(lexicon, folded, at)), default=core)


def _before_element(lexicon: Lexicon, text: str, core: int) -> int:
    """Where a thing ends before the element whose content or yield is meant: 乏燃料后处理|铀回收率; else ``core``."""
    start = core - len(lexicon.words("elements").at_end(text, core))
    alone = start >= _SHORTEST_OWNER and not load_borders(lexicon).within[text[start - 1 : start + 1]]
    return start if alone and lexicon.words("object_heads").at_start(text, core) else core


def _before_part(lexicon: Lexicon, text: str, end: int) -> int:
    """Where a machine ends that is named directly before its part: 盾构机|刀盘."""
    start = end - len(lexicon.words("machine_parts").at_end(text, end))
    return start if start < end and lexicon.words("machine_ends").at_end(text, start) else end


def _goes_on(lexicon: Lexicon, name: str, known: int, core: int) -> bool:
    """Whether a noun behind a known material is still the thing: 金刚石晶片|直径, never 盾构机|刀盘."""
    folded = fold(name)
    machine = core > known + 1 and lexicon.words("machine_ends").at_end(folded, known)
    if machine or begins_quantity(lexicon, folded[:core], known):
        return False
    found = find_measurand(lexicon, name)
    made = lexicon.words("making_rates").at_end(folded) != ""
    return name[core - 1] != name[known - 1] and found is not None and (made or found[0].id not in WITH_OBJECTS)


def stop_at_whole(lexicon: Lexicon, name: str, end: int) -> int:
    """The end of the whole that is named before its part (PET/CT 整机|核心部件, 数据库|单集群), else ``end``."""
    whole = find_device_end(lexicon, name, end, "wholes") if end else None
    folded = fold(name)
    bare = folded[:whole] in lexicon.words("wholes").words and LIST_MARK not in folded[:end]
    for_it = lexicon.words("instruments").at_end(folded, end) != ""  # 数控机床空间误差检测仪 is no part of a 机床
    used_for = for_it or (whole is not None and lexicon.words("purpose_links").at_start(folded, whole) != "")
    if whole is not None and not used_for and not bare:
        return whole
    for at in range(SHORTEST_PART, end - 1):
        if begins_reference(lexicon, folded, at) and ends_with_thing(lexicon, folded[:at], loose=True):
            return at
        if _names_part(lexicon, folded, at):
            return at
    return end


def _names_part(lexicon: Lexicon, text: str, at: int) -> bool:
    """Whether letters directly behind a machine begin its part: 密码芯片|SM4 算法, 服务器|CPU; never 碳化硅MOSFET."""
    begins = is_han(text[at - 1]) and text[at].isascii() and text[at].isalpha()
    return begins and any(lexicon.words(purpose).at_end(text, at) for purpose in ("machine_ends", "wholes"))


def guess_thing_end(lexicon: Lexicon, name: str, head: int) -> int | None:
    """Where a thing ends of which no word is known (车规级 MOSFET|击穿电压); what a direction brings about has none."""
    folded = fold(name)
    found = find_measurand(lexicon, name)
    changed = found is not None and found[0].id == "change"
    if LIST_MARK in name:
        return _find_owner_of_list(lexicon, folded)
    if lexicon.words("own_names").at_end(folded):
        return None
    core = changed_start(lexicon, name, head) if changed else core_start(lexicon, name, head)
    if superlative := lexicon.words("superlatives").anywhere.search(folded, 1, core):
        core = superlative.start()
    if (element := _before_element(lexicon, folded, core)) < core:
        return element
    likely = None if changed else load_borders(lexicon).find(folded, core)
    deeds = (at for at in range(core + 1, head + 1) if lexicon.words("qualifiers").at_end(folded, at))
    starts = [core, *(at for at in deeds if not changed and begins_quantity(lexicon, folded, at))]
    likely = without_orphan(lexicon, folded, likely, core) if likely else None
    end = likely or next((at for at in starts if _may_own(lexicon, folded, at)), None)
    seen = end is not None and found is not None and found[0].id == "resolution"
    return end + len(lexicon.words("forecasts").at_start(folded, end)) if end is not None and seen else end


def without_orphan(lexicon: Lexicon, text: str, end: int, core: int) -> int:
    """Where a thing ends that would leave one character of its last word behind: 粉末|粒度, 过热器管|强度."""
    if core - end != 1 or core >= len(text) or not is_han(text[end]):
        return end
    contained = lexicon.words("object_heads").at_start(text, core) and text[end] in lexicon.words("elements").words
    if contained or text[end] == text[end - 1] or text[end] in lexicon.words("single_leads").words:
        return end
    borders = load_borders(lexicon)
    suffix = end >= SHORTEST_PART and lexicon.words("device_suffixes").at_end(text, core)
    known = ends_with_thing(lexicon, text[:end], loose=True)
    joined = borders.within[text[end - 1 : core]] > 0 or suffix or (not known and borders.ends[text[end]] >= _OFTEN)
    return core if joined and not borders.within[text[end : core + 1]] else end


def behind_process(lexicon: Lexicon, text: str, end: int) -> int:
    """Where a thing ends that is a process, whose last character never begins a quantity: 甲基化|检测灵敏度."""
    process = lexicon.words("never_first").at_start(text, end)
    known = ends_with_thing(lexicon, text[:end]) or load_borders(lexicon).within[text[end : end + _NARROW]] > 0
    return end + len(process) if process and not known else end


def behind_deed(lexicon: Lexicon, text: str, end: int) -> int:
    """Where a thing ends that is a deed, told by how it is done: 成形过程在线监测|帧率, never 在线|监测帧率."""
    manner = lexicon.words("manners").at_end(text, end)
    deed = lexicon.words("deeds_of_manner").at_start(text, end) if manner else ""
    rest = len(text) - end - len(deed)
    return end + len(deed) if rest >= _NARROW and end - len(manner) >= _SHORTEST_OWNER else end


def ends_with_deed(lexicon: Lexicon, text: str) -> bool:
    """Whether a phrase ends with a deed and how it is done, so that it is a thing of its own (在线监测)."""
    folded = fold(text)
    deed = lexicon.words("deeds_of_manner").at_end(folded)
    if len(lexicon.words("processes").at_end(folded)) > _NARROW:
        return True
    return deed != "" and lexicon.words("manners").at_end(folded, len(folded) - len(deed)) != ""


def before_list(lexicon: Lexicon, name: str, cut: int) -> int:
    """Where a thing ends before a list of what is in it, said to end within the list: 光伏组件|银、硅、铝回收率."""
    first = name.find(LIST_MARK)
    if not 0 < first <= cut:
        return cut
    if first == cut:
        element = first - len(lexicon.words("elements").at_end(fold(name), first))
        return element if element >= _SHORTEST_OWNER else cut
    ends = (find_device_end(lexicon, name, first - 1, purpose) or 0 for purpose in ("devices", "parts"))
    end = max(ends)
    element = first - len(lexicon.words("elements").at_end(fold(name), first))
    if end >= SHORTEST_PART and first - end <= _NEAR:
        return end
    return element if _SHORTEST_OWNER <= element < first else cut


def _find_owner_of_list(lexicon: Lexicon, text: str) -> int | None:
    """Where a thing ends before a list of elements: 冶炼烟尘|铜、铅、锌回收率."""
    first = text.find(LIST_MARK)
    elements = lexicon.words("elements")
    element = elements.at_end(text, first)
    known = any(len(lexicon.words(purpose).at_end(text, first)) > len(element) for purpose in ("devices", "parts"))
    items = [item for item in text[first + 1 :].split(LIST_MARK) if not elements.at_start(item)]
    owned = element != "" and not known and not items
    return first - len(element) if owned and first - len(element) >= _SHORTEST_OWNER else None


def _may_own(lexicon: Lexicon, text: str, core: int) -> bool:
    """Whether what stands before a quantity is a noun phrase of some length: its owner, known or not."""
    owner = text[:core]
    quantity = len(lexicon.measurand_set.at_end(owner)) > 1
    quantity = quantity or lexicon.words("quantity_heads").at_start(text[: core + 1], core) != ""
    quantity = quantity or lexicon.words("part_attributes").at_start(text) != ""
    modified = quantity or _is_modified(lexicon, owner) or lexicon.words("no_owners").at_end(owner)
    return core >= _SHORTEST_OWNER and core < len(text) and not modified and all(map(is_han, owner[-2:]))


def _is_modified(lexicon: Lexicon, owner: str) -> bool:
    """Whether a phrase only says which quantity is meant (表面残余|应力); 化学肥料 ends as things do and is one."""
    single = len(lexicon.words("qualifiers").at_start(owner)) == 1 and len(owner) > _FARTHEST
    if single or not begins_quantity(lexicon, owner, 0):
        return False
    if lexicon.words("superlatives").at_start(owner):
        return True
    return load_borders(lexicon).ends[owner[-1:]] < _OFTEN


def find_device_end(lexicon: Lexicon, name: str, core: int, purpose: str = "devices") -> int | None:
    """Where the last word for a thing ends, before the measured quantity."""
    folded = fold(name)
    spans = (found.span() for found in lexicon.words("device_blockers").anywhere.finditer(folded))
    blocked = [(start, stop) for start, stop in spans if stop <= core or stop == len(name)]
    for end in range(min(core, len(name) - 1), 0, -1):
        word = lexicon.words(purpose).at_end(folded, end)
        if (
            not word
            or len(word) == end == 1
            or (len(word) == 1 and folded[end - 2] == word)
            or any(start <= end - len(word) and end <= stop for start, stop in blocked)
        ):
            continue
        if not lexicon.words("conjunctions").at_start(folded, end) and not _is_purpose(lexicon, folded, end):
            return _longer_thing(lexicon, folded, end - len(word), end, core)
    return None


def _is_purpose(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether a thing is only what another is for: 海洋工程|用不锈钢."""
    quantity = lexicon.measurand_set.at_start(text, end) or lexicon.words("qualifiers").at_start(text, end)
    return lexicon.words("purpose_links").at_start(text, end) != "" and not quantity


def _longer_thing(lexicon: Lexicon, text: str, start: int, end: int, core: int) -> int:
    """The end of the longer thing whose word begins with the thing found, if there is one: 风电机|组, 石英|砂SiO2."""
    if (model := _MODEL.match(text, end, core)) and (closed := lexicon.words("model_ends").at_start(text, model.end())):
        return model.end() + len(closed)
    if end + 1 < core and is_han(text[end]) and not is_han(text[end + 1]):
        return end + (text[end] in lexicon.words("device_suffixes").words)
    for longer in range(min(end + _FARTHEST, core, len(text) - 1), end, -1):
        word = lexicon.words("parts").at_end(text, longer)
        if word and longer - len(word) <= start:
            return longer
    return end


def _find_suffix_end(lexicon: Lexicon, name: str, core: int) -> int | None:
    """Where a thing ends whose last character alone tells it, before the measured quantity or close to it."""
    folded = fold(name)
    if core >= len(name):
        return None
    blocked = [found.span() for found in lexicon.words("device_blockers").anywhere.finditer(folded)]
    for end in range(core, max(core - _WIDEST_GAP, 2) - 1, -1):
        quantity = end >= _SHORTEST_OWNER and len(lexicon.measurand_set.at_start(folded, end)) > 1
        inside = any(a < end <= b and not (quantity and b > end) for a, b in blocked)
        inside = inside or _is_within_thing(lexicon, folded, end)
        inside = inside or (
            folded.startswith(AFTER, end) and lexicon.words("not_conditions").at_start(folded, end) != ""
        )
        near = end >= SHORTEST_PART or core - end < _NARROW
        if near and lexicon.words("device_suffixes").at_end(folded, end) and not inside:
            further = end < core and folded[end] != folded[end - 1] and _is_pair(lexicon, folded, end)
            return end + (further and folded[end] in lexicon.words("device_suffixes").words)
    return None


def _is_pair(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether the characters around a place stand together in a known word: 机|组, never 船|藻."""
    return load_borders(lexicon).within[text[end - 1 : end + 1]] > 0


def _is_within_thing(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether a place lies inside a known thing's word: 材|料 is no end."""
    words = [lexicon.words(purpose) for purpose in ("devices", "parts")]
    starts = range(max(0, end - _FARTHEST), end)
    return any(len(word.at_start(text, start)) > end - start for start in starts for word in words)


def ends_with_thing(lexicon: Lexicon, text: str, loose: bool = False) -> bool:
    """Whether a phrase ends with what a device (or, if ``loose``, a place or any thing) is called."""
    folded = fold(text)
    purposes = ("devices", "parts", "places", "device_suffixes") if loose else ("devices", "parts")
    return any(lexicon.words(purpose).at_end(folded) for purpose in purposes)


def _find_owner_end(lexicon: Lexicon, name: str, core: int) -> int | None:
    """X的Y: where X ends, if X is a thing and no quantity itself."""
    at = name.rfind(OF, 0, max(core, 0) + 1)
    if at <= 0 or lexicon.words("not_tails").at_end(fold(name), at + 1):
        return None
    owner = name[:at]
    found = find_measurand(lexicon, owner)
    if found is not None and any(fold(owner).endswith(word) for word in found[0].words):
        return None
    return at
