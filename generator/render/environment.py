"""The template environment: every value is text unless it is Markup, and a missing name is an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import TemplateNotFound, UndefinedError
from markupsafe import Markup

from generator.errors import Code, Diagnostic, Place, TemplateError
from generator.render.text import escape_text, render_inline

TEMPLATE_SUFFIX = ".j2"


def make_environment(templates: Mapping[str, str]) -> Environment:
    """An environment over template texts by name, such as ``direction.md.j2`` or ``parts/facts.j2``."""
    environment = Environment(
        loader=DictLoader(dict(templates)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_as_markup,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["show"] = render_inline
    return environment


def _as_markup(value: object) -> Markup:
    return value if isinstance(value, Markup) else escape_text(str(value))


def render_template(environment: Environment, name: str, shown_folder: str, values: Mapping[str, object]) -> str:
    """One page's text; a mistake in a template becomes a TemplateError with file and line."""
    try:
        return environment.get_template(name).render(values)
    except Exception as error:  # a template may do anything, such as divide by zero
        raise TemplateError(_explain(error, name, shown_folder)) from error


def find_faults(environment: Environment, texts: Mapping[str, str], shown_folder: str) -> Iterator[Diagnostic]:
    """Which of the texts are no templates, before any is filled; what they use is not looked for."""
    for name, text in texts.items():
        try:
            environment.parse(text, name)
        except Exception as error:  # such as a recursion too deep
            yield _explain(error, name, shown_folder)


def _explain(error: Exception, name: str, shown_folder: str) -> Diagnostic:
    if isinstance(error, TemplateSyntaxError):
        return explain_syntax(error, f"{shown_folder}/{error.name or name}")
    return explain_failure(error, _place_of_failure(error, name, shown_folder))


def explain_syntax(error: TemplateSyntaxError, shown: str) -> Diagnostic:
    """What is wrong with a text that is no template. ``shown`` is its path as messages name it."""
    reason = (error.message or "").rstrip(".")
    return Diagnostic(Place(shown, error.lineno), Code.TEMPLATE, f"not a valid template: {reason}", "mend the template")


def explain_failure(error: Exception, place: Place) -> Diagnostic:
    """What went wrong in filling a template."""
    hint = "use a name that the page's view gives" if isinstance(error, UndefinedError) else "mend the template"
    if isinstance(error, TemplateNotFound):
        reason, hint = f"there is no template {str(error.name)!r}", "add it, or mend its name"
    else:
        reason = str(error.message) if isinstance(error, JinjaError) else f"{type(error).__name__}: {error}"
    return Diagnostic(place, Code.TEMPLATE, f"the template cannot be rendered: {reason}", hint)


def _place_of_failure(error: Exception, name: str, shown_folder: str) -> Place:
    """The innermost template line of the traceback: Jinja names templates as files there."""
    place = Place(f"{shown_folder}/{name}")
    step = error.__traceback__
    while step is not None:
        filename = step.tb_frame.f_code.co_filename
        if filename.endswith(TEMPLATE_SUFFIX) or filename == "<template>":
            place = Place(f"{shown_folder}/{step.tb_frame.f_globals.get('name', name)}", step.tb_lineno)
        step = step.tb_next
    return place
