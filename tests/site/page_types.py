"""One real page of each page type, and of each page that people wrote: what holds for these holds for the site."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.project import Project, Settings
from generator.render import paths
from generator.render.page_types import PAGE_TYPES
from generator.run import run_project

ROOT = Path(__file__).resolve().parents[2]
TYPES = tuple(page_type.name for page_type in PAGE_TYPES)
OTHERS = ("hand-written", "404")
"""Pages that no row of the table makes."""
KINDS = (*TYPES, *OTHERS)


@cache
def sample_pages() -> dict[str, tuple[str, ...]]:
    """Kind of page → addresses: the richest page of each type, every page by hand, the page for missing addresses."""
    run = run_project(Project.at(ROOT, Settings()), check_docs=True)
    context, pages = run.edition.context, run.edition.pages
    found = {}
    for page_type in PAGE_TYPES:
        made = [draft.path for draft in page_type.drafts(context)]
        richest = sorted(made, key=lambda path: (-len(pages[path]), path))[:1]
        found[page_type.name] = tuple(paths.built(path).as_posix() for path in richest)
    by_hand = tuple(paths.built(path).as_posix() for path in run.hand_written.pages)
    return found | {"hand-written": by_hand, "404": ("404.html",)}


def one_of_each(site: Path) -> list[str]:
    """A page of each type: all that stand once a guide or once on the site, and of the many one each."""
    once = [
        path for path in sorted(site.rglob("*.html")) if not path.stem[0].isdigit() and path.parent.name != "keywords"
    ]
    many = [
        "nqi-2023/3.html",
        "nqi-2023/4.1.html",
        "nqi-2023/9.html",
        "keywords/index.html",
        "keywords/ke-kao-xing.html",
    ]
    return [path.relative_to(site).as_posix() for path in once if path.name != "404.html"] + many
