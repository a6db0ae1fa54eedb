"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` make the pages from the source before anything else."""

from __future__ import annotations

import html
import logging
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, NoReturn

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import InclusionLevel
from pathspec import GitIgnoreSpec

from generator.configuration import GuideConfig, check_settings, find_project
from generator.content_policy import add_content_policy
from generator.errors import GuideError, OverrideError, TemplateError
from generator.project import Project, date_source, hold_pages
from generator.publish import Noted, check_names, find_untouched, note_foreign, told_as_messages, write_sums
from generator.run import publish_run, run_project
from generator.settings import EPOCH
from generator.slim import FOLDERS, slim_file

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from generator.making import Run

PATIENCE = 120
"""Seconds that a preview waits for another build to end."""
LAST = -100
"""Of all plugins, whatever their order in mkdocs.yml."""
SITE_MAP = "sitemap.xml"
"""Lists whole addresses: without the site's own there is nothing to list."""
log = logging.getLogger("mkdocs.plugins.guide")


class GuidePlugin(BasePlugin[GuideConfig]):  # type: ignore[no-untyped-call] # MkDocs does not annotate what it calls
    """Writes the generated pages under docs/, gives the navigation, and keeps serving when the source is wrong."""

    def __init__(self) -> None:
        self._serving = False
        self._last_good: Run | None = None
        self._fault = ""
        self._dated = False
        self._root = Path()
        self._theme: Path | None = None
        """Folder of the overrides."""
        self._server: LiveReloadServer | None = None
        self._watched: set[Path] = set()
        self._held = ExitStack()
        """While MkDocs reads docs/, nobody changes it."""
        self._foreign: Noted = {}
        """What lay in the site's folder before, and was not built."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
        """Note whether we serve; being here also lets MkDocs keep this object between rebuilds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring the pages up to date, before MkDocs looks which files there are."""
        run = self._publish(config)
        moment = date_source(guide.guide for guide in run.edition.site.guides)
        self._set_date(str(int(moment.timestamp())))
        if config.nav is None:
            config.nav = run.navigation
            config.not_in_nav = GitIgnoreSpec.from_lines(_list_unlisted(run))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Note what others put where the site goes: MkDocs spares some of it, and it is not what was built."""
        self._foreign = {} if self._serving else note_foreign(Path(config.site_dir))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish our own scripts and styles without their comments; a preview serves them as they are.

        A name that could not be listed as built is told before anything is.
        """
        if not self._serving:
            _check_names(files, config)
        for file in files:
            if not self._serving and file.src_dir == config.docs_dir and file.src_uri.startswith(FOLDERS):
                file.content_bytes = slim_file(file.src_uri, file.content_bytes)
        return files

    def _set_date(self, epoch: str) -> None:
        """Date the build by its source, unless the caller does; MkDocs takes the date from the environment."""
        if not os.environ.get(EPOCH, "").strip():
            self._dated = True
        if self._dated:
            os.environ[EPOCH] = epoch

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig, **_: object) -> None:
        """List what was built, by other plugins too, so that a change of it shows; then others may change the pages."""
        if not self._serving:
            site = Path(config.site_dir)
            with _told_by_mkdocs(), told_as_messages(site, site.parent):
                write_sums(site, find_untouched(site, self._foreign))
        self._held.close()

    def on_shutdown(self) -> None:
        """Leave the environment as it was."""
        self._held.close()
        if self._dated:
            os.environ.pop(EPOCH, None)

    def _publish(self, config: MkDocsConfig) -> Run:
        try:
            config.site_url = check_settings(config)
            project = find_project(config, self.config, serving=self._serving)
            self._root = project.root
            self._theme = Path(config.theme.custom_dir) if config.theme.custom_dir else None
            check_theme(config, project)
            self._held.enter_context(hold_pages(project, PATIENCE if self._serving else 0))
            run = run_project(project, check_docs=True)
            with self._not_watching(project.docs, run):
                report = publish_run(project, run)
        except OverrideError as error:  # the last good pages cannot be shown either
            self._stop(error)
        except GuideError as error:
            return self._survive(error)
        for warning in run.edition.warnings:
            log.info("%s", warning)
        log.info("Guide pages: %d written, %d unchanged, %d removed",
                 len(report.written), len(report.unchanged), len(report.removed))  # fmt: skip
        self._last_good, self._fault = run, ""
        return run

    def on_env(self, env: Environment, *, files: Files, **_: object) -> Environment:
        """Refuse pages that choose a template which is not there, before any is written."""
        from generator.overrides import find_choice_fault

        faults = []
        for page in (file.page for file in files.documentation_pages()):
            if page is not None and "template" in page.meta:
                path = Path(page.file.abs_src_path or page.file.src_uri)
                faults.append(find_choice_fault(page.meta["template"], path, self._root, env))
        found = [fault for fault in faults if fault]
        if found:
            self._stop(TemplateError(found))
        return env

    def on_build_error(self, *, error: Exception, **_: object) -> None:
        """Say where an override of the theme could not be filled, in the words of all other faults."""
        from generator.overrides import explain_error

        self._held.close()
        fault = explain_error(error, self._theme, self._root) if self._theme else None
        if fault:
            log.error("%s", fault)
            raise Abort("Aborted with a fault of an override") from TemplateError(fault)  # a preview shows no traceback

    def _stop(self, error: GuideError) -> NoReturn:
        self._held.close()
        raise PluginError(str(error)) from error

    def _survive(self, error: GuideError) -> Run:
        """While serving, say what is wrong and go on with the last good pages; else stop."""
        if not self._serving or self._last_good is None:
            self._stop(error)
        for diagnostic in error.diagnostics:
            log.error("%s", diagnostic)
        log.error("Still serving the last good pages; save a mended file to go on.")
        self._fault = str(error)
        return self._last_good

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Watch what pages are made from, not the pages: writing them must not start another build."""
        project = find_project(config, self.config, serving=self._serving)
        server.unwatch(str(project.docs))
        server.watch(str(project.source))
        server.watch(str(project.templates))
        if self._last_good is not None:
            self._server = server
            self._watch(server, project.docs, self._last_good)
        return server

    def _watch(self, server: LiveReloadServer, docs: Path, run: Run) -> None:
        """Watch the folders that people made, and the names beside them."""
        from generator.watching import is_watching, watch_names

        generated = {path.parts[0] for path in run.files}
        for gone in sorted(path for path in self._watched if not is_watching(server, path)):
            server.unwatch(str(gone))
            self._watched.remove(gone)
        for entry in sorted(set(docs.iterdir()) - self._watched):
            if entry.is_dir() and entry.name not in generated and not entry.name.startswith("."):
                server.watch(str(entry))
                self._watched.add(entry)
        watch_names(server, docs)

    @contextmanager
    def _not_watching(self, docs: Path, run: Run) -> Iterator[None]:
        """Look away from the names in docs/ while ours change; what others change meanwhile, this build reads."""
        if self._server is None:
            yield
            return
        self._server.unwatch(str(docs))
        try:
            yield
        finally:
            self._watch(self._server, docs, run)

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Leave every page out of the theme's own index: the search box is answered from ours."""
        page.meta["search"] = {"exclude": True}
        return markdown

    def on_post_page(self, output: str, **_: object) -> str:
        """Give the page its content policy; while serving, show a fault of the source on it."""
        return add_content_policy(self._show_fault(output))

    def _show_fault(self, output: str) -> str:
        if not self._fault:
            return output
        box = f'<pre class="g-serve-fault" role="alert">{html.escape(self._fault)}</pre>'
        return re.sub(r"<body[^>]*>", lambda match: match[0] + box, output, count=1)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig, **_: object) -> str:
        """Give the page for missing addresses its content policy too; leave out a map of a site without an address."""
        if template_name == SITE_MAP and not config.site_url:
            return ""
        return add_content_policy(output_content) if template_name.endswith(".html") else output_content


def _check_names(files: Files, config: MkDocsConfig) -> None:
    docs = PurePosixPath(Path(config.docs_dir).name)
    with _told_by_mkdocs():
        check_names(docs / file.src_uri for file in files if file.inclusion.value > InclusionLevel.DRAFT.value)


@contextmanager
def _told_by_mkdocs() -> Iterator[None]:
    """Have MkDocs print a fault in our words, without a traceback."""
    try:
        yield
    except GuideError as error:
        raise PluginError(str(error)) from error


def _list_unlisted(run: Run) -> list[str]:
    """What the navigation need not name, as patterns: what is in our folders, and what is for maintainers."""
    ours = {path.parts[0] for path in run.files}
    names = sorted(ours | {str(path) for path in run.hand_written.for_maintainers})
    return ["/" + re.sub(r"([\\*?\[\] ])", r"\\\1", name) for name in names]


def check_theme(config: MkDocsConfig, project: Project) -> None:
    """Raise OverrideError where an override of the theme is wrong, with all else that is wrong."""
    from generator.overrides import check_overrides

    if config.theme.custom_dir:
        is_whole = all(
            isinstance(getattr(added, "__self__", None), GuidePlugin) for added in config.plugins.events["env"]
        )
        check_overrides(Path(config.theme.custom_dir), project, config.theme.get_env(), is_whole=is_whole)
