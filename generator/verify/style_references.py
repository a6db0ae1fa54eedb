"""Find every address in a style sheet, read as a browser reads it: comments skipped, escapes undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.verify.address import EDGES, Kind, read_address

TOKEN = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
      |(?P<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)
      |(?P<name>@?(?:[-\w\u0080-\U0010ffff]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n])+)
      |(?P<bare>//[-\w.])
      |(?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(\n)|(.))", re.DOTALL)
BARE_URL = re.compile(r"""((?:[^"'()\\]|\\.)*)(?:\)|\Z)""", re.DOTALL)
BRACKET = re.compile(r"\(\s*")
HOST = re.compile(r"(?:[a-z]+:|[/\\]{2})[/\\]*\w", re.IGNORECASE)
BARE_REST = re.compile(r"[^\s;,(){}\"']*")
URL_FUNCTIONS = frozenset({"url", "src"})
LAST = 0x10FFFF
MAY_REFER = re.compile(r"[(@\\]|//")
"""What a text must have to hold any address."""


def find_style_addresses(css: str, *, prints_addresses: bool = False) -> Iterator[str]:
    """What ``url(…)``, ``src(…)`` and ``@import`` name, and every text that is an address on another host.

    Such a text may be loaded by ``image-set(…)``, or through a variable by anything; only ``@namespace`` never loads.
    With ``prints_addresses`` the texts of ``content`` may be addresses, which are shown and not loaded.
    """
    if MAY_REFER.search(css):
        yield from _Reader(css.replace("\r\n", "\n"), prints_addresses).read()


@dataclass
class _Reader:
    css: str
    prints_addresses: bool
    rule: str = ""
    """The at-rule that is being read, up to its semicolon or block."""
    name: str = ""
    """The last name at the start of a declaration, up to its end."""
    depth: int = 0
    """Of brackets."""
    at: int = 0

    def read(self) -> Iterator[str]:
        while found := TOKEN.match(self.css, self.at):
            self.at = found.end()
            if found["string"]:
                yield from self._read_string(unescape(found["string"][1:].removesuffix(found["string"][0])))
            elif found["name"]:
                yield from self._read_name(unescape(found["name"]).lower())
            elif found["bare"]:
                yield self._read_bare(found.start())
            elif found["sign"]:
                self._read_sign(found["sign"])

    def _read_string(self, text: str) -> Iterator[str]:
        if self.rule == "@namespace":
            return
        is_shown = self.prints_addresses and self.name == "content" and not self.depth
        if (self.rule == "@import" and not self.depth) or (not is_shown and is_away(text)):
            yield text

    def _read_name(self, name: str) -> Iterator[str]:
        if name.startswith("@"):
            self.rule = name
        elif not self.name and not self.depth:
            self.name = name
        if name in URL_FUNCTIONS and self.css.startswith("(", self.at):
            bare = BARE_URL.match(self.css, self.at + 1)
            if bare:  # else a string follows
                self.at = bare.end()
                if bare[1].strip() and self.rule != "@namespace":
                    yield unescape(bare[1].strip())
            else:
                yield from self._read_call()

    def _read_call(self) -> Iterator[str]:
        """The string in the brackets of ``url`` or ``src``."""
        start = BRACKET.match(self.css, self.at)
        found = TOKEN.match(self.css, start.end()) if start else None
        if found and found["string"]:
            self.at = found.end()
            self.depth += 1
            if self.rule != "@namespace":
                yield unescape(found["string"][1:].removesuffix(found["string"][0]))

    def _read_bare(self, start: int) -> str:
        """An address outside quotes: nothing loads it, and nothing has a reason to hold it."""
        rest = BARE_REST.match(self.css, start)
        assert rest is not None
        self.at = rest.end()
        return rest[0]

    def _read_sign(self, sign: str) -> None:
        if sign == "(":
            self.depth += 1
        elif sign == ")":
            self.depth = max(0, self.depth - 1)
        elif sign in ";{}":
            self.rule, self.name, self.depth = "", "", 0


def is_away(text: str) -> bool:
    """Whether a text, taken as an address, leads to another host."""
    return read_address(text, "").kind is Kind.AWAY and HOST.match(text.strip(EDGES)) is not None


def unescape(text: str) -> str:
    """A name or string without its escapes."""
    return ESCAPE.sub(_unescape, text)


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        number = int(match[1], 16)
        return chr(number) if 0 < number <= LAST and not 0xD800 <= number <= 0xDFFF else "\ufffd"
    return match[3] or ""
