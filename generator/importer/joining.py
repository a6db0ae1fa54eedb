"""Join lines that a page break or a line wrap tore apart: into paragraphs, without inventing or losing a blank."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.importer.lines import Line
from generator.importer.words import Words

CHINESE = frozenset({"han", "mark"})
"""Classes between which no blank stands."""
FULL_LINE = 0.8
"""A wrapped line this full (as a share of the wrap width) may go on after a full stop."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How this document sets blanks and wraps lines, counted in its own text."""

    blanks: Mapping[tuple[str, str], bool]
    """Whether two classes (see ``classify``), in this order, are mostly parted by a blank; only pairs that occur."""
    wrap_width: int
    """In cells; 0 where single line breaks end paragraphs."""


def classify(char: str) -> str:
    """``han``, ``digit``, ``letter``, ``mark`` (full-width punctuation), or the character itself."""
    if unicodedata.category(char) == "Lo":
        return "han"
    if char.isdigit():
        return "digit"
    if char.isalpha():
        return "letter"
    return "mark" if unicodedata.east_asian_width(char) in "WFA" and unicodedata.category(char) != "Sm" else char


def observe_habits(
    lines: Sequence[Line], words: Words, is_heading: Callable[[Line], bool], is_label: Callable[[Line], bool]
) -> Habits:
    """Count what the document does where nothing is torn; ``lines`` from the first heading on."""
    counts: Counter[tuple[tuple[str, str], bool]] = Counter()
    for line in lines:
        counts.update(_contacts(line.text))
    blanks = {pair: counts[pair, True] > counts[pair, False] for pair, _ in counts}
    inside = [line for line, after in pairwise(lines) if not (after.parted or is_label(after) or is_heading(after))]
    inside = [line for line in inside if not is_heading(line)]
    torn = sorted(line.width for line in inside if not is_finished(line.text, words))
    wraps = len(torn) * 2 > len(inside)
    return Habits(blanks, torn[len(torn) * 9 // 10] if wraps else 0)


def _contacts(text: str) -> list[tuple[tuple[str, str], bool]]:
    """Where Chinese meets another kind: the classes on both sides, and whether a blank stands between."""
    found = []
    for match in re.finditer(r"(?=(\S)( ?)(\S))", text):
        pair = classify(match[1]), classify(match[3])
        if _is_custom(pair):
            found.append((pair, bool(match[2])))
    return found


def _is_custom(pair: tuple[str, str]) -> bool:
    """Whether documents differ in setting a blank there: Chinese beside another kind, and signs such as ≥ and ×."""
    signs = any(len(kind) == 1 and unicodedata.category(kind) == "Sm" for kind in pair)
    return signs or (pair[0] in CHINESE) != (pair[1] in CHINESE)


def join_texts(before: str, after: str, habits: Habits) -> str:
    """Two torn pieces as one: a blank between Latin words, none between Chinese, the document's habit between both.

    Latin words and numbers are only ever torn where a blank stood; after a hyphen or a slash there was none.
    """
    pair = classify(before[-1]), classify(after[0])
    if pair[0] in CHINESE and pair[1] in CHINESE:
        return before + after
    if _is_custom(pair):
        return before + (" " if habits.blanks.get(pair, habits.blanks.get(pair[::-1], False)) else "") + after
    return before + ("" if before[-1] in "-/([{" or after[0] in ")]},.;:%" else " ") + after


def is_finished(text: str, words: Words) -> bool:
    """Whether a sentence ends with the text: a final mark, perhaps with closing brackets after it."""
    bare = text.rstrip("".join(words.marks.closing)) or text
    return bare[-1] in words.marks.final and not _is_open(text, words)


def _is_open(text: str, words: Words) -> bool:
    """Whether the last bracket opened is never closed (a full stop may stand inside)."""
    return any(text.rfind(left) > text.rfind(right) and left != right for left, right in words.marks.pairs)


def join_lines(lines: Sequence[Line], habits: Habits, words: Words) -> tuple[str, ...]:
    """Paragraphs: a line goes on from the one before unless it is an item or the sentence was finished."""
    found: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is None or _is_new(found[-1], last, line, habits, words):
            found.append(line.text)
        else:
            found[-1] = join_texts(found[-1], line.text, habits)
        last = line
    return tuple(found)


def _is_new(paragraph: str, last: Line, line: Line, habits: Habits, words: Words) -> bool:
    if _is_next_item(paragraph, line.text, words):
        return True
    if not is_finished(paragraph, words):
        return False
    wrapped = not line.parted and not line.indented and last.width >= habits.wrap_width * FULL_LINE
    return not (habits.wrap_width and wrapped)


def _is_next_item(paragraph: str, text: str, words: Words) -> bool:
    """Whether the line opens a list item: after a mark of punctuation, or following the item before by number."""
    for shape in words.enumerators:
        item = shape.match(text)
        if item is None:
            continue
        if classify(paragraph[-1]) == "mark" or paragraph[-1] in words.marks.final:
            return not _is_open(paragraph, words)
        before = shape.match(paragraph)
        if before and "number" in shape.groupindex:
            return _order(item["number"], words) == _order(before["number"], words) + 1
    return False


def _order(printed: str, words: Words) -> int:
    return ord(printed) if unicodedata.category(printed) == "No" else words.to_number(printed)
