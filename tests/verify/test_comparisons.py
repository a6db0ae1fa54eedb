"""A comparison that does not show what the source and the direction's page say is found."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.load import load_source
from generator.model.guide import Guide
from generator.verify.comparisons import check_comparisons
from tests.conftest import ROOT

Json = dict[str, Any]
SCRIPT = "data/nqi-2023/compare/4.2.js"


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_source(ROOT / "source", ROOT).guides[0]


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    for name in ("data/nqi-2023/compare", "nqi-2023", "keywords"):
        shutil.copytree(built_site / name, tmp_path / name)
    shutil.copy2(built_site / "glossary.html", tmp_path)
    return tmp_path


def found_in(site: Path, guide: Guide) -> list[str]:
    return [str(finding) for finding in check_comparisons(site, guide)[0]]


def change(site: Path, act: Callable[[Json], None]) -> None:
    path = site / SCRIPT
    data = json.loads(path.read_text("utf-8").removeprefix("guideCompare(").removesuffix(")\n"))
    act(data)
    path.write_text(f"guideCompare({json.dumps(data, ensure_ascii=False)})\n", "utf-8")


def test_the_real_comparisons_are_faithful_and_all_of_them_are_read(built_site: Path, guide: Guide) -> None:
    found, compared = check_comparisons(built_site, guide)
    assert found == []
    paragraphs = sum(len(field.paragraphs) for direction in guide.directions for field in direction.fields)
    assert compared > paragraphs


def test_a_site_without_the_page_has_nothing_to_check(tmp_path: Path, guide: Guide) -> None:
    assert check_comparisons(tmp_path, guide) == ([], 0)


def swap_two_paragraphs(data: Json) -> None:
    data["texts"][0]["paragraphs"], data["texts"][1]["paragraphs"] = (
        data["texts"][1]["paragraphs"],
        data["texts"][0]["paragraphs"],
    )


def drop_a_text(data: Json) -> None:
    del data["texts"][1]


def hide_a_text(data: Json) -> None:
    data["texts"][0]["paragraphs"][0] = f"<span hidden>{data['texts'][0]['paragraphs'][0]}</span>"


def drop_an_indicator(data: Json) -> None:
    del data["rows"][0]["items"][0]


def change_a_requirement(data: Json) -> None:
    data["rows"][0]["items"][0]["requirement"] = "99 套"


def drop_a_keyword(data: Json) -> None:
    del data["keywords"][-1]


def mistype_a_slug(data: Json) -> None:
    data["keywords"][0]["slug"] += "x"


def change_the_name(data: Json) -> None:
    data["name"] += "。"


def drop_a_key(data: Json) -> None:
    del data["title"]


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (swap_two_paragraphs, "paragraph p-1 of '研究内容'"),
        (drop_a_text, "the list of fields differs"),
        (hide_a_text, "is hidden by <span hidden>"),
        (drop_an_indicator, "of the page is missing"),
        (change_a_requirement, "the requirement indicator-1 differs"),
        (drop_a_keyword, "keywords are missing"),
        (mistype_a_slug, "leads to no page of the site"),
        (change_the_name, "the name differs"),
        (drop_a_key, "cannot be read"),
    ],
)
def test_a_damaged_script_is_found(site: Path, guide: Guide, act: Callable[[Json], None], message: str) -> None:
    change(site, act)
    found = found_in(site, guide)
    assert found
    assert all(text.startswith(f"{SCRIPT}: ") for text in found)
    assert any(message in text for text in found)


def test_every_wrong_character_of_the_texts_is_found(site: Path, guide: Guide) -> None:
    path = site / SCRIPT
    whole = path.read_text("utf-8")
    data = json.loads(whole.removeprefix("guideCompare(").removesuffix(")\n"))
    paragraph = data["texts"][1]["paragraphs"][0]
    start = whole.index(json.dumps(paragraph, ensure_ascii=False))
    seeded = random.Random(20240501)
    chinese = [at for at in range(start, start + len(paragraph)) if "\u4e00" <= whole[at] <= "\u9fff"]
    tags = [tag.span() for tag in re.finditer("<[^>]*>", whole)]
    shown = [at for at in chinese if not any(low <= at < high for low, high in tags)]
    words = [at for at in shown if at < whole.index("erratum-note", start)]
    for at in seeded.sample(words, 20):
        path.write_text(f"{whole[:at]}々{whole[at + 1 :]}", "utf-8")
        assert found_in(site, guide), whole[at - 5 : at + 5]


def test_a_missing_script_and_a_strange_one_are_told(site: Path, guide: Guide) -> None:
    (site / SCRIPT).rename(site / "data/nqi-2023/compare/99.9.js")
    missing, strange = found_in(site, guide)
    assert "4.2.js: the script cannot be read" in missing
    assert "99.9.js: there is no such direction" in strange


def test_a_script_that_does_more_than_one_call_is_refused(site: Path, guide: Guide) -> None:
    (site / SCRIPT).write_text('alert(1);guideCompare({"id":"nqi-2023/4.2"})\n', "utf-8")
    assert "not one call" in found_in(site, guide)[0]
