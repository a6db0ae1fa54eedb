"""Text is text: whatever stands in the source, no script runs, no dialog opens, no other host is asked."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Dialog
from selectolax.lexbor import LexborHTMLParser

from generator import site_build
from generator.project import Project, Settings
from generator.verify.visible import text_of
from tests.browser import open_browser, serve_folder
from tests.site.hostile_project import ELSEWHERE, hostile_strings, pages_of, write_hostile_project

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def build_hostile(folder: Path, attacks: Sequence[str]) -> Path:
    """Build and verify: the verbatim check is part of the build. There is no document that was received."""
    write_hostile_project(folder, attacks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site_build, "check_residue", lambda _project, _guide: [])
        site_build.build_project(Project.at(folder, Settings()), folder / "site")
    return folder / "site"


def remove_policy(site: Path) -> None:
    """Take the content policy out of every page: text must be safe without it."""
    for page in pages_of(site):
        text = (site / page).read_text("utf-8")
        bare, count = _POLICY.subn("", text)
        assert count == 1, f"{page} has {count} policies"
        (site / page).write_text(bare, "utf-8")


def check_heads(site: Path) -> None:
    """What pages and feeds tell other programs is text too: it can be read, and says what the page says."""
    for page in site.rglob("nqi-2023/1.*.html"):
        tree = LexborHTMLParser(page.read_text("utf-8"))
        [card] = tree.css("head meta[property='og:title']")
        [block] = tree.css("head script[type='application/ld+json']")
        [title] = tree.css("h1")
        assert "".join((card.attributes["content"] or "").split()) == "".join(text_of(title).split())
        assert json.loads(block.text())["@graph"][0]["name"] == text_of(title)
    for feed in site.rglob("feed.xml"):
        ElementTree.fromstring(feed.read_text("utf-8"))


def addresses_of(site: Path) -> Iterator[str]:
    """Every page, and every direction in a comparison."""
    yield from pages_of(site)
    numbers = sorted(path.stem for path in (site / "data/nqi-2023/compare").iterdir())
    for at in range(0, len(numbers), 4):
        yield f"nqi-2023/compare.html?d={','.join(numbers[at : at + 4])}"


def visit_all(site: Path) -> list[str]:
    """Open every page in a real browser, move over it, and tell what it should not have done."""
    faults: list[str] = []
    with serve_folder(site) as address, open_browser() as browser:
        page = browser.new_page()
        page.on("dialog", lambda dialog: _note_dialog(dialog, faults))
        page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else faults.append(r.url))
        page.add_init_script("Object.defineProperty(window, 'alarm', {set() { console.error('ALARM') }})")
        page.on("console", lambda m: faults.append(f"{page.url}: {m.text}") if "ALARM" in m.text else None)
        for name in addresses_of(site):
            page.goto(address + name, wait_until="networkidle" if "?" in name else "load")
            page.evaluate(
                "document.querySelectorAll('article *').forEach(e => e.dispatchEvent(new Event('mouseover')))"
            )
            if not page.url.startswith(address):
                faults.append(f"{name} led to {page.url}")
    return faults


def _note_dialog(dialog: Dialog, faults: list[str]) -> None:
    faults.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def search_for(site: Path, queries: Sequence[str]) -> list[str]:
    """Type hostile queries into the search box and tell what the results should not have done."""
    faults: list[str] = []
    with serve_folder(site) as address, open_browser() as browser:
        page = browser.new_page()
        page.add_init_script("Object.defineProperty(window, 'alarm', {set() { console.error('ALARM') }})")
        page.on("console", lambda m: faults.append(m.text) if "ALARM" in m.text else None)
        page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else faults.append(r.url))
        page.goto(address + "index.html", wait_until="load")
        box = page.locator("input.md-search__input")
        for query in queries:
            box.focus()
            box.fill(query)
            box.dispatch_event("keyup")
            page.wait_for_timeout(120)
    return faults


def test_there_are_enough_attacks() -> None:
    assert len(hostile_strings()) >= 300
    assert any(ELSEWHERE in attack for attack in hostile_strings())


@pytest.mark.browser
@pytest.mark.slow
def test_a_share_of_the_attacks_in_every_text_field_does_nothing(tmp_path: Path) -> None:
    attacks = random.Random(20230401).sample(hostile_strings(), 6)
    site = build_hostile(tmp_path, attacks)
    check_heads(site)
    assert visit_all(site) == []
    assert search_for(site, ["script", "onerror", *attacks]) == []
    remove_policy(site)
    assert visit_all(site) == []
    assert search_for(site, ["script", "onerror", *attacks]) == []


@pytest.mark.browser
@pytest.mark.campaign
def test_every_attack_in_every_text_field_does_nothing(tmp_path: Path) -> None:
    site = build_hostile(tmp_path, hostile_strings())
    assert visit_all(site) == []
    remove_policy(site)
    assert visit_all(site) == []
