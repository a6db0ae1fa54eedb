"""How a Chinese character may be read: its syllables without tones, so that a reader can type them."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

RARE = 0.03
"""Share of the dictionary's words below which a reading is left out: 位 is wei, not li."""

SEEN = 2
"""Words in which a reading must stand."""


@cache
def _count_readings() -> dict[str, Counter[str]]:
    """Character → how many words of the dictionary have it in each of its readings."""
    # pypinyin reads its dictionaries when imported: half a second that a mistake in the source need not wait for
    from pypinyin.contrib.tone_convert import to_normal
    from pypinyin.phrases_dict import phrases_dict

    counts: dict[str, Counter[str]] = {}
    plain = lru_cache(maxsize=None)(to_normal)
    for word, readings in phrases_dict.items():
        if len(word) == len(readings):
            for character, reading in zip(word, readings, strict=True):
                counts.setdefault(character, Counter())[plain(reading[0], v_to_u=False)] += 1
    return counts


def _read_alone(character: str) -> list[str]:
    from pypinyin import Style, pinyin  # late, for the same reason

    found = pinyin(character, style=Style.NORMAL, errors="ignore")
    return found[0] if found else []


def _spell(reading: str) -> str:
    """A syllable as most people type it: lüe and nüe have no v."""
    return reading.replace("ve", "ue")


@lru_cache(maxsize=65536)
def read_character(character: str) -> tuple[str, ...]:
    """The syllables of a character in small letters, the usual first, ü as v; empty for what is not Chinese."""
    if character.isascii():
        return ()
    counts = _count_readings().get(character, Counter())
    common = [reading for reading, count in counts.most_common() if count >= max(SEEN, RARE * counts.total())]
    found = (_spell(reading) for reading in common or _read_alone(character))
    return tuple(dict.fromkeys(reading for reading in found if reading.isascii() and reading.isalpha()))


@lru_cache(maxsize=65536)
def read_initials(character: str) -> tuple[str, ...]:
    """The first letters of a character's readings, each once."""
    return tuple(dict.fromkeys(syllable[0] for syllable in read_character(character)))
