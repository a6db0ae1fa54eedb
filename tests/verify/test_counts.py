"""Data files that lost a row, or that are missing, are told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.load import load_guide
from generator.verify import verify_links
from generator.verify.counts import check_counts

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    for name in ("data", "nqi-2023"):
        shutil.copytree(built_site / name, tmp_path / name)
    return tmp_path


def test_the_real_site_has_every_indicator_everywhere(built_site: Path) -> None:
    assert check_counts(built_site, load_guide(ROOT / "source/nqi-2023", ROOT)) == []


def test_a_lost_row_is_told(site: Path) -> None:
    path = site / "data/nqi-2023/indicators.json"
    data = json.loads(path.read_bytes())
    data["indicators"].pop()
    path.write_text(json.dumps(data), "utf-8")
    [finding] = check_counts(site, load_guide(ROOT / "source/nqi-2023", ROOT))
    assert "indicators.json" in str(finding)


def test_a_missing_file_is_told(site: Path) -> None:
    (site / "data/nqi-2023/indicators.csv").unlink()
    [finding] = check_counts(site, load_guide(ROOT / "source/nqi-2023", ROOT))
    assert "indicators.csv: the file is missing" in str(finding)


def test_every_data_file_that_is_missing_is_told_by_the_check_of_links(built_site: Path, tmp_path: Path) -> None:
    site = shutil.copytree(built_site, tmp_path / "site")
    files = sorted(path.relative_to(site).as_posix() for path in (site / "data/nqi-2023").iterdir() if path.is_file())
    shutil.rmtree(site / "data/nqi-2023")
    told = "\n".join(str(finding) for finding in verify_links(site))
    assert len(files) >= 5
    assert [name for name in files if f"leads to '{name}', which is not in the site" not in told] == []
