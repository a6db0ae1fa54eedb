"""Write YAML by hand: every text reads as it is printed, and loads back to the same characters."""

from __future__ import annotations

import re

import yaml

INDENT = "  "
_PLAIN = re.compile(r"[\w“”（）《》、，。·—/ -]+")
_KEEPS_NO_BLOCK = re.compile("[\r\x85\u2028\u2029\ufeff]|[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_quoted(text: str) -> str:
    """A double-quoted scalar on one line."""
    dumped: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10**9)
    return dumped.rstrip("\n")


def write_scalar(text: str) -> str:
    """A plain scalar where every reader takes it for this text, else a quoted one; fit for flow lists too."""
    return text if _is_plain(text) else write_quoted(text)


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or text.strip() != text or ": " in text or not text.strip("-"):
        return False
    try:
        return bool(yaml.safe_load(f"[{text}]") == [text])
    except yaml.YAMLError:
        return False


def write_block(text: str, depth: int) -> str:
    """A literal block scalar, indented ``depth`` levels; quoted where a block cannot hold the text."""
    if not text or text.endswith("\n") or _KEEPS_NO_BLOCK.search(text):
        return write_quoted(text)
    lines = text.split("\n")
    if any(line and not line.strip(" ") for line in lines):
        return write_quoted(text)
    needs_indicator = text[0] in " \t\n"
    margin = INDENT * depth
    indicator = str(len(INDENT)) if needs_indicator else ""
    return "\n".join([f"|{indicator}-", *(margin + line if line else "" for line in lines)])
