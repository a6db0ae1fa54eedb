"""The keyword index joins what is one keyword, and finds where it stands."""

from __future__ import annotations

import pytest

from generator.index.build_site import ReadGuide, build_site
from generator.index.slugs import first_letter, name_slugs, sort_key
from generator.index.split_keywords import split_keywords
from generator.model.guide import DirectionKey, RelatedChoice
from generator.model.site import ReasonKind, Site
from tests.builders import HERE, make_direction, make_guide


def site_of(*fields: dict[str, str], aliases: tuple[tuple[str, ...], ...] = ()) -> Site:
    guide = make_guide(*(make_direction(f"1.{n}", f) for n, f in enumerate(fields, start=1)))
    return build_site([ReadGuide(guide, {}, ())], (), aliases)


@pytest.mark.parametrize(
    ("line", "keywords"),
    [
        ("国际单位制，复现", ["国际单位制", "复现"]),
        ("光栅、计量溯源；误差补偿", ["光栅", "计量溯源", "误差补偿"]),
        ("质量控制，实验室自建方法（LDT，自建）", ["质量控制", "实验室自建方法（LDT，自建）"]),
        ("碳达峰, 碳中和; 认证。", ["碳达峰", "碳中和", "认证"]),
        ("　甲 ，， 乙", ["甲", "乙"]),
        ("甲（未闭合，乙", ["甲（未闭合，乙"]),
        ("", []),
    ],
)
def test_a_keyword_line_is_split_at_its_separators_but_not_inside_brackets(line: str, keywords: list[str]) -> None:
    assert [span.cut(line) for span in split_keywords(line)] == keywords


def test_spellings_that_differ_in_width_case_or_blanks_are_one_keyword() -> None:
    site = site_of({"关键词": "DNA 检验"}, {"关键词": "ＤＮＡ检验"}, {"关键词": "dna检验"})
    [keyword] = site.keywords
    assert len(keyword.listed) == 3
    assert set(keyword.spellings) == {"DNA 检验", "ＤＮＡ检验", "dna检验"}
    assert keyword.aliases == ()


def test_an_alias_joins_two_words_and_says_so() -> None:
    site = site_of({"关键词": "质控"}, {"关键词": "质量控制"}, {"关键词": "质量控制"}, aliases=(("质量控制", "质控"),))
    [keyword] = site.keywords
    assert keyword.title == "质量控制"
    assert keyword.aliases == ("质控",)


def test_a_mention_is_found_with_its_sentence_and_paragraph() -> None:
    site = site_of({"关键词": "标准物质"}, {"正文": "第一段。\n研制标准物质五种；开展示范。"})
    [mention] = site.keywords[0].mentions
    text = "第一段。\n研制标准物质五种；开展示范。"
    assert mention.span.cut(text) == "标准物质"
    assert mention.sentence.cut(text) == "研制标准物质五种；"
    assert mention.paragraph == 2


def test_a_longer_keyword_is_not_counted_as_the_shorter_one_in_it() -> None:
    site = site_of({"关键词": "标准"}, {"关键词": "标准物质"}, {"正文": "研制标准物质。"})
    by_title = {keyword.title: keyword for keyword in site.keywords}
    assert len(by_title["标准物质"].mentions) == 1
    assert by_title["标准"].mentions == ()


@pytest.mark.parametrize(
    ("keyword", "text", "found"),
    [
        ("5G", "采用 5G 网络", True),
        ("5G", "带宽 15GHz", False),
        ("DPU", "400GbpsDPU 能效", False),
        ("DNA检验", "DNA 检验标准", True),
        ("CO₂ 埋存", "开展 CO2 埋存", True),
        ("二氧化碳", "二氧化碳压裂", True),
    ],
)
def test_latin_words_are_found_whole_and_chinese_ones_anywhere(keyword: str, text: str, *, found: bool) -> None:
    site = site_of({"关键词": keyword}, {"正文": text})
    assert bool(site.keywords[0].mentions) is found


def test_keywords_stand_in_pinyin_order_with_their_letter() -> None:
    words = ["重量", "安培", "CO₂", "量子", "3D 打印", "α 核素"]
    assert sorted(words, key=lambda w: (first_letter(w) == "#", sort_key(w))) == [
        "α 核素", "安培", "CO₂", "量子", "重量", "3D 打印",
    ]  # fmt: skip
    assert [first_letter(word) for word in words] == ["Z", "A", "C", "L", "#", "A"]


def test_keywords_that_sound_alike_get_pages_of_their_own() -> None:
    slugs = name_slugs(["实验", "试验", "量子"])
    assert slugs["量子"] == "liang-zi"
    assert len(set(slugs.values())) == 3
    assert all(slug.isascii() for slug in slugs.values())


@pytest.mark.parametrize("word", ["index", "CON", "…", "𠮷"])
def test_a_keyword_never_takes_a_reserved_or_empty_name(word: str) -> None:
    slug = name_slugs([word])[word]
    assert slug
    assert slug not in {"index", "con"}


def test_related_directions_print_their_reason() -> None:
    site = site_of({"关键词": "可靠性"}, {"关键词": "可靠性"}, {"关键词": "光栅", "研究内容": "研究可靠性。"})
    entry = site.entry_by_key[DirectionKey("test", "1.1")]
    reasons = {related.direction.number: related.reasons[0] for related in entry.related}
    assert reasons["1.2"].kind is ReasonKind.SHARED_KEYWORD
    assert reasons["1.2"].words == ("可靠性",)


def test_a_maintainer_adds_and_suppresses_related_directions() -> None:
    choices = (
        RelatedChoice("1.3", "同一装置", suppress=False, place=HERE),
        RelatedChoice("1.2", "", suppress=True, place=HERE),
    )
    guide = make_guide(
        make_direction("1.1", {"关键词": "可靠性"}, related=choices),
        make_direction("1.2", {"关键词": "可靠性"}),
        make_direction("1.3", {"关键词": "光栅"}),
        *(make_direction(f"1.{n}", {"关键词": f"词{n}"}) for n in range(4, 9)),
    )  # fmt: skip
    site = build_site([ReadGuide(guide, {}, ())], (), ())
    [related] = site.entry_by_key[DirectionKey("test", "1.1")].related
    assert (related.direction.number, related.reasons[0].words) == ("1.3", ("同一装置",))
