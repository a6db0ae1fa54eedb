"""The plain texts hold the source's words, all of them, in order."""

from __future__ import annotations

from pathlib import Path

from generator.share import Sharing
from generator.verify.texts import check_texts
from tests.share.builder import ADDRESS, TEXTS, make_hostile, make_sharing, make_small, read_text, share


def write(sharing: Sharing, folder: Path) -> Path:
    for path, content in share(sharing).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def test_a_direction_is_a_head_and_its_words() -> None:
    text = read_text(share(make_sharing(make_small())), "test/1.1.txt")
    assert text == (
        "1.1 方向1.1\n计划 试验指南（征求意见稿）\n专题：1. 专题1\n网页：1.1.html\n\n"
        "研究内容\n\n研究甲。\n\n研究乙。\n\n考核指标\n\n不确定度 ≤2×10⁻⁸\n\n关键词\n\n甲，乙\n"
    )


def test_a_section_has_the_whole_text_of_its_directions_and_one_that_is_a_direction_has_one_file() -> None:
    files = share(make_sharing(make_small()))
    assert "1.1 方向1.1\n\n研究内容\n\n研究甲。" in read_text(files, "test/1.txt")
    assert read_text(files, "test/2.txt").startswith("2 方向2\n")
    assert sorted(str(path) for path in files if path.suffix == ".txt") == [
        "llms.txt", "test/1.1.txt", "test/1.txt", "test/2.txt", "test/full.txt", "test/index.txt",
    ]  # fmt: skip


def test_the_guides_own_text_names_the_files_of_its_directions() -> None:
    text = read_text(share(make_sharing(make_small(), base_url=ADDRESS)), "test/index.txt")
    assert f"网页：{ADDRESS}test/index.html" in text
    assert text.endswith("1. 专题1\n\n1.1 方向1.1 1.1.txt\n\n2. 专题2\n\n2 方向2 2.txt\n")


def test_verification_reads_every_text_back(tmp_path: Path) -> None:
    guide = make_small()
    found, compared = check_texts(write(make_sharing(guide), tmp_path), guide)
    assert found == []
    assert compared > 20


def test_every_hostile_text_comes_back_as_it_is(tmp_path: Path) -> None:
    guide = make_hostile(TEXTS)
    found, compared = check_texts(write(make_sharing(guide), tmp_path), guide)
    assert [str(one) for one in found] == []
    assert compared > 10 * len(TEXTS)
