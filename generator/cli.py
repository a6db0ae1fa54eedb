"""The command line: `guide-site` with one command a step.

A command loads what it needs when it is called, so that what is wrong with the source is told at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from generator import __version__
from generator.errors import GuideError
from generator.layout import find_layout
from generator.project import Project, Settings

if TYPE_CHECKING:
    from generator.importer import ImportReport

_P = ParamSpec("_P")


def _told(command: Callable[_P, None]) -> Callable[_P, None]:
    """Print what is the user's to mend, one line each, and exit with status 1; no traceback."""

    @wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except GuideError as error:
            click.echo(str(error), err=True)
            sys.exit(1)

    return run


@_told
def _read_project(context: click.Context, root: Path) -> None:
    root = root.resolve() if ".." in root.parts else root  # what ".." after a link is, no two programs agree about
    found = find_layout(root)
    context.obj = _ask_mkdocs(root) if found is None else replace(found, read_settings=partial(_ask_settings, found))


def _ask_mkdocs(root: Path) -> Project:
    from generator.configuration import read_project

    return read_project(root)


def _ask_settings(found: Project) -> Settings:
    from generator.configuration import confirm_settings

    return confirm_settings(found)


@click.group()
@click.version_option(__version__)
@click.option("--root", type=click.Path(path_type=Path, file_okay=False, exists=True), default=Path(),
              help="Folder of mkdocs.yml; the current one if not given.")  # fmt: skip
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Turn an official funding guide, kept as YAML, into a website."""
    _read_project(context, root)


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--id", "guide_id", required=True, help="Name of the guide's folder, such as nqi-2023.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Folder of the guides.")
@click.option("--overwrite", is_flag=True, help="Write over files that differ, after showing the difference.")
@click.pass_obj
@_told
def import_command(project: Project, file: Path, guide_id: str, into: Path | None, overwrite: bool) -> None:
    """Read a guide as received and write its YAML, for a person to review."""
    from generator.importer import import_guide

    report = import_guide(file, guide_id, into or project.source, overwrite)
    _say_import(report)


def _say_import(report: ImportReport) -> None:
    files = report.files
    if files.diff:
        click.echo(files.diff)
    for path in files.kept:
        click.echo(f"kept {path}: it differs from what was read; see the difference above, or give --overwrite")
    for path in files.foreign:
        click.echo(f"kept {path}: the document has no such direction")
    for note in report.notes:
        click.echo(f"note: {note}")
    empty = [name for name in ("programme", "title", "year") if not getattr(report.outline.block, name)]
    for name in empty:
        click.echo(f"the document does not say its {name}: write it into guide.yaml")
    click.echo(
        f"{len(files.written)} written, {len(files.unchanged)} unchanged, {len(files.kept)} kept in {report.folder}; "
        "review them, then run 'guide-site check'"
    )


@main.command()
@click.pass_obj
@_told
def check(project: Project) -> None:
    """Check the source: its shape, its claims, its numbers, and that no character of the original is lost."""
    from generator.checks import check_project

    for line in check_project(project):
        click.echo(line)


@main.command()
@click.pass_obj
@_told
def schema(project: Project) -> None:
    """Write the JSON Schema of the source files, which editors use."""
    from generator.checks import write_schemas

    for path in write_schemas(project):
        click.echo(f"wrote {path}")


@main.command()
@click.pass_obj
@_told
def pages(project: Project) -> None:
    """Write the generated pages under docs/."""
    from generator.run import publish_pages

    run, report = publish_pages(project)
    for warning in run.edition.warnings:
        click.echo(str(warning), err=True)
    click.echo(f"{len(report.written)} written, {len(report.unchanged)} unchanged, {len(report.removed)} removed")


@main.command()
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes.")
@click.pass_obj
@_told
def build(project: Project, site: Path | None) -> None:
    """Build the site beside the old one, verify it, and put it in place."""
    from generator.site_build import build_project

    for line in build_project(project, site or project.root / "site"):
        click.echo(line)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--guide", "guide_id", help="Id of the guide, such as nqi-2023; all guides if not given.")
@click.option("--top", type=click.IntRange(min=1), help="How many directions; those worth telling if not given.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.pass_obj
@_told
def match(project: Project, file: Path, guide_id: str | None, top: int | None, as_json: bool) -> None:
    """Tell which directions share most with the text in FILE (.txt or .md in UTF-8, or - for what is piped)."""
    from generator.matching import match_file

    for line in match_file(project, file, guide_id, top, as_json=as_json):
        click.echo(line)


@main.command()
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes.")
@click.option(
    "--into", type=click.Path(path_type=Path, file_okay=False), help="Where the rest goes; dist if not given."
)
@click.pass_obj
@_told
def dist(project: Project, site: Path | None, into: Path | None) -> None:
    """Build the site, and beside it an archive of it, PDFs of the guide and of each direction, and checksums."""
    from generator.dist.browser import find_tools

    find_tools()  # before anything of the extra 'dist' is loaded
    from generator.dist.make_dist import make_dist

    for line in make_dist(project, site or project.root / "site", into or project.root / "dist"):
        click.echo(line)


@main.command()
@click.argument("site", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.pass_obj
@_told
def verify(project: Project, site: Path) -> None:
    """Read a built site back and compare it with the source, character by character and link by link."""
    from generator.site_build import verify_built

    for line in verify_built(project, site):
        click.echo(line)
