"""Read a vocabulary file as a list of entries whose values are texts, with the place of each for messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files

import yaml

from generator.errors import Code, Diagnostic, Place, SourceError
from generator.vocabulary.types import Example

FOLDER = "generator/vocabulary"
ARROW = "⇥"
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Value = str | tuple[str, ...]


@dataclass
class Complaints:
    """Everything wrong in the vocabulary files, told at once."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(self, place: Place, code: Code, message: str, hint: str) -> None:
        """Note one more."""
        self.found.append(Diagnostic(place, code, message, hint))

    def tell(self) -> None:
        """Raise SourceError where anything was found."""
        if self.found:
            raise SourceError(self.found)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a file."""

    values: Mapping[str, Value]
    place: Place

    def text(self, key: str, default: str = "") -> str:
        """The value of a key that holds one text."""
        value = self.values.get(key, default)
        return value if isinstance(value, str) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """The value of a key that holds a list."""
        value = self.values.get(key, ())
        return (value,) if isinstance(value, str) else value

    def examples(self) -> tuple[Example, ...]:
        """The entry's examples, cut at the arrow."""
        cut = (example.partition(ARROW) for example in self.texts("examples"))
        return tuple(Example(text.strip(), expected.strip(), self.place) for text, _, expected in cut)


def read_text(name: str) -> str:
    """The text of a vocabulary file of this package."""
    return (files("generator.vocabulary") / name).read_text(encoding="utf-8")


def read_entries(
    name: str, text: str, required: frozenset[str], optional: frozenset[str], complaints: Complaints
) -> tuple[Entry, ...]:
    """All well-formed entries of a file; what is wrong goes to ``complaints``."""
    shown = f"{FOLDER}/{name}"
    try:
        root = _compose(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        complaints.add(Place(shown, line), Code.YAML, f"not valid YAML: {error.problem}", "see the file's header")
        return ()
    if not isinstance(root, yaml.SequenceNode):
        complaints.add(Place(shown, 1), Code.TYPE, "the file is no list of entries", "see the file's header")
        return ()
    return tuple(
        Entry(values, Place(shown, node.start_mark.line + 1))
        for node in root.value
        if (values := _read_entry(node, shown, required, optional, complaints)) is not None
    )


def _compose(text: str) -> yaml.Node | None:
    """Ten times as fast where PyYAML came with libyaml; the messages are always PyYAML's own."""
    try:
        return yaml.compose(text, Loader=_QUICK)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _read_entry(
    node: yaml.Node, shown: str, required: frozenset[str], optional: frozenset[str], complaints: Complaints
) -> dict[str, Value] | None:
    place = Place(shown, node.start_mark.line + 1)
    if not isinstance(node, yaml.MappingNode):
        complaints.add(place, Code.TYPE, "the entry is no mapping", "write `- {key: value, …}`")
        return None
    values: dict[str, Value] = {}
    for key, value in _read_pairs(node, shown, complaints):
        if key not in required | optional:
            complaints.add(
                place, Code.UNKNOWN_KEY, f"unknown key '{key}'", f"use {', '.join(sorted(required | optional))}"
            )
        elif key in values:
            complaints.add(place, Code.DUPLICATE, f"'{key}' stands twice", "keep one")
        values[key] = value
    for key in sorted(required - values.keys()):
        complaints.add(place, Code.MISSING_KEY, f"'{key}' is missing", "see the file's header")
    _check_examples(values, place, complaints)
    return values


def _read_pairs(node: yaml.MappingNode, shown: str, complaints: Complaints) -> Iterator[tuple[str, Value]]:
    for key, value in node.value:
        place = Place(shown, value.start_mark.line + 1)
        if isinstance(value, yaml.ScalarNode):
            yield key.value, value.value
        elif isinstance(value, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in value.value):
            yield key.value, tuple(item.value for item in value.value)
        else:
            complaints.add(place, Code.TYPE, f"'{key.value}' is neither a text nor a list of texts", "quote it")


def _check_examples(values: Mapping[str, Value], place: Place, complaints: Complaints) -> None:
    examples = values.get("examples", ())
    for example in (examples,) if isinstance(examples, str) else examples:
        if ARROW not in example:
            complaints.add(
                place, Code.VALUE, f"the example '{example}' says not what is expected", f"put {ARROW} between"
            )
