"""Render every page of the site: a function of the site and the templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.errors import Code, Diagnostic, Place, TemplateError
from generator.render.environment import make_environment, render_template
from generator.render.page_types import PAGE_TYPES
from generator.render.views.common import Context

TEMPLATES_FOLDER = "site_templates"


def render_pages(context: Context, templates: Mapping[str, str]) -> dict[PurePosixPath, str]:
    """Markdown by path below docs/. ``templates``: text by name, such as ``direction.md.j2``.

    Raises TemplateError with what is wrong in any of the templates.
    """
    _check_templates(templates)
    environment = make_environment(templates)
    pages: dict[PurePosixPath, str] = {}
    faults: dict[str, Diagnostic] = {}
    for page_type in PAGE_TYPES:
        name = f"{page_type.name}.md.j2"
        for draft in page_type.drafts(context):
            try:
                pages[draft.path] = render_template(environment, name, TEMPLATES_FOLDER, {"page": draft.view})
            except TemplateError as error:
                faults |= {str(diagnostic): diagnostic for diagnostic in error.diagnostics}
                break
    if faults:
        raise TemplateError(faults.values())
    return pages


def _check_templates(templates: Mapping[str, str]) -> None:
    names = [f"{page_type.name}.md.j2" for page_type in PAGE_TYPES]
    missing = [name for name in names if name not in templates]
    if missing:
        raise TemplateError(
            Diagnostic(Place(f"{TEMPLATES_FOLDER}/{name}"), Code.TEMPLATE, "there is no such template", "add it")
            for name in missing
        )
