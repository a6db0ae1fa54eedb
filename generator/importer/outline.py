"""From the text as received to its outline: title block, preamble, sections, directions, fields, dropped pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.errors import Code, Diagnostic, SourceError
from generator.importer.claims import read_claims
from generator.importer.headings import Heading, find_headings, strip_heading
from generator.importer.joining import Habits, join_lines, join_texts, observe_habits
from generator.importer.labels import Labels, find_labels
from generator.importer.lines import Line, drop_page_lines, split_lines
from generator.importer.readers import Document
from generator.importer.titles import TitleBlock, read_title_block
from generator.importer.words import Words, load_words
from generator.model.guide import BODY_LABEL, Role

MOST_TORN_TITLE = 3
"""Lines that a title may go on for after its first."""
SHORT_LINE = 30
"""Characters of a line that may be the rest of a title where no label follows."""


@dataclass(frozen=True, slots=True)
class OutlineField:
    """A labelled text, its paragraphs parted by one line break."""

    label: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class OutlineDirection:
    """A direction, or a section that carries fields itself."""

    number: str
    title: str
    tag: str
    fields: tuple[OutlineField, ...]
    line: int


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section's heading, and what stands between it and the section's first direction."""

    number: str
    title: str
    text: str
    """Its paragraphs parted by one line break, labels among them kept; empty where its body is a direction."""
    labels: tuple[str, ...]
    """Those that open a line of the text."""
    line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """All of a document, part by part; no character is in two parts, none is lost."""

    block: TitleBlock
    preamble: str
    sections: tuple[OutlineSection, ...]
    directions: tuple[OutlineDirection, ...]
    dropped: tuple[str, ...]
    roles: Mapping[Role, tuple[str, ...]]
    """Only roles and labels that occur."""
    empty_marks: tuple[str, ...]
    claims: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Means:
    """By what this document is read."""

    labels: Labels
    habits: Habits
    words: Words


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with its whole title, and the lines below it."""

    heading: Heading
    title: str
    line: int
    body: tuple[Line, ...]


def build_outline(document: Document) -> Outline:
    """Recognise the parts of a document; all rules are general, the words are in words.yaml."""
    words = load_words()
    lines, page_lines = drop_page_lines(split_lines(document.text), words)
    labels = find_labels([lines], words)
    headings = find_headings(lines, words, labels.open_line)
    if not headings:
        hint = "number the sections '1. 标题' and the directions '1.1 标题', or add their shape to importer/words.yaml"
        raise SourceError(Diagnostic(document.place, Code.VALUE, "no numbered headings found", hint))
    labels = find_labels([lines[h.index + 1 : end] for h, end in _with_ends(lines, headings)], words)
    heading_lines = {lines[heading.index] for heading in headings}
    habits = observe_habits(lines[headings[0].index :], words, heading_lines.__contains__, labels.open_line)
    means = _Means(labels, habits, words)
    parts = [_build_part(lines, heading, end, means) for heading, end in _with_ends(lines, headings)]
    return _assemble(lines[: headings[0].index], parts, page_lines, means)


def _with_ends(lines: Sequence[Line], headings: Sequence[Heading]) -> list[tuple[Heading, int]]:
    ends = [heading.index for heading in headings[1:]] + [len(lines)]
    return list(zip(headings, ends, strict=True))


def _build_part(lines: Sequence[Line], heading: Heading, end: int, means: _Means) -> _Part:
    first = heading.index + 1
    longest = min(MOST_TORN_TITLE, end - first)
    length = next((n for n in range(longest, 0, -1) if _go_on_title(lines, first, first + n, end, means)), 0)
    title = heading.title
    for line in lines[first : first + length]:
        title = join_texts(title, line.text, means.habits)
    return _Part(
        heading, strip_heading(title, means.words), lines[heading.index].number, tuple(lines[first + length : end])
    )


def _go_on_title(lines: Sequence[Line], first: int, after: int, end: int, means: _Means) -> bool:
    """Whether lines below a heading are the rest of its title: plain, no sentence, and what follows begins anew."""
    rest, marks = lines[first:after], means.words.marks
    if any(means.labels.open_line(line) or marks.final.intersection(line.text) for line in rest):
        return False
    if rest[-1].text[-1] in marks.soft:
        return False
    if after == end or means.labels.open_line(lines[after]):
        return True
    text = "".join(line.text for line in rest)
    return len(rest) == 1 and len(text) <= SHORT_LINE and not marks.soft.intersection(text)


def _read_fields(part: _Part, means: _Means) -> tuple[OutlineField, ...]:
    """The fields of a body; a label that comes again in the same direction is text."""
    bodies: dict[str, list[Line]] = {}
    starts: dict[str, int] = {}
    label = BODY_LABEL
    for line in part.body:
        match = means.labels.match(line.text)
        if match and match[0] not in bodies:
            label, rest = match[0], line.text[match[1] :].strip()
            bodies[label], starts[label] = [replace(line, text=rest)] if rest else [], line.number
        else:
            bodies.setdefault(label, []).append(line)
            starts.setdefault(label, line.number)
    texts = {label: "\n".join(join_lines(lines, means.habits, means.words)) for label, lines in bodies.items()}
    return tuple(OutlineField(label, text, starts[label]) for label, text in texts.items())


def _assemble(front: Sequence[Line], parts: Sequence[_Part], page_lines: Sequence[Line], means: _Means) -> Outline:
    block = read_title_block(front, means.habits, means.words)
    preamble = "\n".join(join_lines(front[block.length :], means.habits, means.words))
    divided = {part.heading.section for part in parts if part.heading.direction}
    plain = [part for part in parts if part.heading.direction or part.heading.section not in divided]
    directions = [direction for part in plain if (direction := _read_direction(part, means))]
    sections = tuple(
        _read_section(part, part.heading.section in divided, means) for part in parts if not part.heading.direction
    )
    dropped = sorted([*page_lines, *block.noise], key=lambda line: line.number)
    return Outline(
        block=block,
        preamble=preamble,
        sections=sections,
        directions=tuple(directions),
        dropped=tuple(line.text for line in dropped),
        roles=_used_roles(directions, means.words),
        empty_marks=_used_marks(directions, means.words),
        claims=read_claims(preamble, len(sections), len(directions), means.words),
    )


def _read_direction(part: _Part, means: _Means) -> OutlineDirection | None:
    """The direction of a part; None for a section that only holds directions."""
    fields = _read_fields(part, means)
    if not fields and not part.heading.direction:
        return None
    tag = means.words.tag.search(part.title)
    return OutlineDirection(part.heading.number, part.title, tag["tag"] if tag else "", fields, part.line)


def _read_section(part: _Part, divided: bool, means: _Means) -> OutlineSection:
    """A section with its text, if it is ``divided`` into directions; else its body is a direction's."""
    body = part.body if divided else ()
    labels = dict.fromkeys(match[0] for line in body if (match := means.labels.match(line.text)))
    text = "\n".join(_join_labelled(body, means))
    return OutlineSection(part.heading.number, part.title, text, tuple(labels), part.line)


def _join_labelled(lines: Sequence[Line], means: _Means) -> Iterator[str]:
    """Paragraphs in which labels are text: each opens one, and one alone on its line stays so."""
    stretches: list[list[Line]] = [[]]
    for line in lines:
        match = means.labels.match(line.text)
        if match:
            stretches.append([])
        stretches[-1].append(line)
        if match and match[1] == len(line.text):
            stretches.append([])
    for stretch in stretches:
        yield from join_lines(stretch, means.habits, means.words)


def _used_roles(directions: Sequence[OutlineDirection], words: Words) -> dict[Role, tuple[str, ...]]:
    used = {field.label for direction in directions for field in direction.fields}
    order = (Role.INDICATORS, Role.KEYWORDS, Role.NOTES, Role.CONTENT)
    found = {role: tuple(label for label in words.roles[role] if label in used) for role in order}
    return {role: labels for role, labels in found.items() if labels}


def _used_marks(directions: Sequence[OutlineDirection], words: Words) -> tuple[str, ...]:
    texts = {field.text for direction in directions for field in direction.fields}
    return tuple(mark for mark in words.empty_marks if mark in texts) or words.empty_marks[:1]
