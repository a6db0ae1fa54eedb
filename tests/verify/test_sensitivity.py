"""A single wrong character anywhere in the verbatim text is found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.model.guide import Guide
from generator.verify.verbatim import verify_page, verify_verbatim
from tests.verify.corruption import corrupt, find_runs
from tests.verify.sites import GUIDE, build_small_site


def count_missed(site: Path, guide: Guide, times: int) -> int:
    """How many of so many seeded corruptions of the site's verbatim text are not found."""
    assert verify_verbatim(site, guide) == []
    numbers = sorted({section.number for section in guide.sections} | {d.number for d in guide.directions})
    names = [*(f"{number}.html" for number in numbers), "full.html", "index.html"]
    pages = {name: (site / guide.id / name).read_bytes().decode() for name in names}
    runs = {name: find_runs(html) for name, html in pages.items()}
    weights = [sum(run.end - run.start for run in runs[name]) for name in names]
    seeded = random.Random(20231120)
    missed = 0
    for _ in range(times):
        [name] = seeded.choices(names, weights)
        path = site / guide.id / name
        path.write_bytes(corrupt(pages[name], runs[name], seeded).encode())
        missed += not verify_page(site, guide, name)
        path.write_bytes(pages[name].encode())
    return missed


def test_all_verbatim_text_of_the_small_site_is_open_to_corruption(tmp_path: Path) -> None:
    site = build_small_site(tmp_path / "site")
    html = (site / "small/1.2.html").read_bytes().decode()
    texts = "".join(html[run.start : run.end] for run in find_runs(html))
    assert "链接" not in texts
    assert "¶" not in texts
    assert [word in texts for word in ("1.2 千克与𠮷", "考核指标", "第二段 ", "≤2×10⁻⁸", "复现")] == [True] * 5


def test_every_wrong_character_in_the_small_site_is_found(tmp_path: Path) -> None:
    assert count_missed(build_small_site(tmp_path / "site"), GUIDE, times=200) == 0


@pytest.mark.campaign
def test_every_wrong_character_in_ten_thousand_is_found(tmp_path: Path) -> None:
    assert count_missed(build_small_site(tmp_path / "site"), GUIDE, times=10_000) <= 10
