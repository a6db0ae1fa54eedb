"""Write the index of each guide into small scripts that its page of matching loads, from a server or from a folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from generator.match.index import CutProfile, MatchIndex, Posting, build_index
from generator.match.profile import list_profiles
from generator.model.site import Site
from generator.render import paths

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Digits of a posting: a weight is one; a step has five bits in each, the upper half saying that more follow."""

KEY_BYTES = 96_000
"""Size to which terms are gathered in one file, before compression; a text needs most files of a guide."""
TEXT_BYTES = 24_000
"""Size to which directions are gathered in one file, before compression; an answer needs those of ten directions."""


def build_match(site: Site) -> dict[PurePosixPath, bytes]:
    """The files of all guides, by their path from the site's root."""
    files: dict[PurePosixPath, bytes] = {}
    for entry in site.guides:
        files |= write_index(build_index(list_profiles(entry)), paths.match_folder(entry.guide.id))
    return files


def write_index(index: MatchIndex, folder: PurePosixPath) -> dict[PurePosixPath, bytes]:
    """The files of one guide."""
    key_files = list(_gather(((term, f"{term}={_write_posting(p)}") for term, p in index.postings.items()), KEY_BYTES))
    text_files = list(_gather((("", _write_direction(one)) for one in index.directions), TEXT_BYTES))
    contents = {f"k{n}": _write_json(" ".join(line for _, line in group)) for n, group in enumerate(key_files)}
    contents |= {f"t{n}": f"[{','.join(line for _, line in group)}]" for n, group in enumerate(text_files)}
    contents["root"] = _write_json(
        {
            "keys": [group[0][0] for group in key_files],
            "texts": [len(group) for group in text_files],
            "loose": "".join(sorted(index.loose)),
        }
    )
    version = _name_version(contents)
    return {
        folder / f"{name}.js": f'guideMatch("{name}","{version}",{text})\n'.encode()
        for name, text in sorted(contents.items())
    }


def _name_version(contents: Mapping[str, str]) -> str:
    """A name for exactly these contents, so that files of two builds are not mixed."""
    written = "\0".join(f"{name}\0{text}" for name, text in sorted(contents.items()))
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def _gather(pieces: Iterable[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    group: list[tuple[str, str]] = []
    filled = 0
    for name, piece in pieces:
        length = len(piece.encode())
        if group and filled + length > size:
            yield group
            group, filled = [], 0
        group.append((name, piece))
        filled += length
    if group:
        yield group


def _write_posting(posting: Posting) -> str:
    """Steps from direction to direction, each followed by the weight."""
    written = ""
    previous = 0
    for position, weight in posting:
        written += _write_step(position - previous) + DIGITS[weight]
        previous = position
    return written


def _write_step(number: int) -> str:
    written = ""
    while number > 31:
        written += DIGITS[32 | (number & 31)]
        number >>= 5
    return written + DIGITS[number]


def _write_direction(direction: CutProfile) -> str:
    profile = direction.profile
    parts = [
        [one.part.kind.value, one.part.label, one.part.anchor, one.part.text, "".join(map(str, one.words))]
        for one in direction.parts
    ]
    return _write_json([profile.number, profile.tone, parts])


def _write_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
