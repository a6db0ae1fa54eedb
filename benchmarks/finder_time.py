"""Weigh and time the finder: ``python -m benchmarks.finder_time SITE ...``, or with counts for synthetic guides.

Prints for each site the directions, the page in bytes (plain and compressed), the bytes of one direction's part of a
comparison, and how long the browser works, on average, after a change of the text, of a tick and of the order: from
the event to the drawn page, as time of its main thread.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import CDPSession, Page

from benchmarks.build_time import GUIDE, make_project
from tests.browser import DESK, open_browser, serve_folder

CHANGES = {
    "text": "const text = form.elements.text; text.value = ['量子', '标准', 'a', '', '光栅'][at % 5]; return text",
    "tick": "const tick = form.querySelector('[name=deliverables]'); tick.checked = !tick.checked; return tick",
    "order": "const sort = form.elements.sort; sort.value = ['title', '-patents', 'order'][at % 3]; return sort",
}
"""What is changed → a script that changes it and returns the field."""
TIMES = 20
RUN = """async () => {{
  const form = document.querySelector("#finder")
  for (let at = 0; at < {times}; at++) {{
    const field = (() => {{ {change} }})()
    field.dispatchEvent(new Event("input", {{ bubbles: true }}))
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
  }}
}}"""


def read_busy_time(session: CDPSession) -> float:
    """Milliseconds that the main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def time_changes(page: Page) -> dict[str, float]:
    """Milliseconds for each change."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    found = {}
    for name, change in CHANGES.items():
        before = read_busy_time(session)
        page.evaluate(RUN.format(times=TIMES, change=change))
        found[name] = (read_busy_time(session) - before) / TIMES
    return found


def measure_site(site: Path) -> str:
    """One line of the table."""
    plain = (site / GUIDE / "finder.html").read_bytes()
    part = (site / "data" / GUIDE / "compare" / "1.2.js").stat().st_size
    with serve_folder(site) as home, open_browser() as browser:
        page = browser.new_page(viewport={"width": DESK["width"], "height": DESK["height"]})
        page.goto(f"{home}{GUIDE}/finder.html", timeout=120_000)
        page.wait_for_timeout(2000)
        times = time_changes(page)
    count = plain.count(b"data-pick=")
    shown = "".join(f"{times[name]:10.0f}" for name in CHANGES)
    return f"{count:10} {len(plain) / 1000:10.0f} {len(gzip.compress(plain)) / 1000:10.0f} {part:12}{shown}"


def main(words: list[str]) -> None:
    """Print the table; a synthetic guide is built with MkDocs first."""
    print("directions    page kB     gzip kB   part, bytes   text ms   tick ms  order ms")
    for word in words:
        if not word.isdecimal():
            print(measure_site(Path(word)), flush=True)
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            make_project(folder, int(word))
            subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True)
            print(measure_site(folder / "site"), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["43", "500", "2000"])
