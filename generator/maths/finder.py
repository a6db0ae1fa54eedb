"""Find the maths in a field's text: ``$…$`` that is meant as maths, and bare scripts such as ``10^{-20}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.maths.commands import ELEMENTS
from generator.model.text import Span

_START = re.compile(r"\\[A-Za-z]+|\\.|\$\$?|[\^_]")
_BODY = re.compile(r"(?:\\.|[^\\$\n]+)*+")
_LATEX = re.compile(r"\\[A-Za-z%]|[\^_]")
_COMMAND = re.compile(r"\\[A-Za-z]")
_SENTENCE_MARK = re.compile(r"[，。；？！、《》“”]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")

_IN_BRACES = r"[!-#%-z|~ Α-ω−°′″·×±]"
_BRACED = re.compile(rf"[\^_]\{{(?:{_IN_BRACES}|\{{{_IN_BRACES}{{0,40}}\}}){{1,64}}\}}")
_POWER = re.compile(r"\^[-+−]?[0-9]{1,4}")
_INDEX = re.compile(r"_[0-9]{1,2}(?![0-9a-z_])")
_FORMULA = re.compile(rf"(?<![A-Za-z_\\])[0-9()]*(?:(?:{'|'.join(sorted(ELEMENTS, key=len, reverse=True))})[0-9()]*)+$")
_FORMULA_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of maths, or (with a message) what looks like maths and is shown as written."""

    outer: Span
    """With its dollars."""
    inner: Span
    message: str = ""


def find_maths(text: str) -> Iterator[Found]:
    """All maths and all faults of ``text`` in order, none overlapping."""
    at = 0
    while match := _START.search(text, at):
        found = _read_start(text, match)
        if found is not None:
            yield found
        at = match.end() if found is None else found.outer.end


def _read_start(text: str, match: re.Match[str]) -> Found | None:
    sign = match.group()
    if sign[0] == "$":
        return _read_dollar(text, match)
    if sign[0] in "^_":
        return _read_bare_script(text, match.start())
    if len(sign) > 2 or sign[1].isalpha():
        span = Span(match.start(), match.end())
        return Found(span, span, f"command {sign} stands outside $…$")
    return None


def _read_dollar(text: str, match: re.Match[str]) -> Found | None:
    """Maths from this dollar to the next; a fault where LaTeX stands behind a dollar alone; None for a price."""
    sign = match.group()
    body = _BODY.match(text, match.end())
    end = body.end() if body else match.end()
    inner = Span(match.end(), end)
    if text.startswith(sign, end) and is_maths(inner.cut(text), text[end + len(sign) : end + len(sign) + 1]):
        return Found(Span(match.start(), end + len(sign)), inner)
    if _COMMAND.search(text, match.end(), end):
        span = Span(match.start(), match.end())
        return Found(span, span, "a $ without its partner in the same paragraph")
    return None


def is_maths(body: str, following: str) -> bool:
    """Whether what stands between two dollars is maths and not a sentence between two prices."""
    if not body.strip() or _SENTENCE_MARK.search(body):
        return False
    if _LATEX.search(body):
        return True
    return not (body[0].isspace() or body[-1].isspace() or _HAN.search(body) or following.isdigit())


def _read_bare_script(text: str, start: int) -> Found | None:
    """``^{…}``, ``_{…}``, ``10^-3`` and the ``_2`` of a chemical formula."""
    match = _BRACED.match(text, start) or (
        _match_power(text, start) if text[start] == "^" else _match_index(text, start)
    )
    if match is None:
        return None
    span = Span(match.start(), match.end())
    behind_number = (
        text[start] == "_" and text[start - 1 : start].isdigit() and not match.group().strip("_{}").isdigit()
    )
    return Found(span, span, "a subscript behind a number would read as its digits" if behind_number else "")


def _match_power(text: str, start: int) -> re.Match[str] | None:
    base = text[start - 1 : start]
    return _POWER.match(text, start) if base.isascii() and (base.isalnum() or base == ")") else None


def _match_index(text: str, start: int) -> re.Match[str] | None:
    before = text[max(0, start - _FORMULA_LENGTH) : start]
    return _INDEX.match(text, start) if _FORMULA.search(before) else None
