"""What a maintainer sets outside the source: the site's address and the date of the build, checked before use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import SplitResult, urlsplit

from generator.errors import Code, Diagnostic, Place

ADDRESS = "SITE_URL"
EPOCH = "SOURCE_DATE_EPOCH"
_LATEST = 0xFFFFFFFF
"""Seconds that a compressed file can hold as its date."""
_FOLDER = "end it with the folder of the site"
_EXAMPLE = "write one such as https://example.org/guides/"
_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x20\x7f\"<>\\^`{|}\ud800-\udfff]|%(?![0-9a-fA-F]{2}).{0,2}")
_LABEL = r"\w(?:[\w-]*\w)?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?|[0-9a-f:.]*:[0-9a-f:.]*(?:%25\w+)?")
"""A name, with letters of any script, or an address of version 6, which urlsplit has read already."""
_PAGE = re.compile(r"\.html?\Z", re.IGNORECASE)


def find_address_faults(address: str) -> Iterator[Diagnostic]:
    """What is wrong with the address of a site (blanks around it taken off; empty is none, and fine)."""
    fault, hint = _fault_of_address(address) if address else ("", "")
    if fault:
        yield Diagnostic(Place(ADDRESS), Code.VALUE, fault, hint)


def _fault_of_address(address: str) -> tuple[str, str]:
    try:
        parts = urlsplit(address)
        _ = parts.port  # is read only now, and may be none
    except ValueError:
        return f"{address!r} is no address", _EXAMPLE
    if "@" in parts.netloc:  # a password is not repeated
        return "the address holds a user or a password", "leave it out: every page would show it"
    return _fault_of_parts(address, parts)


def _fault_of_parts(address: str, parts: SplitResult) -> tuple[str, str]:
    wrong = _NOT_IN_ADDRESSES.search(address)
    if wrong:
        return f"{address!r} holds {wrong[0]!r}, which stands in no address", _EXAMPLE
    if parts.scheme not in {"http", "https"}:
        return f"{address!r} does not start with http:// or https://", _EXAMPLE
    if not parts.hostname:
        return f"{address!r} names no host", _EXAMPLE
    if not _HOST.fullmatch(parts.hostname):
        return f"{address!r} names a host {parts.hostname!r}, which is none", _EXAMPLE
    if "?" in address or "#" in address:
        return f"{address!r} has a query or a fragment", _FOLDER
    return _fault_of_path(address, parts.path)


def _fault_of_path(address: str, path: str) -> tuple[str, str]:
    if {".", ".."}.intersection(path.split("/")):
        return f"{address!r} goes up or stays with a dot", "write where it leads"
    if _PAGE.search(path):
        return f"{address!r} ends with a page", _FOLDER
    return "", ""


def find_epoch_faults(value: str) -> Iterator[Diagnostic]:
    """What is wrong with the date of the build in seconds; empty means that the source dates it."""
    text = value.strip()
    try:
        if text and (not re.fullmatch(r"[0-9]+", text) or int(text) > _LATEST):
            raise ValueError
        datetime.fromtimestamp(int(text or "0"), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"{value!r} is no date in seconds since 1970"
        yield Diagnostic(Place(EPOCH), Code.VALUE, message, "write one such as 1700000000, or unset it")
