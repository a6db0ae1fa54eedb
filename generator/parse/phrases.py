"""The words around a number: what they name, whose property it is, under which circumstances."""

from __future__ import annotations

from dataclasses import dataclass

from generator.parse.borders import load_borders
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon, WordSet
from generator.parse.particles import AFTER, AT, LIST_MARK, OF, TOWARDS
from generator.vocabulary import Measurand

_STRAY = " \t　,，、:：;；.。-–—~～·\"“”'‘’"
_MOST_STRIPS = 12
_SHORTEST_NAME = 2
_FARTHEST_HEAD = 8
_LONGEST_TREATMENT = 8
_NARROW = 2
"""So few characters behind a known thing belong to the property, whatever they end with (传动系统|台架寿命)."""
_WIDEST_GAP = 4
"""Characters between a thing and its measured quantity that no word explains."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase before a number says."""

    subject: str | None
    name: str
    condition: str | None


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
    verb = verbs.at_start(folded)
    if not verb or len(guards.at_start(folded)) >= len(verb) or _is_quality(lexicon, folded, verb):
        return text
    return strip_marks(text[len(verb) :])


def _is_quality(lexicon: Lexicon, folded: str, verb: str) -> bool:
    """Whether a verb only says which quantity is meant: 采集频率, 累计点火时间."""
    if folded[len(verb) :] in lexicon.words("acts").words:
        return verb in lexicon.words("quantity_adverbs").words
    loose = verb in lexicon.words("quantity_adverbs").words
    if not loose and verb not in lexicon.words("noun_verbs").words:
        return False
    found = find_measurand(lexicon, folded)
    if found is None or not lexicon.measurand_set.at_end(folded):
        return False
    return loose or _core_start(lexicon, folded, found[1]) <= len(verb)


def strip_tail(lexicon: Lexicon, text: str, tails: WordSet) -> str:
    """Without the small words that a phrase ends with."""
    text, guards = strip_marks(text), lexicon.words("not_tails")
    while (word := tails.at_end(fold(text))) and len(guards.at_end(fold(text))) <= len(word):
        text = strip_marks(text[: len(text) - len(word)])
    return text


def strip_comparison(lexicon: Lexicon, text: str) -> str:
    """Without what something is compared to: 与现有产品相比价格降低 is a 价格降低."""
    folded = fold(text)
    if not lexicon.words("comparison_starts").at_start(folded):
        return text
    found = lexicon.words("comparison_ends").anywhere.search(folded, 1)
    return text[found.end() :] if found and found.end() < len(text) else text


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
    return text[ends[-1] :] if ends and ends[-1] < len(text) else text


def strip_relation(lexicon: Lexicon, text: str) -> str:
    """Without a description that ends with 的: 满足上述需求的测量装置 is a 测量装置."""
    if (made := lexicon.words("made").at_start(fold(text))) and len(made) < len(text):
        return text[len(made) :]
    relation = lexicon.words("relations").at_start(fold(text))
    if not relation or len(lexicon.words("not_verbs").at_start(fold(text))) >= len(relation):
        return text
    head, link, rest = text.partition(OF)
    return rest if link and rest and head else text


def clean_name(lexicon: Lexicon, text: str, tails: str = "tails") -> str:
    """The bare name in a phrase."""
    text = strip_marks(text)
    for _ in range(_MOST_STRIPS):
        before = text
        text = strip_place(lexicon, strip_relation(lexicon, text))
        text = strip_lead(lexicon, text)
        text = strip_tail(lexicon, text, lexicon.words(tails))
        if text == before:
            break
    return text


def find_measurand(lexicon: Lexicon, name: str) -> tuple[Measurand, int] | None:
    """The group of the head word that ends last in a name, and where that word begins."""
    folded = fold(name)
    for end in range(len(folded), max(0, len(folded) - _FARTHEST_HEAD), -1):
        word = lexicon.measurand_set.at_end(folded, end)
        if not word or _is_letter_in_word(folded, end - len(word), end, word):
            continue
        if len(word) == 1 and end < len(folded):
            continue
        return lexicon.measurands[word], end - len(word)
    return None


def _is_letter_in_word(text: str, start: int, end: int, word: str) -> bool:
    """Whether a symbol such as u is only a letter of a longer word."""
    if not (word.isascii() and word.isalpha()):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isascii() and before.isalnum()) or (after.isascii() and after.isalnum())


def split_subject(lexicon: Lexicon, phrase: str, owners: bool = True, opens: bool = False) -> Named:
    """Part a phrase into the thing, the measured quantity and the circumstances.

    With ``owners`` any X in X的Y is a thing, else only what devices are called. A phrase that ``opens`` its sentence
    names a thing even if no word of it is known.
    """
    phrase = strip_comparison(lexicon, phrase)
    condition, phrase = split_circumstance(lexicon, phrase)
    phrase = lexicon.where.sub("", phrase)
    name = clean_name(lexicon, phrase)
    found = find_measurand(lexicon, name)
    found = _without_overlap(lexicon, name, found) if found and not _stands_in_thing(lexicon, name, found[1]) else None
    core = _core_start(lexicon, name, found[1]) if found else len(name)
    if found and found[0].id == "change":
        core = _changed_start(lexicon, name, found[1])
    cut = _find_device_end(lexicon, name, core)
    if (towards := _find_towards(lexicon, name)) is not None:
        return Named(clean_name(lexicon, name[:towards]), name[towards:], condition)
    if owners:
        cut = _find_thing_end(lexicon, name, core, cut)
    if cut is None and opens:
        cut = _guess_thing_end(lexicon, name, found)
    if cut is None:
        return Named(None, name, condition)
    rest = _strip_deed(lexicon, name[cut:])
    while (
        lexicon.words("links").at_start(rest) and len(rest) > 1 and not lexicon.words("not_verbs").at_start(fold(rest))
    ):
        rest = strip_marks(rest[1:])
    if len(rest) < _SHORTEST_NAME or rest in lexicon.words("bare_names").words:
        return Named(None, name, condition)
    treated, subject = _split_treatment(lexicon, clean_name(lexicon, name[:cut]))
    condition = condition or treated
    return Named(subject or None, rest, condition) if rest else Named(None, name, condition)


def _split_treatment(lexicon: Lexicon, subject: str) -> tuple[str | None, str]:
    """What was done to a thing before it is measured: 磨抛后|光学元件."""
    at = subject.find(AFTER, 2, _LONGEST_TREATMENT)
    rest = subject[at + 1 :]
    if at < 0 or lexicon.words("not_conditions").at_start(fold(subject), at) or not ends_with_thing(lexicon, rest):
        return None, subject
    return subject[: at + 1], rest


def _find_towards(lexicon: Lexicon, name: str) -> int | None:
    """Where 对 begins what a thing does something to: 鉴别系统|对未知伪造方法的检测准确率."""
    at = name.find(TOWARDS, 1)
    if at < 0 or OF not in name[at:] or lexicon.words("not_verbs").at_start(fold(name), at):
        return None
    listed = LIST_MARK in name[at:]
    return at if not listed and ends_with_thing(lexicon, name[:at]) else None


def _strip_deed(lexicon: Lexicon, text: str) -> str:
    """What a thing does is no part of its property: 平台|支持|协议, 模型|可识别|病害; small words such as 可 stay."""
    able = lexicon.words("abilities").at_start(fold(strip_marks(text)))
    if able and len(able) + 1 < len(text):
        return strip_marks(strip_marks(text)[len(able) :])
    deed = lexicon.words("verbs").at_start(fold(strip_marks(text)))
    return strip_lead(lexicon, text) if len(deed) > 1 else strip_marks(text)


def _core_start(lexicon: Lexicon, name: str, start: int) -> int:
    """Where the measured quantity begins with the modifiers before its head word."""
    modifiers, qualifiers = lexicon.words("modifiers"), lexicon.words("qualifiers")
    folded = fold(name)
    while word := max(modifiers.at_end(folded, start), qualifiers.at_end(folded, start), key=len):
        if len(lexicon.words("devices").at_end(folded, start)) > len(word):
            break
        start -= len(word)
    return start


def _without_overlap(lexicon: Lexicon, name: str, found: tuple[Measurand, int]) -> tuple[Measurand, int]:
    """The shorter quantity where the longer one begins inside a thing's word: 弹性体|密度, never 弹性|体密度."""
    folded = fold(name)
    head = lexicon.measurand_set.at_start(folded, found[1])
    for start in range(found[1] + 1, found[1] + len(head) - 1):
        shorter = folded[start : found[1] + len(head)]
        thing = max((lexicon.words(purpose).at_end(folded, start) for purpose in ("devices", "parts")), key=len)
        if shorter in lexicon.measurands and len(thing) > start - found[1] + 1:
            return lexicon.measurands[shorter], start
    return found


def _stands_in_thing(lexicon: Lexicon, name: str, start: int) -> bool:
    """Whether a thing's word ends behind a quantity's word: 核酸检测|试剂盒|敏感性 measures no 核酸检测."""
    folded = fold(name)
    behind = start + len(lexicon.measurand_set.at_start(folded, start)) + 1
    return any(len(lexicon.words("devices").at_end(folded, end)) > 1 for end in range(behind + 1, len(folded)))


def _changed_start(lexicon: Lexicon, name: str, change: int) -> int:
    """Where the quantity begins that changes, what it is compared to left out: no thing is looked for behind."""
    compared = lexicon.words("comparisons").anywhere.search(fold(name))
    end = compared.start() if compared else change
    changed = lexicon.measurand_set.at_end(fold(name), end)
    if len(changed) < _SHORTEST_NAME:
        return compared.start() if compared else 0
    return _core_start(lexicon, name, end - len(changed))


def _find_thing_end(lexicon: Lexicon, name: str, core: int, device: int | None) -> int | None:
    """Where the thing ends in a clause that has none yet: the longest of what its words make believe."""
    part = _find_device_end(lexicon, name, core, "parts")
    owner = _find_owner_end(lexicon, name, core) if device is None else None
    bare = part == device + 1 if device and part else False
    if device and part and (bare or fold(name[device:part]) in lexicon.words("part_names").words):
        part = device
    known = max((end for end in (device, part) if end is not None), default=0)
    suffix = _find_suffix_end(lexicon, name, core) or 0
    suffix = 0 if name[suffix:] in lexicon.words("bare_names").words else suffix
    return owner or (suffix if not known or suffix - known > _NARROW else known) or None


def _guess_thing_end(lexicon: Lexicon, name: str, found: tuple[Measurand, int] | None) -> int | None:
    """Where a thing ends of which no word is known (车规级 MOSFET|击穿电压); what a direction brings about has none."""
    folded = fold(name)
    changed = found is None or found[0].id == "change" or lexicon.words("own_names").at_end(folded)
    if found is None or changed or LIST_MARK in name:
        return None
    return load_borders(lexicon).find(folded, _core_start(lexicon, name, found[1]))


def _find_device_end(lexicon: Lexicon, name: str, core: int, purpose: str = "devices") -> int | None:
    """Where the last word for a thing ends, before the measured quantity."""
    folded = fold(name)
    spans = (found.span() for found in lexicon.words("device_blockers").anywhere.finditer(folded))
    blocked = [(start, stop) for start, stop in spans if stop <= core or stop == len(name)]
    for end in range(min(core, len(name) - 1), 0, -1):
        word = lexicon.words(purpose).at_end(folded, end)
        if (
            not word
            or len(word) == end == 1
            or any(start <= end - len(word) and end <= stop for start, stop in blocked)
        ):
            continue
        if not lexicon.words("conjunctions").at_start(folded, end):
            return _longer_thing(lexicon, folded, end - len(word), end, core)
    return None


def _longer_thing(lexicon: Lexicon, text: str, start: int, end: int, core: int) -> int:
    """The end of the longer thing whose word begins with the thing found, if there is one: 风电机|组."""
    for longer in range(min(end + _NARROW, core, len(text) - 1), end, -1):
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
        if lexicon.words("device_suffixes").at_end(folded, end) and not any(a < end <= b for a, b in blocked):
            return end
    return None


def ends_with_thing(lexicon: Lexicon, text: str, loose: bool = False) -> bool:
    """Whether a phrase ends with what a device (or, if ``loose``, a place or any thing) is called."""
    folded = fold(text)
    purposes = ("devices", "parts", "places", "device_suffixes") if loose else ("devices", "parts")
    return any(lexicon.words(purpose).at_end(folded) for purpose in purposes)


def _find_owner_end(lexicon: Lexicon, name: str, core: int) -> int | None:
    """X的Y: where X ends, if X is a thing and no quantity itself."""
    at = name.rfind(OF, 0, max(core, 0) + 1)
    if at <= 0:
        return None
    owner = name[:at]
    found = find_measurand(lexicon, owner)
    if found is not None and any(fold(owner).endswith(word) for word in found[0].words):
        return None
    return at


def split_circumstance(lexicon: Lexicon, phrase: str) -> tuple[str | None, str]:
    """The circumstance that a phrase begins with, and the rest; one that only points back (上述) is dropped."""
    last = None
    for found in lexicon.words("circumstances").anywhere.finditer(fold(phrase)):
        if not lexicon.words("not_conditions").at_start(fold(phrase), found.end() - 1):
            last = found
    if last is None or last.end() >= len(phrase):
        return None, phrase
    owner, words = _split_place(lexicon, phrase[: last.end()])
    condition = clean_name(lexicon, words) if not lexicon.words("back_references").stands_in(fold(words)) else ""
    return condition or None, owner + strip_marks(phrase[last.end() :]).removeprefix(OF)


def _split_place(lexicon: Lexicon, words: str) -> tuple[str, str]:
    """The thing before a circumstance, and the circumstance: 系统|在城区场景下."""
    at = words.find(AT, 1)
    if at < 0 or lexicon.words("not_verbs").at_start(fold(words), at):
        return "", words
    owner = clean_name(lexicon, words[:at])
    return (owner, words[at:]) if ends_with_thing(lexicon, owner, loose=True) else ("", words)
