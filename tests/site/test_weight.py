"""A page costs its reader little: a direction's first view is light, and the matrix and the indicators do not jump."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import open_browser, serve_folder
from tests.site.page_types import sample_pages
from tests.site.weight import weigh_page

pytestmark = pytest.mark.browser
MOST_BYTES = 100_000


@pytest.mark.parametrize("kind", ["direction", "home"])
def test_a_first_view_is_at_most_100_kb_beyond_the_themes_files(built_site: Path, kind: str) -> None:
    with serve_folder(built_site) as home, open_browser() as browser:
        cost = weigh_page(browser.new_page(), home, sample_pages()[kind][0])
    assert 10_000 < cost.ours <= MOST_BYTES
    assert cost.away == ()
