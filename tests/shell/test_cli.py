"""The command line does what it says and tells mistakes without a traceback."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.shell.refusing import refuse_to_read


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(folder), *words])


def test_check_proves_that_nothing_of_the_original_is_lost(project_folder: Path) -> None:
    result = run(project_folder, "check")
    assert result.exit_code == 0, result.output
    assert "nqi-2023: 10 sections, 43 directions, 149 keywords (in 151 spellings, listed 158 times)" in result.output
    assert "nqi-2023: original.txt and source agree, residue 0" in result.output


def test_check_finds_a_single_lost_character(project_folder: Path) -> None:
    path = project_folder / "source/nqi-2023/directions/1.2.yaml"
    path.write_text(path.read_text("utf-8").replace("建立千克复现装置", "建立千克复现装", 1), "utf-8")
    result = run(project_folder, "check")
    assert result.exit_code == 1
    assert "'置' is left over" in result.stderr
    assert "original.txt:" in result.stderr


def test_check_needs_nothing_of_docs(small_folder: Path) -> None:
    docs = small_folder / "docs"
    (docs / ".generated").mkdir()
    (docs / ".generated/1.json").write_text("{", "utf-8")
    (docs / ".generated/current").symlink_to("1")
    (docs / "a.md").write_bytes("量子".encode("gbk"))
    (docs / "loop").symlink_to(".")
    result = run(small_folder, "check")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_schema_in_another_encoding_is_not_up_to_date(small_folder: Path) -> None:
    schema = small_folder / "source/schema/guide.schema.json"
    schema.write_text(schema.read_text("utf-8"), "utf-16")
    result = run(small_folder, "check")
    assert result.exit_code == 1
    assert result.stderr == "source/schema/guide.schema.json: is not up to date, run 'guide-site schema'\n"


def test_a_schema_that_cannot_be_read_is_told(small_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_to_read(monkeypatch, "guide.schema.json")
    result = run(small_folder, "check")
    assert result.exit_code == 1
    assert result.stderr.startswith("source/schema/guide.schema.json: the disk refused: Permission denied, ")


def test_a_file_of_the_site_that_cannot_be_read_is_told(small_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assets = small_folder / "site/assets"
    assets.mkdir(parents=True)
    (assets / "a.css").touch()
    (small_folder / "site/SHA256SUMS").write_text(f"{'0' * 64}  assets/a.css\n", "utf-8")
    refuse_to_read(monkeypatch, "a.css")
    result = run(small_folder, "verify", str(small_folder / "site"))
    assert result.exit_code == 1
    assert result.stderr.startswith("site/assets/a.css: the disk refused: Permission denied, ")


def test_what_dist_needs_is_told_where_it_is_not_installed(small_folder: Path) -> None:
    hide = """
import sys
class Hidden:
    def __init__(self, finder): self.finder = finder
    def find_spec(self, name, path=None, target=None):
        return None if name in {"pikepdf", "playwright"} else self.finder.find_spec(name, path, target)
    def __getattr__(self, name): return getattr(self.finder, name)
sys.meta_path[:] = [Hidden(finder) for finder in sys.meta_path]
from generator.cli import main
main()
"""
    command = [sys.executable, "-c", hide, "--root", str(small_folder), "dist"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if "Chromium" not in line] == [
        f"dist: the Python package '{name}' is not installed, run 'make dist', or pip install '.[dist]'"
        for name in ("pikepdf", "playwright")
    ]


def test_pages_are_written_once_and_then_left_alone(small_folder: Path) -> None:
    first = run(small_folder, "pages")
    assert first.exit_code == 0, first.output
    page = small_folder / "docs/nqi-2023/1.2.md"
    before = page.stat().st_mtime_ns
    second = run(small_folder, "pages")
    assert second.stdout.startswith("0 written")
    assert page.stat().st_mtime_ns == before


def test_a_page_goes_when_its_keyword_is_gone(small_folder: Path) -> None:
    run(small_folder, "pages")
    assert (small_folder / "docs/keywords/kan-de-la.md").exists()
    path = small_folder / "source/nqi-2023/directions/1.2.yaml"
    path.write_text(path.read_text("utf-8").replace("，坎德拉\n", "\n"), "utf-8")
    run(small_folder, "pages")
    assert not (small_folder / "docs/keywords/kan-de-la.md").exists()


def test_a_hand_written_file_in_the_way_is_kept_and_told(small_folder: Path) -> None:
    (small_folder / "docs/nqi-2023").mkdir()
    mine = small_folder / "docs/nqi-2023/1.2.md"
    mine.write_text("by hand", "utf-8")
    result = run(small_folder, "pages")
    assert result.exit_code == 1
    assert "docs/nqi-2023/1.2.md" in result.stderr
    assert mine.read_text("utf-8") == "by hand"
    assert sorted(path.name for path in (small_folder / "docs/nqi-2023").iterdir()) == ["1.2.md"]


def test_a_mistake_in_a_template_is_told_with_its_line(small_folder: Path) -> None:
    template = small_folder / "site_templates/conditions.md.j2"
    template.write_text(template.read_text("utf-8") + "\n{{ page.no_such_thing }}\n", "utf-8")
    line = template.read_text("utf-8").count("\n")
    result = run(small_folder, "pages")
    assert result.exit_code == 1
    assert f"site_templates/conditions.md.j2:{line}: the template cannot be rendered" in result.stderr
    assert "no_such_thing" in result.stderr


def test_a_template_that_cannot_be_parsed_is_told_with_its_line(small_folder: Path) -> None:
    (small_folder / "site_templates/full.md.j2").write_text("a\n{% if %}\n", "utf-8")
    result = run(small_folder, "pages")
    assert result.exit_code == 1
    assert "site_templates/full.md.j2:2: not a valid template" in result.stderr


def test_a_template_that_fails_in_any_other_way_is_told_with_its_line(small_folder: Path) -> None:
    template = small_folder / "site_templates/direction.md.j2"
    template.write_text(template.read_text("utf-8") + "\n{{ 1/0 }}\n", "utf-8")
    line = template.read_text("utf-8").count("\n")
    result = run(small_folder, "pages")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"site_templates/direction.md.j2:{line}: the template cannot be rendered: ZeroDivisionError: division by zero, "
        "mend the template"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% x %}", "not a valid template: Encountered unknown tag 'x'. "),
        ("{{ 1/0 }}", "the template cannot be rendered: ZeroDivisionError: division by zero"),
        ("{{ 1 | no_such }}", "not a valid template: No filter named 'no_such'"),
        ('{% include "gone.html" %}', "the template cannot be rendered: there is no template 'gone.html'"),
        ("{% block footer %}{% endblock %}", "not a valid template: block 'footer' defined twice"),
    ],
)
def test_a_mistake_in_an_override_of_the_theme_is_told_with_its_line(
    small_folder: Path, text: str, message: str
) -> None:
    override = small_folder / "site_templates/theme/main.html"
    override.write_text(f'{{% extends "base.html" %}}\n{{% block footer %}}\n{text}\n{{% endblock %}}\n', "utf-8")
    result = run(small_folder, "build")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"site_templates/theme/main.html:3: {message}")
    assert result.stderr.endswith((", mend the template\n", ", add it, or mend its name\n"))
    assert len(result.stderr.splitlines()) == 1
    assert not (small_folder / "site").exists()


def test_what_is_no_template_of_ours_is_not_read_as_one(small_folder: Path) -> None:
    for name in ("theme/partials/x.html.j2", "old/home.md.j2"):
        path = small_folder / "site_templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{% trans %}Hello{% endtrans %}{% if %}", "utf-8")
    assert CliRunner().invoke(main, ["--root", str(small_folder), "pages"]).exit_code == 0


def test_names_that_start_with_a_dot_and_links_to_nowhere_are_no_templates(small_folder: Path) -> None:
    templates = small_folder / "site_templates"
    for name in (".#direction.md.j2", "old.md.j2", "theme/.#main.html", "theme/old.html"):
        (templates / name).symlink_to("somebody@host.1234")
    (templates / "theme/.main.html").write_text("{% if %}", "utf-8")
    result = run(small_folder, "build")
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("command", [["generator", "build"], ["mkdocs", "build"]])
def test_what_is_wrong_with_source_pages_and_overrides_is_told_together(small_folder: Path, command: list[str]) -> None:
    source = small_folder / "source/nqi-2023/directions/1.2.yaml"
    source.write_text(source.read_text("utf-8").replace("title: ", "titel: "), "utf-8")
    (small_folder / "docs/a.md").write_bytes("量子".encode("gbk"))
    (small_folder / "site_templates/full.md.j2").write_bytes(b"\xff")
    theme = small_folder / "site_templates/theme"
    (theme / "main.html").write_text("{{ 1 | no_such }}", "utf-8")
    (theme / "sitemap.xml").write_text("\n{% if %}", "utf-8")
    (theme / "assets/a.svg").write_text("{% if %}", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=small_folder, check=False, capture_output=True, text=True,
        env=os.environ | {"PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 1
    assert re.findall(r"^(?:ERROR +-  )?(\S+?(?::\d+)?): ", done.stderr, re.MULTILINE) == [
        "docs/a.md:1",
        "site_templates/full.md.j2",
        "site_templates/theme/main.html:1",
        "site_templates/theme/sitemap.xml:2",
        "source/nqi-2023/directions/1.2.yaml:2",
        "source/nqi-2023/directions/1.2.yaml:3",
    ]
    assert "Traceback" not in done.stderr


def test_a_page_that_asks_for_a_missing_template_is_told_with_its_line(small_folder: Path) -> None:
    (small_folder / "docs/a.md").write_text("---\ntitle: x\ntemplate: nothing.html\n---\n\n# 一\n", "utf-8")
    (small_folder / "docs/b.md").write_text("---\ntemplate: [x]\n---\n\n# 二\n", "utf-8")
    result = run(small_folder, "build")
    assert result.exit_code == 1
    hint = "name one of the theme, such as main.html, or leave the line out"
    assert result.stderr.splitlines() == [
        f"docs/a.md:3: there is no template 'nothing.html', {hint}",
        f"docs/b.md:2: there is no template ['x'], {hint}",
    ]


def test_templates_in_another_folder_are_told_by_its_name(small_folder: Path) -> None:
    templates = (small_folder / "site_templates").rename(small_folder / "tpl")
    settings = small_folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("site_templates", "tpl"), "utf-8")
    (templates / "full.md.j2").write_text("{{ page.gone }}", "utf-8")
    assert run(small_folder, "check").stderr.startswith("tpl/full.md.j2:1: the template cannot be rendered: ")
    (templates / "full.md.j2").unlink()
    assert run(small_folder, "check").stderr == "tpl/full.md.j2: there is no such template, add it\n"
    (templates / "full.md.j2").touch()
    assert run(small_folder, "check").stderr == (
        "tpl/full.md.j2:1: the page has no front matter, begin the template with it, between two lines '---'\n"
    )
    (templates / "full.md.j2").write_text("---\n---\n", "utf-8")
    (templates / "share/llms.txt.j2").write_text("\n{% if %}", "utf-8")
    assert run(small_folder, "check").stderr.startswith("tpl/share/llms.txt.j2:2: not a valid template: ")


def test_a_missing_template_is_told(small_folder: Path) -> None:
    (small_folder / "site_templates/full.md.j2").unlink()
    result = run(small_folder, "pages")
    assert "site_templates/full.md.j2: there is no such template, add it" in result.stderr


def test_the_schemas_in_the_repository_are_up_to_date(small_folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in (small_folder / "source/schema").iterdir()}
    assert run(small_folder, "schema").exit_code == 0
    assert {path.name: path.read_bytes() for path in (small_folder / "source/schema").iterdir()} == before


def test_schemas_that_cannot_be_written_are_told(small_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "write_text", refuse)
    result = run(small_folder, "schema")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "source/schema/guide.schema.json: the disk refused: Read-only file system, "
        "the file system is read-only: mount it writable, or work in another folder"
    ]


def test_who_stops_it_in_its_first_moment_sees_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n", "utf-8")  # the first that is loaded
    path = os.pathsep.join([str(tmp_path), *sys.path])
    run = subprocess.run(
        [sys.executable, "-m", "generator"],
        check=False,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stdout, run.stderr) == (1, "", "Aborted!\n")


def test_the_real_guide_imports_to_what_is_in_the_repository(small_folder: Path) -> None:
    original = small_folder / "source/nqi-2023/original.txt"
    result = run(small_folder, "import", str(original), "--id", "nqi-2023", "--into", str(small_folder / "fresh"))
    assert result.exit_code == 0, result.output
    for fresh in (small_folder / "fresh/nqi-2023/directions").iterdir():
        kept = (small_folder / "source/nqi-2023/directions" / fresh.name).read_text("utf-8")
        assert re.split(r"^(?:errata|indicators):", kept, flags=re.MULTILINE)[0] == fresh.read_text("utf-8")


def test_importing_again_does_not_overwrite_what_was_edited(project_folder: Path) -> None:
    edited = project_folder / "source/nqi-2023/directions/4.3.yaml"
    before = edited.read_bytes()
    result = run(project_folder, "import", str(project_folder / "source/nqi-2023/original.txt"), "--id", "nqi-2023")
    assert edited.read_bytes() == before
    assert "4.3.yaml" in result.output


def test_a_correction_with_a_wrong_value_stops_the_run_and_says_where(small_folder: Path) -> None:
    source = small_folder / "source/nqi-2023/directions/1.2.yaml"
    source.write_text(source.read_text("utf-8") + 'indicators:\n  - {quote: "0.12", value: abc}\n', "utf-8")
    for command in ("check", "pages"):
        result = run(small_folder, command)
        assert result.exit_code == 1
        assert "1.2.yaml:14: wrong value" in result.stderr


def test_a_correction_whose_quote_is_gone_stops_the_run(small_folder: Path) -> None:
    source = small_folder / "source/nqi-2023/directions/1.2.yaml"
    source.write_text(source.read_text("utf-8") + 'indicators:\n  - {quote: "0.99", unit: "%"}\n', "utf-8")
    result = run(small_folder, "pages")
    assert result.exit_code == 1
    assert "1.2.yaml:14: the quote '0.99' no longer stands in the text" in result.stderr


def test_a_label_without_a_role_is_shown_on_the_quality_page(small_folder: Path) -> None:
    source = small_folder / "source/nqi-2023/directions/1.2.yaml"
    source.write_text(source.read_text("utf-8").replace("  关键词: |-", "  附注: 见附件\n  关键词: |-"), "utf-8")
    assert run(small_folder, "pages").exit_code == 0
    assert "附注" in (small_folder / "docs/nqi-2023/quality.md").read_text("utf-8")
