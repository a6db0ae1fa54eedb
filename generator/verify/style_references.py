"""Find every address in a style sheet, read as a browser reads it: comments skipped, escapes undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.verify.address import EDGES, Kind, read_address

TOKEN = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
      |(?P<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)
      |(?P<name>@?(?:[-\w\u0080-\U0010ffff]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n])+)
      |(?P<bare>(?<=[:(,])//[-\w.])
      |(?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(\n)|(.))", re.DOTALL)
BARE_URL = re.compile(r"""((?:[^"'()\\]|\\.)*)(?:\)|\Z)""", re.DOTALL)
BAD_URL = re.compile(r"""\s*(?!["'\s])(?:[^)\\]|\\.)*(?:\)|\Z)""", re.DOTALL)
"""What a browser skips, since it is neither a string nor an address."""
HOST = re.compile(r"(?:[a-z]+:|[/\\]{2})[/\\]*\w", re.IGNORECASE)
BARE_REST = re.compile(r"[^\s;,(){}\"']*")
URL_FUNCTIONS = frozenset({"url", "src"})
IMAGE_FUNCTIONS = frozenset({"image-set", "-webkit-image-set", "image"})
SILENT_RULES = frozenset({"@namespace", "@supports"})
"""Before their blocks nothing is loaded: they name, and ask what the browser can do."""
LAST = 0x10FFFF
MAY_REFER = re.compile(r"[(@\\]|//")
"""What a text must have to hold any address."""


def find_style_addresses(css: str) -> Iterator[str]:
    """What ``url(…)``, ``image-set(…)`` and the like and ``@import`` name, and texts that are an address elsewhere.

    Such a text may be loaded through a variable by anything; what ``content`` prints and what a selector looks for
    never are.
    """
    if MAY_REFER.search(css):
        yield from _Reader(css.replace("\r\n", "\n")).read()


@dataclass
class _Reader:
    css: str
    rule: str = ""
    """The at-rule that is being read, up to its semicolon or block."""
    name: str = ""
    """The last name at the start of a declaration, up to its end."""
    open: list[str] = field(default_factory=list)
    """The brackets that are open: functions by their names, others by their signs."""
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

    def _is_silent(self) -> bool:
        return self.rule in SILENT_RULES or "supports" in self.open

    def _read_string(self, text: str) -> Iterator[str]:
        if self._is_silent():
            return
        if self.open:
            is_loaded = self.open[-1] in URL_FUNCTIONS | IMAGE_FUNCTIONS
            is_only_said = "[" in self.open
        else:
            is_loaded = self.rule == "@import"
            is_only_said = self.name == "content"
        if is_loaded or (not is_only_said and is_away(text)):
            yield text

    def _read_name(self, name: str) -> Iterator[str]:
        if name.startswith("@"):
            self.rule = name
        elif not self.name and not self.open:
            self.name = name
        if self.css.startswith("(", self.at):
            self.at += 1
            self.open.append(name)
            if name in URL_FUNCTIONS:
                yield from self._read_address()

    def _read_address(self) -> Iterator[str]:
        """What stands in the brackets of ``url`` or ``src``, unless it is a string or a call."""
        bare = BARE_URL.match(self.css, self.at)
        skipped = bare or (BAD_URL.match(self.css, self.at) if self.open[-1] == "url" else None)
        if skipped:
            self.at = skipped.end()
            self.open.pop()
        if bare and bare[1].strip() and not self._is_silent():
            yield unescape(bare[1].strip())

    def _read_bare(self, start: int) -> str:
        """An address outside quotes: nothing loads it, and nothing has a reason to hold it."""
        rest = BARE_REST.match(self.css, start)
        assert rest is not None
        self.at = rest.end()
        return rest[0]

    def _read_sign(self, sign: str) -> None:
        if sign in "([":
            self.open.append(sign)
        elif self.open and (sign == "]" if self.open[-1] == "[" else sign == ")"):
            self.open.pop()
        elif sign in ";{}":
            self.rule, self.name = "", ""
            self.open.clear()


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
