"""One field's text to its Reading: display, tokens, walk, and every span mapped back to the source."""

from __future__ import annotations

from generator.maths import Display, read_display
from generator.model.guide import Role
from generator.model.indicator import Clause, ExplainedNumber, Indicator, Kind, Quantity, Reading
from generator.model.text import Span
from generator.parse.bounds import resolve
from generator.parse.drafts import Draft
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon, build_lexicon
from generator.parse.measured import find_measurand
from generator.parse.reader import ReadClause, Reader
from generator.parse.si import convert_amount
from generator.parse.tokens import read_tokens
from generator.parse.walk import Layout
from generator.vocabulary import Measurand, Vocabulary

_LONGEST_MATHS = 200


def parse_field(text: str, role: Role, vocabulary: Vocabulary) -> Reading:
    """Everything a field's text demands. Never raises; spans are in ``text`` as given."""
    lexicon = build_lexicon(vocabulary)
    display = read_display(text)
    folded = fold(display.text)
    layout = Layout(lexicon, folded, display.text, read_tokens(lexicon, folded), role)
    reader = Reader(layout)
    reader.read()
    clauses = tuple(_build_clause(lexicon, text, display, clause) for clause in reader.clauses)
    explained = {
        ExplainedNumber(display.source_span(Span(number.start, number.end)), number.reason)
        for number in reader.explained
    }
    return Reading(
        clauses,
        tuple(sorted(explained, key=lambda number: (number.span, number.reason))),
        tuple(display.source_span(Span(amount.start, amount.end)) for amount in reader.unread),
    )


def _build_clause(lexicon: Lexicon, text: str, display: Display, clause: ReadClause) -> Clause:
    span = display.source_span(Span(clause.start, clause.end))
    rows = tuple(_build_row(lexicon, text, display, draft, span) for draft in clause.rows)
    return Clause(span, clause.subject, rows)


def _build_row(lexicon: Lexicon, text: str, display: Display, draft: Draft, clause: Span) -> Indicator:
    amount = draft.amount
    measurand = _measurand(lexicon, draft)
    unit = _unit_code(draft)
    comparator = resolve(draft.means, amount, _judged_by(lexicon, draft, measurand), unit)
    allowed = comparator == "±" and not amount.tolerance
    difference = allowed or (measurand is not None and measurand.difference)
    quantity = Quantity(
        comparator,
        amount.value,
        amount.min,
        amount.max,
        amount.dims,
        unit,
        None if amount.counts else convert_amount(amount, amount.unit, difference),
    )
    return Indicator(
        draft.kind,
        draft.subject,
        f"{draft.described}{draft.name.strip()}" or display.text[draft.bounds.start : draft.bounds.end],
        quantity,
        "; ".join(draft.conditions) or None,
        amount.formula,
        draft.status,
        draft.deliverables,
        _group(draft, measurand) if draft.kind is Kind.TECHNICAL else None,
        _balance(text, display.source_span(Span(draft.bounds.start, draft.bounds.end))),
        clause,
    )


def _measurand(lexicon: Lexicon, draft: Draft) -> Measurand | None:
    """The group of a row's quantity: its list's, its name's, else its thing's; a count has one only if it is named."""
    if draft.shared is not None:
        return draft.shared
    if draft.amount.counts:
        word = lexicon.measurand_set.at_end(fold(draft.name))
        return lexicon.measurands[word] if word else None
    found = find_measurand(lexicon, draft.name) or find_measurand(lexicon, draft.subject or "")
    return found[0] if found else None


def _judged_by(lexicon: Lexicon, draft: Draft, measurand: Measurand | None) -> Measurand | None:
    """The group that tells what gets better: a lower limit (浓度下限达到 10nmol/mol) does so downwards."""
    lower = lexicon.words("lower_limits").at_end(fold(draft.name))
    return lexicon.measurands.get(fold(lexicon.vocabulary.words["lower_limits"][0]), measurand) if lower else measurand


def _group(draft: Draft, measurand: Measurand | None) -> str | None:
    """Id of the group of a row; what is counted and fits nowhere is a count."""
    if measurand is not None:
        return measurand.id
    return "count" if draft.amount.counts else None


def _balance(text: str, span: Span) -> Span:
    """Without a dollar whose partner lies outside, so that the words of a row can be shown by themselves."""
    words = span.cut(text)
    if words.count("$") % 2 == 0:
        return span
    if words.endswith("$"):
        return Span(span.start, span.end - 1)
    if words.startswith("$"):
        return Span(span.start + 1, span.end)
    closing = text.find("$", span.end, span.end + _LONGEST_MATHS)
    return Span(span.start, closing + 1) if closing >= 0 else span


def _unit_code(draft: Draft) -> str:
    amount = draft.amount
    if amount.dims and len(set(amount.dim_units)) > 1:
        return "×".join(amount.dim_units)
    return amount.unit.code if amount.unit else "1"
