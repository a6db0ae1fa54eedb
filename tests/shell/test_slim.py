"""Scripts and styles are published without comments, and mean to a browser what they meant."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.slim import slim_file
from tests.browser import open_browser
from tests.conftest import ROOT

STYLES = sorted((ROOT / "docs" / "assets" / "stylesheets").glob("*.css"))
SCRIPTS = sorted((ROOT / "docs" / "assets" / "javascripts").glob("*.js"))
_RULES = """text => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return [...sheet.cssRules].map(rule => rule.cssText)
}"""


@pytest.mark.browser
def test_every_style_sheet_has_the_same_rules() -> None:
    with open_browser() as browser:
        page = browser.new_page()
        for path in STYLES:
            slim = slim_file(f"assets/stylesheets/{path.name}", path.read_bytes()).decode()
            rules = _read_rules(page, path.read_text("utf-8"))
            assert len(rules) > 2, path.name
            assert _read_rules(page, slim) == rules, path.name
            assert len(slim) < path.stat().st_size


def _read_rules(page: Page, text: str) -> list[str]:
    """Rules as the browser understands them; where a variable stands it keeps the blanks beside a comma."""
    rules: list[str] = page.evaluate(_RULES, text)
    return [re.sub(r"\s*([,/])\s*", r"\1", rule) for rule in rules]


def test_built_scripts_are_slim_and_keep_their_texts(built_site: Path) -> None:
    for path in SCRIPTS:
        built = (built_site / "assets" / "javascripts" / path.name).read_text("utf-8")
        assert "/*" not in built, path.name
        assert len(built) < 0.85 * len(path.read_text("utf-8")), path.name
    assert "搜索数据没有载入，请检查网络后重试。" in (built_site / "assets/javascripts/search.js").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("assets/javascripts/data.json", b"{ }  // not ours to read"),
        ("extra/own.js", b"a  =  1 // somebody's own"),
        ("assets/javascripts/old.js", "// 旧".encode("gb18030")),
    ],
)
def test_other_files_are_left_as_they_are(path: str, data: bytes) -> None:
    assert slim_file(path, data) == data
