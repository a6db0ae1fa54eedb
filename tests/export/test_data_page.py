"""The page of downloads names every file, every key and every column."""

from __future__ import annotations

import html
import json
from pathlib import Path, PurePosixPath

import pytest

from generator.render import paths
from generator.render.data_format import EXAMPLES
from generator.render.environment import make_environment, render_template
from generator.render.views.common import Context
from generator.render.views.data import view_data
from tests.export.conftest import ROOT, Exported
from tests.export.test_workbook import pairs


@pytest.fixture
def page(real: Exported) -> str:
    folder = ROOT / "site_templates"
    templates = {name: (folder / name).read_text("utf-8") for name in ("data.md.j2", "parts/macros.j2")}
    view = view_data(Context(real.site, real.labels, ""), paths.DATA_INDEX)
    text = render_template(make_environment(templates), "data.md.j2", "site_templates", {"page": view})
    return html.unescape(text)


def test_every_data_file_and_schema_is_linked(page: str, real: Exported) -> None:
    for path in real.files:
        assert f'href="{path.relative_to("data")}"' in page


def test_every_link_to_data_has_a_file(page: str, real: Exported) -> None:
    links = [part.partition('"')[0] for part in page.split('href="')[1:]]
    data = [link for link in links if Path(link).suffix in {".json", ".csv", ".xlsx"}]
    assert {PurePosixPath("data", link) for link in data} == set(real.files)


def test_every_key_of_every_schema_is_explained(page: str, real: Exported) -> None:
    def names(schema: object) -> set[str]:
        if isinstance(schema, list):
            return {name for item in schema for name in names(item)}
        if not isinstance(schema, dict):
            return set()
        return set(schema.get("properties", {})) | {name for item in schema.values() for name in names(item)}

    for path, data in real.files.items():
        if path.parent.name == "schema":
            for name in names(json.loads(data)):
                assert f"<code>{name}</code>" in page


def test_every_column_is_explained(page: str, real: Exported) -> None:
    for _, sheet in pairs(real):
        for column in sheet.columns:
            if column.meaning:
                assert f'<th scope="row">{column.title}</th>' in page
                assert column.meaning in page


def test_the_code_of_the_examples_can_be_copied_as_it_is(page: str) -> None:
    for example in EXAMPLES:
        assert example.code in page
        for step in example.steps:
            assert f"<li>{step}</li>" in page
