"""The JSON Schemas of the published files, made from the tables of their keys."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.export.json_text import write_json
from generator.render.data_format import FILES, GUIDE, INDICATORS, KEYWORDS, Shape

_DRAFT = "https://json-schema.org/draft/2020-12/schema"

SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "guide.schema.json": GUIDE,
        "indicators.schema.json": INDICATORS,
        "keywords.schema.json": KEYWORDS,
    }
)
"""File name of the schema → what it describes."""


def build_schema(name: str) -> dict[str, object]:
    """The schema of that file name."""
    meaning = next(file.meaning for file in FILES if file.schema == name)
    return {"$schema": _DRAFT, "$id": name, "title": name, "description": meaning, **SHAPES[name].schema}


def export_schema(name: str) -> bytes:
    """The bytes of the schema of that file name."""
    return write_json(build_schema(name))
