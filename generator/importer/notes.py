"""Tell a person what an import may have misread: nothing here stops it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.importer.outline import Outline
from generator.importer.words import load_words

COUNTED = ("directions", "sections")
"""Claims that can be counted."""


def list_notes(outline: Outline) -> tuple[str, ...]:
    """One sentence for each thing to look at, in the document's order."""
    return (*_list_claims(outline), *_list_orphans(outline), *_list_labelled(outline), *_list_brackets(outline))


def _list_claims(outline: Outline) -> Iterator[str]:
    for name in COUNTED:
        found = str(len(getattr(outline, name)))
        if outline.claims.get(name, found) != found:
            yield f"the preamble speaks of {outline.claims[name]} {name}, {found} were recognised"


def _list_orphans(outline: Outline) -> Iterator[str]:
    known = {section.number for section in outline.sections}
    for direction in outline.directions:
        section = direction.number.split(".")[0]
        if section not in known:
            where, number = f"line {direction.line}", direction.number
            yield f"{where}: direction {number} has no section, no heading {section} was recognised"


def _list_labelled(outline: Outline) -> Iterator[str]:
    for section in outline.sections:
        if section.labels:
            where, labels = f"line {section.line}: section {section.number}", ", ".join(section.labels)
            yield f"{where} has labels above its directions ({labels}), kept as its text: was a heading missed?"


def _list_brackets(outline: Outline) -> Iterator[str]:
    shape = load_words().new_bracketed_label
    texts = [("the preamble", outline.preamble)]
    texts += [(f"{d.number} {field.label}", field.text) for d in outline.directions for field in d.fields]
    for where, text in texts:
        yield from (f"{match[0]} stands inside {where}: is it a label?" for match in re.finditer(shape, text))
