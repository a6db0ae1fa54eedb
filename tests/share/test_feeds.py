"""A feed reader sees each change once, whatever its text and wherever the site is published."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from generator.share import Sharing
from tests.share.builder import ADDRESS, BATCHES, CHANGES, make_hostile, make_sharing, make_small, read_text, share

ATOM = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


def read_feed(sharing: Sharing, name: str = "feed.xml") -> ElementTree.Element:
    return ElementTree.fromstring(read_text(share(sharing), name))


def texts(feed: ElementTree.Element, path: str) -> list[str]:
    return [element.text or "" for element in feed.findall(path.replace("/", f"/{ATOM}").replace("^", ATOM))]


def links(element: ElementTree.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


@pytest.mark.parametrize("name", ["feed.xml", "test/feed.xml"])
@pytest.mark.parametrize("base_url", ["", ADDRESS])
def test_a_feed_and_its_entries_have_what_the_standard_asks_for(name: str, base_url: str) -> None:
    feed = read_feed(make_sharing(make_small(), base_url=base_url), name)
    assert feed.tag == f"{ATOM}feed"
    assert texts(feed, "^author/name") == ["指南网"]
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        [entry_id], [title], [updated] = (texts(element, f"^{part}") for part in ("id", "title", "updated"))
        assert entry_id.startswith("urn:uuid:")
        assert title
        assert _MOMENT.fullmatch(updated)
        assert "alternate" in links(element)
    assert len({*texts(feed, "^entry/id"), *texts(feed, "^id")}) == len(entries) + 1 == 4
    assert texts(feed, "^updated") == ["2024-05-04T00:00:00Z"]
    assert texts(feed, "^entry/title") == ["第三", "第二", "第一"]


def test_addresses_are_whole_where_the_site_has_one_and_relative_to_the_feed_elsewhere() -> None:
    alone = read_feed(make_sharing(make_small()), "test/feed.xml")
    assert links(alone) == {"alternate": "index.html"}
    published = read_feed(make_sharing(make_small(), base_url=ADDRESS), "test/feed.xml")
    assert links(published) == {"self": f"{ADDRESS}test/feed.xml", "alternate": f"{ADDRESS}test/index.html"}
    [first, *_] = published.findall(f"{ATOM}entry")
    assert links(first) == {"alternate": f"{ADDRESS}test/index.html#changes"}


def test_ids_stay_when_the_site_moves_a_word_is_mended_or_a_change_is_added() -> None:
    before = texts(read_feed(make_sharing(make_small())), "^entry/id")
    mended = [("2024-06-01", "第四"), *((day, f"{text}（改）") for day, text in CHANGES)]
    after = texts(read_feed(make_sharing(make_small(mended), base_url=ADDRESS)), "^entry/id")
    assert after[1:] == before
    assert len(set(after)) == 4


def test_a_second_change_of_a_day_does_not_take_the_id_of_the_first() -> None:
    first = texts(read_feed(make_sharing(make_small(CHANGES[1:]))), "^entry/id")
    assert texts(read_feed(make_sharing(make_small())), "^entry/id")[1:] == first


def test_the_feed_of_the_site_has_the_changes_of_all_guides_newest_first() -> None:
    other = make_small([("2024-03-03", "别处")], guide_id="other")
    feed = read_feed(make_sharing(make_small(), other))
    assert texts(feed, "^entry/title") == ["第三", "第二", "别处", "第一"]


def test_a_feed_does_not_grow_without_end() -> None:
    changes = [(f"2024-05-{31 - n % 31:02}", f"第 {n}") for n in range(31)] + [("2023-01-01", "旧")] * 40
    assert len(texts(read_feed(make_sharing(make_small(changes))), "^entry/id")) == 50


def test_a_guide_without_changes_has_an_empty_feed_of_the_sources_day() -> None:
    feed = read_feed(make_sharing(make_small(())), "test/feed.xml")
    assert texts(feed, "^entry/id") == []
    assert texts(feed, "^updated") == ["2024-05-04T00:00:00Z"]


@pytest.mark.parametrize("batch", BATCHES)
def test_every_hostile_text_comes_back_as_it_is(batch: tuple[str, ...]) -> None:
    feed = read_feed(make_sharing(make_hostile(batch), name=batch[0]))
    assert texts(feed, "^entry/title") == list(batch)
    assert texts(feed, "^author/name") == [batch[0]]
    for content, text in zip(feed.findall(f"{ATOM}entry/{ATOM}content"), batch, strict=True):
        assert content.attrib == {"type": "text"}
        assert (content.text or "").endswith(f"：{text}")
