"""A guide is loaded as it was written: text for text, in the guide's order."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.load import load_guide
from generator.model.guide import Role

ROOT = Path(__file__).resolve().parents[2]


def test_the_real_guide_has_its_sections_and_directions_in_order() -> None:
    guide = load_guide(ROOT / "source/nqi-2023", ROOT)
    assert [section.number for section in guide.sections] == [str(n) for n in range(1, 11)]
    numbers = [direction.number for direction in guide.directions]
    assert len(numbers) == 43
    assert numbers.index("5.10") == numbers.index("5.9") + 1
    assert [d.number for d in guide.directions if "." not in d.number] == ["2", "9", "10"]


def test_every_text_is_the_files_text_to_the_character() -> None:
    guide = load_guide(ROOT / "source/nqi-2023", ROOT)
    for direction in guide.directions:
        plain = yaml.load((ROOT / direction.place.path).read_text("utf-8"), Loader=yaml.BaseLoader)
        assert {field.label: field.text for field in direction.fields} == plain["fields"]
        assert (direction.number, direction.title) == (plain["number"], plain["title"])


def test_what_other_readers_of_yaml_take_for_numbers_and_truths_stays_text(project_folder: Path) -> None:
    path = project_folder / "source/nqi-2023/directions/1.2.yaml"
    for text in ("5.10", "1:1", "no", "2023-01-01", "1e3", "0x1F", "null", "~", ".inf", "012"):
        path.write_text(f'number: "1.2"\ntitle: {text}\nfields:\n  研究内容: {text}\n', "utf-8")
        guide = load_guide(project_folder / "source/nqi-2023", project_folder)
        [direction] = [d for d in guide.directions if d.number == "1.2"]
        assert (direction.title, direction.fields[0].text) == (text, text)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('  - {number: "1", title: 甲, text: 本专题面向前沿。}', "本专题面向前沿。"),
        ('  - {number: "1", title: 甲, text: "一。\\n　　二 #1: $u$"}', "一。\n　　二 #1: $u$"),
        ('  - number: "1"\n    title: 甲\n    text: |-\n      一。\n      　　二 #1: $u$', "一。\n　　二 #1: $u$"),
        ('  - {number: "1", title: 甲}', ""),
    ],
    ids=["flow", "quoted", "block", "none"],
)
def test_the_text_of_a_section_is_loaded_in_any_form(project_folder: Path, written: str, text: str) -> None:
    path = project_folder / "source/nqi-2023/guide.yaml"
    lines = path.read_text("utf-8").split("\n")
    [at] = [n for n, line in enumerate(lines) if line.startswith('  - {number: "1",')]
    path.write_text("\n".join([*lines[:at], written, *lines[at + 1 :]]), "utf-8")
    guide = load_guide(project_folder / "source/nqi-2023", project_folder)
    assert guide.sections[0].text == text
    assert [section.text for section in guide.sections[1:]] == [""] * 9


def test_rare_letters_and_the_forms_of_a_sign_may_stand(project_folder: Path) -> None:
    path = project_folder / "source/nqi-2023/directions/1.2.yaml"
    text = "𠮷葛\U000e0100✔\ufe0f≨\ufe00"
    path.write_text(f'number: "1.2"\ntitle: 题\nfields:\n  研究内容: {text}\n', "utf-8")
    guide = load_guide(project_folder / "source/nqi-2023", project_folder)
    [direction] = [d for d in guide.directions if d.number == "1.2"]
    assert direction.fields[0].text == text


def test_windows_line_ends_and_leading_ideographic_blanks_are_no_fault(project_folder: Path) -> None:
    path = project_folder / "source/nqi-2023/directions/1.2.yaml"
    path.write_bytes('number: "1.2"\r\ntitle: 题\r\nfields:\r\n  研究内容: |-\r\n    　　甲\r\n    乙\r\n'.encode())
    guide = load_guide(project_folder / "source/nqi-2023", project_folder)
    [direction] = [d for d in guide.directions if d.number == "1.2"]
    assert direction.fields[0].text == "　　甲\n乙"
    assert direction.fields[0].role is Role.CONTENT
    assert [span.cut(direction.fields[0].text) for span in direction.fields[0].paragraphs] == ["　　甲", "乙"]
