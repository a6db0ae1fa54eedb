"""Check what no single file's shape can say: numbers, references and claims across a guide's files."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from generator.errors import Code, Place
from generator.load.problems import Problems, suggest
from generator.load.shapes import DEVICES, RESERVED_IDS
from generator.model.guide import TITLE_FIELD, Direction, Guide, Role

FIRST_DAY, LAST_DAY = "1970-01-01", "2099-12-31"
"""Of a change: it dates what is built, also in compressed files, which know no day before or long after."""


def check_guide(guide: Guide, problems: Problems) -> None:
    """Note every contradiction inside one guide."""
    _check_id(guide, problems)
    _check_numbers(guide, problems)
    _check_claims(guide, problems)
    _check_changes(guide, problems)
    for direction in guide.directions:
        _check_errata(direction, problems)
        _check_related(direction, guide, problems)
        _check_fields(direction, guide, problems)


def _check_id(guide: Guide, problems: Problems) -> None:
    if guide.id in RESERVED_IDS:
        problems.add(guide.place, Code.VALUE, f"the id {guide.id!r} is taken by the site itself", "choose another")
    if DEVICES.fullmatch(guide.id):
        problems.add(guide.place, Code.VALUE, f"the id {guide.id!r} is a device's name on Windows", "choose another")


def number_key(number: str) -> tuple[int, ...]:
    """Sort key of a printed number: 5.2 before 5.10."""
    return tuple(int(part) for part in number.split("."))


def _check_numbers(guide: Guide, problems: Problems) -> None:
    sections: dict[str, Place] = {}
    for section in guide.sections:
        if section.number in sections:
            problems.add(
                section.place, Code.DUPLICATE, f"section {section.number!r} stands here again", "give each its own"
            )
        sections[section.number] = section.place
    by_number: dict[str, Direction] = {}
    for direction in guide.directions:
        first = by_number.setdefault(direction.number, direction)
        if first is not direction:
            message = f"direction {direction.number!r} stands in {first.place.path} too"
            problems.add(direction.place, Code.DUPLICATE, message, "give each direction its own number")
        if direction.section_number not in sections:
            message = f"direction {direction.number!r} belongs to no section"
            problems.add(
                direction.place, Code.REFERENCE, message, f"add section {direction.section_number!r} to guide.yaml"
            )
    _check_gaps(guide, problems)


def _check_gaps(guide: Guide, problems: Problems) -> None:
    for section in guide.sections:
        inside = guide.directions_in(section)
        if not inside:
            message = f"section {section.number!r} has no direction"
            problems.add(section.place, Code.REFERENCE, message, "add its files under directions/, or remove it")
        numbered = [d for d in inside if "." in d.number]
        if len(numbered) != len(inside) and numbered:
            message = f"section {section.number!r} is a direction itself and has directions too"
            hint = f"write its text under 'text' of the section, and remove {section.number}.yaml"
            problems.add(section.place, Code.DUPLICATE, message, hint)
        elif section.text and inside and not numbered:
            message = f"section {section.number!r} is a direction itself and has a text too"
            problems.add(section.place, Code.DUPLICATE, message, f"write the text in {section.number}.yaml")
        lasts = [0] + [number_key(d.number)[-1] for d in numbered]
        for (before, after), direction in zip(pairwise(lasts), numbered, strict=True):
            if after > before + 1:
                missing = f"{section.number}.{before + 1}"
                problems.add(
                    direction.place,
                    Code.MISSING_KEY,
                    f"direction {missing!r} is missing before {direction.number!r}",
                    "add its file, or mend the number",
                )


def _check_claims(guide: Guide, problems: Problems) -> None:
    counted = {"directions": len(guide.directions), "sections": len(guide.sections)}
    for claim in guide.claims:
        if claim.name in counted and claim.value != counted[claim.name]:
            problems.add(
                claim.place,
                Code.CLAIM,
                f"the guide claims {claim.value} {claim.name}, the source has {counted[claim.name]}",
                "find what is missing, or mend the claim",
            )


def _check_changes(guide: Guide, problems: Problems) -> None:
    newer = LAST_DAY
    for change in guide.changes:
        day, place = change.day, change.place
        if not _is_date(day) or not FIRST_DAY <= day <= LAST_DAY:
            hint = "write it as year-month-day, from 1970 to 2099"
            problems.add(place, Code.VALUE, f"{day!r} under 'changes' is no day", hint)
            continue
        if day > newer:
            problems.add(place, Code.VALUE, f"{day!r} stands below {newer!r}", "put the newest first under 'changes'")
        newer = day


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_errata(direction: Direction, problems: Problems) -> None:
    texts = {field.label: field.text for field in direction.fields} | {TITLE_FIELD: direction.title}
    for erratum in direction.errata:
        if erratum.field not in texts:
            problems.add(
                erratum.place,
                Code.REFERENCE,
                f"no field {erratum.field!r} in this direction",
                suggest(erratum.field, texts),
            )
        elif erratum.text not in texts[erratum.field]:
            message = f"{erratum.text!r} does not stand in {erratum.field}"
            problems.add(erratum.place, Code.QUOTE, message, "copy the exact words")


def _check_related(direction: Direction, guide: Guide, problems: Problems) -> None:
    numbers = {d.number for d in guide.directions}
    for choice in direction.related:
        if choice.number not in numbers or choice.number == direction.number:
            problems.add(
                choice.place,
                Code.REFERENCE,
                f"{choice.number!r} is no other direction of this guide",
                "name one by its number",
            )


def _check_fields(direction: Direction, guide: Guide, problems: Problems) -> None:
    if not direction.fields:
        problems.add(direction.place, Code.MISSING_KEY, "the direction has no fields", "add its text")
    labels = {label for labels in guide.roles.values() for label in labels}
    for field in direction.fields:
        if field.role is Role.OTHER:
            hint = f"give it one under 'roles' in guide.yaml; known: {', '.join(sorted(labels))}"
            problems.warn(field.place, Code.UNKNOWN_KEY, f"label {field.label!r} plays no role", hint)
    by_label = {field.label for field in direction.fields}
    for correction in direction.corrections:
        if correction.field and correction.field not in by_label:
            problems.add(
                correction.place,
                Code.REFERENCE,
                f"no field {correction.field!r} in this direction",
                suggest(correction.field, by_label),
            )
