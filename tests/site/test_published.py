"""A site that knows its address says so to search engines, feed readers and programs; without one nothing is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.configuration import read_project
from generator.site_build import build_project
from tests.site.small_project import write_small_project

ADDRESS = "https://example.org/guides/"
SITE_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_small_project(tmp_path_factory.mktemp("published"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS)
        build_project(read_project(folder), folder / "site")
    return folder / "site"


def head(site: Path, page: str, selector: str, attribute: str) -> list[str]:
    tree = LexborHTMLParser((site / page).read_bytes().decode())
    return [node.attributes[attribute] or "" for node in tree.css(f"head {selector}")]


def test_pages_have_a_canonical_address_and_a_card(published: Path) -> None:
    page = "nqi-2023/1.2.html"
    assert head(published, page, "link[rel=canonical]", "href") == [ADDRESS + page]
    assert head(published, page, "meta[property='og:url']", "content") == [ADDRESS + page]
    [title] = head(published, page, "meta[property='og:title']", "content")
    assert title == "1.2 千克、安培和坎德拉量子化复现关键技术研究"
    [shown] = head(published, page, "meta[property='og:description']", "content")
    assert [shown] == head(published, page, "meta[name=description]", "content")
    assert shown.startswith("面向复现国际单位制新定义的重大需求")


def test_the_site_map_lists_every_page_dated_by_the_source(published: Path) -> None:
    tree = ElementTree.fromstring((published / "sitemap.xml").read_text("utf-8"))
    pages = {path.relative_to(published).as_posix() for path in published.rglob("*.html")} - {"404.html"}
    assert {element.text for element in tree.iter(f"{SITE_MAP}loc")} == {ADDRESS + page for page in pages}
    source = (published / "data/nqi-2023/source/guide.yaml").read_text("utf-8")
    assert {f'date: "{element.text}"' in source for element in tree.iter(f"{SITE_MAP}lastmod")} == {True}


def test_feed_data_blocks_and_lists_have_whole_addresses(published: Path) -> None:
    feed = ElementTree.fromstring((published / "nqi-2023/feed.xml").read_text("utf-8"))
    assert all(link.attrib["href"].startswith(ADDRESS) for link in feed.iter(f"{ATOM}link"))
    tree = LexborHTMLParser((published / "nqi-2023/1.2.html").read_bytes().decode())
    block = tree.css_first('script[type="application/ld+json"]')
    assert block is not None
    assert json.loads(block.text())["@graph"][0]["url"] == f"{ADDRESS}nqi-2023/1.2.html"
    assert f"]({ADDRESS}nqi-2023/1.2.txt)" in (published / "llms.txt").read_text("utf-8")


def test_without_an_address_no_head_names_one(built_site: Path) -> None:
    assert not (built_site / "sitemap.xml").exists()
    for page in ("index.html", "nqi-2023/1.2.html"):
        assert head(built_site, page, "link[rel=canonical], meta[property='og:url']", "rel") == []
    assert head(built_site, "nqi-2023/1.2.html", "link[rel=alternate][type='text/plain']", "href") == ["1.2.txt"]
    assert head(built_site, "keywords/index.html", "link[rel=alternate]", "href") == ["../feed.xml"]
