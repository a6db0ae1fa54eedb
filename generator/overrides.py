"""Templates that override the theme's: what is wrong in them, with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from generator.errors import Code, Diagnostic, Place
from generator.load import shown_path
from generator.render.environment import explain_failure, explain_syntax


def find_override_faults(folder: Path, root: Path, environment: Environment) -> Iterator[Diagnostic]:
    """What can be told before anything is rendered: all overrides below ``folder`` that are no templates."""
    for path in sorted(folder.rglob("*.html")):
        shown = shown_path(path, root)
        try:
            environment.parse(path.read_text("utf-8"))
        except TemplateSyntaxError as error:
            yield explain_syntax(error, shown)
        except (OSError, UnicodeDecodeError) as error:
            yield Diagnostic(Place(shown), Code.TEMPLATE, f"cannot be read: {error}", "save it as UTF-8")


def explain_error(error: Exception, folder: Path, root: Path) -> Diagnostic | None:
    """What went wrong where an override was filled; None where none was."""
    if isinstance(error, TemplateSyntaxError):
        path = Path(error.filename or "")
        return explain_syntax(error, shown_path(path, root)) if path.is_relative_to(folder) else None
    place = None
    step = error.__traceback__
    while step is not None:
        path = Path(step.tb_frame.f_code.co_filename)
        if path.is_relative_to(folder):
            place = Place(shown_path(path, root), step.tb_lineno)
        step = step.tb_next
    return explain_failure(error, place) if place else None
