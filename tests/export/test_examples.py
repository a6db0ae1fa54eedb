"""The examples of the data page do what they say on the real data."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from generator.export.indicator_sheet import INDICATOR_TABLE
from generator.export.sheets import Sheet
from generator.render.data_format import EXAMPLES, FILES, INDICATOR_COLUMNS, SHEETS, Example
from tests.export.conftest import Exported
from tests.export.test_workbook import pairs

JSON_FILES = ("indicators.json", "guide.json", "keywords.json")


def example(name: str) -> Example:
    return next(example for example in EXAMPLES if example.id == name)


def tightest(real: Exported) -> list[str]:
    rows = real.json("indicators.json")["indicators"]
    found = [row for row in rows if row["measurand"] == "uncertainty" and row["si"] and row["si"]["unit"] == "1"]
    return [row["id"] for row in sorted(found, key=lambda row: row["si"]["value"] or row["si"]["max"])]


def flat_names(value: Mapping[str, object], before: str = "") -> Iterator[str]:
    """Column names as pandas makes them of nested objects."""
    for key, item in value.items():
        yield f"{before}{key}"
        if isinstance(item, dict):
            yield from flat_names(item, f"{before}{key}.")


def test_the_sheets_and_columns_that_excel_steps_name_exist(real: Exported) -> None:
    named = {name for step in example("excel").steps for name in re.findall("“([^”]+)”", step)}
    sheets: dict[str, Sheet] = {sheet.title: sheet for _, sheet in pairs(real)}
    heads = {column.title for sheet in sheets.values() for column in sheet.columns}
    values = {cell.value for row in sheets["指标"].rows for cell in row}
    choices = {"发明专利", "发明专利 下限"}
    assert heads & choices
    assert named - choices <= {*sheets, *heads, *values}


def test_the_excel_steps_give_the_uncertainties_from_the_tightest(real: Exported) -> None:
    names = [column.name for column in INDICATOR_TABLE.columns]
    sheet = next(sheet for _, sheet in pairs(real) if sheet.title == SHEETS[1].title)
    rows = [dict(zip(names, (cell.value for cell in row), strict=True)) for row in sheet.rows]
    kept = [row for row in rows if (row["measurand"], row["si_unit"]) == ("不确定度", "无量纲")]
    values = [Decimal(str(row["si_value"])) for row in kept if row["si_value"] is not None]
    first = next(row for row in kept if row["si_value"] == min(values))
    expected = [f"nqi-2023/{row}" for row in tightest(real)]
    assert first["id"] == expected[0]
    assert sorted(str(row["id"]) for row in kept) == sorted(expected)


def test_the_pandas_lines_are_python_and_name_files_and_columns_that_exist(real: Exported) -> None:
    tree = ast.parse(example("pandas").code)
    strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    rows = real.json("indicators.json")["indicators"]
    columns = {name for row in rows for name in flat_names(row)} | {column.title for column in INDICATOR_COLUMNS}
    values = {row["measurand"] for row in rows} | {kind for row in rows for kind in row["deliverables"]}
    files = {file.pattern for file in FILES}
    assert strings <= columns | values | files | {"utf-8", "utf-8-sig", "1", "'", "indicators", "ratio"}


def test_the_pandas_lines_run_where_pandas_is(real: Exported, tmp_path: Path) -> None:
    pytest.importorskip("pandas", reason="pandas is not among the tools of this project")
    write_files(real, tmp_path)
    exec(compile(example("pandas").code.replace('open("', f'open("{tmp_path}/'), "example", "exec"), {})


def jq_commands() -> list[str]:
    commands = re.findall(r"^jq -r '(.*?)' (\S+)$", example("jq").code, re.DOTALL | re.MULTILINE)
    assert {name for _, name in commands} == set(JSON_FILES)
    return [f"{program}\n{name}" for program, name in commands]


def write_files(real: Exported, folder: Path) -> None:
    for name in (*JSON_FILES, "indicators.csv"):
        (folder / name).write_bytes(real.file(f"nqi-2023/{name}"))


@pytest.mark.parametrize("command", jq_commands())
def test_the_keys_that_jq_lines_name_exist(real: Exported, command: str) -> None:
    program, _, name = command.rpartition("\n")
    keys = set(re.findall(r"\.([a-z_]+)", re.sub(r'"[^"]*"', "", program)))
    text = real.file(f"nqi-2023/{name}").decode("utf-8")
    assert all(f'"{key}":' in text for key in keys)


def test_the_jq_lines_give_what_they_promise(real: Exported, tmp_path: Path) -> None:
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    write_files(real, tmp_path)
    ratios, directions, keywords = (run_jq(command, tmp_path) for command in jq_commands())
    assert sorted(line[1] for line in ratios) == sorted(tightest(real))
    assert [float(line[0]) for line in ratios] == sorted(float(line[0]) for line in ratios)
    assert {line[0] for line in directions} == {
        entry.direction.number
        for entry in real.guide.directions
        if any("不确定度" in field.text for field in entry.direction.fields)
    }
    assert {line[0] for line in keywords} == {k.title for k in real.site.keywords if len(k.listed) > 1}


def run_jq(command: str, folder: Path) -> list[list[str]]:
    program, _, name = command.rpartition("\n")
    run = subprocess.run(["jq", "-r", program, name], cwd=folder, capture_output=True, check=True)
    return [line.split("\t") for line in run.stdout.decode("utf-8").splitlines()]
