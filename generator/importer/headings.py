"""Find the numbered headings of sections and directions: by the sequence of their numbers and what stands around."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.importer.joining import is_finished
from generator.importer.lines import Line
from generator.importer.words import Scheme, Words

LOOK_BACK = 80
"""Candidates before a heading among which its predecessor is looked for."""


Match = tuple[int | None, int, int]
"""Section (None if not printed), direction (0 for a section) and length of the number's part of a line."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens a section or a direction."""

    index: int
    """Of the line, among the lines kept."""
    section: int
    direction: int
    """Within the section; 0 for a section's own heading."""
    title: str
    """What stands after the number on the line."""

    @property
    def number(self) -> str:
        """``3`` or ``3.2``."""
        return f"{self.section}.{self.direction}" if self.direction else str(self.section)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could be a heading."""

    index: int
    section: int | None
    """None for a direction that counts within its section."""
    direction: int
    title: str
    worth: int
    """How much speaks for a heading, without the sequence."""


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best sequence of headings that ends with ``heading``."""

    worth: int
    heading: Heading
    before: _Chain | None


def find_headings(lines: Sequence[Line], words: Words, is_label: Callable[[Line], bool]) -> tuple[Heading, ...]:
    """The headings in order, by the numbering scheme that fits best; empty where none fits."""
    chains = [_best_chain(_candidates(lines, scheme, words, is_label)) for scheme in words.schemes]
    best = max((chain for chain in chains if chain), key=lambda chain: chain.worth, default=None)
    found = []
    while best:
        found.append(best.heading)
        best = best.before
    return tuple(reversed(found))


def match_heading(text: str, scheme: Scheme, words: Words) -> Match | None:
    """What a line's number says, if it could open a section or a direction."""
    for pattern in (scheme.direction, scheme.section):
        match = pattern.match(text)
        if match and match.end() < len(text):
            groups = {name: words.to_number(printed) for name, printed in match.groupdict().items()}
            return groups.get("section"), groups.get("direction", 0), match.end()
    return None


def strip_heading(text: str, words: Words) -> str:
    """A title without the Markdown marks after it."""
    return words.heading_after.sub("", text)


def _candidates(
    lines: Sequence[Line], scheme: Scheme, words: Words, is_label: Callable[[Line], bool]
) -> list[Candidate]:
    matches = [None if is_label(line) else match_heading(line.text, scheme, words) for line in lines]
    found = []
    for index, match in enumerate(matches):
        if match is None:
            continue
        section, direction, end = match
        if scheme.bare and not direction and not _is_opened(lines, matches, index, is_label):
            continue
        title = lines[index].text[end:]
        worth = _worth_before(lines, index, words, is_label, index > 0 and matches[index - 1] is not None)
        worth += _worth_title(title, words) + _worth_after(lines, index, is_label)
        after = matches[index + 1] if index + 1 < len(matches) else None
        if not direction and after and after[0] in (None, section) and after[1] == 1:
            worth += 4
        found.append(Candidate(index, section, direction, strip_heading(title, words), worth))
    return found


def _is_opened(
    lines: Sequence[Line], matches: Sequence[Match | None], index: int, is_label: Callable[[Line], bool]
) -> bool:
    """Whether the first direction of the section at ``index`` follows before any other, or a label at once."""
    own, first = matches[index], next((match for match in matches[index + 1 :] if match and match[1]), None)
    return bool(own and first and first[:2] == (own[0], 1)) or _worth_after(lines, index, is_label) > 0


def _worth_before(
    lines: Sequence[Line], index: int, words: Words, is_label: Callable[[Line], bool], after_candidate: bool
) -> int:
    if index == 0:
        return 1
    before = lines[index - 1]
    if is_finished(before.text, words):
        return 2
    if before.text[-1] in words.marks.soft:
        return -4
    return 0 if is_label(before) or after_candidate else -1


def _worth_title(title: str, words: Words) -> int:
    if words.measure.match(title) or words.marks.final.intersection(title):
        return -8
    worth = -3 if words.measure_start.match(title) else 0
    return worth - (1 if words.marks.soft.intersection(title) else 0)


def _worth_after(lines: Sequence[Line], index: int, is_label: Callable[[Line], bool]) -> int:
    return 4 if any(is_label(line) for line in lines[index + 1 : index + 3]) else 0


def _best_chain(candidates: Sequence[Candidate]) -> _Chain | None:
    chains: list[_Chain] = []
    for candidate in candidates:
        options = [_start(candidate)]
        options += [_follow(chain, candidate) for chain in chains[-LOOK_BACK:]]
        best = max((option for option in options if option), key=lambda chain: chain.worth, default=None)
        if best:
            chains.append(best)
    return max(chains, key=lambda chain: chain.worth, default=None)


def _start(candidate: Candidate) -> _Chain | None:
    if candidate.section is None:
        return None
    worth = candidate.worth + (3 if (candidate.section, candidate.direction) == (1, 0) else -3)
    return _Chain(worth, _heading(candidate, candidate.section), None)


def _follow(chain: _Chain, candidate: Candidate) -> _Chain | None:
    last = chain.heading
    section = last.section if candidate.section is None else candidate.section
    link = _link(last, section, candidate.direction)
    if link is None:
        return None
    return _Chain(chain.worth + candidate.worth + link, _heading(candidate, section), chain)


def _link(last: Heading, section: int, direction: int) -> int | None:
    """How well a number follows the last one; None where it cannot."""
    if section == last.section:
        step = direction - last.direction
        return {1: 3, 0: -3}.get(step, 1 - min(step, 5)) if direction and step >= 0 else None
    step = section - last.section
    if step < 1:
        return None
    skipped = step - 1 + max(direction - 1, 0) + (2 if direction else 0)
    return 3 - 2 * min(skipped, 4) if skipped else 3


def _heading(candidate: Candidate, section: int) -> Heading:
    return Heading(candidate.index, section, candidate.direction, candidate.title)
