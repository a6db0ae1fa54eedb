"""Collect what is wrong, so that a run reports all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from generator.errors import Code, Diagnostic, Place, Severity


class Problems:
    """A growing list of diagnostics; loading goes on after each, as far as it makes sense."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []

    def add(self, place: Place, code: Code, message: str, hint: str = "") -> None:
        """Note an error."""
        self.found.append(Diagnostic(place, code, message, hint))

    def warn(self, place: Place, code: Code, message: str, hint: str = "") -> None:
        """Note something that a person should look at, but that stops nothing."""
        self.found.append(Diagnostic(place, code, message, hint, Severity.WARNING))

    @property
    def errors(self) -> list[Diagnostic]:
        """What stops the run."""
        return [d for d in self.found if d.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Diagnostic]:
        """What does not."""
        return [d for d in self.found if d.severity is Severity.WARNING]


def suggest(word: str, known: Iterable[str]) -> str:
    """Advise on a word that is not known: the nearest one, or the whole list."""
    candidates = sorted(known)
    near = get_close_matches(word, candidates, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else "use one of: " + ", ".join(candidates)
