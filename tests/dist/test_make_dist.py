"""`guide-site dist` fills a folder whole, says what is missing before it begins, and never leaves half of it behind."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser

from generator.publish import write_sums
from tests.browser import CHROMIUM, Watch, open_browser
from tests.site.small_project import NUMBERS, write_small_project

SHEETS = [f"nqi-2023-sheets/nqi-2023-{number}.pdf" for number in NUMBERS]


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "--root", str(folder), "dist", *words]
    return subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **environment})


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with its folder filled once."""
    folder = write_small_project(tmp_path_factory.mktemp("dist"))
    result = run(folder, CHROMIUM=CHROMIUM)
    assert result.returncode == 0, result.stderr
    (folder / "said.txt").write_text(result.stdout, "utf-8")
    return folder


@pytest.mark.browser
def test_everything_is_there_and_in_the_list_of_checksums(project: Path) -> None:
    found = hashes(project / "dist")
    lines = [line.split("  ") for line in (project / "dist/SHA256SUMS").read_text("utf-8").splitlines()]
    sums = {name: value for value, name in lines}
    assert sums == {name: value for name, value in found.items() if name != "SHA256SUMS"}
    assert sorted(found) == sorted(
        ["SHA256SUMS", "nqi-2023-sheets.zip", "nqi-2023.pdf", "nqi-2023.xlsx", "site.zip", "说明.txt", *SHEETS]
    )
    notes = (project / "dist/说明.txt").read_text("utf-8")
    assert all(name in notes for name in found if "/" not in name and name != "说明.txt")


@pytest.mark.browser
def test_the_documents_were_read_back_whole(project: Path) -> None:
    said = (project / "said.txt").read_text("utf-8")
    assert "read back: 5 PDFs" in said
    assert "(100.00%)" in said


@pytest.mark.browser
def test_the_archives_hold_the_site_and_the_sheets(project: Path) -> None:
    archive = zipfile.ZipFile(project / "dist/site.zip")
    assert {name.removeprefix("site/"): hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()} == (
        hashes(project / "site")
    )
    assert zipfile.ZipFile(project / "dist/nqi-2023-sheets.zip").namelist() == SHEETS
    assert (project / "dist/nqi-2023.xlsx").read_bytes() == (project / "site/data/nqi-2023/nqi-2023.xlsx").read_bytes()


@pytest.mark.browser
def test_each_sheet_names_its_direction_and_the_whole_opens_its_bookmarks(project: Path) -> None:
    sheet = pikepdf.open(project / "dist" / SHEETS[1])
    assert str(sheet.docinfo["/Title"]) == "1.2 千克、安培和坎德拉量子化复现关键技术研究"
    assert str(sheet.docinfo["/Keywords"]) == "国际单位制，复现，千克，安培，坎德拉"
    assert 1 <= len(sheet.pages) <= 3
    whole = pikepdf.open(project / "dist/nqi-2023.pdf")
    assert str(whole.docinfo["/Title"]).startswith("“国家质量基础设施体系”重点专项 2023 年度项目申报指南")
    assert whole.Root.PageMode == pikepdf.Name.UseOutlines
    [guide] = whole.open_outline().root
    assert [item.title for item in guide.children] == [
        "1. 国际单位制演进与计量新体系研究", "2. 标准国际化战略与重要国际标准研究",
    ]  # fmt: skip
    assert [item.title.split()[0] for item in guide.children[0].children] == ["1.1", "1.2", "1.3"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


@pytest.mark.browser
def test_the_archived_site_opens_from_where_it_is_unpacked(project: Path, browser: Browser, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO((project / "dist/site.zip").read_bytes())).extractall(tmp_path)
    page = browser.new_page()
    watch = Watch(tmp_path.as_uri()).on(page)
    page.goto((tmp_path / "site/index.html").as_uri())
    page.locator(".g-hero-title a").click()
    page.wait_for_url("**/site/nqi-2023/index.html")
    assert watch.faults == []
    page.close()


@pytest.mark.browser
def test_the_second_time_gives_the_same_bytes(project: Path) -> None:
    before = hashes(project / "dist")
    assert run(project, CHROMIUM=CHROMIUM).returncode == 0
    assert hashes(project / "dist") == before


def test_without_a_browser_it_says_what_to_install_and_touches_nothing(tmp_path: Path) -> None:
    folder = write_small_project(tmp_path)
    (folder / "dist").mkdir()
    result = run(folder, CHROMIUM="/nowhere/chromium")
    assert result.returncode == 1
    assert result.stderr == (
        "dist: no Chromium was found to print with, install Debian's 'chromium' or Google Chrome, "
        "or name one by its path in the variable CHROMIUM\n"
    )
    assert list((folder / "dist").iterdir()) == []
    assert not (folder / "site").exists()


def test_a_browser_that_does_not_work_leaves_the_old_folder_as_it_was(tmp_path: Path) -> None:
    folder = write_small_project(tmp_path)
    (folder / "dist").mkdir()
    (folder / "dist/说明.txt").write_text("old", "utf-8")
    write_sums(folder / "dist")
    before = hashes(folder / "dist")
    broken = folder / "broken"
    broken.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    broken.chmod(0o755)
    result = run(folder, CHROMIUM=str(broken))
    assert result.returncode == 1
    assert result.stderr.startswith(f"dist: the browser {broken} could not print: ")
    assert "Traceback" not in result.stderr
    assert hashes(folder / "dist") == before
    assert [path.name for path in folder.iterdir() if path.name.startswith("dist.")] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--into", "{root}/docs/out"), "what is handed out cannot lie in docs/, from which it is made"),
        (("--into", "{root}/site/out"), "what is handed out cannot lie in site/, which is made too"),
        (("--site", "{root}/dist/site"), "what is handed out cannot take the place of dist/, which holds site/"),
        (("--into", "{root}/mine"), "the distribution would take the place of a folder that holds no built distribution"),
    ],
)
def test_a_folder_that_would_be_harmed_is_refused(tmp_path: Path, words: tuple[str, str], part: str) -> None:
    folder = write_small_project(tmp_path)
    mine = folder / "mine/notes.txt"
    mine.parent.mkdir()
    mine.write_text("by hand", "utf-8")
    result = run(folder, *(word.format(root=folder) for word in words), CHROMIUM=CHROMIUM)
    assert result.returncode == 1
    assert part in result.stderr
    assert mine.read_text("utf-8") == "by hand"
    assert (folder / "source/nqi-2023/guide.yaml").exists()
