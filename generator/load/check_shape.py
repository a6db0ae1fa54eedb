"""Check nodes against a shape, noting every departure; what passes can be read without further questions."""

from __future__ import annotations

import re

from generator.errors import Code
from generator.load.nodes import ListNode, MapNode, Node, TextNode
from generator.load.problems import Problems, suggest
from generator.load.shapes import ListShape, MapShape, RecordShape, Shape, TextShape

_NAMES: dict[type, str] = {TextNode: "a text", ListNode: "a list", MapNode: "a mapping"}
_WANTED: dict[type, type] = {TextShape: TextNode, ListShape: ListNode, MapShape: MapNode, RecordShape: MapNode}


def check_shape(node: Node, shape: Shape, what: str, problems: Problems) -> bool:
    """Whether a node has the shape. ``what`` names it in messages, such as ``'title'``."""
    wanted = _WANTED[type(shape)]
    if not isinstance(node, wanted):
        problems.add(
            node.place,
            Code.TYPE,
            f"{what} is {_NAMES[type(node)]}, not {_NAMES[wanted]}",
            "see the examples in CONTRIBUTING.md",
        )
        return False
    match node, shape:
        case TextNode(), TextShape():
            return _check_text(node, shape, what, problems)
        case ListNode(), ListShape():
            results = [check_shape(item, shape.item, f"an item of {what}", problems) for item in node.items]
            return all(results)
        case MapNode(), MapShape():
            results = [check_shape(item, shape.value, f"{key!r}", problems) for key, item in node.items.items()]
            return all(results)
        case MapNode(), RecordShape():
            return _check_record(node, shape, what, problems)
    raise AssertionError(f"no check for {shape!r}")


def _check_text(node: TextNode, shape: TextShape, what: str, problems: Problems) -> bool:
    fault = _text_fault(node.value, shape)
    if fault:
        problems.add(node.place, Code.VALUE, f"{what} {fault[0]}", fault[1])
    return not fault


def _text_fault(value: str, shape: TextShape) -> tuple[str, str] | None:
    if not value.strip() and not shape.may_be_empty:
        return "is empty", "write its text, or remove the key"
    if shape.one_line and "\n" in value:
        return "has several lines", "write it on one line"
    if shape.pattern and not re.fullmatch(shape.pattern, value, re.ASCII):
        return f"is {value!r}", f"write {shape.says}"
    return None


def _check_record(node: MapNode, shape: RecordShape, what: str, problems: Problems) -> bool:
    good = True
    for key in node.items:
        if key not in shape.keys:
            good = False
            problems.add(node.places[key], Code.UNKNOWN_KEY, f"unknown key {key!r}", suggest(key, shape.keys))
    for key, spec in shape.keys.items():
        if key in node.items:
            good &= check_shape(node.items[key], spec.shape, f"{key!r}", problems)
        elif spec.required:
            good = False
            problems.add(node.place, Code.MISSING_KEY, f"{what} has no {key!r}", f"add it: {spec.doc}")
    return good
