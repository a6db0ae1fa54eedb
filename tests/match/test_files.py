"""The data that the page of matching loads: small, the same at every run, and whole."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import PurePosixPath

from generator.match import MatchIndex, write_index
from tests.match.builder import make_index, make_profile
from tests.match.quality import read_profiles, real_index

FOLDER = PurePosixPath("match/nqi-2023")
CALL = re.compile(r'guideMatch\("(\w+)","(\w{12})",(.*)\)\n', re.DOTALL)


def read(index: MatchIndex) -> dict[str, tuple[str, object]]:
    """Name → version and data."""
    found = {}
    for path, content in write_index(index, FOLDER).items():
        call = CALL.fullmatch(content.decode())
        assert call
        assert path == FOLDER / f"{call[1]}.js"
        found[call[1]] = call[2], json.loads(call[3])
    return found


def test_all_of_the_real_guide_is_below_a_hundred_kilobytes_compressed() -> None:
    sizes = [len(gzip.compress(content)) for content in write_index(real_index(), FOLDER).values()]
    assert sum(sizes) < 100_000


def test_the_same_guide_gives_the_same_bytes_and_another_one_another_version() -> None:
    first, second = (write_index(make_index(*read_profiles()), FOLDER) for _ in range(2))
    assert first == second
    versions = {version for version, _ in read(real_index()).values()}
    assert len(versions) == 1
    other = {version for version, _ in read(make_index(*read_profiles()[1:])).values()}
    assert len(other) == 1
    assert versions.isdisjoint(other)


def test_the_texts_are_those_of_the_guide_to_the_letter() -> None:
    files = read(real_index())
    count = sum(name.startswith("t") for name in files)
    directions = [one for n in range(count) for one in files[f"t{n}"][1]]  # type: ignore[attr-defined] # a list of JSON
    texts = [[part[3] for part in parts] for _, _, parts in directions]
    assert texts == [[part.text for part in profile.parts] for profile in read_profiles()]


def test_a_guide_without_directions_has_a_root_and_nothing_else() -> None:
    assert list(read(make_index())) == ["root"]


def test_a_text_cannot_end_the_script_it_stands_in() -> None:
    attack = '");alert(1)//</script>\u2028\u2029\\'
    _, directions = read(make_index(make_profile("1", attack)))["t0"]
    assert directions == [["1", "1", [["t", "", "", attack, ""]]]]
