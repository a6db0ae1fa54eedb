"""Make what is handed out: the site as an archive, the guide and each direction as PDF, the workbook, checksums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from generator.dist.archive import write_zip
from generator.dist.browser import find_tools, print_pages
from generator.dist.check_pdf import PdfFigures, check_pdf
from generator.dist.contents import NOTES, NOTES_TEMPLATE, SITE_ZIP, Document, list_documents, list_guide_files
from generator.dist.pdf_polish import HeadingError, polish
from generator.dist.printed_page import PrintedPage, read_printed_page
from generator.errors import Diagnostic, VerifyError
from generator.load import load_source, shown_path
from generator.model.guide import Guide
from generator.project import Project, date_source, hold_pages, read_templates
from generator.publish import SUMS, Made, build_site, list_files
from generator.share.templates import make_templates
from generator.site_build import build_project, refuse_place, shown
from generator.verify.compare import finding

DISTRIBUTION = Made("distribution", NOTES)
SITE_FOLDER = PurePosixPath("site")
"""Of the site in its archive."""


@dataclass(frozen=True)
class _Making:
    """What is made from what."""

    project: Project
    site: Path
    guides: Sequence[Guide]
    browser: str
    dated: datetime

    def read(self, document: Document) -> PrintedPage:
        """What has to stand in a document."""
        return read_printed_page((self.site / document.page).read_text("utf-8"))


def make_dist(project: Project, site: Path, dist: Path) -> list[str]:
    """Build and verify the site, then fill ``dist`` beside the old one, read it back and put it in place."""
    site, dist = site.absolute(), dist.absolute()
    refuse_place(project, dist, "what is handed out", site)
    refuse_place(project, site, "the site", dist)
    browser = find_tools()
    found: list[PdfFigures] = []
    with hold_pages(project):
        lines = build_project(project, site)
        guides = load_source(project.source, project.root).guides
        making = _Making(project, site, guides, browser, date_source(guides))
        build_site(
            lambda folder: _fill(folder, making),
            dist,
            lambda folder: found.extend(_check(folder, making)),
            made=DISTRIBUTION,
        )
    return [*lines, _say(found), f"all of it is in {shown(dist)}: read {shown(dist)}/{NOTES}"]


def _fill(folder: Path, making: _Making) -> None:
    """Make everything in a new folder."""
    _print(folder, making)
    write_zip(folder / SITE_ZIP, list_files(making.site, SITE_FOLDER), making.dated)
    for guide in list_guide_files(making.guides):
        write_zip(folder / guide.sheets_zip, list_files(folder / guide.folder, guide.folder), making.dated)
        (folder / guide.workbook.name).write_bytes((making.site / guide.workbook).read_bytes())
    (folder / NOTES).write_bytes(_write_notes(making))


def _print(folder: Path, making: _Making) -> None:
    """Print every document; each is finished and written before the next, for there may be thousands."""
    documents = {document.page: document for document in list_documents(making.guides)}

    def finish(page: PurePosixPath, data: bytes) -> None:
        document = documents[page]
        target = folder / document.path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.write_bytes(polish(data, document.label(making.read(document), making.dated)))
        except HeadingError as error:
            raise VerifyError(finding(str(document.path), str(error), "look at the headings of the page")) from None

    print_pages(making.browser, making.site, list(documents), finish)


def _write_notes(making: _Making) -> bytes:
    settings = making.project.settings
    values = {
        "name": settings.site_name or making.guides[0].programme,
        "day": f"{making.dated:%Y-%m-%d}",
        "site_zip": SITE_ZIP,
        "guides": list_guide_files(making.guides),
        "has_address": bool(settings.site_url),
        "sums": SUMS,
    }
    folder = shown_path(making.project.templates, making.project.root)
    return make_templates(read_templates(making.project), folder).fill(NOTES_TEMPLATE, values)


def _check(folder: Path, making: _Making) -> list[PdfFigures]:
    """Read every PDF back from the disk."""
    found: list[Diagnostic] = []
    figures = []
    for document in list_documents(making.guides):
        data = (folder / document.path).read_bytes()
        faults, counted = check_pdf(str(document.path), data, making.read(document))
        found += faults
        figures.append(counted)
    if found:
        raise VerifyError(found)
    return figures


def _say(figures: Sequence[PdfFigures]) -> str:
    wanted, found = (sum(getattr(one, name) for one in figures) for name in ("wanted", "found"))
    return (
        f"read back: {len(figures)} PDFs with {sum(one.sheets for one in figures)} sheets; {found:,} of {wanted:,} "
        f"characters of titles, labels and paragraphs in order ({found / wanted:.2%}); all fonts embedded"
    )
