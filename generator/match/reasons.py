"""Say why a direction is near a text: the words they share, whole, and the sentences in which most of them stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.match.answer import Excerpt, Term
from generator.match.excerpt import cut_excerpt, list_sentences
from generator.match.index import ONCE, UNIT, CutPart, CutProfile
from generator.match.profile import PartKind
from generator.match.runs import Run, cut_runs, list_terms
from generator.model.text import Span

LONGEST_TERM = 8
"""Characters of what is told as one term: words in a row are joined up to this."""
MOST_TERMS = 6
"""Terms told of one direction."""
LEAST_WEIGHT = UNIT * ONCE // 4
"""A term that adds less than a quarter of what a rare one does is no reason."""
QUOTED = frozenset({PartKind.CONTENT, PartKind.INDICATORS, PartKind.NOTES})
"""Parts that hold sentences."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text with its terms."""

    span: Span
    terms: tuple[str, ...]
    """Different ones, in order."""


@dataclass(frozen=True)
class Reading:
    """A reader's text, read once for all directions."""

    text: str
    runs: tuple[Run, ...]
    counts: Mapping[str, int]
    """Term → how often, in the order in which the terms come first."""
    key: str
    """All Chinese runs, a line break between them."""
    words: frozenset[str]
    """All Latin words."""
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The reasons of one direction."""

    terms: tuple[Term, ...]
    sentence: Excerpt | None
    said: Excerpt | None
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A shared term where it comes first in a direction."""

    key: str
    text: str


def read_text(text: str) -> Reading:
    """A text made ready."""
    runs = cut_runs(text)
    return Reading(
        text=text,
        runs=runs,
        counts=Counter(term for run in runs for term in list_terms(run)),
        key="\n".join(run.text for run in runs if run.is_chinese),
        words=frozenset(run.text for run in runs if not run.is_chinese),
        sentences=tuple(read_sentences(text)),
    )


def read_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text with their terms."""
    for span in list_sentences(text):
        terms = (term for run in cut_runs(span.cut(text)) for term in list_terms(run))
        yield Sentence(span, tuple(dict.fromkeys(terms)))


def show_hit(direction: CutProfile, reading: Reading, weights: Mapping[str, int], loose: frozenset[str]) -> Shown:
    """The reasons of a direction. ``weights``: what each shared term adds to its score."""
    shared = find_shared(direction, reading, weights, loose)
    keys = tuple(term.key for term, _ in shared)
    told = {term: weight for term, weight in weights.items() if any(term in key for key in keys)}
    return Shown(
        terms=tuple(Term(term.text, weight) for term, weight in choose_terms(shared)),
        sentence=_best_sentence(direction, told, keys),
        said=_quote(reading.text, reading.sentences, told, keys),
        keys=keys,
    )


def find_shared(
    direction: CutProfile, reading: Reading, weights: Mapping[str, int], loose: frozenset[str]
) -> list[tuple[_Found, int]]:
    """The words shared, each once, with their weight; the heaviest first. Those of little weight are left out."""
    found: dict[str, _Found] = {}
    for part in direction.parts:
        for one in _find_in_part(part, reading, weights, loose):
            found.setdefault(one.key, one)
    weighed = [(one, _weigh(one.key, weights)) for one in found.values()]
    return sorted((pair for pair in weighed if pair[1] >= LEAST_WEIGHT), key=lambda pair: -pair[1])


def _weigh(key: str, weights: Mapping[str, int]) -> int:
    """What a term adds to the score: as a Latin word, or by its different pairs of characters."""
    return weights.get(key) or sum(weights.get(pair, 0) for pair in {key[at : at + 2] for at in range(len(key) - 1)})


def choose_terms(shared: Sequence[tuple[_Found, int]]) -> list[tuple[_Found, int]]:
    """The heaviest terms, none of which is part of another."""
    chosen: list[tuple[_Found, int]] = []
    for one, weight in shared:
        if len(chosen) == MOST_TERMS:
            break
        if not any(one.key in other.key or other.key in one.key for other, _ in chosen):
            chosen.append((one, weight))
    return chosen


def _find_in_part(
    part: CutPart, reading: Reading, weights: Mapping[str, int], loose: frozenset[str]
) -> Iterator[_Found]:
    text = part.part.text
    lengths = iter(part.words)
    for run in cut_runs(text):
        spans: Iterable[Span] = ()
        if run.is_chinese:
            spans = _find_in_run(run, _ends(run, lengths), reading, loose)
        elif run.text in reading.words and run.text in weights:
            spans = (Span(0, len(run.text)),)
        for span in spans:
            places = run.places[span.start : span.end]
            yield _Found(span.cut(run.text), "".join(text[place] for place in places))


def _ends(run: Run, lengths: Iterator[int]) -> list[int]:
    """Where the words of a run end, 0 first."""
    ends = [0]
    while ends[-1] < len(run.text):
        ends.append(ends[-1] + next(lengths))
    return ends


def _find_in_run(run: Run, ends: Sequence[int], reading: Reading, loose: frozenset[str]) -> Iterator[Span]:
    """Words in a row that stand in the reader's text too, as many as do, without loose characters at their edges."""
    told = 0
    for first in range(len(ends) - 1):
        last = first
        while last + 1 < len(ends) and ends[last + 1] - ends[first] <= LONGEST_TERM:
            if run.text[ends[first] : ends[last + 1]] not in reading.key:
                break
            last += 1
        if last > told:
            told = last
            span = _trim(run.text, ends[first : last + 1], loose)
            if span.end - span.start > 1:
                yield span


def _trim(text: str, ends: Sequence[int], loose: frozenset[str]) -> Span:
    """Leave out single loose characters at both edges of some words."""
    first, last = 0, len(ends) - 1
    while first < last and ends[first + 1] - ends[first] == 1 and text[ends[first]] in loose:
        first += 1
    while last > first and ends[last] - ends[last - 1] == 1 and text[ends[last - 1]] in loose:
        last -= 1
    return Span(ends[first], ends[last])


def _best_sentence(direction: CutProfile, weights: Mapping[str, int], keys: Sequence[str]) -> Excerpt | None:
    best, most = None, 0
    for part in (one.part for one in direction.parts):
        if part.kind in QUOTED:
            for sentence in read_sentences(part.text):
                weight = _sum(sentence.terms, weights)
                if weight > most:
                    best, most = (part, sentence.span), weight
    if best is None:
        return None
    part, span = best
    return cut_excerpt(part.text, span, keys, part.label, part.anchor)


def _quote(text: str, sentences: Iterable[Sentence], weights: Mapping[str, int], keys: Sequence[str]) -> Excerpt | None:
    best, most = None, 0
    for sentence in sentences:
        weight = _sum(sentence.terms, weights)
        if weight > most:
            best, most = sentence.span, weight
    return None if best is None else cut_excerpt(text, best, keys)


def _sum(terms: Iterable[str], weights: Mapping[str, int]) -> int:
    return sum(weights.get(term, 0) for term in terms)
