"""Weigh one page of each type and measure how much it shifts: ``python -m benchmarks.page_weight [SITE]``.

A first view of a direction may cost 100 kB compressed beyond the theme's files, no page may shift by 0.01 or more, and
no page may ask another host; the command fails else.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import ViewportSize

from tests.browser import DESK, PHONE, open_browser, serve_folder
from tests.site.page_types import sample_pages
from tests.site.weight import Cost, weigh_page

MOST_BYTES, MOST_SHIFT = 100_000, 0.01
SIZES = {"desk": DESK, "phone": PHONE}


def weigh_site(site: Path) -> list[tuple[str, str, dict[str, Cost]]]:
    """Kind of page, its address, and its cost on each size of screen."""
    rows = []
    with serve_folder(site) as home, open_browser() as browser:
        for kind, names in sample_pages().items():
            for name in names:
                costs = {}
                for size, view in SIZES.items():
                    context = browser.new_context(viewport=ViewportSize(width=view["width"], height=view["height"]))
                    costs[size] = weigh_page(context.new_page(), home, name)
                    context.close()
                rows.append((kind, name, costs))
    return rows


def main(site: Path) -> int:
    """Print the table; 1 where a limit is broken."""
    rows = weigh_site(site)
    print("| page type | page | ours, kB | theme, kB | requests | to other hosts | shift, desk | shift, phone |")
    print("|---|---|---|---|---|---|---|---|")
    for kind, name, costs in rows:
        desk, phone = costs["desk"], costs["phone"]
        print(
            f"| {kind} | {name} | {desk.ours / 1000:.1f} | {desk.themes / 1000:.1f} | {desk.requests} "
            f"| {len(desk.away) + len(phone.away)} | {desk.shift:.4f} | {phone.shift:.4f} |"
        )
    every = [(kind, cost) for kind, _, costs in rows for cost in costs.values()]
    is_heavy = any(kind == "direction" and cost.ours > MOST_BYTES for kind, cost in every)
    return int(is_heavy or any(cost.shift >= MOST_SHIFT or cost.away for _, cost in every))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
