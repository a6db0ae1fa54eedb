"""The words around a number: what they name, whose property it is, under which circumstances."""

from __future__ import annotations

from dataclasses import dataclass

from generator.parse.bare_names import clean_name, split_comparison, strip_marks
from generator.parse.circumstances import split_circumstance
from generator.parse.deeds import find_deed, strip_deed
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.measured import (
    changed_start,
    core_start,
    find_measurand,
    stands_in_thing,
    unknown_start,
    without_overlap,
)
from generator.parse.part_ends import (
    before_complete,
    before_important,
    behind_purpose,
    find_doubled,
    find_fitting,
    find_part_end,
)
from generator.parse.particles import ABLE, AFTER, INSIDE, LIST_MARK, OF, TOWARDS
from generator.parse.possessors import find_possessor
from generator.parse.processes import behind_process_name
from generator.parse.things import (
    before_list,
    behind_deed,
    behind_process,
    ends_with_thing,
    find_device_end,
    find_thing_end,
    guess_thing_end,
    stop_at_whole,
    without_orphan,
)

_SHORTEST_NAME = 2
_LONGEST_TREATMENT = 8
_SHORTEST_CONDITION = 4


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase before a number says."""

    subject: str | None
    name: str
    condition: str | None
    whole: str = ""
    """Thing and quantity as they stand, where the name is not what stands behind the thing (样品|制备|成功率)."""


def split_subject(
    lexicon: Lexicon, phrase: str, owners: bool = True, opens: bool = False, parts: bool = False
) -> Named:
    """Part a phrase into the thing, the measured quantity and the circumstances.

    With ``owners`` any X in X的Y is a thing, else only what devices are called. A phrase that ``opens`` its sentence
    names a thing even if no word of it is known. With ``parts`` a part that owns its quantity is a thing too.
    """
    compared, phrase = split_comparison(lexicon, phrase)
    if compared:
        return Named(None, f"{compared}{clean_name(lexicon, phrase)}", None)
    after, phrase = _split_phase(lexicon, phrase)
    owner, condition, phrase = split_circumstance(lexicon, phrase)
    condition = condition or after
    phrase = lexicon.where.sub("", phrase)
    name = clean_name(lexicon, _strip_ability(lexicon, phrase))
    if owner and condition and find_measurand(lexicon, name):
        return Named(owner, name, condition)
    name = f"{owner}{name}"
    name = _described_part(lexicon, name) if parts and OF in name else name
    if (towards := _find_towards(lexicon, name)) is not None:
        rest = name[towards:] if OF in name[towards:] else name[towards + 1 :]
        return Named(clean_name(lexicon, name[:towards]), rest, condition)
    if owners and condition is None and (treated := _find_treated(lexicon, name)) is not None:
        return treated
    cut = _find_cut(lexicon, name, owners, opens, parts)
    owned = find_possessor(lexicon, name, *_find_quantity(lexicon, name))
    cut = owned if owned is not None and (cut is None or cut > owned) else cut
    if cut is None:
        return Named(None, name, condition)
    cut = _before_inside(lexicon, name, cut)
    rest = _strip_links(lexicon, strip_deed(lexicon, name[cut:]))
    if len(rest) < _SHORTEST_NAME or rest in lexicon.words("bare_names").words:
        return Named(None, name, condition)
    owner = clean_name(lexicon, name[:cut])
    made = [found.end() for found in lexicon.words("made").anywhere.finditer(fold(owner))]
    done, subject = _split_treatment(lexicon, owner[made[-1] :] if made and made[-1] < len(owner) else owner)
    condition = condition or done
    return Named(subject or None, rest, condition, name) if rest else Named(None, name, condition)


def _before_inside(lexicon: Lexicon, name: str, cut: int) -> int:
    """Where 中 begins close behind a thing, which parts it from what is measured in it; else ``cut``."""
    inside = name.find(INSIDE, cut, cut + _SHORTEST_CONDITION)
    if inside <= 0 or lexicon.words("not_cuts").at_start(name, inside):
        return cut
    word = lexicon.words("qualifiers").at_end(fold(name), inside + 1)
    return inside if not word and find_measurand(lexicon, name[inside:]) else cut


def _strip_links(lexicon: Lexicon, rest: str) -> str:
    """Without the small words between a thing and its property; 内生 and 中试 are words of their own."""
    guards = ("not_verbs", "not_cuts")
    if fold(rest).startswith("("):
        rest = rest[fold(rest).find(")") + 1 :]
    while lexicon.words("links").at_start(rest) and len(rest) > 1:
        if any(lexicon.words(purpose).at_start(fold(rest)) for purpose in guards):
            break
        rest = strip_marks(rest[1:])
    return rest


def _split_phase(lexicon: Lexicon, phrase: str) -> tuple[str | None, str]:
    """What was done before, at the start of a phrase, and the rest: 改造后|供暖能耗."""
    words = strip_marks(phrase)
    at = words.find(AFTER, _SHORTEST_NAME, _LONGEST_TREATMENT)
    done = lexicon.words("finished_deeds").at_end(fold(words), at) if at > 0 else ""
    rest = words[at + 1 :]
    if not done or lexicon.words("not_conditions").at_start(fold(words), at) or len(rest) < _SHORTEST_NAME:
        return None, phrase
    how = words[: at - len(done)]
    bare = not how or how in lexicon.words("time_words").words
    bare = bare or (len(how) == _SHORTEST_NAME and not ends_with_thing(lexicon, how, loose=True))
    whole = bare and find_measurand(lexicon, rest) is not None
    return (words[: at + 1], rest) if whole else (None, phrase)


def _strip_ability(lexicon: Lexicon, phrase: str) -> str:
    """Without what a thing can do, where the phrase opens with it: 可检测|壁厚范围; 检测速度 is a quantity."""
    phrase = strip_marks(phrase)
    able = lexicon.words("abilities").at_start(fold(phrase))
    rest = phrase[len(able) :]
    return rest if able[:1] in ABLE and find_measurand(lexicon, rest) and len(rest) > _SHORTEST_NAME else phrase


def _find_quantity(lexicon: Lexicon, name: str) -> tuple[int | None, int]:
    """Where the head word of the quantity begins at the end of a name, and where the quantity with its modifiers."""
    found = find_measurand(lexicon, name)
    if found is None and (brought := lexicon.words("own_names").at_end(fold(name))):
        head = len(name) - len(brought)
        return head, core_start(lexicon, name, head)
    if found is None:
        word = lexicon.words("quantity_heads").at_end(fold(name))
        head = unknown_start(lexicon, fold(name), len(name), word)
        return (head, core_start(lexicon, name, head)) if word and head > 0 else (None, len(name))
    if stands_in_thing(lexicon, name, found[1]):
        return None, len(name)
    measurand, head = without_overlap(lexicon, name, found)
    change = measurand.id == "change"
    core = changed_start(lexicon, name, head) if change else core_start(lexicon, name, head)
    superlative = lexicon.words("superlatives").anywhere.search(fold(name), 1, core)
    return head, superlative.start() if superlative is not None else core


def _find_cut(lexicon: Lexicon, name: str, owners: bool, opens: bool, parts: bool) -> int | None:
    """Where the thing ends in a name, or None where it names none."""
    if lexicon.words("relation_leads").at_start(fold(name)) and lexicon.words("relation_heads").at_end(fold(name)):
        return None  # 与物料衡算法的比对偏差 is a quantity
    cut = _find_end(lexicon, name, owners, opens, parts) or _find_related(lexicon, name)
    if cut is None and not opens:
        return None
    found = find_measurand(lexicon, name)
    if owners and found is not None and not parts:
        cut = behind_process_name(lexicon, name, cut or 0, found[1]) or None
    cut = _before_relation(lexicon, name, cut) if cut is not None else None
    return behind_deed(lexicon, fold(name), behind_process(lexicon, fold(name), cut)) if cut is not None else None


def _find_related(lexicon: Lexicon, name: str) -> int | None:
    """Where a thing ends before its relation to another, if nothing else tells: 等效组织材料|与真实组织…偏差."""
    found = lexicon.words("relation_leads").anywhere.search(fold(name), _SHORTEST_CONDITION)
    related = found is not None and lexicon.words("relation_heads").at_end(fold(name)) != ""
    return found.start() if found and related and ends_with_thing(lexicon, name[: found.start()], loose=True) else None


def _before_relation(lexicon: Lexicon, name: str, cut: int) -> int | None:
    """Where a thing ends before a relation to another: 软件|计算结果与实测偏差; ``cut`` where there is none."""
    folded = fold(name)
    leads, heads = lexicon.words("relation_leads"), lexicon.words("relation_heads")
    at = next((at for at in range(_SHORTEST_NAME, cut) if leads.at_start(folded, at)), 0)
    if not at or not heads.at_end(folded):
        return cut
    if ends_with_thing(lexicon, name[:at]):
        return at
    ends = (find_device_end(lexicon, name, at - 1, purpose) or 0 for purpose in ("devices", "parts"))
    return max(ends) or None


def _find_end(lexicon: Lexicon, name: str, owners: bool, opens: bool, parts: bool) -> int | None:
    """Where the last word for a thing ends in a name, or None."""
    if (doing := find_deed(lexicon, name)) is not None:
        return doing
    own = ("demonstrators", "products") if parts else ("demonstrators",)
    shown = max(len(lexicon.words(purpose).at_start(fold(name))) for purpose in own)
    if shown and len(name) - shown > _SHORTEST_NAME:
        return shown
    head, core = _find_quantity(lexicon, name)
    if told := find_fitting(lexicon, name) or (find_doubled(lexicon, name, core) if head is not None else 0):
        return told
    cut = find_device_end(lexicon, name, core)
    cut = stop_at_whole(lexicon, name, cut) if cut is not None else None
    if owners:
        cut = find_thing_end(lexicon, name, core, cut)
    alone = parts and lexicon.words("part_attributes").at_start(fold(name))
    if alone or any(lexicon.words(purpose).at_start(fold(name)) for purpose in ("per_leads", "superlatives")):
        return None
    if parts and head is not None:
        part = find_part_end(lexicon, name, core) or 0
        longer = part > (cut or 0) and lexicon.words("machine_suffixes").at_end(fold(name), part) != ""
        cut = part if part and (cut is None or core - cut == 1 or longer) else cut
    if cut is not None and _means_the_whole(lexicon, fold(name[:cut]), parts):
        return None
    if cut is None:
        cut = guess_thing_end(lexicon, name, head) if opens and head is not None else None
        return _before_change(lexicon, name, cut) if cut is not None else None
    if head is not None and cut == head < len(name) and find_measurand(lexicon, name[:cut]) is None:
        cut = _before_change(lexicon, name, cut)
    cut = before_list(lexicon, name, cut) if cut is not None else None
    cut = without_orphan(lexicon, fold(name), cut, core) if cut is not None else None
    cut = before_important(lexicon, fold(name), cut) if cut is not None else None
    cut = behind_purpose(lexicon, fold(name), cut, core, core if head is None else head) if cut is not None else None
    return before_complete(lexicon, name, cut, core) if cut is not None else None


def _means_the_whole(lexicon: Lexicon, thing: str, known: bool) -> bool:
    """Whether words before a quantity name no thing: 技术|推广率, and 整机, 产品 or 关键部件 where none is known."""
    alone = not known and thing in lexicon.words("bare_openers").words
    return alone or thing in lexicon.words("no_things").words or thing in lexicon.words("important_parts").words


def _before_change(lexicon: Lexicon, name: str, cut: int) -> int | None:
    """Where a thing ends if nothing but a change would be left (耕地土壤|有机质提升), or None; else ``cut``."""
    found = find_measurand(lexicon, name)
    if found is None or found[0].id != "change" or found[1] != cut:
        return cut
    ends = (find_device_end(lexicon, name, cut - 1, purpose) or 0 for purpose in ("devices", "parts"))
    return max(ends) or None


def _described_part(lexicon: Lexicon, name: str) -> str:
    """A part and its quantity without what describes the part: 分化获得的|前体细胞纯度."""
    described = name.rpartition(OF)[2]
    head, core = _find_quantity(lexicon, described)
    return described if head is not None and find_part_end(lexicon, described, core) else name


def _find_treated(lexicon: Lexicon, name: str) -> Named | None:
    """A thing, what was done to it, and what is measured then: 乡村住宅|节能改造后|采暖能耗降低."""
    at = name.find(AFTER, _SHORTEST_CONDITION)
    measured = find_measurand(lexicon, name[at:]) or lexicon.words("quantity_heads").at_end(fold(name))
    found = find_measurand(lexicon, name)
    if at < 0 or _is_phase(lexicon, name, at) or not measured or (found is not None and found[1] < at):
        return None
    ends = (find_device_end(lexicon, name, at - 1, purpose) or 0 for purpose in ("devices", "parts"))
    deed = lexicon.words("finished_deeds").at_end(fold(name), at)
    told = at - len(deed) if deed and at - len(deed) >= _SHORTEST_CONDITION else 0
    known = max(ends)
    made = told - known > _SHORTEST_NAME and ends_with_thing(lexicon, name[:told], loose=True)
    end = known if known and at - known <= _LONGEST_TREATMENT and not made else told
    if not 0 < at - end <= _LONGEST_TREATMENT or len(name) - at <= _SHORTEST_NAME:
        return None
    return Named(clean_name(lexicon, name[:end]), name[at + 1 :], name[end : at + 1]) if end else None


def _split_treatment(lexicon: Lexicon, subject: str) -> tuple[str | None, str]:
    """What was done to a thing before it is measured: 磨抛后|光学元件."""
    at = subject.find(AFTER, 2, _LONGEST_TREATMENT)
    rest = subject[at + 1 :]
    if at < 0 or _is_phase(lexicon, subject, at) or not ends_with_thing(lexicon, rest):
        return None, subject
    return subject[: at + 1], rest


def _is_phase(lexicon: Lexicon, text: str, at: int) -> bool:
    """Whether 后 at a place belongs to a word (后处理) or ends one that says which quantity is meant (采后|损失率)."""
    later = lexicon.words("not_conditions").at_start(fold(text), at) != ""
    return later or lexicon.words("qualifiers").at_end(fold(text), at + 1) != ""


def _find_towards(lexicon: Lexicon, name: str) -> int | None:
    """Where 对 begins what a thing does something to: 鉴别系统|对未知伪造方法的检测准确率."""
    at = name.find(TOWARDS, 1)
    guards = lexicon.words("not_verbs")
    if at < 0 or guards.at_start(fold(name), at) or len(guards.at_end(fold(name), at + 1)) > 1:
        return None
    owned = OF in name[at:]
    listed = LIST_MARK in name[at:] if owned else at < _SHORTEST_CONDITION
    return at if not listed and ends_with_thing(lexicon, name[:at]) else None
