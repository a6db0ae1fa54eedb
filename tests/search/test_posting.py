"""Keys and postings: under which keys a page is found, and where in it."""

from __future__ import annotations

from generator.search import SearchDocument, SearchPart
from generator.search.posting import (
    KEYWORD_BIT,
    LAST_BIT,
    MANY_BIT,
    PART_BIT,
    TITLE_BIT,
    build_postings,
    count_pieces,
    list_keys,
    list_opening_keys,
    list_readings,
    list_whole_keys,
)


def make_document(title: str, *texts: str, keywords: tuple[str, ...] = ()) -> SearchDocument:
    parts = tuple(SearchPart(f"p-{number}", "", text) for number, text in enumerate(texts, start=1))
    return SearchDocument("a.html", title, "direction", parts, keywords)


def test_a_text_is_found_by_characters_pairs_syllables_and_initials() -> None:
    assert list_keys(count_pieces("量子")) == {"1量", "1子", "2量子", "3liang", "3zi", "4liang'zi", "5lz"}


def test_nothing_is_found_across_punctuation() -> None:
    assert set(count_pieces("量子，测量")) == {"量", "子", "测", "量子", "测量"}


def test_each_usual_reading_of_a_word_finds_it() -> None:
    assert {"4jiao'zhun", "4xiao'zhun", "5jz", "5xz"} <= list_keys(["校准"])


def test_a_posting_says_where_in_a_page_a_word_stands() -> None:
    postings = build_postings([make_document("1.1 量子", "测量", "量子测量", keywords=("量子",))])
    assert postings["2量子"] == {0: TITLE_BIT | KEYWORD_BIT | PART_BIT << 1}
    assert postings["2测量"] == {0: PART_BIT | PART_BIT << 1}


def test_a_posting_says_which_pages_speak_of_a_word_rather_than_name_it_once() -> None:
    once, thrice = make_document("甲", "量子"), make_document("乙", "量子量子", "量子")
    postings = build_postings([once, thrice])
    assert postings["2量子"] == {0: PART_BIT, 1: MANY_BIT | PART_BIT | PART_BIT << 1}


def test_a_page_of_many_paragraphs_is_found_by_its_last() -> None:
    texts = [f"第{chr(0x4E00 + n)}段" for n in range(60)]
    assert build_postings([make_document("长", *texts)])["1" + chr(0x4E00 + 59)] == {0: LAST_BIT}


def test_initials_at_the_beginning_of_a_title_stand_apart_from_its_number() -> None:
    assert list_opening_keys("1.2 量子计量") == {"6lz"}
    assert list_opening_keys("DNA 检验") == set()
    assert list_opening_keys("") == set()


def test_a_whole_keyword_has_a_key_beside_its_first_pair() -> None:
    assert list_whole_keys("数字孪生") == {"2数字孪生!"}
    assert list_whole_keys("熵") == {"1熵!"}
    assert list_whole_keys("、") == set()


def test_the_table_of_readings_holds_the_characters_of_the_pages_only() -> None:
    assert list_readings([make_document("校准")]) == {"jiao": "校", "xiao": "校", "zhun": "准"}
