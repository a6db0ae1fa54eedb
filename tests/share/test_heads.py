"""What a page says about itself in its head is valid, harmless, and no longer on a large site than on a small one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import pytest
from mkdocs.utils.meta import get_data

from generator.maths import read_display
from generator.share import Sharing, add_heads
from generator.share.structured import describe_pages
from tests.builders import make_direction
from tests.share.builder import ADDRESS, BATCHES, make_hostile, make_sharing, make_small

PAGE = '---\ntitle: "题"\n---\n\n# 题\n'


def heads(sharing: Sharing) -> Mapping[str, Mapping[str, str]]:
    """Page → its front matter, as MkDocs reads it."""
    paths = [path for path, _ in describe_pages(sharing)] + [PurePosixPath("keywords/index.md")]
    return {str(path): get_data(text)[1] for path, text in add_heads(dict.fromkeys(paths, PAGE), sharing).items()}


def nodes(sharing: Sharing, page: str) -> dict[str, Any]:
    """Type → node of a page's data block."""
    data = json.loads(heads(sharing)[page]["structured"])
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_pages_name_their_feed_and_their_plain_text() -> None:
    found = heads(make_sharing(make_small()))
    assert (found["test/1.1.md"]["feed"], found["test/1.1.md"]["plain"]) == ("feed.xml", "1.1.txt")
    assert found["test/index.md"]["plain"] == "index.txt"
    assert found["test/1.md"]["plain"] == "1.txt"
    assert "plain" not in found["index.md"]
    assert found["keywords/index.md"] == {"title": "题"}


def test_a_direction_says_what_it_is_and_what_it_belongs_to() -> None:
    found = nodes(make_sharing(make_small(), base_url=ADDRESS), "test/1.1.md")
    work = found["CreativeWork"]
    assert work["name"] == "1.1 方向1.1"
    assert work["url"] == f"{ADDRESS}test/1.1.html"
    assert work["keywords"] == ["甲", "乙"]
    assert work["about"] == {"@type": "FundingScheme", "name": "计划"}
    assert work["isPartOf"]["@id"] == f"{ADDRESS}test/index.html"
    assert work["encoding"]["contentUrl"] == f"{ADDRESS}test/1.1.txt"
    assert work["creativeWorkStatus"] == "征求意见稿"
    steps = [step["item"].removeprefix(ADDRESS) for step in found["BreadcrumbList"]["itemListElement"]]
    assert steps == ["index.html", "test/index.html", "test/1.html", "test/1.1.html"]


def test_a_section_that_is_a_direction_is_one_step_of_the_way() -> None:
    found = nodes(make_sharing(make_small()), "test/2.md")
    assert [step["item"] for step in found["BreadcrumbList"]["itemListElement"]] == [
        "../index.html", "index.html", "2.html",
    ]  # fmt: skip


def test_the_data_files_are_a_dataset_of_the_guide_in_the_sites_catalogue() -> None:
    sharing = make_sharing(make_small(), base_url=ADDRESS)
    dataset = nodes(sharing, "test/index.md")["Dataset"]
    assert f"{ADDRESS}data/test/indicators.csv" in [file["contentUrl"] for file in dataset["distribution"]]
    catalogue = nodes(sharing, "data/index.md")["DataCatalog"]
    assert dataset["includedInDataCatalog"]["@id"] == catalogue["@id"]


@pytest.mark.parametrize("page", ["index.md", "data/index.md", "test/index.md", "test/1.md", "test/1.1.md"])
def test_no_head_grows_with_the_site(page: str) -> None:
    def size(directions: int) -> int:
        fields = {"研究内容": "研究。"}
        made = [make_direction(f"1.{n}", fields, title="题") for n in range(1, directions + 1)]
        return len(json.dumps(heads(make_sharing(make_small(directions=made)))[page]))

    assert size(200) == size(2)


def test_no_text_ends_the_data_block_or_changes_on_the_way() -> None:
    for first in BATCHES:
        guide = make_hostile(first)
        found = heads(make_sharing(guide, name=first[0]))
        for n, text in enumerate(first, start=1):
            block = found[f"test/1.{n}.md"]["structured"]
            assert not set("<>&") & set(block)
            work, way = json.loads(block)["@graph"]
            assert work["name"] == f"1.{n} {read_display(text).text}"
            assert work["about"]["name"] == way["itemListElement"][0]["name"] == first[0]
            assert found[f"test/1.{n}.md"]["title"] == "题"


def test_characters_that_yaml_or_html_may_change_are_written_by_their_number() -> None:
    name = "a\u2028b\u200bc\u0085d\ufeffe\U000e0100𠮷"
    block = dict(describe_pages(make_sharing(make_small(), name=name)))[PurePosixPath("index.md")]
    assert json.loads(block)["@graph"][0]["name"] == name
    assert all(character not in block for character in "\u2028\u200b\u0085\ufeff")
    assert heads(make_sharing(make_small(), name=name))["index.md"]["structured"] == block
