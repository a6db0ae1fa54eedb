"""The build refuses what must not be published, and says why."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig

from generator.configuration import load_settings
from generator.errors import GuideError, PublishError, SourceError, VerifyError
from generator.mkdocs_plugin import GuidePlugin
from generator.project import Project
from generator.publish import Differences, compare_sums
from generator.run import publish_pages, run_project
from generator.site_build import build_project, verify_built
from tests.publish.folders import everything, files_in
from tests.shell.refusing import refuse_to_list, refuse_to_read
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


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_lone_page_may_be_the_index_of_its_folder_and_pages_for_maintainers_have_any_name(
    small_folder: Path,
) -> None:
    project = Project.at(small_folder)
    (project.docs / "notes").mkdir()
    (project.docs / "notes/README.md").write_text(
        "---\ntitle: 说明\n---\n\n# 说明\n\n---\n\naudience: maintainers\n\n[自己](README.md)\n", "utf-8"
    )
    (project.docs / "templates").mkdir()
    (project.docs / "templates/letter.md").write_text("# 信\n", "utf-8")
    (project.docs / "[内] 部.md").write_text(
        "\ufeff---\r\nrole: x\r\naudience: maintainers\r\n---\r\n\r\n# 内部\r\n", "utf-8"
    )
    build_project(project, project.root / "site")
    navigation = (project.root / "site/glossary.html").read_text("utf-8")
    assert 'href="notes/index.html"' in navigation
    assert "内部" not in navigation
    assert (project.root / "site/[内] 部.html").is_file()
    assert any("notes/index.html" in path.read_text("utf-8") for path in (project.root / "site/search").glob("*.js"))


def test_a_page_that_the_disk_does_not_give_is_told(small_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (small_folder / "docs/a.md").write_text("# 一\n", "utf-8")
    refuse_to_read(monkeypatch, "a.md")
    with pytest.raises(GuideError, match=r"^docs/a\.md: the disk refused: Permission denied, "):
        publish_pages(Project.at(small_folder))


def test_folders_that_the_disk_does_not_give_are_told_together(
    small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("docs/odd", "site_templates/odd"):
        (small_folder / folder).mkdir()
    refuse_to_list(monkeypatch, "odd")
    with pytest.raises(GuideError) as caught:
        publish_pages(Project.at(small_folder))
    said = "the disk refused: Permission denied, make it readable and its folder writable for you, and run it again"
    assert str(caught.value).splitlines() == [f"docs/odd: {said}", f"site_templates/odd: {said}"]


@pytest.mark.slow
def test_a_broken_link_is_told_once_however_it_is_written_and_a_good_one_never(small_folder: Path) -> None:
    project = Project.at(small_folder)
    (project.docs / "notes").mkdir()
    (project.docs / "量 子.md").write_text("# 题\n\n<h2 id='中文'>中文</h2>\n", "utf-8")
    (project.docs / "notes/README.md").write_text(
        "# 题\n\n[一](../量%20子.md#%E4%B8%AD%E6%96%87) [二](../量%20子.md#中文) [三](#top)\n\n"
        "gone.md 与 `[x](gone.md)`：\n\n```\n[x](gone.md)\n```\n\n[四](gone.md)\n[五](./../量%20子.md#nope)\n"
        "[六](../量%20子.md?x=1#no)\n[七](README.md#%E4%B8%AD)\n\n[八][a]\n\n[a]: <lost.md>\n",
        "utf-8",
    )
    with pytest.raises(VerifyError) as caught:
        build_project(project, project.root / "site")
    there = "leads to a file that is not there, correct the link or its target"
    place = "leads to a place that is not in its page, correct what stands behind '#', or its target"
    assert [str(finding) for finding in caught.value.diagnostics] == [
        f"docs/notes/README.md:11: the link 'gone.md' {there}",
        f"docs/notes/README.md:12: the link './../量%20子.md#nope' {place}",
        f"docs/notes/README.md:13: the link '../量%20子.md?x=1#no' {place}",
        f"docs/notes/README.md:14: the link 'README.md#%E4%B8%AD' {place}",
        f"docs/notes/README.md:18: the link 'lost.md' {there}",
    ]


@pytest.mark.parametrize("place", ["source/out", "docs/out", "site_templates"])
def test_a_site_inside_what_it_is_made_from_is_refused(project: Project, place: str) -> None:
    before = sorted(project.root.rglob("*"))
    with pytest.raises(PublishError, match="from which it is made"):
        build_project(project, project.root / place)
    assert sorted(project.root.rglob("*")) == before


@pytest.mark.slow
def test_what_is_left_of_a_removed_guide_is_not_taken_for_hand_written(small_folder: Path) -> None:
    project = Project.at(small_folder)
    copy = project.source / "nqi-2024"
    shutil.copytree(project.source / "nqi-2023", copy)
    guide = copy / "guide.yaml"
    guide.write_text(guide.read_text("utf-8").replace("id: nqi-2023", "id: nqi-2024"), "utf-8")
    publish_pages(project)
    assert (project.docs / "nqi-2024/1.2.md").exists()
    shutil.rmtree(copy)
    assert "nqi-2024" not in {path.parts[0] for path in run_project(project, check_docs=True).hand_written.pages}
    publish_pages(project)
    assert not (project.docs / "nqi-2024").exists()


@pytest.mark.slow
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


@pytest.mark.slow
def test_nobody_changes_the_pages_while_they_are_read(small_folder: Path) -> None:
    project = Project.at(small_folder)
    told: list[str] = []

    def intrude(config: MkDocsConfig) -> MkDocsConfig:
        command = [sys.executable, "-m", "generator", "--root", str(small_folder), "pages"]
        told.append(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
        return config

    with pytest.MonkeyPatch.context() as patch:
        published = GuidePlugin.on_config
        patch.setattr(GuidePlugin, "on_config", lambda plugin, config: intrude(published(plugin, config)))
        build_project(project, small_folder / "site")
    assert [re.sub(r"\d+", "N", line) for line in told] == [
        ".guide-site/pages.lock: another build is running (pid N), wait until it has ended\n"
    ]


@pytest.mark.parametrize("place", [".", "..", "source", "docs/../docs/out", "link/out"])
def test_a_site_never_takes_the_place_of_what_it_is_made_from(small_folder: Path, place: str) -> None:
    (small_folder / "link").symlink_to(small_folder / "docs")
    (small_folder / "index.html").write_text("mine", "utf-8")
    before = everything(small_folder)
    with pytest.raises(PublishError, match=r"the site cannot (lie in|take the place of) "):
        build_project(Project.at(small_folder), small_folder / place)
    assert everything(small_folder) == before


@pytest.mark.slow
def test_a_changed_missing_or_foreign_file_of_a_built_site_is_named(small_folder: Path) -> None:
    project, site = Project.at(small_folder), small_folder / "site"
    build_project(project, site)
    assert "every file is as it was built" in verify_built(project, site)[1]
    style = site / "assets/stylesheets/pages.css"
    style.write_bytes(style.read_bytes() + b".g-verbatim { display: none }")
    (site / "search/root.js").unlink()
    (site / "extra.html").write_text("extra", "utf-8")
    with pytest.raises(VerifyError) as caught:
        verify_built(project, site)
    said = {str(finding).split(", ")[0] for finding in caught.value.diagnostics}
    assert {
        "assets/stylesheets/pages.css: the file is not as it was built",
        "search/root.js: the file was built and is gone",
        "extra.html: the file was not built",
    } <= said


def run_mkdocs(folder: Path, *, dirty: bool = False) -> None:
    """As `mkdocs build` does."""
    config = load_settings(folder, strict=not dirty)
    config.plugins.on_startup(command="build", dirty=dirty)
    mkdocs_build(config, dirty=dirty)
    config.plugins.on_shutdown()


@pytest.mark.slow
@pytest.mark.parametrize("dirty", [False, True])
def test_what_mkdocs_spares_is_not_signed_as_built_and_stays(small_folder: Path, dirty: bool) -> None:
    site = small_folder / "site"
    mine = [site / ".git/config", site / ".htaccess", *([site / "CNAME"] if dirty else [])]
    run_mkdocs(small_folder)
    for path in mine:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine", "utf-8")
    (site / "index.html").write_text("by hand", "utf-8")
    run_mkdocs(small_folder, dirty=dirty)
    differences = compare_sums(site)
    assert differences is not None
    assert differences.foreign == tuple(sorted(PurePosixPath(path.relative_to(site)) for path in mine))
    with pytest.raises(PublishError, match="a file that was not built with it"):
        build_project(Project.at(small_folder), site)
    assert {path.read_text("utf-8") for path in mine} == {"mine"}


@pytest.mark.slow
def test_whatever_the_order_of_plugins_all_that_was_built_is_listed(small_folder: Path) -> None:
    settings = small_folder / "mkdocs.yml"
    text = settings.read_text("utf-8")
    [search] = [line for line in text.splitlines(keepends=True) if line.startswith("  - search")]
    settings.write_text(
        text.replace(search, "").replace("markdown_extensions:", f"{search}markdown_extensions:"), "utf-8"
    )
    run_mkdocs(small_folder)
    assert (small_folder / "site/search/search_index.json").exists()
    assert compare_sums(small_folder / "site") == Differences((), (), ())


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are there on Linux only")
@pytest.mark.parametrize("name", [b"a\nb.txt", b"a\xff.txt"])
def test_a_name_that_cannot_be_listed_is_told_before_anything_is_built(small_folder: Path, name: bytes) -> None:
    path = small_folder / "docs/assets" / os.fsdecode(name)
    path.write_bytes(b"odd")
    shown = repr(f"docs/assets/{path.name}")
    with pytest.raises(PublishError) as caught:
        build_project(Project.at(small_folder), small_folder / "site")
    assert [each.place.path for each in caught.value.diagnostics] == [shown]
    assert not (small_folder / "site").exists()
