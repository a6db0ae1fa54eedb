"""The bare name in a phrase, without verbs, places, small words and marks around it."""

from __future__ import annotations

import re

from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon, WordSet
from generator.parse.measured import core_start, find_measurand
from generator.parse.particles import AT, EACH_TIME, OF, TOWARDS

_MOST_STRIPS = 12
_REMARK = re.compile(r"[（(][\u4e00-\u9fff、]{1,6}[）)]")
"""A bracket of words that belongs to what stands before: 5 省（区）|示范推广."""
_SHORT_REST = 2
_SHORT_QUANTITY = 4
"""So few characters are a quantity alone, of which the verb before says which one is meant (设计|防腐年限)."""


def strip_marks(text: str) -> str:
    """Without blanks and marks around; a quotation that opens or closes inside stays."""
    text = text.strip(" \t　,，、:：;；.。")
    if text and text[0] in "”’\"'" and text.count(text[0]) == 1:
        text = text[1:]
    return text.strip(" \t　,，、")


def strip_lead(lexicon: Lexicon, text: str) -> str:
    """Without the one verb, preposition or conjunction that a phrase begins with."""
    verbs, guards = lexicon.words("verbs"), lexicon.words("not_verbs")
    text = strip_marks(text)
    folded = fold(text)
    if lexicon.words("relation_leads").at_start(folded) and lexicon.words("relation_heads").stands_in(folded):
        return text
    verb = "" if folded in lexicon.words("own_names").words else verbs.at_start(folded)
    if len(verb) > _SHORT_REST and verb[:-1] in verbs.words and guards.at_start(folded, len(verb) - 1):
        verb = verb[:-1]
    if lexicon.words("starts").at_start(folded) == verb and lexicon.words("reaching").stands_in(folded[2:-2]):
        return text
    aim = folded[: folded.rfind(OF)]
    if verb == TOWARDS and aim and lexicon.measurand_set.at_end(folded) and not lexicon.measurand_set.at_end(aim):
        return text
    if not verb or len(guards.at_start(folded)) >= len(verb) or _is_quality(lexicon, folded, verb):
        return text
    rest = strip_marks(text[len(verb) :])
    if len(verb) > 1 and lexicon.words("noun_endings").at_start(fold(rest)):
        return text
    if len(verb) > 1 and fold(rest) in lexicon.words("bare_tallies").words:
        return text
    if verb == EACH_TIME and rest[:1] not in lexicon.measures:
        return text
    if verb in lexicon.words("loose_leads").words and rest and not _stands_alone(lexicon, fold(rest)):
        return text
    return text if _is_one_word(lexicon, fold(rest), verb) else rest


def _stands_alone(lexicon: Lexicon, rest: str) -> bool:
    """Whether what follows a small word is a verb, a quantity or a thing of its own, so that the word is one too."""
    known = (lexicon.words(purpose).at_start(rest) for purpose in ("verbs", "cover_actions", "cover_verbs", "tails"))
    return any(len(word) > 1 for word in known) or rest in lexicon.measurands


def _is_one_word(lexicon: Lexicon, rest: str, verb: str) -> bool:
    """Whether too little would be left to be a word of its own: 完成率, 达标率, 含泥量."""
    if len(rest) == 1:
        return rest in lexicon.measurands
    return (
        len(verb) == 1 and len(rest) == _SHORT_REST and rest not in lexicon.measurands and rest[1] in lexicon.measurands
    )


def _is_quality(lexicon: Lexicon, folded: str, verb: str) -> bool:
    """Whether a verb only says which quantity is meant: 采集频率, 累计点火时间."""
    if folded[len(verb) :] in lexicon.words("acts").words:
        return verb in lexicon.words("quantity_adverbs").words
    loose = verb in lexicon.words("quantity_adverbs").words
    if not loose and verb not in lexicon.words("noun_verbs").words:
        return False
    found = find_measurand(lexicon, folded)
    if found is None or not lexicon.measurand_set.at_end(folded):
        return loose and lexicon.words("quantity_heads").at_end(folded) != ""
    rest = folded[len(verb) :]
    short = len(rest) <= _SHORT_QUANTITY and not any(lexicon.words(p).at_start(rest) for p in ("devices", "parts"))
    return loose or short or core_start(lexicon, folded, found[1]) <= len(verb)


def strip_tail(lexicon: Lexicon, text: str, tails: WordSet) -> str:
    """Without the small words that a phrase ends with."""
    text, guards = strip_marks(text), lexicon.words("not_tails")
    while (word := tails.at_end(fold(text))) and len(guards.at_end(fold(text))) <= len(word):
        text = strip_marks(text[: len(text) - len(word)])
    return text


def split_comparison(lexicon: Lexicon, text: str) -> tuple[str, str]:
    """What a change is compared to at the start of its name, and the rest: 与现有产品相比|价格降低."""
    folded = fold(text)
    if not lexicon.words("comparison_starts").at_start(folded):
        return "", text
    found = lexicon.words("comparison_ends").anywhere.search(folded, 1)
    return (text[: found.end()], text[found.end() :]) if found and found.end() < len(text) else ("", text)


def strip_place(lexicon: Lexicon, text: str) -> str:
    """Without where something is done: 在钢铁行业中开展示范 is a 示范."""
    folded = fold(text)
    if not folded.startswith(AT) or lexicon.words("not_verbs").at_start(folded):
        return text
    done = lexicon.words("demonstrations")
    ends = [
        found.start() if len(done.at_start(folded, found.start())) > len(found[0]) else found.end()
        for found in lexicon.words("place_verbs").anywhere.finditer(folded)
    ]
    shown = len(folded) - len(done.at_end(folded))
    if lexicon.words("place_nouns").at_end(folded, shown):
        ends.append(shown)
    return text[ends[-1] :] if ends else text


def strip_relation(lexicon: Lexicon, text: str) -> str:
    """Without a description that ends with 的: 满足上述需求的测量装置 is a 测量装置."""
    if (made := lexicon.words("made").at_start(fold(text))) and len(made) < len(text):
        return text[len(made) :]
    relation = lexicon.words("relations").at_start(fold(text))
    if not relation or len(lexicon.words("not_verbs").at_start(fold(text))) >= len(relation):
        return text
    link = text.find(OF, len(relation))
    made_by = (lexicon.words(purpose).anywhere for purpose in ("making_verbs", "developing_verbs"))
    for found in (found for verbs in made_by for found in verbs.finditer(fold(text), len(relation) + 1)):
        if 0 <= link < found.start():
            break
        noun = len(lexicon.words("not_verbs").at_start(fold(text), found.start())) > len(found[0])
        if not noun and not text.startswith(OF, found.end()) and found.end() < len(text):
            return text[found.end() :]
    head, _, rest = text.partition(OF)
    return rest if rest and head else text


def clean_name(lexicon: Lexicon, text: str, tails: str = "tails") -> str:
    """The bare name in a phrase."""
    text = strip_marks(text)
    remark = _REMARK.match(text)
    text = text[remark.end() :] if remark and remark.end() < len(text) else text
    for _ in range(_MOST_STRIPS):
        before = text
        text = strip_place(lexicon, strip_relation(lexicon, text))
        text = strip_lead(lexicon, text)
        text = strip_tail(lexicon, text, lexicon.words(tails))
        if text == before:
            break
    return text
