"""Published data that does not hold the source's text is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.verify import verify_site
from generator.verify.data import check_data
from tests.verify.sites import GUIDE, build_small_site, write

Json = dict[str, Any]


def guide_json() -> Json:
    return {
        "title": GUIDE.title,
        "preamble": GUIDE.preamble,
        "sections": [
            {"number": section.number, "title": section.title, "text": section.text} for section in GUIDE.sections
        ],
        "directions": [
            {"number": d.number, "title": d.title, "fields": [{"label": f.label, "text": f.text} for f in d.fields]}
            for d in GUIDE.directions
        ],
    }


def indicators_json() -> Json:
    row = {"id": "1.2/1", "direction": "1.2", "field": "考核指标", "surface": "标准不确定度", "start": 3, "end": 9}
    return {"indicators": [row | {"clause": "装置，标准不确定度"}]}


def found_in(tmp_path: Path, name: str, data: Json) -> list[str]:
    write(tmp_path / "data/small" / name, json.dumps(data, ensure_ascii=False))
    return [str(finding) for finding in check_data(tmp_path, GUIDE)[0]]


def test_faithful_data_has_no_finding_and_is_counted(tmp_path: Path) -> None:
    site = build_small_site(tmp_path)
    write(site / "data/small/guide.json", json.dumps(guide_json()))
    write(site / "data/small/indicators.json", json.dumps(indicators_json()))
    report = verify_site(site, [GUIDE])
    assert report.diagnostics == ()
    assert report.figures.data_texts == 2 + 1 + 2 * 2 + 1 + 3 * 2 + 1 + 4 + 2 + 2


def shorten_a_text(data: Json) -> None:
    data["directions"][1]["fields"][0]["text"] = "研究一；研究二"


def shorten_the_text_of_a_section(data: Json) -> None:
    data["sections"][0]["text"] = "本专题面向 <前沿>。"


def drop_a_direction(data: Json) -> None:
    del data["directions"][0]


def drop_a_field(data: Json) -> None:
    del data["directions"][1]["fields"][1]


def guess_a_type(data: Json) -> None:
    data["directions"][2]["fields"][1]["text"] = None


def drop_a_key(data: Json) -> None:
    del data["preamble"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (shorten_a_text, r"'研究内容' of 1.2 (source/small/directions/x.yaml:3) differs at character 8"),
        (shorten_the_text_of_a_section, "the text of section 1 differs at character 12"),
        (drop_a_direction, "the list of directions differs"),
        (drop_a_field, "the list of fields of 1.2 differs"),
        (guess_a_type, "is None, not a text"),
        (drop_a_key, "does not hold what its schema says"),
    ],
)
def test_a_changed_guide_file_is_found(tmp_path: Path, change: Callable[[Json], None], message: str) -> None:
    data = guide_json()
    change(data)
    found = found_in(tmp_path, "guide.json", data)
    assert found[0].startswith("data/small/guide.json: ")
    assert any(message in text for text in found)


@pytest.mark.parametrize("change", [{"surface": "标准不确定"}, {"start": 2}, {"clause": "装置，不确定度"}])
def test_a_quotation_that_does_not_stand_there_is_found(tmp_path: Path, change: Json) -> None:
    data = indicators_json()
    data["indicators"][0] |= change
    [found] = found_in(tmp_path, "indicators.json", data)
    assert "of 1.2/1 differs at character" in found
