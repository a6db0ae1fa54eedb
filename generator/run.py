"""Run a project: from its source to all files of docs/, and publish them there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.project import Inputs, Project, hold_pages, read_inputs
from generator.publish import PublishReport, publish_files

if TYPE_CHECKING:
    from generator.making import Run


def run_project(project: Project, *, check_docs: bool = False) -> Run:
    """Read and render everything, writing nothing; raises GuideError with all that is wrong.

    ``check_docs``: tell before anything is rendered what is in the way in docs/ too; for who holds its pages.
    """
    return make_all(project, read_inputs(project, check_docs=check_docs))


def make_all(project: Project, inputs: Inputs) -> Run:
    """Render everything from what was read; raises GuideError with what shows only then."""
    from generator.making import make_run  # only now: loading it takes longer than telling what is wrong

    return make_run(project, inputs)


def publish_pages(project: Project) -> tuple[Run, PublishReport]:
    """Run the project and bring docs/ up to date; writes all or nothing."""
    with hold_pages(project):
        run = run_project(project, check_docs=True)
        return run, publish_run(project, run)


def publish_run(project: Project, run: Run) -> PublishReport:
    """Bring docs/ up to date with what a run made."""
    return publish_files(run.files, project.docs, state=project.state)
