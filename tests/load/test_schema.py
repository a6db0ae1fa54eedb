"""The JSON Schema that editors use says what the loader says."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.errors import SourceError
from generator.load import build_schema, load_guide

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "source/nqi-2023"
FILES = [GUIDE / "guide.yaml", *sorted((GUIDE / "directions").iterdir())]


def schema_of(path: Path) -> str:
    return "guide.schema.json" if path.name == "guide.yaml" else "direction.schema.json"


def read(path: Path) -> object:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_real_file_fits_its_schema(path: Path) -> None:
    jsonschema.validate(read(path), build_schema(schema_of(path)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_real_file_names_its_schema_in_its_first_line(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    assert (path.parent / first.removeprefix(prefix)).resolve() == ROOT / "source/schema" / schema_of(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fields:", "feilds:"),
        ("title: 千克", "titel: 千克"),
        ('number: "1.2"', 'number: "1.b"'),
        ("title: 千克、安培和坎德拉量子化复现关键技术研究", "title: [1]"),
        ("title: 千克、安培和坎德拉量子化复现关键技术研究", 'title: ""'),
    ],
)
def test_what_the_loader_refuses_the_schema_marks(project_folder: Path, old: str, new: str) -> None:
    path = project_folder / "source/nqi-2023/directions/1.2.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(SourceError):
        load_guide(project_folder / "source/nqi-2023", project_folder)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(read(path), build_schema("direction.schema.json"))
