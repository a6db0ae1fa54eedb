"""Write JSON with decimals as they are: ``2e-8`` and never ``2.0000000000000002e-08``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

Json: TypeAlias = "bool | int | Decimal | str | Sequence[Json] | Mapping[str, Json] | None"

_PLAIN = (Decimal("1e-6"), Decimal("1e15"))
"""Between these a number is written without an exponent; above, the plain form would promise digits nobody gave."""

_quote = json.JSONEncoder(ensure_ascii=False).encode


def write_json(value: object) -> bytes:
    """UTF-8, two blanks of indent, keys in their given order, a line break at the end."""
    parts: list[str] = []
    _write(value, "\n", parts)
    return ("".join(parts) + "\n").encode("utf-8")


def write_number(number: Decimal) -> str:
    """The exact decimal as a JSON number, all its digits kept."""
    if not number.is_finite():
        raise ValueError(f"not a number that JSON can hold: {number}")
    if number == 0 or _PLAIN[0] <= abs(number) < _PLAIN[1]:
        return f"{number:f}"
    return f"{number:e}".replace("e+", "e")


def _write(value: object, line: str, parts: list[str]) -> None:
    """``line`` is a line break with the indent of the line that ``value`` begins on."""
    if isinstance(value, str):
        parts.append(_write_text(value))
    elif isinstance(value, Mapping):
        _write_items("{}", ((f"{_key(name)}: ", item) for name, item in value.items()), line, parts)
    elif isinstance(value, Sequence):
        _write_items("[]", (("", item) for item in value), line, parts)
    else:
        parts.append(_write_plain(value))


def _write_items(brackets: str, items: Iterable[tuple[str, object]], line: str, parts: list[str]) -> None:
    """Each item on a line of its own, what belongs before it first; nothing between the brackets if there is none."""
    inner = line + "  "
    parts.append(brackets[0])
    before = inner
    for lead, item in items:
        parts.append(before + lead)
        _write(item, inner, parts)
        before = "," + inner
    parts.append((line if before != inner else "") + brackets[1])


def _key(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError(f"not a key: {name!r}")
    return _write_text(name)


def _write_plain(value: object) -> str:
    if isinstance(value, Decimal):
        return write_number(value)
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    raise TypeError(f"not a JSON value: {value!r}")


def _write_text(text: str) -> str:
    return _quote(text)
