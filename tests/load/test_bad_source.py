"""Every mistake in a source file is told with file, line and what to do, and costs nothing that was there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.load.bad_sources import FAULTS, Fault


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_mistake_is_told_exactly_and_docs_stay_as_they_were(fault: Fault, project_folder: Path) -> None:
    fault.spoil(project_folder)
    before = {path: path.read_bytes() for path in (project_folder / "docs").rglob("*") if path.is_file()}
    result = CliRunner().invoke(main, ["--root", str(project_folder), "pages"])
    assert result.stderr.splitlines() == list(fault.messages)
    assert result.exit_code == 1
    assert {path: path.read_bytes() for path in (project_folder / "docs").rglob("*") if path.is_file()} == before
