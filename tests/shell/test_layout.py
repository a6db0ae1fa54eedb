"""Where the parts of a project lie is read without MkDocs, and never otherwise than MkDocs reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.configuration import GuideConfig, confirm_settings, read_project
from generator.errors import GuideError
from generator.layout import OPTIONS, find_layout
from generator.project import Project, Settings

PLAIN = [
    "site_name: 名\nplugins: [guide]\n",
    "site_name: 名\nplugins: [search, guide]\ndocs_dir: pages/text/\n",
    "site_name: 名\nplugins:\n  - search\n  - guide:\n",
    "site_name: 名\nplugins:\n  - guide: {source: guides, templates: my/templates}\n",
    "site_name: 名\nplugins:\n  - guide: {source: ./a/../b}\nplugins:\n  - guide: {source_url: https://e.org/}\n",
    'site_name: 名\nsite_url: !ENV [NOWHERE, "https://e.org"]\nplugins: [guide]\n',
    "site_name: 名\nplugins: [guide]\nextra: {slugify: !!python/name:markdown.extensions.toc.slugify }\n",
    "site_name: &n 名\nplugins: &p [guide]\nsite_description: *n\n",
    "x: &x {docs_dir: pages/text}\n<<: *x\nsite_name: 名\nplugins: [guide]\n",
    "site_name: 名\nplugins: [guide]\nhooks: [hook.py]\n",
    "\ufeffsite_name: 名\r\nplugins: [guide]\r\ndocs_dir: pages//text/.\r\n",
]
"""Read without MkDocs."""

LEFT_TO_MKDOCS = [
    "site_name: 名\n",
    "site_name: 名\nplugins: [search]\n",
    "site_name: 名\nplugins: {guide: {source: guides}}\n",
    "site_name: 名\nplugins:\n  - guide: {enabled: false}\n",
    "site_name: 名\nplugins:\n  - guide: {source: ../guides}\n",
    "site_name: 名\nplugins:\n  - guide: {source: !ENV [NOWHERE, guides]}\n",
    "site_name: 名\nplugins: [guide]\ndocs_dir: !ENV [NOWHERE, pages/text]\n",
    "site_name: 名\nplugins: [guide]\ndocs_dir: ./pages/../docs\n",
    "INHERIT: base.yml\nplugins: [guide]\n",
    "site_name: 名\nplugins: [guide]\n? !ENV [NOWHERE, INHERIT]\n: base.yml\n",
    "site_name: 名\nplugins: [guide]\n!!python/str docs_dir: pages/text\n",
    "site_name: 名\nplugins: [guide]\n? !ENV [NOWHERE, docs_dir]\n: pages/text\n",
    "site_name: 名\nplugins: [guide]\n? !ENV [NOWHERE, plugins]\n: [guide: {source: a}]\n",
    "site_name: 名\nplugins: [!ENV [NOWHERE, guide], guide: {source: a}]\n",
    "site_name: 名\nplugins:\n  - !!python/dict {guide: {source: b}}\n  - guide: {source: a}\n",
    "site_name: 名\nplugins: [/guide, guide: {source: a}]\n",
]
"""Right, but not plain."""

WRONG = [
    "",
    "5",
    "site_name: [",
    "site_name: 名\nplugins: guide\n",
    "site_name: 名\nplugins: [guide, guide: {source: a}]\n",
    "site_name: 名\nplugins:\n  - guide: {source: 5}\n",
    "site_name: 名\nplugins:\n  - guide: {source: ''}\n",
    "site_name: 名\nplugins:\n  - guide: {sauce: a}\n",
    "site_name: 名\nplugins: [guide]\ndocs_dir: nowhere\n",
    f"site_name: 名\nplugins: [guide]\ndocs_dir: {'a' * 300}\n",
    "site_name: 名\nplugins: [guide]\ndocs_dir: .\n",
    "site_name: 名\nplugins: [guide]\nsite_url: ftp://e.org/\n",
    "site_name: 名\nplugins: [guide]\nextra: !!timestamp x\n",
    "site_name: 名\nplugins: [guide]\nextra: " + "[" * 5000 + "]" * 5000 + "\n",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("docs", "pages/text"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "hook.py").write_text("", "utf-8")
    (tmp_path / "base.yml").write_text("site_name: 名\ndocs_dir: pages/text\n", "utf-8")
    return tmp_path


def folders(project: Project | None) -> Project | None:
    return project and replace(project, read_settings=Settings)


def write(folder: Path, settings: str) -> None:
    (folder / "mkdocs.yml").write_text(settings, "utf-8")


@pytest.mark.parametrize("settings", PLAIN)
def test_plain_settings_are_read_as_mkdocs_reads_them(folder: Path, settings: str) -> None:
    write(folder, settings)
    assert folders(find_layout(folder)) == folders(read_project(folder))


@pytest.mark.parametrize("settings", [*LEFT_TO_MKDOCS, *WRONG])
def test_all_others_are_left_to_mkdocs(folder: Path, settings: str) -> None:
    write(folder, settings)
    assert find_layout(folder) is None


def test_no_settings_are_left_to_mkdocs(tmp_path: Path) -> None:
    assert find_layout(tmp_path) is None
    os.mkfifo(tmp_path / "mkdocs.yml")  # reading it would never end
    assert find_layout(tmp_path) is None


def test_all_options_of_the_plugin_are_known() -> None:
    assert frozenset(dict(GuideConfig._schema)) == OPTIONS


def test_where_mkdocs_finds_other_folders_nothing_is_made(folder: Path) -> None:
    write(folder, PLAIN[0])
    found = replace(Project.at(folder), source=folder / "other")
    with pytest.raises(GuideError, match=r"^mkdocs\.yml: MkDocs finds other folders of the project than those"):
        confirm_settings(found)


def test_a_root_behind_a_link_is_where_the_system_finds_it(small_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(PLAIN[0], "utf-8")
    (tmp_path / "link").symlink_to(small_folder / "docs")
    result = CliRunner().invoke(main, ["--root", str(tmp_path / "link/.."), "pages"])
    assert result.exit_code == 0
    assert (small_folder / "docs/index.md").exists()
    assert not (tmp_path / "docs").exists()


@pytest.mark.parametrize(("name", "value"), [("SITE_URL", "ftp://e.org/"), ("SOURCE_DATE_EPOCH", "yesterday")])
def test_a_wrong_variable_is_left_to_mkdocs(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    write(folder, PLAIN[0])
    monkeypatch.setenv(name, value)
    assert find_layout(folder) is None


def test_a_fault_of_the_source_is_told_before_mkdocs_or_pinyin_is_loaded(small_folder: Path) -> None:
    write(small_folder, PLAIN[0])
    (small_folder / "source/nqi-2023/guide.yaml").write_text("id: nqi-2023\n", "utf-8")
    program = (
        "import sys; from generator.__main__ import main; sys.argv[1:] = ['--root', sys.argv[1], 'pages']\n"
        "try: main()\n"
        "finally: print(sorted({'mkdocs', 'pypinyin', 'jinja2'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", program, small_folder], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "guide.yaml:1:" in done.stderr
    assert done.stdout == "[]\n"
