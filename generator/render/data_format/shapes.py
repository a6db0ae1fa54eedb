"""Shapes of JSON values: each is a piece of JSON Schema, and words for the people who read about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Shape:
    """What a value may be."""

    schema: Mapping[str, object]
    """JSON Schema, draft 2020-12."""
    words: str
    """The same in short, as the data page prints it."""
    keys: tuple[Key, ...] = ()
    """Of the object, or of each object in the list; none for plain values."""


@dataclass(frozen=True)
class Key:
    """One key of an object. Every key is always there."""

    name: str
    shape: Shape
    meaning: str


def _shape(words: str, **schema: object) -> Shape:
    return Shape(MappingProxyType(schema), words)


TEXT = _shape("文本", type="string")
NUMBER = _shape("数", type="number")
COUNT = _shape("整数", type="integer", minimum=0)
POSITION = _shape("整数", type="integer", minimum=1)
FLAG = _shape("真假", type="boolean")
ADDRESS = _shape("网址", type="string", format="uri-reference")
TEXTS_BY_NAME = _shape("对象", type="object", additionalProperties={"type": "string"})
LABELS_BY_ROLE = _shape("对象", type="object", additionalProperties={"type": "array", "items": {"type": "string"}})


def choice(values: Iterable[str]) -> Shape:
    """One of a closed set of texts."""
    found = list(values)
    return _shape("、".join(f"“{value}”" for value in found), type="string", enum=found)


def constant(value: str) -> Shape:
    """Always the same text."""
    return _shape(f"“{value}”", const=value)


def matching(pattern: str) -> Shape:
    """Text of a certain form."""
    return _shape("文本", type="string", pattern=pattern)


def or_null(shape: Shape) -> Shape:
    """The same, or null where there is none."""
    return Shape({"anyOf": [dict(shape.schema), {"type": "null"}]}, f"{shape.words}或 null", shape.keys)


def list_of(shape: Shape) -> Shape:
    """Any number of them."""
    words = "数组" if shape.keys else f"{shape.words}数组"
    return Shape({"type": "array", "items": dict(shape.schema)}, words, shape.keys)


def record(*keys: Key) -> Shape:
    """An object with exactly these keys."""
    schema = {
        "type": "object",
        "properties": {key.name: {"description": key.meaning, **key.shape.schema} for key in keys},
        "required": [key.name for key in keys],
        "additionalProperties": False,
    }
    return Shape(schema, "对象", keys)
