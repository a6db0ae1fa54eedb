"""A project on disk: where its parts lie, what it is made from, and the lock of its pages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath

from generator.errors import Code, Diagnostic, GuideError, Place, TemplateError
from generator.hand_written import HandWritten, read_hand_written
from generator.load import Source, load_source, shown_path
from generator.model.guide import Guide
from generator.publish import PAGES_LOCK, Owned, check_standing, hold_lock, note_refused, read_owned, told_as_messages
from generator.render import OPENING, paths

SOURCE_FOLDER = "source"
"""Where guides usually lie."""
STATE_FOLDER = ".guide-site"


@dataclass(frozen=True)
class Settings:
    """What the maintainer of a site chooses."""

    source_url: str = ""
    """Address under which source files can be edited, ending in ``/``; empty: pages link to the published copy."""
    site_url: str = ""
    """Address of the published site; empty: data files link relative to where they lie."""
    site_name: str = ""
    """As in mkdocs.yml; empty: the titles of the guides stand for it."""


@dataclass(frozen=True)
class Project:
    """Where things are. ``root`` is the folder of mkdocs.yml; the others lie below it."""

    root: Path
    source: Path
    templates: Path
    docs: Path
    read_settings: Callable[[], Settings] = field(default=Settings, compare=False, repr=False)
    """Reads what else mkdocs.yml says; raises GuideError where MkDocs cannot use it."""

    @classmethod
    def at(cls, root: Path, settings: Settings | None = None) -> Project:
        """A project with the usual folders."""
        root, given = root.absolute(), settings or Settings()
        return cls(root, root / SOURCE_FOLDER, root / paths.TEMPLATES_FOLDER, root / "docs", lambda: given)

    @cached_property
    def settings(self) -> Settings:
        """Read when first asked for: MkDocs takes longer to load than a mistake in the source to be found."""
        return self.read_settings()

    @property
    def state(self) -> Path:
        """Where locks are kept, and what a run must not lose."""
        return self.root / STATE_FOLDER


@dataclass(frozen=True)
class Inputs:
    """What a run is made from, read at once: somebody may be editing."""

    source: Source
    templates: Mapping[str, str]
    """By name below the templates folder."""
    copies: Mapping[PurePosixPath, bytes]
    """The source files, published beside the data so that a reader can see what a page was made from."""
    hand_written: HandWritten
    """What people wrote under docs/, where that was read."""


def read_inputs(project: Project, *, check_docs: bool = False) -> Inputs:
    """Read everything; raises GuideError with all that is wrong in what is read, then with texts that are no templates.

    ``check_docs``: read what people wrote in docs/ too, and tell what is in the way there.
    """
    faults: list[Diagnostic] = []
    source, templates, hand_written = None, {}, HandWritten()
    try:
        source = load_source(project.source, project.root)
    except GuideError as error:
        faults += error.diagnostics
    try:
        templates = read_templates(project)
    except GuideError as error:
        faults += error.diagnostics
    if check_docs:
        try:
            owned = read_owned(project.docs, project.state)
        except GuideError as error:  # without knowing what is ours, nothing can be said of the rest
            raise GuideError([*faults, *error.diagnostics]) from None
        try:
            check_standing(foresee_files(project, source, owned), project.docs, project.state, owned)
        except GuideError as error:
            faults += error.diagnostics
        try:
            hand_written = _read_hand_written(project, source, owned)
        except GuideError as error:
            faults += error.diagnostics
    if source is None or faults:
        raise GuideError(faults)
    from generator.render.pages import check_templates  # only now: loading it takes longer than telling what is wrong

    check_templates(templates, shown_path(project.templates, project.root))
    return Inputs(source, templates, _source_copies(project, source), hand_written)


def _read_hand_written(project: Project, source: Source | None, owned: Owned) -> HandWritten:
    guides = source.guides if source else ()
    made = [path for guide in guides for path in (paths.guide_page(guide.id), paths.match_root(guide.id))]
    return read_hand_written(project.docs, project.root, owned.keys(), [*paths.ALWAYS, *made])


def foresee_files(project: Project, source: Source | None, owned: Owned) -> dict[PurePosixPath, bytes]:
    """Files that are known to come before any is made, each with how it is sure to begin."""
    pages = _foresee_pages(project, source, owned)
    return {path: OPENING.encode() if path.suffix == ".md" else b"" for path in pages}


def _foresee_pages(project: Project, source: Source | None, owned: Owned) -> Iterator[PurePosixPath]:
    guides = source.guides if source else ()
    yield from paths.ALWAYS
    for guide in guides:
        yield paths.guide_page(guide.id)
        yield paths.match_root(guide.id)
        yield from (paths.guide_page(guide.id, direction.number) for direction in guide.directions)
    if _holds_others(project, paths.KEYWORD_INDEX.parent, owned):
        from generator.index.keyword_table import list_slugs  # spells them in pinyin, which takes half a second
        from generator.vocabulary.aliases import load_aliases

        yield from map(paths.keyword_page, sorted(list_slugs(guides, load_aliases())))


def _holds_others(project: Project, folder: PurePosixPath, owned: Owned) -> bool:
    """Whether somebody put something beside our pages in a folder of docs/.

    If not, no new page there can find anything in its way, and the names of new pages need not be known.
    """
    names = {path.name for path in (project.docs / folder).glob("*")}
    return any(folder / name not in owned for name in names)


def read_templates(project: Project) -> dict[str, str]:
    """Every template by its name below the templates folder; the theme's own overrides are not ours to render."""
    found = {}
    faults: list[Diagnostic] = []
    for path in sorted(_list_templates(project, faults)):
        name = path.relative_to(project.templates).as_posix()
        try:
            found[name] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            place = Place(shown_path(path, project.root))
            faults.append(Diagnostic(place, Code.TEMPLATE, f"cannot be read: {error}", "save it as UTF-8"))
    if faults:
        raise TemplateError(faults)
    return found


def _list_templates(project: Project, faults: list[Diagnostic]) -> Iterator[Path]:
    """Their files, but for an editor's locks, links to nowhere and whatever else starts with a dot."""
    for base, folders, names in os.walk(project.templates, onerror=note_refused(faults, project.root)):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(base, name)
            if path.suffix == ".j2" and not name.startswith(".") and path.is_file():
                yield path


def _source_copies(project: Project, source: Source) -> dict[PurePosixPath, bytes]:
    copies = {}
    for guide in source.guides:
        for path in [guide.place.path, *(direction.place.path for direction in guide.directions)]:
            copies[paths.published_source(guide.id, path)] = (project.root / path).read_bytes()
    return copies


@contextmanager
def hold_pages(project: Project, patience: float = 0) -> Iterator[None]:
    """Let nobody else change the pages below docs/ meanwhile; ``PublishError`` if somebody does for so many seconds."""
    with told_as_messages(project.state, project.root):
        project.state.mkdir(parents=True, exist_ok=True)
        with hold_lock(project.state / PAGES_LOCK, patience, again=True):
            yield


def date_source(guides: Iterable[Guide]) -> datetime:
    """When the source last changed by its own account: the newest of the guides' ``changes``, else their year.

    It dates what is built, so that the same source gives the same bytes on any day.
    """
    newest = max((guide.changes[0].day if guide.changes else f"{guide.year}-01-01") for guide in guides)
    return datetime.fromisoformat(newest).replace(tzinfo=UTC)
