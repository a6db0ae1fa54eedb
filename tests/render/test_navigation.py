"""The navigation lists what a reader can take in, and does not grow with the site."""

from __future__ import annotations

from generator.index.build_site import ReadGuide, build_site
from generator.render.navigation import MOST_ENTRIES, NavItem, build_navigation
from tests.builders import make_direction, make_guide


def flatten(items: list[NavItem]) -> list[str]:
    found = []
    for item in items:
        if isinstance(item, str):
            found.append(item)
        else:
            for value in item.values():
                found += [value] if isinstance(value, str) else flatten(value)
    return found


def navigation_of(sections: int, directions: int) -> list[NavItem]:
    guide = make_guide(
        *(
            make_direction(f"{s}.{d}", {"研究内容": "文"})
            for s in range(1, sections + 1)
            for d in range(1, directions + 1)
        )
    )
    return build_navigation(build_site([ReadGuide(guide, {}, ())], (), ()))


def test_a_small_guide_lists_sections_with_their_directions() -> None:
    pages = flatten(navigation_of(2, 3))
    assert "test/1.md" in pages
    assert "test/2.3.md" in pages
    assert "keywords/index.md" in pages
    assert not any(page.startswith("keywords/") and page != "keywords/index.md" for page in pages)


def test_a_large_guide_lists_sections_only() -> None:
    pages = flatten(navigation_of(20, MOST_ENTRIES))
    assert "test/20.md" in pages
    assert "test/20.1.md" not in pages
    assert len(pages) < MOST_ENTRIES


def test_a_section_that_is_a_direction_stands_once() -> None:
    guide = make_guide(make_direction("1.1", {"研究内容": "文"}), make_direction("2", {"研究内容": "文"}))
    pages = flatten(build_navigation(build_site([ReadGuide(guide, {}, ())], (), ())))
    assert pages.count("test/2.md") == 1


def test_the_finder_stands_near_the_top_before_the_sections() -> None:
    pages = flatten(navigation_of(2, 3))
    assert pages.index("test/finder.md") < pages.index("test/compare.md") < pages.index("test/1.md")
    assert pages.index("test/finder.md") <= 2
