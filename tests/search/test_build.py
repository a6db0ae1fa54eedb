"""The index as a whole: the same bytes for the same pages, and small files only."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings

from generator.search import SearchDocument, SearchPart, build_search
from tests.render.test_text import TEXTS

DOCUMENTS = [
    SearchDocument("all.html", "全部指标", "table", ()),
    SearchDocument(
        "a/1.html", "1 量子</script>", "direction", (SearchPart("p-1", "内容", "“量子”\u2028\n测量"),), ("量子",)
    ),
]


def read_file(files: dict[PurePosixPath, bytes], name: str) -> object:
    """The data that a file hands over."""
    text = files[PurePosixPath("search", f"{name}.js")].decode()
    start = text.index(",", text.index(",") + 1) + 1
    return json.loads(text[start : text.rindex(")")])


def test_directions_come_before_tables_in_the_order_of_documents() -> None:
    files = build_search(DOCUMENTS)
    texts = read_file(files, "t0")
    assert isinstance(texts, list)
    assert [text[0] for text in texts] == ["a/1.html", "all.html"]


def test_a_text_comes_through_character_by_character() -> None:
    texts = read_file(build_search(DOCUMENTS), "t0")
    assert isinstance(texts, list)
    assert texts[0] == ["a/1.html", "1 量子</script>", ["量子"], [["p-1", "内容", "“量子”\u2028\n测量"]]]


def check_text(text: str) -> None:
    files = build_search([SearchDocument("a/1.html", text, "direction", (SearchPart("p-1", text, text),), (text,))])
    assert read_file(files, "t0") == [["a/1.html", text, [text], [["p-1", text, text]]]]


@given(TEXTS)
def test_any_text_comes_through_as_title_keyword_and_paragraph(text: str) -> None:
    check_text(text)


@pytest.mark.campaign
@settings(max_examples=20_000, derandomize=False)
@given(TEXTS)
def test_twenty_thousand_texts_come_through(text: str) -> None:
    check_text(text)


def test_all_files_lie_in_one_folder_and_are_ascii_named() -> None:
    paths = list(build_search(DOCUMENTS))
    assert paths == sorted(paths)
    assert all(path.parent == PurePosixPath("search") and path.name.isascii() for path in paths)


def test_a_site_without_pages_has_an_index_too() -> None:
    assert read_file(build_search([]), "root")


def test_a_changed_text_changes_the_version_of_every_file() -> None:
    before, after = build_search(DOCUMENTS), build_search(DOCUMENTS[1:])
    root = PurePosixPath("search/root.js")
    assert before[root].split(b",")[1] != after[root].split(b",")[1]


def test_an_unknown_kind_of_page_is_refused() -> None:
    with pytest.raises(ValueError, match="'chapter' is not a kind of page"):
        SearchDocument("a.html", "a", "chapter", ())


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import hashlib; from tests.search.test_build import DOCUMENTS; from generator.search import build_search;"
        "print(hashlib.sha256(repr(build_search(DOCUMENTS)).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_the_files_of_the_real_guide_are_small(documents: list[SearchDocument]) -> None:
    sizes = {path.name: len(gzip.compress(content, mtime=0)) for path, content in build_search(documents).items()}
    assert max(size for name, size in sizes.items() if name.startswith(("k", "t"))) < 3_000
    assert sizes["root.js"] < 1_500
    assert sizes["pinyin.js"] < 4_000
