"""How well the annotated cases are read: `python -m tests.parse.score [--show] [--agreement] [pattern …]`.

With ``--agreement`` two annotations of the same clauses are compared, which says how well any reader could do.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from generator.parse.fold import fold
from generator.parse.lexicon import build_lexicon
from generator.parse.units import read_code
from generator.vocabulary import load_vocabulary
from tests.parse.cases import Case, Row, read_cases, read_rows

GROUPS = {
    "guide": "[0-9]*.txt",
    "guide, by another hand": "guide-second.txt",
    "guide, by a third": "guide-third.txt",
    "other wordings": "other-*.txt",
    "many fields": "fields-*.txt",
    "independent": "independent*.txt",
    "held out": "held-out.txt",
    "fresh": "fresh-[a-c].txt",
    "fresh, d": "fresh-d.txt",
    "fresh, e": "fresh-e.txt",
    "fresh, f": "fresh-f.txt",
    "fresh, g": "fresh-g.txt",
    "fresh, h": "fresh-h.txt",
    "fresh, i": "fresh-i.txt",
    "fresh, j": "fresh-j.txt",
    "fresh, k": "fresh-k.txt",
    "fresh, l": "fresh-l.txt",
    "fresh, m": "fresh-m.txt",
    "fresh, n": "fresh-n.txt",
    "fresh, o": "fresh-o.txt",
    "fresh, p": "fresh-p.txt",
    "fresh, q": "fresh-q.txt",
    "fresh, r": "fresh-r.txt",
    "fresh, s": "fresh-s.txt",
    "fresh, t": "fresh-t.txt",
    "fresh, u": "fresh-u.txt",
    "fresh, v": "fresh-v.txt",
    "fresh, w": "fresh-w.txt",
    "fresh, x": "fresh-x.txt",
    "fresh, y": "fresh-y.txt",
    "fresh, z": "fresh-z.txt",
    "fresh, ba": "fresh-ba.txt",
    "fresh, bb": "fresh-bb.txt",
    "fresh, bc": "fresh-bc.txt",
}
SECOND = {"fresh-d.txt": "fresh-d-second.txt", "fresh-e.txt": "fresh-e-second.txt"}
"""Clauses that two people annotated, each without the other's rows."""


@dataclass(slots=True)
class Score:
    """Rows expected, rows read, and how many agree at each level."""

    expected: int = 0
    read: int = 0
    found: int = 0
    value: int = 0
    named: int = 0
    named_alone: int = 0
    """Rows whose subject and name agree, whatever their comparator, unit and kind."""
    told: int = 0
    """Rows right in all but attributes in front of their names, or where subject and name part."""
    status: int = 0
    shifted: int = 0
    """Rows whose subject and name hold the same words, only parted elsewhere."""

    def f1(self, right: int) -> float:
        """Harmonic mean of precision and recall for the rows right at a level."""
        return 2 * right / (self.expected + self.read) if self.expected + self.read else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected numbers that are found."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Share of the read numbers that are expected."""
        return self.found / self.read if self.read else 1.0

    def __str__(self) -> str:
        return (
            f"{self.expected:5} rows: found {self.recall:6.1%}, precision {self.precision:6.1%}, "
            f"comparator+unit+kind {self.f1(self.value):6.1%}, +subject/name {self.f1(self.named):6.1%}, "
            f"(but for attributes or the border {self.f1(self.told):6.1%}), "
            f"+condition/status {self.f1(self.status):6.1%}, subject/name alone {self.f1(self.named_alone):6.1%}, "
            f"only the border shifted {self.shifted}"
        )


def squeeze(text: str) -> str:
    """Without blanks and marks that an annotator may set otherwise."""
    return "".join(char for char in text if char not in " 　；;，,、“”")


def code_unit(unit: str) -> str:
    """The code of a unit that an annotator may spell otherwise: r/min is rpm, 台套 is 套."""
    found = read_code(build_lexicon(load_vocabulary()), fold(unit))
    return found.code if found is not None else unit


def figures(row: Row) -> tuple[Decimal, ...]:
    """The numbers of a row; those of a range in SI, as its bounds may be written in two units (1μN～10mN)."""
    found = read_code(build_lexicon(load_vocabulary()), fold(row.unit)) if row.comparator == "range" else None
    single = found.single if found is not None else None
    if single is None or single.factor is None or single.offset:
        return row.number
    factor = Decimal(single.factor.numerator) / Decimal(single.factor.denominator)
    return tuple((number * factor).normalize() for number in row.number)


def same_value(expected: Row, read: Row) -> bool:
    """Whether comparator, unit and kind agree; the unit of a range may have another prefix."""
    units = expected.unit == read.unit or code_unit(expected.unit) == read.unit
    units = units or read.unit in {
        unit.code for unit in build_lexicon(load_vocabulary()).units.get(fold(expected.unit), ())
    }
    units = units or (expected.number != read.number and figures(expected) == figures(read))
    return units and (expected.comparator, expected.kind) == (read.comparator, read.kind)


def same_name(expected: Row, read: Row) -> bool:
    """Whether subject and name agree, blanks aside; where the text names none, its title or its verb is as good."""
    names = _is_unnamed(expected, read) or squeeze(expected.name) == squeeze(read.name)
    return squeeze(expected.subject) == squeeze(read.subject) and names


def _is_unnamed(expected: Row, read: Row) -> bool:
    acts = build_lexicon(load_vocabulary()).words("holder_acts").words if expected.kind == "funding" else ()
    return not expected.name and (read.name in load_vocabulary().quantity_titles.values() or read.name in acts)


def same_thing(expected: Row, read: Row) -> bool:
    """Whether a reader is told the same quantity of the same thing.

    The same words may part elsewhere, and one may have attributes in front that the other leaves out (面向…的测试系统).
    """
    if same_name(expected, read) or shifted_border(expected, read):
        return True
    names = _is_unnamed(expected, read) or _ends_alike(squeeze(expected.name), squeeze(read.name))
    return names and _ends_alike(squeeze(expected.subject), squeeze(read.subject))


def _ends_alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 0 and (one.endswith(other) or other.endswith(one)))


def shifted_border(expected: Row, read: Row) -> bool:
    """Whether subject and name are the same words, parted elsewhere."""
    whole = squeeze(expected.subject) + squeeze(expected.name)
    return not same_name(expected, read) and whole == squeeze(read.subject) + squeeze(read.name)


def same_status(expected: Row, read: Row) -> bool:
    """Whether condition and status agree, blanks aside."""
    return squeeze(expected.condition) == squeeze(read.condition) and squeeze(expected.status) == squeeze(read.status)


def pair_rows(expected: Sequence[Row], read: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """Expected and read rows side by side, in order, by their numbers."""
    matcher = SequenceMatcher(None, [*map(figures, expected)], [*map(figures, read)], autojunk=False)
    pairs: list[tuple[Row | None, Row | None]] = []
    for tag, low, high, first, last in matcher.get_opcodes():
        if tag == "equal":
            pairs.extend(zip(expected[low:high], read[first:last], strict=True))
        else:
            pairs.extend((row, None) for row in expected[low:high])
            pairs.extend((None, row) for row in read[first:last])
    return pairs


def score_cases(cases: Iterable[Case], show: bool = False) -> Score:
    """The score of cases; ``show`` prints every row that is not right."""
    score = Score()
    for case in cases:
        _score_case(score, case, read_rows(case), show)
    return score


def score_agreement(first: Iterable[Case], second: Iterable[Case], show: bool = False) -> Score:
    """How far a second annotation of the same clauses agrees with the first."""
    score, others = Score(), {(case.role, case.text): case.rows for case in second}
    for case in first:
        _score_case(score, case, others[case.role, case.text], show)
    return score


def _score_case(score: Score, case: Case, rows: Sequence[Row], show: bool) -> None:
    for expected, read in pair_rows(case.rows, rows):
        score.expected += expected is not None
        score.read += read is not None
        if expected is None or read is None:
            missed = f"missed {expected.line}" if expected else f"extra  {read.line if read else ''}"
            if show:
                print(f"{case.path}: {case.shown}\n  {missed}")
            continue
        score.found += 1
        value, named, status = same_value(expected, read), same_name(expected, read), same_status(expected, read)
        score.shifted += shifted_border(expected, read)
        score.value += value
        score.named_alone += named
        score.named += value and named
        score.told += value and same_thing(expected, read)
        score.status += value and named and status
        if show and not (value and named and status):
            print(f"{case.path}: {case.shown}\n  expected {expected.line}\n  read     {read.line}")


def main(arguments: Sequence[str]) -> None:
    """Print the scores, and with --show the rows that are not right."""
    show = "--show" in arguments
    if "--agreement" in arguments:
        for one, other in SECOND.items():
            print(f"{other:15} {score_agreement(read_cases(one), read_cases(other), show)}")
        return
    patterns = [argument for argument in arguments if not argument.startswith("-")]
    groups = {pattern: pattern for pattern in patterns} or GROUPS
    for name, pattern in groups.items():
        print(f"{name:15} {score_cases(read_cases(pattern), show)}")


if __name__ == "__main__":
    main(sys.argv[1:])
