"""YAML to a typed guide, every error with file and line, all in one run."""

from generator.load.load_guide import ORIGINAL_FILE, SCHEMA_FOLDER, Source, load_guide, load_source, shown_path
from generator.load.schema import SCHEMAS, build_schema

__all__ = [
    "ORIGINAL_FILE",
    "SCHEMAS",
    "SCHEMA_FOLDER",
    "Source",
    "build_schema",
    "load_guide",
    "load_source",
    "shown_path",
]
