"""The built pages are valid HTML as far as a strict parser can tell, and tables and pictures say what they are."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from justhtml import JustHTML
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.site.page_types import KINDS, sample_pages

_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
_THEMES_SWITCHES = frozenset({"__drawer", "__search", "__toc"})
"""Ids that the theme's labels name also on pages where it leaves the switch out."""


def pages(site: Path) -> list[Path]:
    """Every page that readers come to."""
    return sorted(path for path in site.rglob("*.html") if path.name != "style.html")


@pytest.mark.parametrize("kind", KINDS)
def test_a_strict_parser_finds_no_error(built_site: Path, kind: str) -> None:
    for name in sample_pages()[kind]:
        errors = JustHTML((built_site / name).read_text("utf-8"), collect_errors=True).errors
        assert [f"{name}:{error.line}: {error.code}" for error in errors] == []


def test_every_table_has_a_caption_and_every_head_a_scope(built_site: Path) -> None:
    faults = []
    for path in pages(built_site):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        name = path.relative_to(built_site).as_posix()
        faults += [f"{name}: {fault}" for table in tree.css("table") for fault in table_faults(table)]
    assert faults == []


def table_faults(table: LexborNode) -> list[str]:
    caption = table.css_first("caption")
    faults = [] if caption is not None and caption.text().strip() else ["a table without a caption"]
    heads = table.css("th")
    faults += [] if heads else ["a table without heads"]
    scopes = ("col", "row", "colgroup", "rowgroup")
    return faults + [f"no scope: {head.text()[:20]}" for head in heads if head.attributes.get("scope") not in scopes]


def test_every_row_of_a_table_has_the_same_number_of_columns(built_site: Path) -> None:
    faults = []
    for kind in KINDS:
        for name in sample_pages()[kind]:
            for table in LexborHTMLParser((built_site / name).read_text("utf-8")).css("table:not(.g-list)"):
                widths = row_widths(table)
                faults += [f"{name}: rows of {sorted(set(widths))} columns"] if len(set(widths)) > 1 else []
    assert faults == []


def row_widths(table: LexborNode) -> list[int]:
    """Columns of each row, cells that hang down from rows above counted too."""
    widths = []
    hanging: Counter[int] = Counter()
    for at, row in enumerate(table.css("tr")):
        cells = row.css("th, td")
        widths.append(hanging[at] + sum(int(cell.attributes.get("colspan") or 1) for cell in cells))
        for cell in cells:
            for below in range(1, int(cell.attributes.get("rowspan") or 1)):
                hanging[at + below] += 1
    return widths


def test_ids_are_there_once_and_what_is_referred_to_exists(built_site: Path) -> None:
    faults = []
    for path in pages(built_site):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        ids = Counter(node.id for node in tree.css("[id]"))
        faults += [f"{path.name}: id {name} stands {count} times" for name, count in ids.items() if count > 1]
        for attribute in _REFERENCES:
            named = (name for node in tree.css(f"[{attribute}]") for name in (node.attributes[attribute] or "").split())
            faults += [
                f"{path.name}: {attribute}={name}" for name in named if name not in ids.keys() | _THEMES_SWITCHES
            ]
    assert faults == []


def test_headings_go_down_one_level_at_a_time_from_one_title(built_site: Path) -> None:
    faults = []
    for path in pages(built_site):
        levels = [
            int((node.tag or "h0")[1])
            for node in LexborHTMLParser(path.read_text("utf-8")).css("article :is(h1,h2,h3,h4)")
        ]
        if levels.count(1) != 1 or any(after > before + 1 for before, after in pairwise(levels)):
            faults.append(f"{path.name}: {levels[:12]}")
    assert faults == []


def test_the_language_and_every_picture_are_named(built_site: Path) -> None:
    for path in pages(built_site):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        html = tree.css_first("html")
        assert html is not None
        assert html.attributes.get("lang") == "zh"
        assert [node.html for node in tree.css("img:not([alt])")] == []
        assert [node.html for node in tree.css("svg[role=group]:not([aria-label])")] == []


def test_no_text_is_set_with_typewriter_habits_of_the_site_itself() -> None:
    root = Path(__file__).resolve().parents[2] / "site_templates"
    half_width = re.compile(r"[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\([^)]*[\u4e00-\u9fff]|\.\.\.")
    comments = re.compile(r"{#.*?#}|{{.*?}}|{%.*?%}", re.DOTALL)
    found = [
        f"{path.name}: {match[0]}"
        for path in sorted(root.rglob("*.j2"))
        for match in half_width.finditer(comments.sub("", path.read_text("utf-8")))
    ]
    assert found == []
