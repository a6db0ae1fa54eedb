"""What is counted in a phrase before its number: without who does it, parted from what it belongs to."""

from __future__ import annotations

from generator.parse.bare_names import clean_name, strip_lead, strip_marks
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.measured import begins_reference
from generator.parse.particles import AND_THEN, JOINING, LIST_MARK
from generator.parse.things import ends_with_thing

_STUFF = ("件", "具", "械", "材", "官")
"""Behind 器 they make a word that begins with it: 检测|器件 is no 检测器."""
_SHORTEST_OWNER = 4
"""A shorter thing is believed only if its word is known."""


def split_able(lexicon: Lexicon, name: str) -> tuple[str | None, str]:
    """The thing, and what it can hold or do: 样本库|保存|样本."""
    for found in lexicon.words("able_verbs").anywhere.finditer(fold(name), 2):
        if (
            lexicon.words("doers").at_start(fold(name), found.end())
            and name[found.end() + 1 : found.end() + 2] not in _STUFF
        ):
            continue  # 存储器 is a thing
        owner, rest = name[: found.start()], strip_marks(name[found.end() :])
        if any(begins_reference(lexicon, fold(owner), at) for at in range(_SHORTEST_OWNER, len(owner) - 1)):
            continue  # 基站|单站并发接入终端数
        named = clean_name(lexicon, owner) == owner and LIST_MARK not in owner
        known = ends_with_thing(lexicon, owner) or (named and not ends_with_thing(lexicon, name))
        if known and (len(owner) >= _SHORTEST_OWNER or ends_with_thing(lexicon, owner)) and len(rest) > 1:
            return clean_name(lexicon, owner), clean_name(lexicon, rest)
    return None, name


def split_single(lexicon: Lexicon, name: str) -> tuple[str | None, str]:
    """A thing, and what each unit of it has or what it can do: 传感网络|单链路复用传感器, 超级站|在线监测组分."""
    folded = fold(name)
    for at in range(_SHORTEST_OWNER, len(name) - 1):
        summed = lexicon.words("sums").at_start(folded, at) and ends_with_thing(lexicon, name[:at])
        if summed or (begins_reference(lexicon, folded, at) and ends_with_thing(lexicon, name[:at], loose=True)):
            return name[:at], name[at:]
        how = lexicon.words("ability_adverbs").at_start(folded, at)
        able = how and lexicon.words("count_abilities").at_start(folded, at + len(how))
        if able and at + len(how) + len(able) < len(name) and ends_with_thing(lexicon, name[:at], loose=True):
            return name[:at], name[at:]
    return None, name


def strip_inner(lexicon: Lexicon, name: str) -> str:
    """Without who does it: 项目成果形成国家标准 counts 国家标准."""
    ends = [
        found.end()
        for found in lexicon.words("inner_verbs").anywhere.finditer(fold(name))
        if not name[: found.start()].rstrip().endswith(JOINING)
    ]
    rest = clean_name(lexicon, name[ends[-1] :]) if ends else ""
    if rest and lexicon.deliverable_set.at_end(fold(rest)):
        return rest
    if joined := _behind_second_deed(lexicon, name):
        return joined
    deeds = [found.end() for found in lexicon.words("inner_deeds").anywhere.finditer(fold(name), 1)]
    return (clean_name(lexicon, name[deeds[-1] :]) if deeds else "") or name


def _behind_second_deed(lexicon: Lexicon, name: str) -> str:
    """What is counted by the second of two deeds: 取得产品注册证并实现|装机."""
    folded, guards = fold(name), lexicon.words("not_cuts")
    for at in range(len(name) - 1, 1, -1):
        verb = lexicon.words("verbs").at_start(folded, at + 1) if folded.startswith(AND_THEN, at) else ""
        if len(verb) > 1 and not guards.at_start(folded, at) and at + 1 + len(verb) < len(name):
            return clean_name(lexicon, name[at + 1 + len(verb) :])
    return ""


def last_word(lexicon: Lexicon, text: str) -> str:
    """The last word of a phrase of verbs alone: 每年开展培训 counts 培训."""
    text = strip_marks(text)
    while (rest := strip_lead(lexicon, text)) and rest != text:
        text = rest
    return text
