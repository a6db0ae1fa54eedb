"""The files of the index: small, in an order that the script can search, and exact."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.search.shard import (
    DIGITS,
    KEY_BYTES,
    gather,
    shard_keys,
    shorten,
    write_json,
    write_number,
    write_posting,
)

KEYS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4)


def read_numbers(written: str) -> list[int]:
    numbers, number, shift = [], 0, 0
    for digit in map(DIGITS.index, written):
        number |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            numbers.append(number)
            number = shift = 0
    return numbers


@given(st.lists(st.integers(0, 2**31 - 1)))
def test_numbers_written_one_after_another_read_back(numbers: list[int]) -> None:
    assert read_numbers("".join(map(write_number, numbers))) == numbers


@given(st.dictionaries(st.integers(0, 40_000), st.integers(1, 2**31 - 1)))
def test_a_posting_reads_back_whatever_the_order_it_came_in(posting: dict[int, int]) -> None:
    numbers = read_numbers(write_posting(posting))
    assert dict(zip(accumulate(numbers[::2]), numbers[1::2], strict=True)) == posting


@given(st.lists(st.text(max_size=40)), st.integers(1, 100))
def test_gathering_keeps_every_piece_in_order_and_files_small(texts: list[str], size: int) -> None:
    pieces = [(str(number), text) for number, text in enumerate(texts)]
    groups = list(gather(pieces, size))
    assert [piece for group in groups for piece in group] == pieces
    assert all(len(group) == 1 or sum(len(text.encode()) for _, text in group) <= size for group in groups)


@given(KEYS, KEYS)
def test_a_shortened_start_still_parts_two_files(one: str, other: str) -> None:
    low, high = sorted([one, other], key=lambda key: key.encode("utf-16-be"))
    if low != high:
        assert low.encode("utf-16-be") < shorten(low, high).encode("utf-16-be") <= high.encode("utf-16-be")


def test_keys_lie_in_the_order_in_which_a_script_compares_strings() -> None:
    keys = [f"2{chr(code)}{tail}" for code in (0x4E00, 0xFFE5, 0x20BB7, 0x61) for tail in "ab"]
    _, starts = shard_keys({key: dict.fromkeys(range(KEY_BYTES), 1) for key in keys})
    assert len(starts) == len(keys)
    assert all(a.encode("utf-16-be") < b.encode("utf-16-be") for a, b in pairwise(starts))


def test_a_lone_surrogate_is_written_so_that_a_file_can_hold_it() -> None:
    assert write_json(["a\ud800b"]).encode() == b'["a\\ud800b"]'
