"""A project on disk: read its source and templates, run the steps, publish the pages under docs/."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.comparison import build_comparisons
from generator.errors import Code, Diagnostic, GuideError, Place, TemplateError
from generator.export import export_site
from generator.load import Source, load_source, shown_path
from generator.match import build_match
from generator.pipeline import Edition, Settings, date_source, make_edition
from generator.publish import PAGES_LOCK, PublishReport, hold_lock, publish_files, read_owned, told_as_messages
from generator.render.paths import published_source
from generator.search import build_search
from generator.search.documents import list_documents
from generator.search.pages import list_page_documents
from generator.share import Sharing, add_heads, share_site
from generator.vocabulary import load_vocabulary

STATE_FOLDER = ".guide-site"
_FOR_MAINTAINERS = re.compile(r"\A---\n(?:.*\n)*?audience: maintainers\n")


@dataclass(frozen=True)
class Project:
    """Where things are. ``root`` is the folder of mkdocs.yml; the others lie below it."""

    root: Path
    source: Path
    templates: Path
    docs: Path
    settings: Settings

    @classmethod
    def at(cls, root: Path, settings: Settings | None = None) -> Project:
        """A project with the usual folders."""
        root = root.absolute()
        return cls(root, root / "source", root / "site_templates", root / "docs", settings or Settings())

    @property
    def state(self) -> Path:
        """Where locks are kept, and what a run must not lose."""
        return self.root / STATE_FOLDER


@dataclass(frozen=True)
class Run:
    """What one run read and made."""

    source: Source
    edition: Edition
    files: Mapping[PurePosixPath, bytes]
    """By path below docs/."""
    hand_written: tuple[PurePosixPath, ...]
    """Markdown pages under docs/ that people wrote for readers."""


def run_project(project: Project) -> Run:
    """Read and render everything, writing nothing; raises GuideError with all that is wrong."""
    faults: list[Diagnostic] = []
    source, templates = None, {}
    try:
        source = load_source(project.source, project.root)
    except GuideError as error:
        faults += error.diagnostics
    try:
        templates = read_templates(project)
    except GuideError as error:
        faults += error.diagnostics
    if source is None or faults:
        raise GuideError(faults)
    copies = _source_copies(project, source)  # at once: somebody may be editing
    edition = make_edition(source.guides, load_vocabulary(), templates, project.settings, source.warnings)
    hand_written = _read_hand_written(project, edition.pages)
    known = list(list_documents(edition.site, edition.pages))
    other = list_page_documents({**edition.pages, **hand_written}, frozenset(document.url for document in known))
    search = build_search([*known, *other])
    data = export_site(edition.site, edition.context.labels, project.settings.site_url)
    sharing = _sharing(edition, project.settings)
    pages = {path: text.encode("utf-8") for path, text in add_heads(edition.pages, sharing).items()}
    files = pages | data | copies | search | share_site(sharing, templates)
    files |= build_comparisons(edition.context) | build_match(edition.site)
    return Run(source, edition, files, tuple(hand_written))


def _sharing(edition: Edition, settings: Settings) -> Sharing:
    dated = date_source(entry.guide for entry in edition.site.guides)
    return Sharing(edition.site, settings.site_name, settings.site_url, dated)


@contextmanager
def hold_pages(project: Project, patience: float = 0) -> Iterator[None]:
    """Let nobody else change the pages below docs/ meanwhile; ``PublishError`` if somebody does for so many seconds."""
    with told_as_messages(project.state, project.root):
        project.state.mkdir(parents=True, exist_ok=True)
        with hold_lock(project.state / PAGES_LOCK, patience, again=True):
            yield


def publish_pages(project: Project) -> tuple[Run, PublishReport]:
    """Run the project and bring docs/ up to date; writes all or nothing."""
    run = run_project(project)
    return run, publish_run(project, run)


def publish_run(project: Project, run: Run) -> PublishReport:
    """Bring docs/ up to date with what a run made."""
    return publish_files(run.files, project.docs, state=project.state)


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


def read_templates(project: Project) -> dict[str, str]:
    """Every template by its name below the templates folder; the theme's own overrides are not ours to render."""
    found = {}
    faults = []
    for path in sorted(project.templates.rglob("*.j2")):
        name = path.relative_to(project.templates).as_posix()
        try:
            found[name] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            place = Place(shown_path(path, project.root))
            faults.append(Diagnostic(place, Code.TEMPLATE, f"cannot be read: {error}", "save it as UTF-8"))
    if faults:
        raise TemplateError(faults)
    return found


def _source_copies(project: Project, source: Source) -> dict[PurePosixPath, bytes]:
    """The source files, published beside the data so that a reader can see what a page was made from."""
    copies = {}
    for guide in source.guides:
        for path in [guide.place.path, *(direction.place.path for direction in guide.directions)]:
            copies[published_source(guide.id, path)] = (project.root / path).read_bytes()
    return copies
