"""A section's own text goes from the draft to the source and on to every page that shows it, to the character."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jinja2 import Environment
from markdown import Markdown  # type: ignore[import-untyped] # its stubs are not among the tools

from generator.importer.draft import draft_files
from generator.index.build_site import ReadGuide, build_site
from generator.load import load_guide
from generator.load.characters import refuse_reason
from generator.model.guide import Guide
from generator.model.site import GuideEntry
from generator.pipeline import make_edition
from generator.project import Project, read_templates
from generator.render.environment import make_environment, render_template
from generator.render.labels import Labels
from generator.render.paths import guide_page
from generator.render.views.common import Context
from generator.render.views.guide import view_guide, view_section
from generator.render.views.tables import view_full
from generator.verify.verbatim import verify_page
from generator.vocabulary import load_vocabulary
from tests.builders import make_direction, make_guide
from tests.cases.hostile import HOSTILE
from tests.conftest import ROOT
from tests.importer.helpers import outline_of

DOCUMENT = "国家重点研发计划\n2024 年度项目指南\n\n1. 专题一\n\n本专题面向前沿。\n\n1.1 方向一\n\n研究内容：甲。\n"
TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
        st.sampled_from([text for text in HOSTILE if "\n" not in text]),
        st.text(st.sampled_from(r" 　#*_-+=~^`|<>&[](){}!:;/\"'.,$%@0123456789abAB计量"), max_size=8),
        st.just("\n"),
    ),
    min_size=1,
    max_size=6,
).map("".join)


PAGES: Mapping[str, Callable[[GuideEntry, Context, PurePosixPath], object]] = {
    "guide": view_guide,
    "section": lambda entry, context, path: view_section(entry, entry.guide.sections[0], context, path),
    "full": view_full,
}
"""The page types that show a section's text, by template."""
NAMES = {"guide": "index", "section": "1", "full": "full"}


@cache
def _templates() -> Mapping[str, str]:
    return read_templates(Project.at(ROOT))


@cache
def _environment() -> Environment:
    return make_environment(_templates())


def _with_text(text: str) -> Guide:
    guide = make_guide(make_direction("1.1", {"研究内容": "甲。"}), make_direction("2", {"研究内容": "乙。"}))
    first, *others = guide.sections
    return replace(guide, sections=(replace(first, text=text), *others))


def _render(guide: Guide, template: str) -> str:
    """The Markdown of one page."""
    site = build_site([ReadGuide(guide, {}, ())], (), ())
    context = Context(site, Labels({}, {}, {}, {}), "")
    view = PAGES[template](site.guides[0], context, guide_page(guide.id, NAMES[template]))
    return render_template(_environment(), f"{template}.md.j2", "site_templates", {"page": view})


def _write_page(guide: Guide, template: str, folder: Path) -> None:
    """The page as the Markdown extensions of mkdocs.yml make it."""
    markdown = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc"])
    body = _render(guide, template).split("---\n", 2)[2]
    target = folder / guide.id / f"{NAMES[template]}.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(f"<!doctype html><meta charset=utf-8>{markdown.convert(body)}".encode())


@given(TEXTS)
def test_any_text_comes_back_from_the_pages_of_section_guide_and_whole_text(text: str) -> None:
    assume(text.strip())
    guide = _with_text(text)
    with tempfile.TemporaryDirectory() as folder:
        for template, name in NAMES.items():
            _write_page(guide, template, Path(folder))
            assert verify_page(Path(folder), guide, f"{name}.html") == []


@given(TEXTS)
def test_any_text_that_a_draft_holds_is_loaded_to_the_character(text: str) -> None:
    assume(text.strip() and not any(map(refuse_reason, text)))
    outline = outline_of(DOCUMENT)
    [section] = outline.sections
    files = draft_files(replace(outline, sections=(replace(section, text=text),)), "case")
    with tempfile.TemporaryDirectory() as folder:
        for path, written in files.items():
            target = Path(folder, "case", path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(written.encode())
        assert load_guide(Path(folder, "case"), Path(folder)).sections[0].text == text


def test_a_formula_that_cannot_be_read_is_warned_of() -> None:
    edition = make_edition([_with_text("面向 $\\frac{1$ 前沿。")], load_vocabulary(), _templates(), "")
    assert any("in the text of section 1" in str(warning) for warning in edition.warnings)


@pytest.mark.parametrize("template", PAGES)
def test_a_section_without_a_text_leaves_nothing_on_its_pages(template: str) -> None:
    with_text, without = (_render(_with_text(text), template) for text in ("面向前沿。", ""))
    lines = with_text.split("\n")
    [at] = [n for n, line in enumerate(lines) if line.startswith("面向前沿。")]
    assert "\n".join([*lines[:at], *lines[at + 3 :]]) == without
