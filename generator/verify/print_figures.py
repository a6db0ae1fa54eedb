"""Put the figures of a verified build on its quality pages."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from generator.model.guide import Guide
from generator.verify.verify_site import VerifyFigures

_PLACE = re.compile(r'(<td data-verified="([^"]+)">)[^<]*(?=</td>)')


def print_figures(site: Path, guides: Sequence[Guide], figures: VerifyFigures, originals: Mapping[str, int]) -> None:
    """Write the figures into the places that the quality pages of a built site keep for them.

    ``originals``: guide id → characters of the document as received that were found in the source.
    """
    for guide in guides:
        path = site / guide.id / "quality.html"
        known = asdict(figures) | {"original": originals[guide.id]}
        path.write_text(_fill(path.read_text("utf-8"), known), "utf-8")


def _fill(page: str, known: Mapping[str, int]) -> str:
    return _PLACE.sub(lambda found: f"{found[1]}{known[html.unescape(found[2])]:,}", page)
