"""The real guide's site, built once for the tests: every character of it is compared, and a wrong one is found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.load import load_source
from generator.model.guide import Guide
from generator.verify import verify_site, verify_verbatim
from tests.conftest import ROOT
from tests.verify.corruption import find_runs
from tests.verify.test_sensitivity import count_missed


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_source(ROOT / "source", ROOT).guides[0]


@pytest.fixture
def own_site(built_site: Path, guide: Guide, tmp_path: Path) -> Path:
    """A copy of the guide's pages to damage."""
    shutil.copytree(built_site / guide.id, tmp_path / "site" / guide.id)
    return tmp_path / "site"


def test_the_real_site_is_faithful_and_all_of_it_was_compared(built_site: Path, guide: Guide) -> None:
    report = verify_site(built_site, [guide])
    assert [str(finding) for finding in report.diagnostics] == []
    assert report.figures.directions == len(guide.directions) == 43
    assert report.figures.pages > 43
    written = sum(len(field.text) for direction in guide.directions for field in direction.fields)
    assert report.figures.characters > 1.8 * written


def test_corruption_reaches_all_verbatim_text_of_a_real_page(built_site: Path, guide: Guide) -> None:
    direction = guide.directions[1]
    html = (built_site / guide.id / f"{direction.number}.html").read_bytes().decode()
    reached = sum(run.end - run.start for run in find_runs(html))
    assert reached > 0.7 * sum(len(field.text) for field in direction.fields)


def test_wrong_characters_in_the_real_site_are_found(own_site: Path, guide: Guide) -> None:
    assert count_missed(own_site, guide, times=80) == 0


@pytest.mark.campaign
def test_at_least_999_of_1000_wrong_characters_in_the_real_site_are_found(own_site: Path, guide: Guide) -> None:
    assert count_missed(own_site, guide, times=10_000) <= 10


def test_a_paragraph_taken_out_of_the_real_site_is_found(own_site: Path, guide: Guide) -> None:
    path = own_site / guide.id / "1.2.html"
    html = path.read_bytes().decode()
    path.write_bytes(html.replace('id="p-2"', 'id="x-2"', 1).encode())
    assert any("paragraph p-2" in str(finding) for finding in verify_verbatim(own_site, guide))
