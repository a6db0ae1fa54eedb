"""Every mistake is told with file, line and what to do, and costs nothing that was there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.project import Project
from generator.run import publish_pages
from tests.load.bad_sources import FAULTS, Fault
from tests.publish.folders import everything
from tests.site.small_project import write_small_project


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sections of the real guide with their pages, from before the mistake."""
    folder = write_small_project(tmp_path_factory.mktemp("published"))
    publish_pages(Project.at(folder))
    assert (folder / "docs/.generated/current").is_symlink()
    return folder


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_mistake_is_told_exactly_and_everything_stays_as_it_was(
    fault: Fault, published: Path, tmp_path: Path
) -> None:
    project = shutil.copytree(published, tmp_path / "project", symlinks=True)
    fault.spoil(project)
    lock = ".guide-site/pages.lock"
    before = everything(project) | {lock: b""}
    result = CliRunner().invoke(main, ["--root", str(project), "pages"])
    assert result.stderr.splitlines() == list(fault.messages)
    assert result.exit_code == 1
    assert everything(project) | {lock: b""} == before


def test_there_are_enough_faults() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 60
