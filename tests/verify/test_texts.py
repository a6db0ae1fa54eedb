"""Plain texts that do not hold the source's words are found, and so are lists and data blocks that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.verify import verify_links
from generator.verify.texts import check_texts, list_expected
from tests.verify.sites import FOOT, GUIDE, build_small_site, replace, write

HEADLINES = "计划\n网页：x.html"


def write_texts(site: Path) -> Path:
    """The texts as they should be."""
    for expected in list_expected(GUIDE):
        text = f"{expected.title}\n{HEADLINES}\n\n" + "\n\n".join(expected.blocks) + "\n"
        write(site / "small" / f"{expected.name}.txt", text)
    return site


def messages(site: Path) -> list[str]:
    return [str(finding) for finding in check_texts(site, GUIDE)[0]]


def test_faithful_texts_have_no_finding_and_are_counted(tmp_path: Path) -> None:
    found, compared = check_texts(write_texts(tmp_path), GUIDE)
    assert found == []
    assert compared == sum(len(expected.blocks) + 1 for expected in list_expected(GUIDE)) > 30


def change_a_figure(folder: Path) -> None:
    replace(folder / "1.2.txt", "≤2×10⁻⁸", "≤3×10⁻⁸")


def drop_a_paragraph(folder: Path) -> None:
    replace(folder / "1.2.txt", "第二段 &amp; 照写。\n\n", "")


def add_a_line(folder: Path) -> None:
    path = folder / "2.txt"
    path.write_text(path.read_text("utf-8") + "\n多出的话\n", "utf-8")


def change_a_title(folder: Path) -> None:
    replace(folder / "1.1.txt", "前沿 <探索>", "前沿 <探讨>")


def swap_two_paragraphs(folder: Path) -> None:
    text = (folder / "full.txt").read_text("utf-8")
    first, second = "目标是：面向世界科技前沿。", "拟支持 2 个研究方向。"
    assert f"{first}\n\n{second}" in text
    (folder / "full.txt").write_text(text.replace(f"{first}\n\n{second}", f"{second}\n\n{first}"), "utf-8")


def lose_a_direction_in_the_list(folder: Path) -> None:
    replace(folder / "index.txt", "\n1.2 千克与𠮷 1.2.txt", "")


def lose_the_label_of_a_field(folder: Path) -> None:
    replace(folder / "1.txt", "\n\n考核指标\n\n", "\n\n")


@pytest.mark.parametrize(
    "damage",
    [
        change_a_figure,
        drop_a_paragraph,
        add_a_line,
        change_a_title,
        swap_two_paragraphs,
        lose_a_direction_in_the_list,
        lose_the_label_of_a_field,
    ],
)
def test_a_text_that_differs_is_found(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    write_texts(tmp_path)
    damage(tmp_path / "small")
    [message] = messages(tmp_path)
    assert "differs at character" in message


def test_a_list_for_programs_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    site = build_small_site(tmp_path)
    write(site / "llms.txt", "# 小\n\n- [一](small/1.1.html)\n- [二](small/1.9.txt)\n- [a\\](b)](small/2.html)\n")
    [message] = [str(finding) for finding in verify_links(site)]
    assert message.startswith("llms.txt: link 'small/1.9.txt' leads to 'small/1.9.txt', which is not in the site")


@pytest.mark.parametrize(
    ("block", "part"),
    [
        ('{"url":"no.html","name":"http://example.org"}', "ld+json 'no.html' leads to"),
        ('{"@graph":[{"item":"1.2.html"},{"contentUrl":"1.2.txt"}]}', "ld+json '1.2.txt' leads to"),
        ('{"url":', "a data block is not JSON"),
    ],
)
def test_a_data_block_that_is_broken_or_leads_nowhere_is_found(tmp_path: Path, block: str, part: str) -> None:
    site = build_small_site(tmp_path)
    replace(site / "small/1.1.html", FOOT, f'<script type="application/ld+json">{block}</script>{FOOT}')
    [message] = [str(finding) for finding in verify_links(site)]
    assert part in message
