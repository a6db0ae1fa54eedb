"""Read the title block: programme, title, year and stage of the guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.importer.joining import Habits, is_finished, join_texts
from generator.importer.lines import Line
from generator.importer.words import FULL_WIDTH_DIGITS, Words

MOST_TITLE_LINES = 12


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What stands above the preamble."""

    programme: str
    title: str
    year: str
    """Four digits; empty where none is printed."""
    stage: str
    """Without its brackets; empty for a final guide."""
    noise: tuple[Line, ...]
    """Lines that are no part of the title, such as the number of an annex."""
    length: int
    """How many lines the block takes."""


def read_title_block(lines: Sequence[Line], habits: Habits, words: Words) -> TitleBlock:
    """The title block at the start of ``lines`` (what stands before the first heading)."""
    length = _count_title_lines(lines, words)
    noise = tuple(line for line in lines[:length] if words.title["noise"].fullmatch(line.text))
    texts = [line.text.lstrip("# ").strip("* ") for line in lines[:length] if line not in noise]
    stage = ""
    if texts:
        texts[-1], stage = _split_stage(texts[-1], words)
    texts = [text for text in texts if text]
    programme, title = _split_programme(texts, habits, words)
    programme = programme or _find_programme([title, *(line.text for line in lines[length:])], words)
    year = words.title["year"].search(title)
    return TitleBlock(programme, title, year["year"].translate(FULL_WIDTH_DIGITS) if year else "", stage, noise, length)


def _count_title_lines(lines: Sequence[Line], words: Words) -> int:
    head = lines[:MOST_TITLE_LINES]
    unfinished = next((i for i, line in enumerate(head) if is_finished(line.text, words)), len(head))
    for index in range(unfinished):
        if _split_stage(head[index].text, words)[1]:
            return index + 1
    ends = [i + 1 for i in range(unfinished) if words.title["ends"].search(head[i].text.strip("*# "))]
    return ends[0] if ends else unfinished


def _split_stage(text: str, words: Words) -> tuple[str, str]:
    """A title line without the stage in brackets at its end, and the stage."""
    found = list(words.title["stage"].finditer(text))
    if found and found[-1].end() == len(text):
        return text[: found[-1].start()].rstrip(), found[-1]["stage"].strip()
    return text, ""


def _split_programme(texts: Sequence[str], habits: Habits, words: Words) -> tuple[str, str]:
    joined = ""
    for text in texts:
        joined = join_texts(joined, text, habits) if joined else text
    found = words.title["programme"].match(joined)
    if found and found.end() < len(joined):
        return found["programme"], joined[found.end() :].strip()
    if len(texts) > 1 and not words.title["no_programme"].match(joined):
        rest = joined[len(texts[0]) :].strip()
        return texts[0], rest
    return "", joined


def _find_programme(texts: Sequence[str], words: Words) -> str:
    """The programme that the title or the preamble names first."""
    for pattern in words.programmes:
        found = next((match for text in texts if (match := pattern.search(text))), None)
        if found:
            return found[0]
    return ""
