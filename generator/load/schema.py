"""The source's shape as JSON Schema, so that an editor completes keys and marks mistakes while typing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.load.shapes import DIRECTION, GUIDE, ListShape, MapShape, RecordShape, Shape, TextShape
from generator.model.guide import Role

SCHEMAS: Mapping[str, RecordShape] = {"guide.schema.json": GUIDE, "direction.schema.json": DIRECTION}
"""File name under source/schema/ → shape."""

_TITLES = {"guide.schema.json": "A guide (guide.yaml)", "direction.schema.json": "A direction (directions/*.yaml)"}


def build_schema(name: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one of SCHEMAS."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _TITLES[name]}
    schema = head | _describe(SCHEMAS[name])
    if name == "guide.schema.json":
        schema["properties"]["roles"]["propertyNames"] = {"enum": [role.value for role in Role]}
    return schema


def _describe(shape: Shape) -> dict[str, Any]:
    match shape:
        case TextShape():
            return _describe_text(shape)
        case ListShape():
            return {"type": "array", "items": _describe(shape.item)}
        case MapShape():
            return {"type": "object", "additionalProperties": _describe(shape.value)}
        case RecordShape():
            return {
                "type": "object",
                "additionalProperties": False,
                "required": [name for name, key in shape.keys.items() if key.required],
                "properties": {
                    name: _describe(key.shape) | {"description": key.doc} for name, key in shape.keys.items()
                },
            }


def _describe_text(shape: TextShape) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "string"}
    if shape.pattern:
        found["pattern"] = f"^({shape.pattern})$"
    elif not shape.may_be_empty:
        found["pattern"] = r"\S"
    return found
