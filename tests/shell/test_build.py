"""The build refuses what must not be published, and says why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import GuideError, PublishError, SourceError, VerifyError
from generator.project import Project, publish_pages, run_project
from generator.site_build import build_project
from tests.publish.folders import files_in
from tests.site.small_project import write_small_project


def test_a_wrong_digit_in_the_source_is_not_published(project: Project) -> None:
    path = project.source / "nqi-2023/directions/1.2.yaml"
    path.write_text(path.read_text("utf-8").replace("0.12\\%", "0.21\\%"), "utf-8")
    with pytest.raises(SourceError, match=r"original\.txt:27: '12' is left over"):
        build_project(project, project.root / "site")
    assert not (project.root / "site").exists()


def test_a_mistake_in_the_source_is_told_in_its_own_words(project: Project) -> None:
    path = project.source / "nqi-2023/directions/1.2.yaml"
    path.write_text(path.read_text("utf-8").replace("fields:", "feilds:"), "utf-8")
    with pytest.raises(GuideError) as caught:
        build_project(project, project.root / "site")
    assert str(caught.value).startswith("source/nqi-2023/directions/1.2.yaml:2: ")


def test_a_missing_link_and_a_foreign_picture_stop_the_build_with_page_and_address(tmp_path: Path) -> None:
    project = Project.at(write_small_project(tmp_path))
    build_project(project, project.root / "site")
    before = files_in(project.root / "site")
    page = project.docs / "about.md"
    page.write_text('# 关于\n\n<a href="gone.html">x</a> <img src="https://example.org/a.png" alt="x">\n', "utf-8")
    with pytest.raises(VerifyError) as caught:
        build_project(project, project.root / "site")
    assert [str(finding).split(", ")[0] for finding in caught.value.diagnostics] == [
        "about.html: a href 'gone.html' leads to 'gone.html'",
        "about.html: img src 'https://example.org/a.png' loads from another host",
    ]
    assert files_in(project.root / "site") == before


def test_broken_links_of_markdown_are_told_with_those_of_html_each_once(small_folder: Path) -> None:
    project = Project.at(small_folder)
    (project.docs / "zz.md").write_text(
        "# 题\n\n[一](gone.md) [二](index.md#gone)\n\n[三](#no)\n[四](abuot)\n[五](/index.html)\n\n"
        '<a href="lost.html">六</a> ![七](a.png)\n',
        "utf-8",
    )
    with pytest.raises(VerifyError) as caught:
        build_project(project, project.root / "site")
    place = "correct what stands behind '#', or its target"
    name = "name the file as it lies in the folder, such as about.md"
    assert [str(finding) for finding in caught.value.diagnostics] == [
        "docs/zz.md:3: the link 'gone.md' leads to a file that is not there, correct the link or its target",
        "docs/zz.md:3: the link 'index.md#gone' leads to a place that is not in its page, " + place,
        "docs/zz.md:5: the link '#no' leads to a place that is not in its page, " + place,
        "docs/zz.md:6: the link 'abuot' leads to no file, " + name,
        "docs/zz.md:7: the link '/index.html' starts at the host's root, did you mean 'index.md'?",
        "docs/zz.md:9: the link 'a.png' leads to a file that is not there, correct the link or its target",
        "zz.html: a href 'lost.html' leads to 'lost.html', which is not in the site, correct the link or its target",
    ]
    assert not (project.root / "site").exists()


@pytest.mark.parametrize("place", ["source/out", "docs/out", "site_templates"])
def test_a_site_inside_what_it_is_made_from_is_refused(project: Project, place: str) -> None:
    before = sorted(project.root.rglob("*"))
    with pytest.raises(PublishError, match="from which it is made"):
        build_project(project, project.root / place)
    assert sorted(project.root.rglob("*")) == before


def test_what_is_left_of_a_removed_guide_is_not_taken_for_hand_written(small_folder: Path) -> None:
    project = Project.at(small_folder)
    copy = project.source / "nqi-2024"
    shutil.copytree(project.source / "nqi-2023", copy)
    guide = copy / "guide.yaml"
    guide.write_text(guide.read_text("utf-8").replace("id: nqi-2023", "id: nqi-2024"), "utf-8")
    publish_pages(project)
    assert (project.docs / "nqi-2024/1.2.md").exists()
    shutil.rmtree(copy)
    assert "nqi-2024" not in {path.parts[0] for path in run_project(project).hand_written}
    publish_pages(project)
    assert not (project.docs / "nqi-2024").exists()


def test_two_guides_stand_side_by_side_and_share_keywords(project: Project) -> None:
    copy = project.source / "nqi-2024"
    shutil.copytree(project.source / "nqi-2023", copy)
    guide = copy / "guide.yaml"
    guide.write_text(guide.read_text("utf-8").replace("id: nqi-2023", "id: nqi-2024"), "utf-8")
    site = run_project(project).edition.site
    [keyword] = [keyword for keyword in site.keywords if keyword.title == "光栅"]
    assert [key.guide_id for key in keyword.listed] == ["nqi-2023", "nqi-2024"]
    for entry in site.entry_by_key.values():
        assert {related.direction.guide_id for related in entry.related} <= {entry.guide.id}
