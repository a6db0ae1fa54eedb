"""A circumstance between a thing and its quantity: 系统|在城区场景下|精度, 编辑工具|在 T 细胞中|编辑效率."""

from __future__ import annotations

from generator.parse.bare_names import clean_name, strip_marks
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.measured import find_measurand
from generator.parse.particles import AT, OF
from generator.parse.things import ends_with_thing, find_device_end

_SHORTEST_NAME = 2
_SHORTEST_CONDITION = 4
_LONGEST_STATE = 10


def split_circumstance(lexicon: Lexicon, phrase: str) -> tuple[str, str | None, str]:
    """The thing before a circumstance, the circumstance, and the rest; one that only points back (上述) is dropped."""
    last = None
    for found in lexicon.words("circumstances").anywhere.finditer(fold(phrase)):
        if not lexicon.words("not_conditions").at_start(fold(phrase), found.end() - 1):
            last = found
    if last is None or last.end() >= len(phrase):
        return _split_state(lexicon, phrase) or _split_inner_place(lexicon, phrase)
    owner, words = _split_place(lexicon, phrase[: last.end()])
    condition = clean_name(lexicon, words) if not lexicon.words("back_references").stands_in(fold(words)) else ""
    return owner, condition or None, strip_marks(phrase[last.end() :]).removeprefix(OF)


def _split_state(lexicon: Lexicon, phrase: str) -> tuple[str, str, str] | None:
    """A state in which a phrase begins that ends with 下 or 时, and the quantity: 满载运行时|噪声, INT8精度下|能效."""
    words = strip_marks(phrase)
    for found in lexicon.words("state_ends").anywhere.finditer(fold(words), _SHORTEST_NAME, _LONGEST_STATE):
        rest, state = words[found.end() :], words[: found.start()]
        whole = lexicon.words("not_conditions").at_start(fold(words), found.start()) == ""
        known = len(lexicon.measurand_set.at_end(fold(state))) > 1 or lexicon.words("states").at_end(fold(state))
        plain = known and OF not in state and not lexicon.words("verbs").at_start(fold(state))
        if whole and plain and len(rest) >= _SHORTEST_NAME and find_measurand(lexicon, rest) is not None:
            told = lexicon.words("states").at_end(fold(state)) or lexicon.measurand_set.at_end(fold(state))
            before = state[: len(state) - len(told)]
            end = max(find_device_end(lexicon, before + told, len(before), what) or 0 for what in ("devices", "parts"))
            end = len(before) if before and ends_with_thing(lexicon, before, loose=True) else end
            return words[:end], words[end : found.end()], rest
    return None


def _split_inner_place(lexicon: Lexicon, phrase: str) -> tuple[str, str | None, str]:
    """A thing, in what its quantity is measured, and the quantity: 编辑工具|在人原代T细胞中|编辑效率."""
    folded, at = fold(phrase), phrase.find(AT, _SHORTEST_NAME)
    if phrase.startswith(AT) and not lexicon.words("not_verbs").at_start(folded):
        return _split_opening_place(lexicon, phrase)
    if at < 0 or lexicon.words("not_verbs").at_start(folded, at) or not ends_with_thing(lexicon, phrase[:at]):
        return "", None, phrase
    for end in range(len(phrase) - _SHORTEST_NAME, at + _SHORTEST_NAME, -1):
        closed = lexicon.words("where_ends").at_end(folded, end) and not lexicon.words("not_cuts").at_start(
            folded, end - 1
        )
        if closed and find_measurand(lexicon, phrase[end:]) and OF not in phrase[end:]:
            return clean_name(lexicon, phrase[:at]), phrase[at + 1 : end], phrase[end:]
    return "", None, phrase


def _split_opening_place(lexicon: Lexicon, phrase: str) -> tuple[str, str | None, str]:
    """In what a quantity is measured, and the quantity, where nothing stands before: 在人原代T细胞中的|编辑效率."""
    end = phrase.rfind(OF)
    placed = end > _SHORTEST_CONDITION and lexicon.words("where_ends").at_end(fold(phrase), end)
    measured = placed and find_measurand(lexicon, phrase[end + 1 :]) is not None
    return ("", phrase[1:end], phrase[end + 1 :]) if measured else ("", None, phrase)


def _split_place(lexicon: Lexicon, words: str) -> tuple[str, str]:
    """The thing before a circumstance, and the circumstance: 系统|在城区场景下."""
    at = words.find(AT, 1)
    if at < 0 and (end := find_device_end(lexicon, words, len(words) - _SHORTEST_NAME, "parts")):
        return (
            (clean_name(lexicon, words[:end]), words[end:]) if len(words) - end > _SHORTEST_CONDITION else ("", words)
        )
    if at < 0 or lexicon.words("not_verbs").at_start(fold(words), at):
        return "", words
    owner = clean_name(lexicon, words[:at])
    return (owner, words[at:]) if ends_with_thing(lexicon, owner, loose=True) else ("", words)
