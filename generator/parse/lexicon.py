"""The vocabulary made ready for reading: alternations with the longest spelling first, sets for quick look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from generator.parse.fold import fold, is_han
from generator.parse.particles import AT, EACH_TIME, OF
from generator.vocabulary import Unit, Vocabulary

_NUMBER = r"(?P<number>(?<![0-9])[0-9]{1,20}(?![0-9])(?:\.[0-9]{1,20}(?![0-9]))?)"
_PER_NUMBER = frozenset({"time", "area", "length", "volume"})
"""What a rate that stands before its number may be taken per: 每小时 20 次, 每公顷 50 只."""


def match_any(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first; matches nothing where there are none."""
    longest_first = sorted({fold(word) for word in words if word}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


class WordSet:
    """Words that are looked for at the start, at the end or anywhere in a phrase."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(fold(word) for word in words if word)
        self.longest = max(map(len, self.words), default=0)
        self.firsts = frozenset(word[0] for word in self.words)
        self.lasts = frozenset(word[-1] for word in self.words)
        self.anywhere = match_any(self.words)

    def at_start(self, text: str, start: int = 0) -> str:
        """The longest of the words that stands at ``start``, or nothing."""
        if text[start : start + 1] not in self.firsts:
            return ""
        for length in range(min(self.longest, len(text) - start), 0, -1):
            if text[start : start + length] in self.words:
                return text[start : start + length]
        return ""

    def at_end(self, text: str, end: int | None = None) -> str:
        """The longest of the words that ends at ``end``, or nothing."""
        end = len(text) if end is None else end
        if text[max(0, end - 1) : end] not in self.lasts:
            return ""
        for length in range(min(self.longest, end), 0, -1):
            if text[end - length : end] in self.words:
                return text[end - length : end]
        return ""

    def stands_in(self, text: str) -> bool:
        """Whether any of the words occurs in the text."""
        return self.anywhere.search(text) is not None


class Lexicon:
    """What the rules look up; made once for a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.sets: Mapping[str, WordSet] = {id_: WordSet(words) for id_, words in vocabulary.words.items()}
        self.units = _group_units(vocabulary.units)
        self.measures = {fold(s): m for m in vocabulary.measures if m.kind == "measure" for s in m.spellings}
        self.unit_pattern = match_any([*self.units, *self.measures, *vocabulary.words["not_units"]])
        self.before_units = {fold(symbol): unit for unit in vocabulary.units for symbol in unit.before}
        self.numerals = {
            m.word: int(m.value) for m in vocabulary.measures if m.kind == "numeral" and m.value is not None
        }
        self.multipliers = {
            m.word: int(m.value) for m in vocabulary.measures if m.kind == "multiplier" and m.value is not None
        }
        self.suffixes = frozenset(m.word for m in vocabulary.measures if m.kind == "suffix")
        self.before = {fold(word): c.means for c in vocabulary.comparators for word in c.before}
        self.after = {fold(word): c.means for c in vocabulary.comparators for word in c.after}
        self.before_set = WordSet(self.before)
        self.reaches = WordSet(word for word in self.before if len(word) > 1)
        self.compares = WordSet(word for word in self.before if len(word) > 1 or not is_han(word))
        self.equals = frozenset(word for word, means in self.before.items() if means == "=" and len(word) == 1)
        ends = "".join(sorted(vocabulary.words["where_ends"]))
        self.where = re.compile(rf"(?<=[^，、]){AT}[^，、{AT}]{{1,20}}[{ends}]{OF}(?=.)")
        self.after_set = WordSet(self.after)
        self.per_times = {
            EACH_TIME + fold(spelling): unit
            for unit in vocabulary.units
            if unit.quantity in _PER_NUMBER
            for spelling in unit.spellings
            if unit.quantity == "time" or not spelling.isascii()
        }
        times = {"年": "a", "月": "month", "日": "d", "时": "h"}
        self.outputs = {
            fold(word): vocabulary.units_by_code[times[word[0]]] for word in vocabulary.words["output_leads"]
        }
        self.per_time_set = WordSet(self.per_times)
        self.output_set = WordSet(self.outputs)
        self.statuses = WordSet(word for status in vocabulary.statuses for word in status.words)
        self.status_verbs = WordSet(verb for status in vocabulary.statuses for verb in status.verbs)
        self.reasons = tuple(
            (reason.id, re.compile(pattern.replace("#", _NUMBER), re.MULTILINE))
            for reason in vocabulary.reasons
            for pattern in reason.patterns
        )
        self.measurands = {fold(w): g for g in reversed(vocabulary.measurands) for w in g.words}
        self.measurand_set = WordSet(self.measurands)
        self.deliverables = {fold(w): d for d in reversed(vocabulary.deliverables) for w in d.words}
        self.deliverable_set = WordSet(self.deliverables)

    def words(self, purpose: str) -> WordSet:
        """The words of one purpose of words.yaml."""
        return self.sets[purpose]


def _group_units(units: Iterable[Unit]) -> Mapping[str, tuple[Unit, ...]]:
    grouped: dict[str, tuple[Unit, ...]] = {}
    for unit in units:
        for spelling in unit.spellings:
            grouped[fold(spelling)] = (*grouped.get(fold(spelling), ()), unit)
    return grouped


@lru_cache(maxsize=4)
def build_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary; the same object for the same vocabulary."""
    return Lexicon(vocabulary)
