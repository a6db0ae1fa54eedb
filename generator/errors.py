"""What can be wrong with a user's input: one line each, with its place and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering


class Code(StrEnum):
    """The closed set of things that a check can find. The value is what is printed and what tests look for."""

    ENCODING = "encoding"
    YAML = "yaml"
    TYPE = "type"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    DUPLICATE = "duplicate"
    VALUE = "value"
    REFERENCE = "reference"
    CHARACTER = "character"
    CLAIM = "claim"
    RESIDUE = "residue"
    QUOTE = "quote"
    MATHS = "maths"
    NUMBER = "number"
    TEMPLATE = "template"
    FOREIGN_FILE = "foreign-file"
    FILE = "file"
    BUSY = "busy"
    LINK = "link"
    VERBATIM = "verbatim"
    OFF_SITE = "off-site"
    TOOL = "tool"


class Severity(StrEnum):
    """``error`` stops the run; ``warning`` is shown and published on the quality page."""

    ERROR = "error"
    WARNING = "warning"


@total_ordering
@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands: a path as the user would type it (POSIX, relative to the project), and a line from 1.

    ``line`` 0 means the file as a whole.
    """

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    def __lt__(self, other: Place) -> bool:
        return (self.path, self.line) < (other.path, other.line)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: ``path:line: what is wrong, what to do``."""

    place: Place
    code: Code
    message: str
    """What is wrong, in a few words, with the offending words quoted."""
    hint: str = ""
    """What to do about it; empty only where the message says it."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        note = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        advice = f", {self.hint}" if self.hint else ""
        return f"{self.place}: {note}{self.message}{advice}"


class GuideError(Exception):
    """Base of every error that is a user's to mend: printed without a traceback, exit status 1."""

    def __init__(self, diagnostics: Diagnostic | Iterable[Diagnostic]) -> None:
        found: Sequence[Diagnostic]
        found = [diagnostics] if isinstance(diagnostics, Diagnostic) else list(diagnostics)
        ordered = sorted(dict.fromkeys(found), key=lambda d: (d.place, d.code, d.message))
        self.diagnostics: tuple[Diagnostic, ...] = tuple(ordered)
        super().__init__("\n".join(str(d) for d in self.diagnostics))


class SourceError(GuideError):
    """The source under ``source/`` cannot be read as a guide."""


class TemplateError(GuideError):
    """A template under ``site_templates/`` cannot be rendered."""


class OverrideError(TemplateError):
    """An override of the theme is no template, so that no page can be filled."""


class PublishError(GuideError):
    """The output cannot be written without touching what is not ours, or the disk refused."""


class VerifyError(GuideError):
    """The built site does not say what the source says."""


class ToolError(GuideError):
    """A program or package that the task needs is not on this machine, or does not work."""
