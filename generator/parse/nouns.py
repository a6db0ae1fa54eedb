"""The noun behind or before an amount: where it begins, where the sentence goes on."""

from __future__ import annotations

from generator.model.indicator import Kind
from generator.parse.bare_names import clean_name, strip_marks
from generator.parse.drafts import Draft, Spot
from generator.parse.fold import fold
from generator.parse.particles import LIST_MARK, OF, SUCH
from generator.parse.things import ends_with_thing

_SHORTEST_QUANTITY = 2
_OUTPUT = "output"
_COUNT = "count"
_LENGTH = "length"
_SPEED = "velocity"
"""What a length in a time is (时速 400 公里)."""
_RATE = "frequency"
"""What a rate of counts measures (每小时 20 次)."""


def counted_noun(spot: Spot) -> str:
    """The thing counted behind a measure word, or nothing."""
    right = strip_marks(_behind_description(spot)) if not spot.right.lstrip().startswith(LIST_MARK) else ""
    if not spot.right.strip(" " + LIST_MARK) and not spot.right_closed:
        right = strip_marks(spot.beyond[0])
    if not spot.right_closed and (described := _thing_covering(spot, fold(right))):
        return described
    whole = False
    guarded = max((spot.lexicon.words(guard).at_start(fold(right)) for guard in ("not_cuts", "not_verbs")), key=len)
    if not right or len(spot.lexicon.words("not_a_noun").at_start(fold(right))) > len(guarded):
        ahead = right.removeprefix(OF)
        whole = not clean_name(spot.lexicon, spot.left)
        if ahead == right or not (spot.own_means_after or whole):
            return ""
        right = ahead
    if whole and spot.right_closed and ends_with_thing(spot.lexicon, right):
        return clean_name(spot.lexicon, right)
    if _is_handed_over(spot) or _is_related(spot, right) or _is_deed(spot):
        return clean_name(spot.lexicon, cut_noun(spot, right, attributes=True))
    noun = cut_noun(spot, right)
    if not spot.right_closed and "、" in noun and not _is_enumeration(spot, noun):
        noun = noun.split(LIST_MARK, 1)[0]
    return strip_marks(noun).removesuffix(SUCH)


def _thing_covering(spot: Spot, right: str) -> str:
    """The thing counted that is said to hold what the next number counts: 1 个包含不少于 1 亿条数据的|数据库."""
    if right not in spot.lexicon.words("cover_verbs").words:
        return ""
    words = spot.layout.shown[spot.bounds.end : spot.segment.end]
    thing = clean_name(spot.lexicon, words.rpartition(OF)[2]) if OF in words else ""
    return thing if ends_with_thing(spot.lexicon, thing, loose=True) else ""


def _behind_description(spot: Spot) -> str:
    """The words behind an amount without what only describes its noun: 与流产密切相关的|致病基因."""
    right = spot.right.lstrip()
    described = spot.lexicon.words("descriptions").at_start(fold(right))
    noun = right.rpartition(OF)[2] if described and spot.right_closed and OF in right else ""
    return noun if len(strip_marks(noun)) > 1 else spot.right


def _is_enumeration(spot: Spot, noun: str) -> bool:
    """Whether a noun with list marks is one list: it ends with 等, or the sentence goes on with 的 behind it."""
    at = spot.right.find(noun)
    return noun.endswith(SUCH) or spot.right[at + len(noun) :].lstrip().startswith(OF)


def _is_deed(spot: Spot) -> bool:
    """完成 5 种零件的工艺验证: what is done with the things is what is counted."""
    deeds, compared = spot.lexicon.words("deed_verbs"), spot.layout.text[spot.bounds.start : spot.amount.start]
    used = any(spot.lexicon.words(purpose).at_end(fold(spot.right)) for purpose in ("acts", "demonstrations"))
    done = deeds.at_end(fold(spot.left).rstrip()) or (used and deeds.at_start(compared))  # 实现 compares, too
    return bool(done) and spot.right_closed and OF in spot.right


def _is_related(spot: Spot, right: str) -> bool:
    """Whether a noun begins with what describes it: 2 种具有自主知识产权的候选药物."""
    relation = spot.lexicon.words("relations").at_start(fold(right))
    return relation != "" and OF in right and spot.right_closed and ends_with_thing(spot.lexicon, right, loose=True)


def _is_handed_over(spot: Spot) -> bool:
    """研制 1 套适用于 X 的 Y: Y is what is counted, if nothing else counts it."""
    unit, left = spot.amount.unit, fold(strip_marks(spot.left))
    handed = unit is not None and unit.code in spot.lexicon.words("handover_measures").words
    made = left == "" or spot.lexicon.words("production_verbs").at_end(left) != ""
    joined = spot.right_closed or spot.lexicon.deliverable_set.at_end(fold(spot.right).rstrip()) != ""
    return handed and made and joined


def cut_noun(spot: Spot, text: str, attributes: bool = False) -> str:
    """A noun up to where the sentence goes on; with ``attributes`` beyond 的."""
    folded = fold(text)
    guarded = [found.span() for found in spot.lexicon.words("not_cuts").anywhere.finditer(folded)]
    cuts = list(spot.lexicon.words("cut_words").anywhere.finditer(folded))
    if begins_with_place(spot):
        cuts += spot.lexicon.words("place_cuts").anywhere.finditer(folded, 2)
    elif spot.amount.unit is not None and spot.amount.unit.code in spot.lexicon.words("owner_measures").words:
        owners = spot.lexicon.words("owner_nouns")
        found_cuts = spot.lexicon.words("place_cuts").anywhere.finditer(folded, 2)
        cuts += [cut for cut in found_cuts if owners.at_end(folded, cut.start())]
    for found in sorted(cuts, key=lambda cut: cut.start()):
        described = len(found[0]) == 1 and OF in folded[found.end() :]
        done = folded[: found.start()].endswith(OF) or (len(found[0]) == 1 and OF in folded[: found.start()])
        if attributes and (found[0] == OF or described or done):
            continue
        if found.start() and not any(start <= found.start() < stop for start, stop in guarded):
            return strip_marks(text[: found.start()])
    return strip_marks(text)


def begins_with_place(spot: Spot) -> bool:
    """Whether the words before an amount begin with where something is done: 在电力、石化|两个行业."""
    folded = fold(strip_marks(spot.left))
    place = spot.lexicon.words("place_leads").at_start(folded)
    return place != "" and len(spot.lexicon.words("not_verbs").at_start(folded)) < len(place)


def noun_behind(spot: Spot) -> str:
    """What stands behind an amount, what describes it left out: 的断裂, 裂纹."""
    right = strip_marks(spot.right)
    words = fold(right.removeprefix(OF))
    guarded = spot.lexicon.words("not_cuts").at_start(words)
    if not right or not spot.right_closed or len(spot.lexicon.words("not_a_noun").at_start(words)) > len(guarded):
        return ""
    return strip_marks(right.rpartition(OF)[2])


def end_of(spot: Spot, noun: str) -> int:
    """Where a noun behind the amount ends in the text."""
    at = spot.right.find(noun) if noun else -1
    return spot.bounds.end + at + len(noun) if at >= 0 else 0


def thing_behind(spot: Spot, noun: str) -> str | None:
    """The thing that a count before 的 describes: 不少于 5 个子节点的服务网络."""
    at = spot.right.find(noun)
    rest = spot.right[at + len(noun) :].lstrip() if at >= 0 else ""
    rest = rest.removeprefix(SUCH)
    if not rest.startswith(OF):
        return None
    thing = clean_name(spot.lexicon, rest)
    if len(spot.lexicon.measurand_set.at_end(fold(thing))) > 1:
        return None
    return thing if covers_made(spot) or ends_with_thing(spot.lexicon, thing) or not spot.right_closed else None


def covers_made(spot: Spot) -> bool:
    """Whether what is made is said to cover what is counted: 建立含 5000 个化合物的资源库."""
    left = fold(strip_marks(spot.left))
    made = spot.lexicon.words("yielding_verbs").at_start(left)
    return made != "" and spot.lexicon.words("cover_verbs").at_start(left, len(made)) != ""


def split_reference(spot: Spot) -> tuple[str, tuple[str, ...]]:
    """容量不低于常温的 85%: the name before what it is compared to, and the comparing word's meaning."""
    folded = fold(spot.left).rstrip()
    compared = spot.layout.text[spot.bounds.start : spot.amount.start].strip()
    if not folded.endswith(OF) or compared:
        return spot.left, ()
    if found := spot.lexicon.compares.anywhere.search(folded, 1):
        return spot.left[: found.start()], (spot.lexicon.before[found[0]],)
    quantities = spot.lexicon.measurand_set
    equal = (at for at in range(_SHORTEST_QUANTITY, len(folded)) if folded[at] in spot.lexicon.equals)
    at = next((at for at in equal if len(quantities.at_end(folded, at)) > 1), len(spot.left))
    return spot.left[:at], ()


def start_draft(spot: Spot, kind: Kind, subject: str | None, name: str) -> Draft:
    """A row for an amount, with the comparing words that belong to it."""
    unit = spot.amount.unit
    means = spot.own_means
    if not means and (word := spot.lexicon.words("at_least").at_start(fold(strip_marks(spot.left)))):
        means = (spot.lexicon.before[word],)
    return Draft(kind, subject, name, spot.amount, spot.bounds, means, measure=unit.code if unit else "1")


def rating_title(spot: Spot) -> str:
    """What an amount is called that the text gives no name: 80m 标准基线 has a 长度."""
    unit = spot.amount.unit
    first = unit.parts[0].unit if unit is not None else None
    moved = first is not None and first.quantity == _LENGTH
    measured = _SPEED if spot.bounds.output and moved else _OUTPUT if spot.bounds.output else ""
    measured = measured or (first.quantity if first else _RATE)
    return spot.lexicon.vocabulary.quantity_titles.get(_COUNT if spot.amount.counts else measured, "")


def whose(spot: Spot, subject: str | None) -> str | None:
    """The thing of a property; the last words of the clause's thing mean it (X 射线检测系统 …，检测系统精度)."""
    known = spot.memory.subject
    guarded = spot.lexicon.words("not_verbs").at_start(fold(subject or ""))
    if subject is not None and len(single := spot.lexicon.words("singles").at_start(fold(subject))) > len(guarded):
        subject = subject[len(single) :] or None
    return known if subject is None or (known is not None and known.endswith(subject)) else subject
