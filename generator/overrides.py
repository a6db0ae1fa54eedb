"""Templates that override the theme's, and pages that choose one: what is wrong, with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError

from generator.errors import Code, Diagnostic, GuideError, OverrideError, Place
from generator.load import shown_path
from generator.project import Project, read_inputs
from generator.render.environment import explain_failure, explain_syntax

PAGES = ".html"
"""MkDocs copies no file of a theme with this suffix: it is a template wherever it lies."""
TEMPLATES = frozenset({".xml", ".svg", ".txt", ".j2", ".jinja", ".jinja2"})
"""A file with such a suffix may be a template."""
STATIC = "assets"
"""Folder of a theme in which only ``PAGES`` are templates."""
CHOICE = re.compile(r"^template\s*:")


def check_overrides(folder: Path, project: Project, environment: Environment, *, is_whole: bool) -> None:
    """Raise OverrideError where an override below ``folder`` is wrong, with all else that is wrong.

    ``is_whole``: nobody adds filters to the environment later on.
    """
    faults = list(find_override_faults(folder, project.root, environment, is_whole=is_whole))
    if faults:
        raise OverrideError([*faults, *_find_others(project)])


def _find_others(project: Project) -> Iterable[Diagnostic]:
    try:
        read_inputs(project, check_docs=True)
    except GuideError as error:
        return error.diagnostics
    return ()


def find_override_faults(
    folder: Path, root: Path, environment: Environment, *, is_whole: bool = True
) -> Iterator[Diagnostic]:
    """What can be told before anything is rendered: all overrides below ``folder`` that are no templates."""
    for path in sorted(folder.rglob("*")):
        if not _is_template(path, folder):
            continue
        shown = shown_path(path, root)
        try:
            text = path.read_text("utf-8")
            if is_whole:
                environment.compile(text, path.relative_to(folder).as_posix(), str(path))
            else:
                environment.parse(text)
        except TemplateSyntaxError as error:
            yield explain_syntax(error, shown)
        except (OSError, UnicodeDecodeError) as error:
            yield Diagnostic(Place(shown), Code.TEMPLATE, f"cannot be read: {error}", "save it as UTF-8")


def _is_template(path: Path, folder: Path) -> bool:
    """Whether the theme may fill it; an editor's lock, which is a link to nowhere, is none."""
    may_be = path.suffix in TEMPLATES and path.relative_to(folder).parts[0] != STATIC
    return (may_be or path.suffix == PAGES) and not path.name.startswith(".") and path.is_file()


def find_choice_fault(name: object, page: Path, root: Path, environment: Environment) -> Diagnostic | None:
    """What is wrong with the template that the front matter of ``page`` names."""
    try:
        if isinstance(name, str):
            environment.get_template(name)
            return None
    except TemplateNotFound:
        pass
    lines = page.read_text("utf-8", errors="replace").split("\n")
    place = Place(shown_path(page, root), next((n for n, line in enumerate(lines, start=1) if CHOICE.match(line)), 0))
    hint = "name one of the theme, such as main.html, or leave the line out"
    return Diagnostic(place, Code.TEMPLATE, f"there is no template {name!r}", hint)


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
