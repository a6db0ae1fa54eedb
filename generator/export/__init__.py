"""The site as data: JSON with its schemas, CSV and a workbook, as bytes by path; no file is touched here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.export.books import export_indicators_csv, export_workbook
from generator.export.context import Exporting, make_exportings
from generator.export.guide_json import export_guide_json
from generator.export.indicators_json import export_indicators_json
from generator.export.keywords_json import export_keywords_json
from generator.export.schemas import SHAPES, build_schema, export_schema
from generator.model.site import Site
from generator.render.data_format import data_file, schema_file
from generator.render.labels import Labels

__all__ = ["EXPORTERS", "Exporter", "build_schema", "export_site"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One row of the table."""

    name: str
    """Of the file in ``render.data_format.FILES``, which has its path and meaning."""
    export: Callable[[Exporting], bytes]


EXPORTERS: tuple[Exporter, ...] = (
    Exporter("workbook", export_workbook),
    Exporter("indicators_csv", export_indicators_csv),
    Exporter("indicators_json", export_indicators_json),
    Exporter("guide_json", export_guide_json),
    Exporter("keywords_json", export_keywords_json),
)


def export_site(site: Site, labels: Labels, base_url: str = "") -> dict[PurePosixPath, bytes]:
    """Every data file by its path below docs/.

    ``base_url`` is the address of the published site; without it addresses in the data are relative to the file.
    """
    files = {
        data_file(exporter.name, exporting.guide_id): exporter.export(exporting)
        for exporting in make_exportings(site, labels, base_url)
        for exporter in EXPORTERS
    }
    return files | {schema_file(name): export_schema(name) for name in SHAPES}
