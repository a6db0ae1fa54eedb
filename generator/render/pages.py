"""Render every page of the site: a function of the site and the templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.errors import Code, Diagnostic, Place, TemplateError
from generator.render.environment import find_faults, make_environment, render_template
from generator.render.page_types import PAGE_TYPES
from generator.render.paths import TEMPLATES_FOLDER
from generator.render.views.common import Context

OUR_FOLDERS = ("parts/", "share/", "dist/")
"""Folders of templates that are no pages."""


def render_pages(
    context: Context, templates: Mapping[str, str], folder: str = TEMPLATES_FOLDER
) -> dict[PurePosixPath, str]:
    """Markdown by path below docs/. ``templates``: text by name, such as ``direction.md.j2``, in ``folder``.

    Raises TemplateError with what is wrong in any of the templates.
    """
    environment = make_environment(templates)
    pages: dict[PurePosixPath, str] = {}
    faults: dict[str, Diagnostic] = {}
    for page_type in PAGE_TYPES:
        name = f"{page_type.name}.md.j2"
        for draft in page_type.drafts(context):
            try:
                text = render_template(environment, name, folder, {"page": draft.view})
                pages[draft.path] = _check_front(text, Place(f"{folder}/{name}", 1))
            except TemplateError as error:
                faults |= {str(diagnostic): diagnostic for diagnostic in error.diagnostics}
                break
    if faults:
        raise TemplateError(faults.values())
    return pages


def _check_front(text: str, place: Place) -> str:
    """The page, to whose front matter more is added later on."""
    if not text.startswith("---\n"):
        hint = "begin the template with it, between two lines '---'"
        raise TemplateError(Diagnostic(place, Code.TEMPLATE, "the page has no front matter", hint))
    return text


def check_templates(templates: Mapping[str, str], folder: str = TEMPLATES_FOLDER) -> None:
    """Raise TemplateError with every template of a page that is missing, and every one of ours that is no template.

    Others, such as overrides of the theme, may be written for another environment.
    """
    names = [f"{page_type.name}.md.j2" for page_type in PAGE_TYPES]
    ours = {name: text for name, text in templates.items() if name in names or name.startswith(OUR_FOLDERS)}
    faults = [
        Diagnostic(Place(f"{folder}/{name}"), Code.TEMPLATE, "there is no such template", "add it")
        for name in names
        if name not in templates
    ]
    faults += find_faults(make_environment(templates), ours, folder)
    if faults:
        raise TemplateError(faults)
