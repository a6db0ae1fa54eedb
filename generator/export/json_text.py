"""Write JSON with decimals as they are: ``2e-8`` and never ``2.0000000000000002e-08``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | Decimal | str | Sequence[Json] | Mapping[str, Json]"

_PLAIN = (Decimal("1e-6"), Decimal("1e15"))
"""Between these a number is written without an exponent; above, the plain form would promise digits nobody gave."""


def write_json(value: object) -> bytes:
    """UTF-8, two blanks of indent, keys in their given order, a line break at the end."""
    return ("".join(_write(value, "\n")) + "\n").encode("utf-8")


def write_number(number: Decimal) -> str:
    """The exact decimal as a JSON number, all its digits kept."""
    if not number.is_finite():
        raise ValueError(f"not a number that JSON can hold: {number}")
    if number == 0 or _PLAIN[0] <= abs(number) < _PLAIN[1]:
        return f"{number:f}"
    return str(number).lower().replace("e+", "e") if "E" in str(number) else f"{number:e}".replace("e+", "e")


def _write(value: object, line: str) -> Iterator[str]:
    """``line`` is a line break with the indent of the line that ``value`` begins on."""
    if isinstance(value, Mapping):
        inside = (_key(name) + "".join(_write(item, line + "  ")) for name, item in value.items())
        yield from _wrap("{", list(inside), "}", line)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from _wrap("[", ["".join(_write(item, line + "  ")) for item in value], "]", line)
    else:
        yield _write_plain(value)


def _key(name: object) -> str:
    if not isinstance(name, str):
        raise TypeError(f"not a key: {name!r}")
    return f"{_write_text(name)}: "


def _wrap(opening: str, items: list[str], closing: str, line: str) -> Iterator[str]:
    if not items:
        yield opening + closing
        return
    yield opening + line + "  "
    yield f",{line}  ".join(items)
    yield line + closing


def _write_plain(value: object) -> str:
    if isinstance(value, Decimal):
        return write_number(value)
    if isinstance(value, str):
        return _write_text(value)
    if value is None or isinstance(value, bool | int):
        return json.dumps(value)
    raise TypeError(f"not a JSON value: {value!r}")


def _write_text(text: str) -> str:
    return json.dumps(str(text), ensure_ascii=False)
