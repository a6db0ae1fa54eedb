"""Templates of what is no page: XML is escaped as XML, plain text not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import DictLoader, Environment, StrictUndefined

from generator.render.environment import render_template
from generator.render.paths import TEMPLATES_FOLDER

XML_SUFFIX = ".xml.j2"


@dataclass(frozen=True)
class Templates:
    """Template texts by name, such as ``share/feed.xml.j2``."""

    environment: Environment
    folder: str
    """Where they lie, as messages name it."""

    def fill(self, name: str, values: Mapping[str, object]) -> bytes:
        """A file's bytes; a mistake in a template becomes a TemplateError with file and line."""
        return render_template(self.environment, name, self.folder, values).encode("utf-8")


def make_templates(texts: Mapping[str, str], folder: str = TEMPLATES_FOLDER) -> Templates:
    """Templates over their texts by name, which lie in ``folder``."""
    return Templates(
        Environment(
            loader=DictLoader(dict(texts)),
            undefined=StrictUndefined,
            autoescape=lambda name: bool(name and name.endswith(XML_SUFFIX)),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        ),
        folder,
    )
