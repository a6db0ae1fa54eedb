"""What several rooms' tests share: the real project copied to a folder of its own, and the real site, built once."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.project import Project, Settings
from generator.site_build import build_project
from tests.browser import CHROMIUM

ROOT = Path(__file__).resolve().parent.parent
_INPUTS = ("source", "site_templates", "docs", "mkdocs.yml")
_GENERATED = (
    ".generated",
    "nqi-2023",
    "keywords",
    "data",
    "match",
    "search",
    "index.md",
    "feed.xml",
    "llms.txt",
    "glossary.md",
)

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.load_profile("repeatable")
gc.set_threshold(200_000, 30, 30)  # as the command line does: looking for cycles all the time slows the run
os.environ.pop("SITE_URL", None)  # of the machine that publishes: tests have their own


FIGURE = "figure"
"""Property under which a test records what it measured, to be read at the end of the run."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured, whichever worker ran them."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, ())]
    figures = [str(value) for report in reports for name, value in report.user_properties if name == FIGURE]
    if figures:
        terminalreporter.section("figures")
        terminalreporter.write("\n".join([*sorted(figures), ""]))


def copy_project(folder: Path) -> Path:
    """Copy what a person wrote; generated pages and state stay behind."""
    for name in _INPUTS:
        origin = ROOT / name
        if origin.is_dir():
            skip = shutil.ignore_patterns(*_GENERATED) if name == "docs" else None
            shutil.copytree(origin, folder / name, ignore=skip)
        else:
            shutil.copy2(origin, folder / name)
    return folder


def drop_help(folder: Path) -> None:
    """Leave out the help page, which leads to pages of the real guide."""
    (folder / "docs" / "help.md").unlink()
    settings_file = folder / "mkdocs.yml"
    lines = settings_file.read_text("utf-8").splitlines(keepends=True)
    settings_file.write_text("".join(line for line in lines if not line.startswith("  help:")), "utf-8")


@pytest.fixture
def project_folder(tmp_path: Path) -> Path:
    """A copy of the real project to change at will."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def project(project_folder: Path) -> Project:
    """The copy as a project."""
    return Project.at(project_folder, Settings())


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built and verified once for all workers; not to be changed."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    folder = shared / "real-project"
    with (shared / "real-project.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            shutil.rmtree(folder, ignore_errors=True)
            copy_project(folder)
            build_project(Project.at(folder, Settings()), folder / "site")
    return folder / "site"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser tests where there is no browser, unless one is required."""
    if CHROMIUM or os.environ.get("REQUIRE_BROWSER"):
        return
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="no browser on this machine; set REQUIRE_BROWSER to insist"))
