"""Write each direction's comparison as a script that hands it to the page: file:// knows no other way."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import PurePosixPath

from generator.comparison.describe import Comparison, describe_direction
from generator.render import paths
from generator.render.views.common import Context

CALL = "guideCompare"
"""The function of docs/assets/javascripts/compare.js that takes it."""


def build_comparisons(context: Context) -> dict[PurePosixPath, bytes]:
    """The scripts of all directions, by their path below docs/."""
    return {
        paths.comparison_file(entry.key): write_comparison(describe_direction(entry, context))
        for entry in context.site.entry_by_key.values()
    }


def write_comparison(comparison: Comparison) -> bytes:
    """One script: a call with one JSON value, on one line."""
    value = json.dumps(asdict(comparison), ensure_ascii=False, separators=(",", ":"))
    return f"{CALL}({_keep_lines(value)})\n".encode()


def _keep_lines(value: str) -> str:
    """Line separators of Unicode, which older scripts end a line at, as escapes."""
    return value.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
