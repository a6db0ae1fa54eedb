"""A program that reads ``llms.txt`` finds every text and data file by its link."""

from __future__ import annotations

import re

from generator.maths import read_display
from tests.builders import make_direction
from tests.share.builder import ADDRESS, TEXTS, make_hostile, make_sharing, make_small, read_text, share

_LINK = re.compile(r"^- \[(.*)\]\(([^()]*)\)", re.MULTILINE)


def read_links(text: str) -> dict[str, str]:
    """Text → address."""
    return {re.sub(r"\\(.)", r"\1", words): href for words, href in _LINK.findall(text)}


def test_every_direction_and_data_file_is_named() -> None:
    files = share(make_sharing(make_small()))
    found = read_links(read_text(files, "llms.txt"))
    assert found["1.1 方向1.1"] == "test/1.1.txt"
    assert found["indicators.json"] == "data/test/indicators.json"
    texts = {str(path) for path in files if path.suffix == ".txt"} - {"llms.txt", "test/1.txt"}
    assert texts <= set(found.values())


def test_addresses_are_whole_where_the_site_has_one() -> None:
    found = read_links(read_text(share(make_sharing(make_small(), base_url=ADDRESS)), "llms.txt"))
    assert all(href.startswith(ADDRESS) for href in found.values())


def test_a_large_site_lists_sections_and_each_guide_its_directions() -> None:
    directions = [make_direction(f"1.{n}", {"研究内容": "研究。"}) for n in range(1, 300)]
    files = share(make_sharing(make_small(directions=directions)))
    assert "test/1.txt" in read_links(read_text(files, "llms.txt")).values()
    assert len(read_text(files, "llms.txt")) < 3000
    assert "1.299 方向1.299 1.299.txt" in read_text(files, "test/index.txt")


def test_no_title_makes_a_link_of_its_own() -> None:
    content = read_text(share(make_sharing(make_hostile(TEXTS))), "llms.txt")
    found = read_links(content)
    assert len(_LINK.findall(content)) == content.count("\n- [")
    assert all(href.startswith(("test/", "data/test/")) for href in found.values())
    for n, text in enumerate(TEXTS, start=1):
        assert found[f"1.{n} {read_display(text).text}"] == f"test/1.{n}.txt"
