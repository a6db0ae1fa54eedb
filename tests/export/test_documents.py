"""The JSON files: the published keys, the source's words, and schemas that the files keep."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from generator.export import EXPORTERS, build_schema, export_site
from generator.export.schemas import SHAPES
from generator.maths import read_display
from generator.render import paths
from generator.render.data_format import FILES, data_file
from generator.render.views.common import Context
from generator.render.views.direction import view_direction
from tests.cases.hostile import HOSTILE
from tests.export.builder import LABELS, make_direction, make_sample
from tests.export.conftest import Exported

JSON_FILES = [(file.pattern, file.schema) for file in FILES if file.schema]
ROW_KEYS = frozenset(
    (
        *("id", "direction", "section", "field", "kind", "subject", "name", "comparator", "value", "min", "max"),
        *("dims", "unit", "si", "condition", "formula", "status", "surface", "start", "end", "clause"),
    )
)


def test_every_published_file_has_an_exporter_and_every_schema_a_file() -> None:
    assert [exporter.name for exporter in EXPORTERS] == [file.name for file in FILES]
    assert {schema for _, schema in JSON_FILES} == set(SHAPES)


@pytest.mark.parametrize(("name", "schema"), JSON_FILES)
def test_the_real_files_keep_their_published_schemas(real: Exported, name: str, schema: str) -> None:
    published = json.loads(real.file(f"schema/{schema}"))
    Draft202012Validator.check_schema(published)
    assert published == build_schema(schema)
    errors = list(Draft202012Validator(published).iter_errors(json.loads(real.file(f"nqi-2023/{name}"))))
    assert errors == []


@pytest.mark.parametrize("schema", sorted(SHAPES))
def test_a_schema_refuses_a_key_too_many_and_a_key_too_few(real: Exported, schema: str) -> None:
    name = next(name for name, other in JSON_FILES if other == schema)
    document = json.loads(real.file(f"nqi-2023/{name}"))
    validator = Draft202012Validator(json.loads(real.file(f"schema/{schema}")))
    assert not validator.is_valid(document | {"other": 1})
    assert not validator.is_valid({key: value for key, value in document.items() if key != "schema_version"})


def test_a_row_has_the_keys_that_others_rely_on(real: Exported) -> None:
    document = real.json("indicators.json")
    assert list(document) == ["schema_version", "guide", "indicators"]
    assert document["indicators"]
    for row in document["indicators"]:
        assert set(row) >= ROW_KEYS


def test_every_row_points_at_its_exact_words(real: Exported) -> None:
    rows = real.json("indicators.json")["indicators"]
    assert len(rows) == sum(len(entry.rows) for entry in real.guide.directions)
    for row in rows:
        fields = {field.label: field.text for field in real.guide.by_number[row["direction"]].direction.fields}
        text = fields[row["field"]]
        assert text[row["start"] : row["end"]] == row["surface"]
        assert row["clause"] in text


def test_numbers_are_the_parsers_to_the_last_digit(real: Exported) -> None:
    rows = real.json("indicators.json")["indicators"]
    quantities = [row.indicator.quantity for entry in real.guide.directions for row in entry.rows]
    for row, quantity in zip(rows, quantities, strict=True):
        assert (row["value"], row["min"], row["max"]) == (quantity.value, quantity.min, quantity.max)
        assert row["dims"] == list(quantity.dims)
        assert (row["si"] is None) == (quantity.si is None)
        if quantity.si is not None:
            assert row["si"]["value"] == quantity.si.value


def test_the_guide_is_there_to_the_last_character(real: Exported) -> None:
    document = real.json("guide.json")
    guide = real.guide.guide
    assert (document["title"], document["preamble"]) == (guide.title, guide.preamble)
    sections = [(s["number"], s["title"], s["text"]) for s in document["sections"]]
    assert sections == [(s.number, s.title, s.text) for s in guide.sections]
    for written, direction in zip(document["directions"], guide.directions, strict=True):
        assert written["title"] == direction.title
        assert [(f["label"], f["text"]) for f in written["fields"]] == [(f.label, f.text) for f in direction.fields]
        assert [f["display"] for f in written["fields"]] == [read_display(f.text).text for f in direction.fields]


def test_every_section_lists_its_directions_and_every_direction_its_rows(real: Exported) -> None:
    document = real.json("guide.json")
    rows = [row["id"] for row in real.json("indicators.json")["indicators"]]
    assert [n for s in document["sections"] for n in s["directions"]] == [d["number"] for d in document["directions"]]
    assert [row for direction in document["directions"] for row in direction["indicators"]] == rows


def test_codes_used_in_rows_have_names(real: Exported) -> None:
    names = real.json("guide.json")["names"]
    for row in real.json("indicators.json")["indicators"]:
        assert set(row["deliverables"]) <= set(names["deliverables"])
        assert row["measurand"] is None or row["measurand"] in names["measurands"]
        assert row["unit"] in names["units"]


def test_keyword_mentions_quote_the_text(real: Exported) -> None:
    keywords = real.json("keywords.json")["keywords"]
    assert [keyword["slug"] for keyword in keywords] == [keyword.slug for keyword in real.site.keywords]
    for keyword in keywords:
        for mention in keyword["mentions"]:
            entry = real.guide.by_number[mention["direction"]]
            text = next(field.text for field in entry.direction.fields if field.label == mention["field"])
            assert text[mention["start"] : mention["end"]] == mention["surface"]
            assert mention["surface"] in mention["sentence"]


def test_addresses_are_relative_to_the_file_or_absolute(real: Exported) -> None:
    row = real.json("indicators.json")["indicators"][0]
    assert row["url"] == "../../nqi-2023/1.1.html#indicator-1"
    published = export_site(real.site, real.labels, "https://example.org/guides")
    rows = json.loads(published[data_file("indicators_json", "nqi-2023")])["indicators"]
    assert rows[0]["url"] == "https://example.org/guides/nqi-2023/1.1.html#indicator-1"


def test_fields_have_the_anchors_of_their_pages(real: Exported) -> None:
    context = Context(real.site, real.labels, "")
    written = {d["number"]: d["fields"] for d in real.json("guide.json")["directions"]}
    for entry in real.guide.directions:
        page = view_direction(entry, context, paths.direction_page(entry.key))
        anchors = [field["url"].partition("#")[2] for field in written[entry.direction.number]]
        assert anchors == [field.anchor for field in page.fields]


def test_hostile_texts_stand_in_the_data_to_the_character() -> None:
    directions = [make_direction(f"1.{n}", {"考核指标": text}, text) for n, text in enumerate(HOSTILE, start=1)]
    whole = "\n".join(HOSTILE)
    files = export_site(make_sample(directions, section_text=whole), LABELS)
    document = json.loads(files[data_file("guide_json", "sample")])
    [section] = document["sections"]
    assert (section["text"], section["text_display"]) == (whole, read_display(whole).text)
    assert [d["title"] for d in document["directions"]] == list(HOSTILE)
    assert [d["fields"][0]["text"] for d in document["directions"]] == list(HOSTILE)
    for row in json.loads(files[data_file("indicators_json", "sample")])["indicators"]:
        text = HOSTILE[int(row["direction"].removeprefix("1.")) - 1]
        assert (row["name"], row["clause"]) == (text, text)
