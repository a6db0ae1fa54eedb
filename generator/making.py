"""Everything that is made from a project's source: pages, data, search, comparison, matching, feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.comparison import build_comparisons
from generator.export import export_site
from generator.hand_written import HandWritten
from generator.load import Source, shown_path
from generator.match import build_match
from generator.pipeline import Edition, make_edition
from generator.project import Inputs, Project, Settings, date_source
from generator.render.navigation import NavItem, build_navigation
from generator.search import build_search
from generator.search.documents import list_documents
from generator.search.pages import list_page_documents
from generator.share import Sharing, add_heads, share_site
from generator.vocabulary import load_vocabulary


@dataclass(frozen=True)
class Run:
    """What one run read and made."""

    source: Source
    edition: Edition
    files: Mapping[PurePosixPath, bytes]
    """By path below docs/."""
    hand_written: HandWritten
    """Markdown pages under docs/ that people wrote; none where only the source is looked at."""

    @property
    def navigation(self) -> list[NavItem]:
        """MkDocs' ``nav``."""
        return build_navigation(self.edition.site, self.hand_written.pages)


def make_run(project: Project, inputs: Inputs) -> Run:
    """Make everything, writing nothing; raises GuideError with what is wrong."""
    source, settings = inputs.source, project.settings
    folder = shown_path(project.templates, project.root)
    edition = make_edition(
        source.guides, load_vocabulary(), inputs.templates, settings.source_url, source.warnings, folder
    )
    known = list(list_documents(edition.site, edition.pages))
    other = list_page_documents(
        {**edition.pages, **inputs.hand_written.pages}, frozenset(document.url for document in known)
    )
    search = build_search([*known, *other])
    data = export_site(edition.site, edition.context.labels, settings.site_url)
    sharing = _sharing(edition, settings)
    pages = {path: text.encode("utf-8") for path, text in add_heads(edition.pages, sharing).items()}
    files = pages | data | dict(inputs.copies) | search | share_site(sharing, inputs.templates, folder)
    files |= build_comparisons(edition.context) | build_match(edition.site)
    return Run(source, edition, files, inputs.hand_written)


def _sharing(edition: Edition, settings: Settings) -> Sharing:
    dated = date_source(entry.guide for entry in edition.site.guides)
    return Sharing(edition.site, settings.site_name, settings.site_url, dated)
