"""Name keyword pages in pinyin: stable, ASCII, one name a page."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from generator.model.fold import fold_text

_RESERVED = frozenset({"index", "con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))})
_MAX_LENGTH = 60


def _read_pinyin(text: str, *, toned: bool) -> list[str]:
    # pypinyin reads its dictionaries when imported: half a second that a mistake in the source need not wait for
    from pypinyin import Style, lazy_pinyin

    style = Style.TONE3 if toned else Style.NORMAL
    return list(lazy_pinyin(text, style=style, neutral_tone_with_five=toned, v_to_u=False))


def spell_pinyin(text: str) -> tuple[str, ...]:
    """Syllables without tone of the Chinese characters, other runs as they are; small letters."""
    return tuple(part.lower() for part in _read_pinyin(fold_text(text), toned=False))


def sort_key(text: str) -> tuple[tuple[str, ...], str]:
    """Pinyin order, syllable by syllable; tones break ties, then the characters."""
    toned = _read_pinyin(fold_text(text), toned=True)
    return tuple(_plain(spell_pinyin(text)).split("-")), "".join(toned)


def first_letter(text: str) -> str:
    """``A`` to ``Z``, or ``#`` where the text starts with no letter."""
    spelled = _plain(spell_pinyin(text))
    return spelled[0].upper() if spelled and spelled[0].isalpha() else "#"


def name_slugs(titles: Iterable[str]) -> dict[str, str]:
    """Title → slug. Titles that sound alike each get a short mark made from their characters."""
    plain = {title: _plain(spell_pinyin(title))[:_MAX_LENGTH].strip("-") for title in titles}
    counts = Counter(plain.values())
    return {
        title: slug if slug and counts[slug] == 1 and slug not in _RESERVED else _marked(slug, title)
        for title, slug in plain.items()
    }


def _marked(slug: str, title: str) -> str:
    mark = hashlib.sha256(title.encode()).hexdigest()[:8]
    return f"{slug}-{mark}" if slug else mark


def _plain(syllables: Iterable[str]) -> str:
    spelled = "-".join("".join(_spell_letter(char) for char in word) for word in syllables)
    return re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")


def _spell_letter(char: str) -> str:
    """A Greek letter by its name (``α`` → ``alpha``); anything else as it is."""
    name = unicodedata.name(char, "")
    return name.rpartition(" ")[2].lower() + "-" if name.startswith("GREEK SMALL LETTER") else char
