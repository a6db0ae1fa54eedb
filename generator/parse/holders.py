"""Whom a quota holds for: the kind of project, the applicant, each of them; named at its start or earlier."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.parse.bare_names import strip_marks
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.particles import EACH_TIME, INSIDE, JOINING, LIST_MARK, OF

_YEAR = re.compile(r"[12][0-9]{3} ?")
_LONGEST = 24
_LONGEST_OWN = 6
"""So many characters at most are the kind of what is called one's own (本指南任务)."""
_LONGEST_BRACKET = 12
_SHORTEST = 4
"""Shorter words that are in no list hold no quota (企业自筹经费)."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is named at the start of a quota's words."""

    name: str
    rest: str
    lead: str
    """The small words before: 其中, 拟支持."""
    weak: bool
    """Whether it only holds where nobody was named before (项目执行期)."""


def find_holder(lexicon: Lexicon, text: str) -> Holder | None:
    """Who stands at the start of a quota's words (small words before it left out), and what is said of him."""
    lead, text = "", strip_year(lexicon, text)
    guards = lexicon.words("not_verbs")
    while (word := lexicon.words("holder_leads").at_start(fold(text))) and len(guards.at_start(fold(text))) <= len(
        word
    ):
        lead, text = word, strip_marks(text[len(word) :])
    text = text[_start_of_each(lexicon, fold(text)) :]
    folded = fold(text)
    end = _find_end(lexicon, folded)
    if not end:
        return None
    weak = folded[:end] in lexicon.words("weak_holders").words
    return Holder(text[:end], strip_year(lexicon, _behind(lexicon, text[end:])), lead, weak)


def _behind(lexicon: Lexicon, text: str) -> str:
    """What is said of a holder: 本专题|中央财政经费 keeps its first character, 本专题中|项目数 loses it."""
    text = strip_marks(text).removeprefix(OF)
    return text if lexicon.words("not_cuts").at_start(fold(text)) else text.removeprefix(INSIDE)


def _find_end(lexicon: Lexicon, text: str) -> int:
    known = max((lexicon.words(purpose).at_start(text) for purpose in ("each_owners", "quota_owners")), key=len)
    if known and lexicon.words("tallies_of_holders").at_start(text, len(known)):
        return 0
    if known:
        longer = lexicon.words("holder_nouns").at_start(text, len(known)) if text.startswith(EACH_TIME) else ""
        end = len(known) + (len(longer) if _begins_quota(lexicon, text, len(known) + len(longer)) else 0)
        return _with_second(lexicon, text, _behind_bracket(text, end))
    if (each := _end_of_each(lexicon, text)) or (each := _end_of_relative(lexicon, text)):
        return each
    nouns = lexicon.words("holder_nouns")
    own = lexicon.words("own_leads").at_start(text)
    for end in range(len(own) + 2, min(len(text), len(own) + _LONGEST_OWN) + 1) if own else ():
        if nouns.at_end(text, end) and _is_holder(lexicon, text, max(end, _SHORTEST)):
            return end
    for end in range(2, min(len(text), _LONGEST) + 1):
        noun = nouns.at_end(text, end)
        kind = lexicon.words("holder_kinds").at_end(text, end)
        told = noun and (end == len(text) or kind or _begins_quota(lexicon, text, end))
        further = nouns.at_start(text, end)
        owned = further and text.startswith(OF, end + len(further)) and not any(map(str.isdigit, text[:end]))
        if told and owned:
            return end + len(further)
        among = lexicon.words("weak_holders").at_start(text)
        if told and text.startswith(INSIDE, len(among)) and len(among) > end:
            return len(among)
        if told and (text[:end] in lexicon.words("weak_holders").words or _is_holder(lexicon, text, end)):
            return end
    return 0


def _start_of_each(lexicon: Lexicon, text: str) -> int:
    """Where each of several begins behind what they are of: 国际合作专题|每个项目; else 0."""
    found = lexicon.words("each_owners").anywhere.search(text, _SHORTEST, _LONGEST_BRACKET)
    return found.start() if found and lexicon.words("direction_nouns").at_end(text, found.start()) else 0


def _end_of_each(lexicon: Lexicon, text: str) -> int:
    """Where one of several ends whom no list knows: 每个示范城市|自筹资金, 每位院士|推荐, 同一项目负责人|限报."""
    lead = len(lexicon.words("each_leads").at_start(text))
    ends = range(lead + 2, min(len(text), lead + _LONGEST_OWN + 2)) if lead else range(0)
    acting = (at for at in ends if lexicon.words("holder_acts").at_start(text, at))
    owning = (at for at in ends if _begins_quota(lexicon, text, at))
    under = (at for at in ends if text[at:] in lexicon.words("where_ends").words)
    under = (at for at in under if lexicon.words("holder_nouns").at_end(text, at))
    return next(acting, 0) or next(owning, 0) or next(under, 0)


def _end_of_relative(lexicon: Lexicon, text: str) -> int:
    """Where projects end that a phrase describes: 采取赛马方式的项目|首批支持, 高校牵头的项目."""
    at = text.find(OF, _SHORTEST)
    noun = lexicon.words("project_nouns").at_start(text, at + 1) if 0 < at < _LONGEST else ""
    end = at + 1 + len(noun)
    told = end == len(text) or lexicon.words("holder_acts").at_end(text) or _begins_quota(lexicon, text, end)
    plain = not any(map(str.isdigit, text[:end])) and not lexicon.words("quota_nouns").at_start(text)
    return end if noun and told and plain else 0


def _with_second(lexicon: Lexicon, text: str, end: int) -> int:
    """Where a holder ends that another is joined to: 项目负责人|和骨干."""
    joint = next((word for word in JOINING if word != LIST_MARK and text.startswith(word, end)), "")
    start = end + len(joint)
    nouns = lexicon.words("holder_nouns")
    return max((at for at in range(start + 2, start + _LONGEST_OWN) if joint and nouns.at_end(text, at)), default=end)


def _behind_bracket(text: str, end: int) -> int:
    """Where a holder ends that a bracket widens: 每省（区、市）."""
    close = text.find(")", end, end + _LONGEST_BRACKET) if text.startswith("(", end) else -1
    return close + 1 if close > 0 else end


def _is_holder(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether a noun phrase can be a holder: neither too short, nor a part of what is demanded (参与单位)."""
    demanded = (
        lexicon.words("quota_nouns").at_start(text[:end]) or len(lexicon.words("holder_verbs").at_start(text)) > 1
    )
    plain = LIST_MARK not in text[:end] and not any(map(str.isdigit, text[:end]))
    return end >= _SHORTEST and not demanded and plain


def is_each(lexicon: Lexicon, name: str) -> bool:
    """Whether a quota holds for each of several: 每个项目, 单个项目."""
    return fold(name) in lexicon.words("each_owners").words or name.startswith(EACH_TIME)


def _begins_quota(lexicon: Lexicon, text: str, start: int) -> bool:
    """Whether what is demanded of a holder begins at a place: 下设课题, 参与单位, 经费."""
    return any(lexicon.words(purpose).at_start(text, start) for purpose in ("holder_verbs", "quota_nouns"))


def strip_year(lexicon: Lexicon, text: str) -> str:
    """Without the year that a quota begins with: 2022 年度|拟安排国拨经费概算."""
    text = strip_marks(text)
    text = strip_marks(text[len(lexicon.words("this_years").at_start(fold(text))) :])
    year = _YEAR.match(text)
    word = lexicon.words("year_words").at_start(text, year.end()) if year else ""
    return strip_marks(text[year.end() + len(word) :]) if year and word else text


def strip_deed(lexicon: Lexicon, text: str) -> str:
    """Without what a holder does with what is counted: 下设|课题数; what is nothing else stays (拟支持)."""
    rest, acts = strip_marks(text), lexicon.words("holder_acts")
    while (word := lexicon.words("holder_verbs").at_start(fold(rest))) and len(word) < len(rest):
        longer = max((acts.at_start(fold(rest)), lexicon.words("quota_nouns").at_start(fold(rest))), key=len)
        if len(longer) > len(word) or len(lexicon.words("not_verbs").at_start(fold(rest))) > len(word):
            break
        rest = strip_marks(rest[len(word) :])
    return rest
