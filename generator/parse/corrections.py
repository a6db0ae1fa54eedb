"""A maintainer's corrections win over what was read, and are reported where their quote no longer stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from generator.errors import Code, Diagnostic
from generator.maths import read_display
from generator.model.guide import Correction
from generator.model.indicator import (
    Clause,
    Comparator,
    ExplainedNumber,
    Indicator,
    Kind,
    Quantity,
    Reading,
    SiValue,
)
from generator.model.text import Span
from generator.parse.kinds import find_deliverables
from generator.parse.lexicon import Lexicon, build_lexicon
from generator.parse.measured import find_measurand
from generator.parse.si import convert_numbers
from generator.parse.units import read_code
from generator.vocabulary import Vocabulary

NONE = "none"
"""Stands under ``deliverables`` of a correction for a part that is counted elsewhere."""
_REASON = "correction"


def apply_corrections(
    reading: Reading, text: str, corrections: Sequence[Correction], vocabulary: Vocabulary
) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """The reading with the corrections of this field applied, and what is wrong with them."""
    lexicon = build_lexicon(vocabulary)
    wrong: list[Diagnostic] = []
    for correction in corrections:
        outcome = _apply(lexicon, reading, text, correction)
        if isinstance(outcome, Diagnostic):
            wrong.append(outcome)
        else:
            reading = outcome
    return reading, tuple(wrong)


def _apply(lexicon: Lexicon, reading: Reading, text: str, correction: Correction) -> Reading | Diagnostic:
    places = _find_quote(text, correction.quote)
    if len(places) != 1:
        number = "no longer stands in the text" if not places else f"stands {len(places)} times in the text"
        hint = "quote it as it stands now, or remove the correction" if not places else "quote more words"
        return Diagnostic(correction.place, Code.QUOTE, f"the quote '{correction.quote}' {number}", hint)
    spot = places[0]
    touched = [row for row in reading.indicators if row.span.overlaps(spot)]
    if correction.not_a_quantity:
        return _explain(lexicon, reading, spot, correction.not_a_quantity)
    if len(touched) > 1:
        message = f"the quote '{correction.quote}' covers {len(touched)} indicators"
        return Diagnostic(correction.place, Code.QUOTE, message, "quote the words of one")
    try:
        row = _change(lexicon, touched[0] if touched else _new_row(reading, spot), correction)
    except ValueError as error:
        return Diagnostic(correction.place, Code.VALUE, f"wrong value: {error}", "see the keys of an indicator row")
    return _put(reading, row, touched[0] if touched else None)


def _find_quote(text: str, quote: str) -> list[Span]:
    """Where the quote stands, as written or as displayed."""
    found = _find_all(text, quote)
    if found or not quote:
        return found
    display = read_display(text)
    return [display.source_span(span) for span in _find_all(display.text, quote)]


def _find_all(text: str, quote: str) -> list[Span]:
    spans, at = [], text.find(quote) if quote else -1
    while at >= 0:
        spans.append(Span(at, at + len(quote)))
        at = text.find(quote, at + len(quote))
    return spans


def _explain(lexicon: Lexicon, reading: Reading, spot: Span, reason: str) -> Reading:
    """Rows and unread numbers in the quote become explained ones."""
    id_ = reason if reason in lexicon.vocabulary.reasons_by_id else _REASON
    spans = [row.span for row in reading.indicators if row.span.overlaps(spot)]
    spans += [span for span in reading.unread if span.overlaps(spot)]
    new = [ExplainedNumber(span, id_) for span in spans]
    kept = [number for number in reading.explained if not any(number.span.overlaps(span) for span in spans)]
    clauses = tuple(
        replace(clause, indicators=tuple(row for row in clause.indicators if not row.span.overlaps(spot)))
        for clause in reading.clauses
    )
    explained = tuple(sorted([*kept, *new], key=lambda number: (number.span, number.reason)))
    return Reading(clauses, explained, tuple(span for span in reading.unread if not span.overlaps(spot)))


def _new_row(reading: Reading, spot: Span) -> Indicator:
    """A row where none was read; its clause is the one that the quote stands in."""
    clause = next((clause.span for clause in reading.clauses if clause.span.overlaps(spot)), spot)
    quantity = Quantity(Comparator.EQUAL, None, None, None, (), "1", None)
    return Indicator(Kind.TECHNICAL, None, "", quantity, None, None, None, (), None, spot, clause)


@dataclass(frozen=True, slots=True)
class _Values:
    """The values of a correction, typed as they are asked for."""

    values: Correction

    def text(self, key: str, before: str | None) -> str | None:
        """A text, empty meaning none; ``before`` where the correction says nothing."""
        return self.values.values[key].strip() or None if key in self.values.values else before

    def number(self, key: str, before: Decimal | None) -> Decimal | None:
        """A number; ``before`` where the correction says nothing."""
        text = self.text(key, None)
        if text is None:
            return None if key in self.values.values else before
        try:
            return Decimal(text)
        except InvalidOperation:
            raise ValueError(f"{key} '{text}' is no number") from None


def _change(lexicon: Lexicon, row: Indicator, correction: Correction) -> Indicator:
    values = _Values(correction)
    name = values.text("name", row.name) or ""
    if not name:
        raise ValueError("a new row needs a name")
    kind = Kind(values.text("kind", row.kind) or row.kind)
    found = find_measurand(lexicon, name)
    measurand = found[0] if found and kind is Kind.TECHNICAL else None
    difference = measurand is not None and measurand.difference
    return replace(
        row,
        kind=kind,
        subject=values.text("subject", row.subject),
        name=name,
        quantity=_change_quantity(lexicon, row.quantity, values, difference),
        condition=values.text("condition", row.condition),
        status=values.text("status", row.status),
        deliverables=_choose_deliverables(lexicon, values, name) if kind is Kind.DELIVERABLE else (),
        measurand=_choose_measurand(lexicon, values, measurand.id if measurand else None),
        corrected=True,
    )


def _choose_deliverables(lexicon: Lexicon, values: _Values, name: str) -> tuple[str, ...]:
    """The ids that the correction names, ``none`` for a part that is counted elsewhere; else those of the name."""
    text = values.text("deliverables", None)
    if text is None:
        return find_deliverables(lexicon, name)
    ids = () if text == NONE else tuple(text.split())
    for id_ in ids:
        if id_ not in lexicon.vocabulary.deliverables_by_id:
            raise ValueError(f"'{id_}' is no id of deliverables.yaml")
    return ids


def _choose_measurand(lexicon: Lexicon, values: _Values, read: str | None) -> str | None:
    id_ = values.text("measurand", read)
    if id_ is not None and all(group.id != id_ for group in lexicon.vocabulary.measurands):
        raise ValueError(f"'{id_}' is no id of measurands.yaml")
    return id_


def _change_quantity(lexicon: Lexicon, before: Quantity, values: _Values, difference: bool) -> Quantity:
    comparator = Comparator(values.text("comparator", before.comparator) or before.comparator)
    value, least, most = before.value, before.min, before.max
    if "value" in values.values.values:
        value, least, most = values.number("value", None), None, None
    elif {"min", "max"} & values.values.values.keys():
        value = None
    least, most = values.number("min", least), values.number("max", most)
    if least is not None and most is not None and least > most:
        raise ValueError(f"min {least} is larger than max {most}")
    code = values.text("unit", before.unit) or "1"
    if "unit" in values.values.values and code != "1" and read_code(lexicon, code) is None:
        raise ValueError(f"'{code}' is no unit of units.yaml and no measure word of measures.yaml")
    dims = () if value is not None or least is not None or most is not None else before.dims
    return Quantity(comparator, value, least, most, dims, code, _convert(lexicon, value, least, most, code, difference))


def _convert(
    lexicon: Lexicon, value: Decimal | None, least: Decimal | None, most: Decimal | None, code: str, difference: bool
) -> SiValue | None:
    if value is least is most is None:
        return None
    unit = None if code == "1" else read_code(lexicon, code)
    if code != "1" and (unit is None or unit.counts):
        return None
    return convert_numbers(value, least, most, unit, difference)


def _put(reading: Reading, row: Indicator, before: Indicator | None) -> Reading:
    """The reading with a row changed or added at its place."""
    clauses = list(reading.clauses)
    index = next((i for i, clause in enumerate(clauses) if clause.span.overlaps(row.span)), None)
    if index is None:
        clauses.append(Clause(row.clause, row.subject, (row,)))
        clauses.sort(key=lambda clause: clause.span)
    else:
        kept = tuple(other for other in clauses[index].indicators if other is not before)
        rows = tuple(sorted((*kept, row), key=lambda other: other.span))
        clauses[index] = replace(clauses[index], indicators=rows)
    return Reading(
        tuple(clauses),
        tuple(number for number in reading.explained if not number.span.overlaps(row.span)),
        tuple(span for span in reading.unread if not span.overlaps(row.span)),
    )
