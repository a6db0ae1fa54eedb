"""Build the search index: a map of paths to bytes, the same bytes for the same documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from generator.render import paths
from generator.search import fold
from generator.search.document import SearchDocument
from generator.search.kinds import KIND_WEIGHTS
from generator.search.posting import build_postings, list_readings
from generator.search.shard import shard_documents, shard_keys, write_json, write_number

FOLDER = paths.SEARCH_ROOT.parent

THEME_INDEX = b'var __index={"config":{"lang":["zh"],"separator":"[\\\\s]+","pipeline":[],"fields":{}},"docs":[]}\n'
"""What the theme itself loads from a folder on disk before it lets anybody search: an empty corpus."""


def _sort(documents: Iterable[SearchDocument]) -> list[SearchDocument]:
    """Best kinds first; within a kind the order given."""
    ranks = {kind: rank for rank, kind in enumerate(KIND_WEIGHTS)}
    return sorted(documents, key=lambda document: ranks[document.kind])


def _kinds(documents: Sequence[SearchDocument]) -> list[tuple[int, float, str]]:
    """How many documents of each kind follow each other, and their weight."""
    groups = groupby(documents, key=lambda document: document.kind)
    return [(len(list(group)), KIND_WEIGHTS[kind], kind) for kind, group in groups]


def build_search(documents: Iterable[SearchDocument]) -> dict[PurePosixPath, bytes]:
    """All files of the search, by their path from the site's root."""
    ordered = _sort(documents)
    keys, starts = shard_keys(build_postings(ordered))
    texts, counts = shard_documents(ordered)
    contents = {f"k{number}": write_json(text) for number, text in enumerate(keys)}
    contents |= {f"t{number}": text for number, text in enumerate(texts)}
    contents["pinyin"] = write_json(list_readings(ordered))
    contents["root"] = write_json(
        {
            "kinds": _kinds(ordered),
            "texts": "".join(write_number(count) for count in counts),
            "keys": starts,
            "breaks": "".join(sorted(fold.BREAKS)),
            "blanks": "".join(sorted(fold.BLANKS)),
            "soft": "".join(sorted(fold.SOFT_BREAKS)),
            "same": fold.SAME,
            "signs": fold.SIGNS,
        }
    )
    version = hashlib.sha256(
        "\0".join(f"{name}\0{text}" for name, text in sorted(contents.items())).encode()
    ).hexdigest()[:12]
    files = {
        FOLDER / f"{name}.js": f'guideSearch("{name}","{version}",{text})\n'.encode() for name, text in contents.items()
    }
    files[FOLDER / "search_index.js"] = THEME_INDEX
    return dict(sorted(files.items()))
