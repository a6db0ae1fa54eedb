"""Sheets printed from a guide of hostile texts carry them as text: in titles, bookmarks and on paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import site_build
from generator.dist.check_pdf import check_pdf
from generator.dist.contents import list_documents
from generator.dist.pdf_polish import polish
from generator.dist.printed_page import read_printed_page
from generator.load import load_source
from generator.project import Project, Settings
from tests.dist.printing import print_site
from tests.site.hostile_project import hostile_strings, write_hostile_project


@pytest.mark.browser
def test_hostile_texts_are_printed_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ("<script>", "&#62;", "--8<--", "</title>", "10^{-20}")
    attacks = [next(text for text in hostile_strings() if part in text) for part in wanted]
    project = Project.at(write_hostile_project(tmp_path, attacks), Settings())
    monkeypatch.setattr(site_build, "check_residue", lambda _project, _guide: [])
    site_build.build_project(project, tmp_path / "site")
    documents = list(list_documents(load_source(project.source, project.root).guides))
    assert len(documents) == 1 + len(attacks)
    printed = print_site(tmp_path / "site", *(str(document.page) for document in documents))
    for document in documents:
        page = read_printed_page((tmp_path / "site" / document.page).read_text("utf-8"))
        data = polish(printed[str(document.page)], document.label(page, datetime(2024, 1, 1, tzinfo=UTC)))
        found, figures = check_pdf(str(document.path), data, page)
        assert [str(one) for one in found] == []
        assert figures.found == figures.wanted > 50
