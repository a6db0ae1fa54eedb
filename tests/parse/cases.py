"""Read the annotated cases in tests/cases/indicators, and the rows that the parser finds for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from pathlib import Path

import yaml

from generator.model.guide import Role
from generator.model.indicator import Indicator, Reading
from generator.parse import parse_field
from generator.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "indicators"
DIRECTIONS = ROOT / "source" / "nqi-2023" / "directions"
ROLES = {"考核指标": Role.INDICATORS, "有关说明": Role.NOTES, "正文": Role.BODY}
NOTHING = {"", "-"}
_DIGITS = 10
"""As many as the parser keeps of a quotient."""


def read_text(text: str, role: Role = Role.INDICATORS) -> Reading:
    """What the parser reads in a field's text."""
    return parse_field(text, role, load_vocabulary())


@dataclass(frozen=True, slots=True)
class Row:
    """One annotated row, or one that was read, in the same words."""

    kind: str
    subject: str
    name: str
    comparator: str
    number: tuple[Decimal, ...]
    unit: str
    condition: str
    status: str
    line: str
    """As the case file writes it."""


@dataclass(slots=True)
class Case:
    """A text with the rows that it holds."""

    path: str
    text: str
    role: Role
    rows: list[Row]
    shown: str
    """The first words, for messages."""


def read_number(text: str) -> tuple[Decimal, ...]:
    """The numbers of a row: 5, 1..2, 1×2, a tolerance 11±1; a ratio 2:1 and a share 1/3 are one number."""
    joint = next((mark for mark in ("..", "±") if mark in text), "×")
    return tuple(_read_figure(part) for part in text.split(joint))


def _read_figure(text: str) -> Decimal:
    top, _, bottom = text.replace(":", "/").partition("/")
    with localcontext(prec=_DIGITS):
        return Decimal(top) / Decimal(bottom) if bottom else Decimal(top)


def read_row(line: str) -> Row:
    """One line of a case file."""
    cells = [cell.strip() for cell in line.split(" | ")]
    cells += [""] * (8 - len(cells))
    kind, subject, name, comparator, number, unit, condition, status = (
        "" if cell in NOTHING else cell for cell in cells[:8]
    )
    return Row(kind, subject, name, comparator, read_number(number), unit, condition, status, line)


def row_of(indicator: Indicator) -> Row:
    """A read row in the words of the case files."""
    quantity = indicator.quantity
    numbers = quantity.dims
    if not numbers and quantity.value is not None:
        numbers = (quantity.value,)
    if quantity.value is not None and quantity.max is not None:
        numbers = (quantity.value, quantity.max - quantity.value)
    if not numbers:
        numbers = tuple(n for n in (quantity.min, quantity.max) if n is not None)
    joint = "×" if quantity.dims else ".." if quantity.value is None else "±"
    cells = (
        indicator.kind.value,
        indicator.subject or "",
        indicator.name,
        quantity.comparator.value,
        joint.join(map(str, numbers)),
        quantity.unit,
        indicator.condition or "",
        indicator.status or "",
    )
    return Row(*cells[:4], numbers, *cells[5:], " | ".join(cell or "-" for cell in cells))


def read_case_file(path: Path) -> Iterator[Case]:
    """The cases of a file; one a field where the file is named as a direction, else one a clause."""
    source = DIRECTIONS / f"{path.stem}.yaml"
    fields = yaml.load(source.read_text(encoding="utf-8"), yaml.BaseLoader)["fields"] if source.exists() else {}
    label, cases = "考核指标", dict[str, Case]()
    text = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            label = line[1:].strip()
        elif line.startswith(">"):
            text = line[1:].strip()
            key = label if fields else f"{label} {text}"
            cases.setdefault(key, Case(path.stem, fields.get(label, text), ROLES[label], [], text[:30]))
        elif line and not line.startswith("#"):
            cases[label if fields else f"{label} {text}"].rows.append(read_row(line))
    yield from cases.values()


def read_cases(pattern: str) -> list[Case]:
    """All cases of the files that match."""
    return [case for path in sorted(CASES.glob(pattern)) for case in read_case_file(path)]


def read_rows(case: Case) -> list[Row]:
    """What the parser finds in a case's text."""
    reading = read_text(case.text, case.role)
    return [row_of(indicator) for indicator in sorted(reading.indicators, key=lambda row: row.span)]
