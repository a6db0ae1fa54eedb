"""The published data's format: which files, keys, sheets and columns there are, and what each means.

``export`` fills it, the JSON Schemas and the data page are made from it: nothing about the format is said twice.
"""

from generator.render.data_format.columns import (
    CONDITION_COLUMNS,
    DIRECTION_COLUMNS,
    FIELD_WIDTH,
    INDICATOR_COLUMNS,
    KEYWORD_COLUMNS,
    MATRIX_COLUMNS,
    SHEETS,
    CellKind,
    Column,
    SheetFormat,
)
from generator.render.data_format.examples import EXAMPLES, Example
from generator.render.data_format.files import FILES, SCHEMA_VERSION, DataFile, data_file, schema_file
from generator.render.data_format.guide_keys import GUIDE
from generator.render.data_format.indicator_keys import INDICATOR, INDICATORS
from generator.render.data_format.keyword_keys import KEYWORDS
from generator.render.data_format.shapes import Key, Shape

__all__ = [
    "CONDITION_COLUMNS",
    "DIRECTION_COLUMNS",
    "EXAMPLES",
    "FIELD_WIDTH",
    "FILES",
    "GUIDE",
    "INDICATOR",
    "INDICATORS",
    "INDICATOR_COLUMNS",
    "KEYWORDS",
    "KEYWORD_COLUMNS",
    "MATRIX_COLUMNS",
    "SCHEMA_VERSION",
    "SHEETS",
    "CellKind",
    "Column",
    "DataFile",
    "Example",
    "Key",
    "Shape",
    "SheetFormat",
    "data_file",
    "schema_file",
]
