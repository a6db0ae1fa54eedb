"""A wrong address of the site or date of the build is told by its name, before anything is made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.configuration import read_project
from tests.shell.refusing import refuse_to_read

CONFIG = 'site_name: 名\nsite_url: !ENV [SITE_URL, ""]\nplugins: [guide]\n'
EXAMPLE = "write one such as https://example.org/guides/"
FOLDER = "end it with the folder of the site"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of settings alone."""
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (tmp_path / "docs").mkdir()
    return tmp_path


def told(folder: Path) -> list[str]:
    result = CliRunner().invoke(main, ["--root", str(folder), "pages"])
    assert result.exit_code == 1
    assert sorted(path.name for path in folder.rglob("*")) == ["docs", "mkdocs.yml"]
    return result.stderr.splitlines()


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://[::1", f"'http://[::1' is no address, {EXAMPLE}"),
        ("https://example.org:x/", f"'https://example.org:x/' is no address, {EXAMPLE}"),
        ("ftp://x/", f"'ftp://x/' does not start with http:// or https://, {EXAMPLE}"),
        ("example.org", f"'example.org' does not start with http:// or https://, {EXAMPLE}"),
        ("5", f"'5' does not start with http:// or https://, {EXAMPLE}"),
        ("https:///x/", f"'https:///x/' names no host, {EXAMPLE}"),
        ("https://user:pw@e.org/", "the address holds a user or a password, leave it out: every page would show it"),
        ("https://e.org/a b/", f"'https://e.org/a b/' holds ' ', which stands in no address, {EXAMPLE}"),
        ("https://e.org/x?y=1#z", f"'https://e.org/x?y=1#z' has a query or a fragment, {FOLDER}"),
        ("https://e.org/index.html", f"'https://e.org/index.html' ends with a page, {FOLDER}"),
        ("https://$HOST/", f"'https://$HOST/' names a host '$host', which is none, {EXAMPLE}"),
        ("https://.", f"'https://.' names a host '.', which is none, {EXAMPLE}"),
        ("https://,/", f"'https://,/' names a host ',', which is none, {EXAMPLE}"),
        ("https://a..b/", f"'https://a..b/' names a host 'a..b', which is none, {EXAMPLE}"),
        ("https://-a.org/", f"'https://-a.org/' names a host '-a.org', which is none, {EXAMPLE}"),
        ("https://e.org/a/../b/", "'https://e.org/a/../b/' goes up or stays with a dot, write where it leads"),
        ("https://e.org/a/.", "'https://e.org/a/.' goes up or stays with a dot, write where it leads"),
        ("https://e.org/%zz/", f"'https://e.org/%zz/' holds '%zz', which stands in no address, {EXAMPLE}"),
        ("https://e.org/5%", f"'https://e.org/5%' holds '%', which stands in no address, {EXAMPLE}"),
        ("https://e.org/#", f"'https://e.org/#' has a query or a fragment, {FOLDER}"),
    ],
)
def test_a_wrong_address_is_told_by_the_name_of_its_variable(
    folder: Path, monkeypatch: pytest.MonkeyPatch, address: str, message: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert told(folder) == [f"SITE_URL: {message}"]


def test_a_wrong_address_in_the_settings_is_told_with_its_line(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("site_name: 名\nsite_url: ftp://x/\nplugins: [guide]\n", "utf-8")
    assert told(folder) == [f"mkdocs.yml:2: 'ftp://x/' does not start with http:// or https://, {EXAMPLE}"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (" https://e.org ", "https://e.org/"),
        ("https://e.org/a/", "https://e.org/a/"),
        ("https://e.org./a_b/v1.html/%E4%B8%AD/", "https://e.org./a_b/v1.html/%E4%B8%AD/"),
        ("http://localhost:80/~me", "http://localhost:80/~me/"),
        ("http://my_host/", "http://my_host/"),
        ("http://xn--fsq.example/", "http://xn--fsq.example/"),
        ("http://[::1]:80", "http://[::1]:80/"),
        ("https://例.中国/指南", "https://例.中国/指南/"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_blanks_around_an_address_do_not_count(
    folder: Path, monkeypatch: pytest.MonkeyPatch, written: str, read: str
) -> None:
    monkeypatch.setenv("SITE_URL", written)
    assert read_project(folder).settings.site_url == read


@pytest.mark.parametrize("epoch", ["abc", "99999999999999", "4294967296", "5000000000", "9" * 5000, "-5", "1.5", "１"])
def test_a_wrong_date_of_the_build_is_told_together_with_a_wrong_address(
    folder: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    monkeypatch.setenv("SITE_URL", "ftp://x/")
    assert told(folder) == [
        f"SITE_URL: 'ftp://x/' does not start with http:// or https://, {EXAMPLE}",
        f"SOURCE_DATE_EPOCH: {epoch!r} is no date in seconds since 1970, write one such as 1700000000, or unset it",
    ]


def test_an_empty_date_of_the_build_means_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert read_project(folder).settings.site_name == "名"


def test_settings_may_be_in_utf16(folder: Path) -> None:
    settings = folder / "mkdocs.yml"
    settings.write_text("site_name: 名\nsite_url: https://e.org/\nplugins: [guide]\n", "utf-16")
    assert read_project(folder).settings.site_url == "https://e.org/"
    settings.write_text("site_name: 名\nsite_url: ftp://x/\nplugins: [guide]\n", "utf-16")
    assert told(folder) == [f"mkdocs.yml:2: 'ftp://x/' does not start with http:// or https://, {EXAMPLE}"]


def test_an_address_of_bytes_that_are_no_text_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://e.org/\udcff/")
    assert told(folder) == [
        f"SITE_URL: 'https://e.org/\\udcff/' holds '\\udcff', which stands in no address, {EXAMPLE}"
    ]


def test_a_hook_that_ends_the_program_is_told(small_folder: Path) -> None:
    (small_folder / "hook.py").write_text("import sys\nsys.exit(0)\n", "utf-8")
    (small_folder / "mkdocs.yml").write_text(f"{CONFIG}hooks: [hook.py]\n", "utf-8")
    result = CliRunner().invoke(main, ["--root", str(small_folder), "pages"])
    assert (result.exit_code, result.stderr) == (1, "mkdocs.yml: MkDocs cannot use it: SystemExit: 0, mend it\n")


def test_a_hook_that_ends_the_program_during_a_build_is_told(small_folder: Path) -> None:
    (small_folder / "hook.py").write_text("import sys\ndef on_config(config):\n    sys.exit(0)\n", "utf-8")
    settings = small_folder / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}hooks: [hook.py]\n", "utf-8")
    result = CliRunner().invoke(main, ["--root", str(small_folder), "build"])
    said = "mkdocs.yml: a hook or a plugin ended the program with 0, mend it, or do without it\n"
    assert (result.exit_code, result.stderr) == (1, said)
    assert not (small_folder / "site").exists()


@pytest.mark.parametrize("command", ["pages", "build"])
def test_settings_that_are_no_file_are_told_and_not_waited_for(small_folder: Path, command: str) -> None:
    (small_folder / "mkdocs.yml").unlink()
    os.mkfifo(small_folder / "mkdocs.yml")
    result = CliRunner().invoke(main, ["--root", str(small_folder), command])
    assert (result.exit_code, result.stderr) == (1, "mkdocs.yml: is no file, put the settings of the site there\n")


def test_settings_that_cannot_be_read_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_to_read(monkeypatch, "mkdocs.yml")
    [line] = told(folder)
    assert line.startswith("mkdocs.yml: the disk refused: Permission denied, ")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("INHERIT: 5", "TypeError"),
        ("extra: 2020-13-45", "ValueError"),
        ("theme: {name: null, custom_dir: 5}", "TypeError"),
    ],
)
def test_what_mkdocs_cannot_use_is_told_without_a_traceback(small_folder: Path, line: str, error: str) -> None:
    (small_folder / "mkdocs.yml").write_text(f"{CONFIG}{line}\n", "utf-8")
    result = CliRunner().invoke(main, ["--root", str(small_folder), "pages"])
    last = result.stderr.splitlines()[-1]
    assert result.exit_code == 1
    assert last.startswith(f"mkdocs.yml: MkDocs cannot use it: {error}: ")
    assert last.endswith(", mend it")
    assert not (small_folder / "docs/index.md").exists()
