"""The real guide, read once for all tests of this room."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.export import export_site
from generator.load import load_source
from generator.model.site import GuideEntry, Site
from generator.pipeline import make_labels, make_site
from generator.render.labels import Labels
from generator.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Exported:
    """The real guide with its data files."""

    site: Site
    labels: Labels
    files: Mapping[PurePosixPath, bytes]

    @property
    def guide(self) -> GuideEntry:
        """The one guide."""
        return self.site.guides[0]

    def file(self, name: str) -> bytes:
        """A file by its path below data/."""
        return self.files[PurePosixPath("data", name)]

    def json(self, name: str) -> Any:  # noqa: ANN401 - JSON may be anything; the schema tests say what it is
        """A JSON file of the guide, its numbers exact."""
        return json.loads(self.file(f"nqi-2023/{name}"), parse_float=Decimal)


@pytest.fixture(scope="session")
def real() -> Exported:
    vocabulary = load_vocabulary()
    site = make_site(load_source(ROOT / "source", ROOT).guides, vocabulary)
    labels = make_labels(site, vocabulary)
    return Exported(site, labels, export_site(site, labels))
