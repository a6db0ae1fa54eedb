"""Read YAML as text nodes with their lines: every scalar is a string, and nothing is guessed, merged or folded."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Code, Place
from generator.load.characters import check_characters, decode_source
from generator.load.problems import Problems


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar, as text."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping; ``places`` are those of the keys."""

    items: dict[str, Node]
    place: Place
    places: dict[str, Place] = field(default_factory=dict)


Node = TextNode | ListNode | MapNode

MAX_DEPTH = 50
"""Of lists and mappings in one another; the shapes that are known have four."""
_MANUAL = "see the examples in CONTRIBUTING.md"


def read_nodes(path: Path, shown: str, problems: Problems) -> Node | None:
    """One YAML file as nodes, or None after noting why not. ``shown`` is the path as messages name it."""
    data = read_bytes(path, shown, problems)
    text = None if data is None else decode_source(data, shown, problems)
    if text is None or not check_characters(text, shown, 1, problems):
        return None
    return parse_nodes(text, shown, problems)


def read_bytes(path: Path, shown: str, problems: Problems) -> bytes | None:
    """A file's bytes, or None after noting why not."""
    try:
        return path.read_bytes()
    except OSError as error:
        problems.add(Place(shown), Code.FILE, f"cannot be read: {error.strerror}", "check the file and its permissions")
        return None


def parse_nodes(text: str, shown: str, problems: Problems) -> Node | None:
    """YAML text as nodes, or None after noting why not."""
    before = len(problems.errors)
    loader = _Loader(text, shown, problems)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        problems.add(Place(shown, line), Code.YAML, f"not valid YAML: {error.problem or error.context}", _advice(error))
        return None
    except yaml.YAMLError as error:
        reason = str(error).split("\n")[0]
        problems.add(Place(shown), Code.YAML, f"not valid YAML: {reason}", _MANUAL)
        return None
    except (ValueError, OverflowError):  # of chr(), which the scanner calls with any number after \U
        place = Place(shown, loader.line + 1)
        problems.add(place, Code.YAML, "not valid YAML: no character has the number after '\\U'", "write it itself")
        return None
    if root is None:
        problems.add(Place(shown), Code.YAML, "the file is empty", _MANUAL)
        return None
    node = _Converter(text, shown, problems).convert(root)
    return node if len(problems.errors) == before else None


def _advice(error: yaml.MarkedYAMLError) -> str:
    if isinstance(error, _TooDeep):
        return _MANUAL
    problem = error.problem or ""
    if "single document" in (error.context or "") or "another document" in problem:
        return "keep one document a file: remove the second '---'"
    if "found character '\\t'" in problem or "tab" in problem:
        return "indent with blanks, not with tabs"
    return "put the text in quotes, or as a block after '|-'"


class _TooDeep(yaml.MarkedYAMLError):
    """More lists and mappings in one another than any shape has."""


class _Loader(yaml.BaseLoader):
    """Composes nodes of text; what says in one place what another place shows is noted, and never followed.

    An alias may stand for itself, or for more than any machine holds: it is read as the text of its name.
    """

    def __init__(self, text: str, shown: str, problems: Problems) -> None:
        super().__init__(text)
        self._depth = 0
        self._shown = shown
        self._problems = problems

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call] # of PyYAML, without types
        place = Place(self._shown, event.start_mark.line + 1)
        if isinstance(event, yaml.AliasEvent):
            self.get_event()  # type: ignore[no-untyped-call] # the same
            self._note(place, f"alias '*{event.anchor}' is not allowed", "write the text out in full")
            marks: Any = event.start_mark, event.end_mark  # the stubs allow those of the C reader too
            return yaml.ScalarNode("", f"*{event.anchor}", *marks)
        if event.anchor is not None:
            self._note(place, f"anchor '&{event.anchor}' is not allowed", "remove it")
            event.anchor = None
        if event.tag is not None:
            self._note(place, f"tag {_short_tag(event.tag)!r} is not allowed", "remove it: every value is a text")
        self._check_depth(self._depth)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def fetch_flow_collection_start(self, token: type[yaml.Token]) -> None:
        """Stop before the scanner has looked ahead for thousands of brackets."""
        self._check_depth(self.flow_level)
        super().fetch_flow_collection_start(token)

    def _check_depth(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise _TooDeep(None, None, "nested too deeply", self.get_mark())

    def _note(self, place: Place, message: str, hint: str) -> None:
        self._problems.add(place, Code.YAML, message, hint)


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


class _Converter:
    """PyYAML's nodes to ours, noting what a text may not do."""

    def __init__(self, text: str, shown: str, problems: Problems) -> None:
        self._lines = text.split("\n")
        self._shown = shown
        self._problems = problems

    def convert(self, node: yaml.Node) -> Node:
        place = Place(self._shown, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._convert_map(node, place)
        if isinstance(node, yaml.SequenceNode):
            return ListNode(tuple(self.convert(item) for item in node.value), place)
        assert isinstance(node, yaml.ScalarNode)
        return TextNode(self._read_text(node, place), place)

    def _convert_map(self, node: yaml.MappingNode, place: Place) -> MapNode:
        found = MapNode({}, place)
        for key_node, value_node in node.value:
            key_place = Place(self._shown, key_node.start_mark.line + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self._problems.add(key_place, Code.YAML, "a key must be a text", "remove the brackets")
                continue
            key = str(key_node.value)
            if key in found.items:
                first = found.places[key].line
                self._problems.add(
                    key_place,
                    Code.DUPLICATE,
                    f"key {key!r} stands here again (first in line {first})",
                    "keep one of the two",
                )
                continue
            found.items[key] = self.convert(value_node)
            found.places[key] = key_place
        return found

    def _read_text(self, node: yaml.ScalarNode, place: Place) -> str:
        value = str(node.value)
        folded_lines = node.end_mark.line > node.start_mark.line and node.style in (None, "'", '"')
        if node.style == ">" or folded_lines:
            self._problems.add(
                place,
                Code.YAML,
                "the text is folded: a blank would stand at each line end",
                "write it as a block after '|-'",
            )
        if node.style is None and self._is_cut(node):
            self._problems.add(place, Code.YAML, "the text is cut off at ' #'", "put it in quotes")
        check_characters(value, self._shown, place.line, self._problems)
        return value.rstrip("\n") if node.style == "|" else value

    def _is_cut(self, node: yaml.ScalarNode) -> bool:
        """Whether a comment follows the text on its line: what was meant as text is silently lost."""
        line = self._lines[node.end_mark.line] if node.end_mark.line < len(self._lines) else ""
        return line[node.end_mark.column :].lstrip(" \t").startswith("#")
