"""Build the whole site with MkDocs beside the old one, verify it, and swap."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generator.errors import Code, Diagnostic, GuideError, Place
from generator.load import load_source
from generator.mkdocs_plugin import CONFIG_FILE
from generator.project import Project
from generator.publish import build_site
from generator.verify import VerifyFigures, print_figures, verify_site


def build_project(project: Project, site: Path) -> list[str]:
    """Build, verify and publish the site; lines that say what was done."""
    figures: list[VerifyFigures] = []
    build_site(
        lambda folder: _run_mkdocs(project, folder),
        site.absolute(),
        lambda folder: figures.append(_verify_and_say(project, folder)),
    )
    return [_say(figures[0]), f"the site is in {_shown(site)}: open {_shown(site)}/index.html"]


def verify_built(project: Project, site: Path) -> list[str]:
    """Verify a site that was built before."""
    return [_say(_verify(project, site))]


def _shown(site: Path) -> str:
    try:
        return site.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return site.as_posix()


def _verify(project: Project, site: Path) -> VerifyFigures:
    report = verify_site(site, load_source(project.source, project.root).guides)
    report.raise_if_wrong()
    return report.figures


def _verify_and_say(project: Project, site: Path) -> VerifyFigures:
    """Verify a fresh build and put the figures on its quality pages."""
    figures = _verify(project, site)
    print_figures(site, load_source(project.source, project.root).guides, figures)
    return figures


def _say(figures: VerifyFigures) -> str:
    return (
        f"verified: {figures.pages} pages, {figures.references} links, {figures.directions} directions, "
        f"{figures.paragraphs} paragraphs with {figures.characters} characters, "
        f"{figures.data_texts} texts in data files: no difference"
    )


def _run_mkdocs(project: Project, folder: Path) -> None:
    """A strict build into ``folder``; what MkDocs warns of becomes an error here."""
    with _collected_warnings() as warnings:
        try:
            config = load_config(str(project.root / CONFIG_FILE), site_dir=str(folder), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                mkdocs_build(config)
            finally:
                config.plugins.on_shutdown()
        except (MkDocsException, Abort) as error:
            raise GuideError(_explain(error, warnings)) from None


def _explain(error: Exception, warnings: list[str]) -> list[Diagnostic]:
    messages = warnings or [str(error)]
    return [Diagnostic(Place(CONFIG_FILE), Code.LINK, message) for message in messages]


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
