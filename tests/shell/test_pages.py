"""`guide-site pages` says at once what is in its way, and nothing that is not."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

import pytest

from generator.errors import GuideError, PublishError
from generator.project import Inputs, Project, foresee_files, read_inputs
from generator.publish import read_owned
from generator.publish.lock import PAGES_LOCK, hold_lock
from generator.run import publish_pages, run_project
from tests.publish.folders import everything, files_in
from tests.site.small_project import write_small_project


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with its pages."""
    folder = write_small_project(tmp_path_factory.mktemp("published"))
    publish_pages(Project.at(folder))
    return folder


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Project:
    """A copy to change at will."""
    return Project.at(shutil.copytree(published, tmp_path / "project", symlinks=True))


@pytest.fixture
def _nothing_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(*_: object) -> None:
        raise AssertionError("it was rendered")

    monkeypatch.setattr("generator.making.make_run", render)


def test_pages_copied_through_their_links_are_taken_over(published: Path, tmp_path: Path) -> None:
    project = Project.at(shutil.copytree(published, tmp_path / "project", ignore=shutil.ignore_patterns(".g*")))
    assert not (project.docs / "index.md").is_symlink()
    before = files_in(project.docs)
    _, report = publish_pages(project)
    assert (report.written, report.removed) == ((), ())
    assert files_in(project.docs) == before
    assert (project.docs / "index.md").is_symlink()


def test_what_is_foreseen_is_made_and_begins_as_foreseen(copy: Project) -> None:
    made = run_project(copy)
    foreseen = foresee_files(copy, made.source, read_owned(copy.docs, copy.state))
    assert {path for path, opening in foreseen.items() if not made.files[path].startswith(opening)} == set()
    assert {path.parts[0] for path in made.files} == {path.parts[0] for path in foreseen}


@pytest.mark.usefixtures("_nothing_is_rendered")
def test_beside_another_run_it_says_so_at_once_and_nothing_else(copy: Project) -> None:
    page = copy.docs / "index.md"
    page.write_text("half of a change", "utf-8")
    with (copy.state / PAGES_LOCK).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(PublishError) as caught:
            publish_pages(copy)
    assert [str(each).split(" (pid")[0] for each in caught.value.diagnostics] == [
        ".guide-site/pages.lock: another build is running"
    ]


def test_nobody_changes_the_pages_between_looking_and_publishing(
    copy: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = []

    def look(project: Project, *, check_docs: bool) -> Inputs:
        with pytest.raises(PublishError, match="another build is running"), hold_lock(project.state / PAGES_LOCK):
            pass
        held.append(project)
        return read_inputs(project, check_docs=check_docs)

    monkeypatch.setattr("generator.run.read_inputs", look)
    publish_pages(copy)
    assert held == [copy]


@pytest.mark.usefixtures("_nothing_is_rendered")
@pytest.mark.parametrize("name", ["glossary.md", "feed.xml", "llms.txt", "index.md", "data/mine.csv", "match/mine.txt"])
def test_in_a_fresh_project_what_is_in_the_way_is_told_before_rendering(tmp_path: Path, name: str) -> None:
    project = Project.at(write_small_project(tmp_path))
    path = project.docs / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", "utf-8")
    top = name.split("/")[0]
    with pytest.raises(GuideError, match=rf"^docs/{top}: a hand-written .* is in the way of the generated '{top}'"):
        publish_pages(project)
    assert path.read_text("utf-8") == "mine"


@pytest.mark.usefixtures("_nothing_is_rendered")
@pytest.mark.parametrize("name", ["data", "match", "search", "keywords", "nqi-2023"])
def test_a_folder_in_the_place_of_ours_is_told_before_rendering(copy: Project, name: str) -> None:
    (copy.docs / name).unlink()
    (copy.docs / name).mkdir()
    (copy.docs / name / "mine.txt").write_text("mine", "utf-8")
    before = everything(copy.docs)
    with pytest.raises(GuideError, match=rf"^docs/{name}: a hand-written folder is in the way of the generated"):
        publish_pages(copy)
    assert everything(copy.docs) == before
