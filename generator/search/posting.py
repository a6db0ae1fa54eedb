"""List for each key (character, pair of characters, syllables) in which documents it stands, and where in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise, product

from generator.search.document import SearchDocument
from generator.search.fold import BREAK, build_key
from generator.search.pinyin import read_character, read_initials

CHARACTER, PAIR, SYLLABLE, SYLLABLES, INITIALS, OPENING = "123456"
"""First character of a key: what kind of key it is. Kinds lie apart, so that a query loads only its own kind.

``OPENING`` are the initials with which a title or a keyword begins: ``lz`` means 量子 rather than 放射诊疗质控.
"""

TITLE_BIT, KEYWORD_BIT, MANY_BIT, PART_BIT, LAST_BIT = 1, 2, 4, 8, 1 << 29
"""Bits of a mask: in the title, in a keyword, ``MANY`` times in the parts, in the first part, the second …; the last
bit is for all parts that follow."""

MANY = 3
"""So often must a piece stand in a page's parts for the page to come before those that only mention it."""

WHOLE = "!"
"""Ends the key of a whole keyword, which stands beside its first pair; in no other key, since it parts words."""

NUMBERS = "0123456789."
"""What a title may begin with before its words."""


@lru_cache(maxsize=524288)
def _keys_of_piece(piece: str) -> tuple[str, ...]:
    """The keys under which a character or a pair of characters is found."""
    if len(piece) == 1:
        return (CHARACTER + piece, *(SYLLABLE + syllable for syllable in read_character(piece)))
    first, second = piece[0], piece[1]
    syllables = (f"{SYLLABLES}{a}'{b}" for a, b in product(read_character(first), read_character(second)))
    initials = (INITIALS + a + b for a, b in product(read_initials(first), read_initials(second)))
    return (PAIR + piece, *syllables, *initials)


def count_pieces(text: str) -> Counter[str]:
    """The characters and pairs of characters of a text, each with how often it stands there."""
    key = build_key(text)
    found = Counter(key)
    del found[BREAK]
    found.update(a + b for a, b in pairwise(key) if BREAK not in (a, b))
    return found


def list_keys(pieces: Iterable[str]) -> set[str]:
    """All keys under which pieces are found."""
    return {key for piece in pieces for key in _keys_of_piece(piece)}


def list_opening_keys(text: str) -> set[str]:
    """The keys of a title or keyword for the initials it begins with, its number apart."""
    start = build_key(text).lstrip(NUMBERS)[:2]
    return {OPENING + a + b for a, b in product(*map(read_initials, start))} if len(start) == 2 else set()


def list_whole_keys(text: str) -> set[str]:
    """The key of a keyword as a whole; none where it is several words."""
    key = build_key(text)
    return {(PAIR if len(key) > 1 else CHARACTER) + key + WHOLE} if key and BREAK not in key else set()


def _places(document: SearchDocument) -> Iterator[tuple[int, str]]:
    yield TITLE_BIT, document.title
    yield KEYWORD_BIT, BREAK.join(document.keywords)
    for position, part in enumerate(document.parts):
        yield min(PART_BIT << position, LAST_BIT), part.heading + BREAK + part.text


def _list_keys_by_place(document: SearchDocument) -> Iterator[tuple[int, set[str]]]:
    in_parts: Counter[str] = Counter()
    for bit, text in _places(document):
        pieces = count_pieces(text)
        yield bit, list_keys(pieces)
        if bit >= PART_BIT:
            in_parts.update(pieces)
    yield MANY_BIT, list_keys(piece for piece, count in in_parts.items() if count >= MANY)
    yield TITLE_BIT, list_opening_keys(document.title)
    for keyword in document.keywords:
        yield KEYWORD_BIT, list_opening_keys(keyword) | list_whole_keys(keyword)


def build_postings(documents: Sequence[SearchDocument]) -> dict[str, dict[int, int]]:
    """Key → posting, for all documents; a document's number is its position."""
    postings: dict[str, dict[int, int]] = {}
    for number, document in enumerate(documents):
        for bit, keys in _list_keys_by_place(document):
            for key in keys:
                posting = postings.setdefault(key, {})
                posting[number] = posting.get(number, 0) | bit
    return postings


def list_readings(documents: Iterable[SearchDocument]) -> dict[str, str]:
    """Syllable → the characters of the documents that may be read so, for segmenting and marking in the browser."""
    characters: set[str] = set()
    for document in documents:
        for _, text in _places(document):
            characters.update(build_key(text))
    readings: dict[str, list[str]] = {}
    for character in sorted(characters):
        for syllable in read_character(character):
            readings.setdefault(syllable, []).append(character)
    return {syllable: "".join(found) for syllable, found in sorted(readings.items())}
