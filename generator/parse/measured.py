"""The measured quantity at the end of a phrase: its head word, and the modifiers that belong to it."""

from __future__ import annotations

from generator.parse.borders import load_borders
from generator.parse.fold import fold, is_han
from generator.parse.lexicon import Lexicon
from generator.vocabulary import Measurand

_SHORTEST_NAME = 2
_FARTHEST_HEAD = 8
_PROCESS = 3
"""Characters of a process that no word explains, its last counted."""


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


def core_start(lexicon: Lexicon, name: str, start: int) -> int:
    """Where the measured quantity begins with the modifiers before its head word."""
    modifiers, qualifiers = lexicon.words("modifiers"), lexicon.words("qualifiers")
    adverbs = lexicon.words("quantity_adverbs")
    folded = fold(name)
    while start:
        word = max((words.at_end(folded, start) for words in (modifiers, qualifiers, adverbs)), key=len)
        word = word or _quantity_before(lexicon, folded, start) or _straddling(lexicon, folded, start)
        length = len(word) or _reference_length(lexicon, folded, start)
        if not length and len(folded) - start == 1:
            length = _process_length(lexicon, folded, start)
        if not length or len(lexicon.words("devices").at_end(folded, start)) > length:
            break
        start -= length
    return start


def _straddling(lexicon: Lexicon, text: str, end: int) -> str:
    """The first characters of a qualifier that goes on into the head word: 金属|杂质含量, as 金属杂质 is one."""
    for shared in range(_SHORTEST_NAME, min(_FARTHEST_HEAD // 2, len(text) - end)):
        word = lexicon.words("qualifiers").at_end(text, end + shared)
        if len(word) >= shared + _SHORTEST_NAME:
            return word[: len(word) - shared]
    return ""


def _whole_before(lexicon: Lexicon, text: str, end: int) -> bool:
    """Whether a thing that is complete stands before what changes: 调度模型|发电效益提高."""
    words = [lexicon.words(purpose) for purpose in ("wholes", "devices", "parts")]
    ends = range(_FARTHEST_HEAD // 2, end - 1)
    return any(len(word.at_end(text, at)) > 1 for at in ends for word in words)


def _quantity_before(lexicon: Lexicon, text: str, end: int) -> str:
    """A quantity's name that says of what the next is: 厚度|均匀性, 推力|范围."""
    word = lexicon.measurand_set.at_end(text, end)
    if any(lexicon.words(purpose).at_end(text, end) for purpose in ("devices", "parts", "lands")):
        return ""
    return word if len(word) > 1 and is_han(word[0]) and lexicon.measurands[word].id != "change" else ""


def unknown_start(lexicon: Lexicon, text: str, end: int, head: str) -> int:
    """Where a quantity of which only the last character is known begins: 安全性, 适口性 behind 食品."""
    start = max(0, end - max(len(head), _SHORTEST_NAME))
    ends = load_borders(lexicon).ends
    longer = start > _SHORTEST_NAME and not ends[text[start - 1]] and ends[text[start - 2]] > 0
    return start - 1 if longer and len(head) < _SHORTEST_NAME else start


def begins_quantity(lexicon: Lexicon, text: str, start: int) -> bool:
    """Whether a quantity's own words begin at a place: 单果|…, 最大|…, 表面|…."""
    known = any(lexicon.words(purpose).at_start(text, start) for purpose in ("modifiers", "qualifiers"))
    return known or begins_reference(lexicon, text, start)


def begins_reference(lexicon: Lexicon, text: str, start: int) -> bool:
    """Whether it is said at a place per what a quantity is taken: 单果|…, 每节点|…."""
    lead = lexicon.words("reference_leads").at_start(text, start)
    return lead != "" and not lexicon.words("not_reference_leads").at_start(text, start)


def _reference_length(lexicon: Lexicon, text: str, end: int) -> int:
    """How long the words are that say per what a quantity is taken, where they end at ``end``: 单果, 吨铁."""
    lead = lexicon.words("reference_leads").at_end(text, end - 1)
    within = lexicon.words("not_reference_leads").at_end(text, end) or lexicon.words("not_reference_leads").at_end(
        text, end - 1
    )
    return len(lead) + 1 if lead and is_han(text[end - 1]) and not within else 0


def _process_length(lexicon: Lexicon, text: str, end: int) -> int:
    """How long a process is that ends at ``end`` with the character of change: 金属化|率 is never cut before it."""
    process = lexicon.words("process_ends").at_end(text, end)
    return min(_PROCESS, end) if process and end > len(process) else 0


def without_overlap(lexicon: Lexicon, name: str, found: tuple[Measurand, int]) -> tuple[Measurand, int]:
    """The shorter quantity where the longer one begins inside a thing's word: 弹性体|密度, never 弹性|体密度."""
    folded = fold(name)
    head = lexicon.measurand_set.at_start(folded, found[1])
    for start in range(found[1] + 1, found[1] + len(head) - 1):
        shorter = folded[start : found[1] + len(head)]
        thing = max((lexicon.words(purpose).at_end(folded, start) for purpose in ("devices", "parts")), key=len)
        if shorter in lexicon.measurands and len(thing) > start - found[1] + 1:
            return lexicon.measurands[shorter], start
    return found


def stands_in_thing(lexicon: Lexicon, name: str, start: int) -> bool:
    """Whether a thing's word ends behind a quantity's word: 核酸检测|试剂盒|敏感性 measures no 核酸检测."""
    folded = fold(name)
    behind = start + len(lexicon.measurand_set.at_start(folded, start)) + 1
    return any(len(lexicon.words("devices").at_end(folded, end)) > 1 for end in range(behind + 1, len(folded)))


def changed_start(lexicon: Lexicon, name: str, change: int) -> int:
    """Where the quantity begins that changes, what it is compared to left out: no thing is looked for behind."""
    compared = lexicon.words("comparisons").anywhere.search(fold(name))
    end = compared.start() if compared else change
    changed = lexicon.measurand_set.at_end(fold(name), end)
    if len(changed) < _SHORTEST_NAME:
        whole = compared is None and _whole_before(lexicon, fold(name), end)
        if not whole and (word := lexicon.words("quantity_heads").at_end(fold(name), end) or changed):
            return core_start(lexicon, name, unknown_start(lexicon, fold(name), end, word))
        return compared.start() if compared else end if whole else 0
    return core_start(lexicon, name, end - len(changed))
