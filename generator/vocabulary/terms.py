"""The terms of the glossary (terms.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.errors import Code
from generator.model.fold import fold_text
from generator.model.glossary import Term
from generator.vocabulary.entries import Complaints, Entry, read_entries, read_text
from generator.vocabulary.types import Example

FILE = "terms.yaml"
_REQUIRED = frozenset({"id", "term", "english", "definition", "source", "examples"})
_OPTIONAL = frozenset({"chinese", "words", "but_not"})
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term with its examples."""

    term: Term
    examples: tuple[Example, ...]
    """A text and the words linked in it, divided by ``|``; every one runs as a test."""


@cache
def load_terms() -> tuple[TermEntry, ...]:
    """The entries in the order of the file; SourceError where it is wrong."""
    return parse_terms(read_text(FILE))


def parse_terms(text: str) -> tuple[TermEntry, ...]:
    """The entries of a text in the form of terms.yaml; SourceError with every mistake at once."""
    complaints = Complaints()
    entries = read_entries(FILE, text, _REQUIRED, _OPTIONAL, complaints)
    complaints.tell()
    for entry in entries:
        _check_entry(entry, complaints)
    _check_unique(entries, complaints)
    complaints.tell()
    return tuple(TermEntry(_build_term(entry), entry.examples()) for entry in entries)


def _build_term(entry: Entry) -> Term:
    return Term(
        id=entry.text("id"),
        title=entry.text("term"),
        chinese=entry.text("chinese"),
        words=_words(entry),
        but_not=entry.texts("but_not"),
        english=entry.text("english"),
        definition=entry.text("definition"),
        source=entry.text("source"),
    )


def _words(entry: Entry) -> tuple[str, ...]:
    return (entry.text("term"), *entry.texts("words"))


def _check_entry(entry: Entry, complaints: Complaints) -> None:
    """What a reader needs of each entry is there, and what shuts a word out holds that word."""
    if not _ID.fullmatch(entry.text("id")):
        hint = "use small letters, digits and hyphens"
        complaints.add(entry.place, Code.VALUE, f"the id '{entry.text('id')}' is no anchor", hint)
    for key in sorted(_REQUIRED - {"examples"}):
        if not entry.text(key).strip():
            complaints.add(entry.place, Code.VALUE, f"'{key}' is no text of one line", "write one")
    if not entry.text("english").isascii():
        complaints.add(entry.place, Code.VALUE, f"'{entry.text('english')}' is not English", "write ASCII letters")
    if not entry.examples():
        complaints.add(entry.place, Code.VALUE, "there is no example", "show a text in which the term is linked")
    for word in entry.texts("but_not"):
        if not any(_key(inner) in _key(word) for inner in _words(entry)):
            message = f"'{word}' under but_not holds none of the term's words"
            complaints.add(entry.place, Code.VALUE, message, "remove it or mend it")


def _check_unique(entries: Iterable[Entry], complaints: Complaints) -> None:
    ids: set[str] = set()
    words: dict[str, str] = {}
    for entry in entries:
        name = entry.text("id")
        if name in ids:
            complaints.add(entry.place, Code.DUPLICATE, f"the id '{name}' stands twice", "rename one")
        ids.add(name)
        for word in _words(entry):
            if _key(word) in words:
                message = f"'{word}' is already a word of '{words[_key(word)]}'"
                complaints.add(entry.place, Code.DUPLICATE, message, "leave it to one of them")
            words[_key(word)] = name


def _key(word: str) -> str:
    return "".join(fold_text(word).split())
