"""Build the whole site with MkDocs beside the old one, verify it, and swap."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort, MkDocsException

from generator.checks import check_residue, count_original
from generator.configuration import load_settings
from generator.errors import Code, Diagnostic, GuideError, Place, PublishError, SourceError, VerifyError
from generator.layout import CONFIG_FILE
from generator.load import load_source
from generator.markdown_links import Warned, join_findings, read_warning
from generator.mkdocs_plugin import check_theme
from generator.model.guide import Guide
from generator.project import Project, hold_pages, read_inputs
from generator.publish import SUMS, build_site, compare_sums, read_sums, told_as_messages
from generator.verify import VerifyFigures, check_counts, print_figures, verify_site
from generator.verify.compare import finding


def build_project(project: Project, site: Path) -> list[str]:
    """Build, verify and publish the site; lines that say what was done."""
    refuse_place(project, site.absolute(), "the site")
    guides = _read_guides(project)
    originals = _check_originals(project, guides)
    found: list[VerifyFigures] = []
    warned: list[Warned] = []

    def build(folder: Path) -> None:
        warned.extend(_run_mkdocs(project, folder))

    def verify(folder: Path) -> None:
        found.append(_verify(folder, guides, warned))
        print_figures(folder, guides, found[0], originals)

    with hold_pages(project):
        build_site(build, site.absolute(), verify)
    return [_say(found[0]), f"the site is in {shown(site)}: open {shown(site)}/index.html"]


def _read_guides(project: Project) -> Sequence[Guide]:
    """The guides to be published; raises GuideError with all that is wrong in source, templates, theme and docs/."""
    check_theme(load_settings(project.root), project)
    return read_inputs(project, check_docs=True).source.guides


def refuse_place(project: Project, made: Path, what: str, *more: Path) -> None:
    """What is made may not lie where it would become part of what it is made from, nor in ``more`` folders."""
    reasons = dict.fromkeys(more, "which is made too")
    reasons |= dict.fromkeys((project.source, project.docs, project.templates), "from which it is made")
    place = made.resolve()
    faults = [
        f"cannot lie in {folder.name}/, {reason}" for folder, reason in reasons.items() if _lies_in(place, folder)
    ]
    held = [folder.name for folder in (project.root, *reasons) if _lies_in(folder, place)]
    faults += [f"cannot take the place of {place.name}/, which holds {name}/" for name in held]
    if faults:
        raise PublishError(Diagnostic(Place(str(made)), Code.FILE, f"{what} {faults[0]}", "choose another folder"))


def _lies_in(inner: Path, outer: Path) -> bool:
    """Through links too, and where they are the same."""
    return inner.resolve().is_relative_to(outer.resolve())


def _check_originals(project: Project, guides: Sequence[Guide]) -> dict[str, int]:
    """Refuse to publish what differs from the documents as received; guide id → characters compared."""
    faults = [fault for guide in guides for fault in check_residue(project, guide)]
    if faults:
        raise SourceError(faults)
    return {guide.id: count_original(project, guide) for guide in guides}


def verify_built(project: Project, site: Path) -> list[str]:
    """Verify a site that was built before: what it says, and that each of its files is as it was built."""
    guides = load_source(project.source, project.root).guides
    with told_as_messages(site.absolute(), project.root):
        changes = list(_list_changes(site.absolute())) if site.is_dir() else []
        figures = _verify(site, guides, changes=changes)
        return [_say(figures), f"every file is as it was built: {len(read_sums(site) or ())} files in {SUMS}"]


def _list_changes(site: Path) -> Iterator[Diagnostic]:
    """What happened to the files of a site since it was built."""
    differences = compare_sums(site)
    if differences is None:
        yield finding(SUMS, "the list of what was built is missing or damaged", "build the site again")
        return
    for paths, fault in (
        (differences.changed, "is not as it was built"),
        (differences.missing, "was built and is gone"),
        (differences.foreign, "was not built"),
    ):
        for path in paths:
            yield finding(str(path), f"the file {fault}", "build the site again")


def shown(site: Path) -> str:
    """A path as the user would type it."""
    try:
        return site.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return site.as_posix()


def _verify(
    site: Path, guides: Sequence[Guide], warned: Sequence[Warned] = (), changes: Sequence[Diagnostic] = ()
) -> VerifyFigures:
    """Read the site back; what MkDocs warned of in making it, and what changed since, counts as found."""
    report = verify_site(site, guides)
    found = [*changes, *report.diagnostics, *(finding for guide in guides for finding in check_counts(site, guide))]
    told = join_findings(found, warned)
    if told:
        raise VerifyError(told)
    return report.figures


def _say(figures: VerifyFigures) -> str:
    return (
        f"verified: {figures.pages} pages, {figures.references} links, {figures.directions} directions, "
        f"{figures.paragraphs} paragraphs with {figures.characters} characters, "
        f"{figures.data_texts} texts in data files and plain texts: no difference"
    )


def _run_mkdocs(project: Project, folder: Path) -> list[Warned]:
    """Build into ``folder``; what MkDocs warns of, to be told together with what the built site shows."""
    with _collected_warnings() as warnings:
        try:
            config = load_settings(project.root, site_dir=str(folder), strict=False)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
        except (MkDocsException, Abort) as error:
            told = _find_told(error)
            if told is not None:
                raise told from None
            raise GuideError(item.diagnostic for item in _explain(project, warnings or [str(error)])) from None
        except SystemExit as error:  # of a hook, or of another plugin: nothing was built
            message = f"a hook or a plugin ended the program with {error.code!r}"
            raise GuideError(Diagnostic(Place(CONFIG_FILE), Code.VALUE, message, "mend it, or do without it")) from None
    return _explain(project, warnings)


def _find_told(error: BaseException) -> GuideError | None:
    """Our own words for what stopped MkDocs, which it raises anew in its own."""
    step: BaseException | None = error
    while step is not None and not isinstance(step, GuideError):
        step = step.__cause__ or step.__context__
    return step


def _explain(project: Project, messages: Sequence[str]) -> list[Warned]:
    return [read_warning(message, project.docs, project.root, CONFIG_FILE) for message in messages]


@contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    """Warnings that MkDocs logs meanwhile."""
    found: list[str] = []
    handler = _Collector(found)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


class _Collector(logging.Handler):
    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._found = found

    def emit(self, record: logging.LogRecord) -> None:
        self._found.append(record.getMessage())
