"""Everything that is made from a project's source: pages, data, search, comparison, matching, feeds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.comparison import build_comparisons
from generator.export import export_site
from generator.load import Source
from generator.match import build_match
from generator.pipeline import Edition, make_edition
from generator.project import Inputs, Project, Settings, date_source
from generator.publish import read_owned
from generator.render.navigation import NavItem, build_navigation
from generator.search import build_search
from generator.search.documents import list_documents
from generator.search.pages import list_page_documents
from generator.share import Sharing, add_heads, share_site
from generator.vocabulary import load_vocabulary

_FOR_MAINTAINERS = re.compile(r"\A---\n(?:.*\n)*?audience: maintainers\n")


@dataclass(frozen=True)
class Run:
    """What one run read and made."""

    source: Source
    edition: Edition
    files: Mapping[PurePosixPath, bytes]
    """By path below docs/."""
    hand_written: tuple[PurePosixPath, ...]
    """Markdown pages under docs/ that people wrote for readers."""

    @property
    def navigation(self) -> list[NavItem]:
        """MkDocs' ``nav``."""
        return build_navigation(self.edition.site, self.hand_written)


def make_run(project: Project, inputs: Inputs) -> Run:
    """Make everything, writing nothing; raises GuideError with what is wrong."""
    source, settings = inputs.source, project.settings
    edition = make_edition(source.guides, load_vocabulary(), inputs.templates, settings.source_url, source.warnings)
    hand_written = _read_hand_written(project, edition.pages)
    known = list(list_documents(edition.site, edition.pages))
    other = list_page_documents({**edition.pages, **hand_written}, frozenset(document.url for document in known))
    search = build_search([*known, *other])
    data = export_site(edition.site, edition.context.labels, settings.site_url)
    sharing = _sharing(edition, settings)
    pages = {path: text.encode("utf-8") for path, text in add_heads(edition.pages, sharing).items()}
    files = pages | data | dict(inputs.copies) | search | share_site(sharing, inputs.templates)
    files |= build_comparisons(edition.context) | build_match(edition.site)
    return Run(source, edition, files, tuple(hand_written))


def _sharing(edition: Edition, settings: Settings) -> Sharing:
    dated = date_source(entry.guide for entry in edition.site.guides)
    return Sharing(edition.site, settings.site_name, settings.site_url, dated)


def _read_hand_written(project: Project, generated: Mapping[PurePosixPath, str]) -> dict[PurePosixPath, str]:
    """The Markdown pages under docs/ that people wrote for readers, by path below it.

    A page for maintainers (``audience: maintainers`` in its front matter) stands in no navigation and no search.
    """
    own = {path.parts[0] for path in (*generated, *read_owned(project.docs, project.state))}
    found = {}
    for name in sorted(_list_pages(project.docs)):
        text = (project.docs / name).read_text("utf-8", errors="replace")
        if name.parts[0] not in own and not _FOR_MAINTAINERS.search(text):
            found[name] = text
    return found


def _list_pages(docs: Path) -> Iterator[PurePosixPath]:
    """Markdown pages as MkDocs finds them: through links to folders, and nothing whose name starts with a dot."""
    for base, folders, names in os.walk(docs, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(base, name)
            if path.suffix == ".md" and not name.startswith(".") and path.is_file():
                yield PurePosixPath(path.relative_to(docs).as_posix())
