"""A small real site with the search box, made from the real guide: what the browser tests run on."""

from __future__ import annotations

import html
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.index.build_site import ReadGuide, build_site
from generator.load.load_guide import load_guide
from generator.search import SearchDocument, build_search
from generator.search.documents import list_documents
from generator.slim import slim_file

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "javascripts"
FEATURES = ("search.suggest", "search.share")

CONFIG = """\
site_name: 试验
use_directory_urls: false
theme: {{name: material, language: zh, font: false, custom_dir: theme, features: [{features}]}}
plugins: [search]
nav: [index.md]
"""

MAIN = """\
{% extends "base.html" %}
{% block scripts %}
<script src="{{ 'assets/javascripts/search.js' | url }}"></script>
{{ super() }}
{% endblock %}
"""


def read_documents() -> list[SearchDocument]:
    """The documents of the real guide; indicators are not needed for them."""
    guide = load_guide(ROOT / "source" / "nqi-2023", ROOT)
    return list(list_documents(build_site([ReadGuide(guide, {}, ())], (), ())))


def write_site(folder: Path, documents: Sequence[SearchDocument], features: Sequence[str] = FEATURES) -> Path:
    """Build a site of a home page and the pages of the documents; returns the folder of the built site."""
    pages = folder / "docs"
    (pages / "assets").mkdir(parents=True)
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(MAIN, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG.format(features=", ".join(features)), encoding="utf-8")
    _copy_scripts(pages)
    (pages / "index.md").write_text("---\nsearch: {exclude: true}\n---\n# 首页\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)
    built = folder / "site"
    _write_pages(built, documents)
    for path, content in build_search(documents).items():
        (built / path).parent.mkdir(parents=True, exist_ok=True)
        (built / path).write_bytes(content)
    return built


def _copy_scripts(pages: Path) -> None:
    """As they are published."""
    for path in SCRIPTS.iterdir():
        target = pages / "assets" / "javascripts" / path.name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(slim_file(f"assets/javascripts/{path.name}", path.read_bytes()))


def _write_pages(built: Path, documents: Iterable[SearchDocument]) -> None:
    """Plain pages to land on: the search does not care how they look."""
    for document in documents:
        page = built / document.url
        page.parent.mkdir(parents=True, exist_ok=True)
        parts = "".join(f'<p id="{part.anchor}">{html.escape(part.text)}</p>' for part in document.parts)
        page.write_text(
            f"<!doctype html><meta charset=utf-8><h1>{html.escape(document.title)}</h1>{parts}", encoding="utf-8"
        )
