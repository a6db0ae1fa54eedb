"""Make what is handed out: the site as an archive, the guide and each direction as PDF, the workbook, checksums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from generator.dist.archive import SUMS, write_sums, write_zip
from generator.dist.browser import find_tools, print_pages
from generator.dist.check_pdf import PdfFigures, check_pdf
from generator.dist.contents import NOTES, NOTES_TEMPLATE, SITE_ZIP, Document, list_documents, list_files
from generator.dist.pdf_polish import HeadingError, polish
from generator.dist.printed_page import PrintedPage, read_printed_page
from generator.errors import Diagnostic, VerifyError
from generator.load import load_source
from generator.model.guide import Guide
from generator.pipeline import date_source
from generator.project import Project, read_templates
from generator.publish import Made, build_site
from generator.share.templates import make_templates
from generator.site_build import build_project, refuse_place, shown
from generator.verify.compare import finding

DISTRIBUTION = Made("distribution", SUMS)
Files = Mapping[PurePosixPath, bytes]


@dataclass(frozen=True)
class _Making:
    """What is made from what."""

    project: Project
    site: Path
    guides: Sequence[Guide]
    browser: str
    dated: datetime

    def pages(self) -> dict[Document, PrintedPage]:
        """Each document with what has to stand in it."""
        return {
            document: read_printed_page((self.site / document.page).read_text("utf-8"))
            for document in list_documents(self.guides)
        }


def make_dist(project: Project, site: Path, dist: Path) -> list[str]:
    """Build and verify the site, then fill ``dist`` beside the old one, read it back and put it in place."""
    site, dist = site.absolute(), dist.absolute()
    refuse_place(project, dist, "what is handed out", site)
    refuse_place(project, site, "the site", dist)
    browser = find_tools()
    lines = build_project(project, site)
    guides = load_source(project.source, project.root).guides
    making = _Making(project, site, guides, browser, date_source(guides))
    found: list[PdfFigures] = []
    build_site(
        lambda folder: _write(folder, _make_files(making)),
        dist,
        lambda folder: found.extend(_check(folder, making)),
        made=DISTRIBUTION,
    )
    return [*lines, _say(found), f"all of it is in {shown(dist)}: read {shown(dist)}/{NOTES}"]


def _make_files(making: _Making) -> Files:
    pages = making.pages()
    printed = print_pages(making.browser, making.site, [document.page for document in pages])
    documents = {
        document.path: _finish(printed[document.page], document, page, making.dated)
        for document, page in pages.items()
    }
    files = {SITE_ZIP: write_zip(_read_site(making.site), making.dated), **documents}
    for guide in list_files(making.guides):
        sheets = {path: data for path, data in documents.items() if path.parent == guide.folder}
        files[guide.sheets_zip] = write_zip(sheets, making.dated)
        files[PurePosixPath(guide.workbook.name)] = (making.site / guide.workbook).read_bytes()
    files[NOTES] = _write_notes(making)
    return {**files, PurePosixPath(SUMS): write_sums(files)}


def _finish(data: bytes, document: Document, page: PrintedPage, dated: datetime) -> bytes:
    try:
        return polish(data, document.label(page, dated))
    except HeadingError as error:
        raise VerifyError(finding(str(document.path), str(error), "look at the headings of the page")) from None


def _read_site(site: Path) -> Files:
    """The site's files, in a folder of their own."""
    return {
        PurePosixPath("site", path.relative_to(site).as_posix()): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def _write_notes(making: _Making) -> bytes:
    settings = making.project.settings
    values = {
        "name": settings.site_name or making.guides[0].programme,
        "day": f"{making.dated:%Y-%m-%d}",
        "site_zip": SITE_ZIP,
        "guides": list_files(making.guides),
        "has_address": bool(settings.site_url),
        "sums": SUMS,
    }
    return make_templates(read_templates(making.project)).fill(NOTES_TEMPLATE, values)


def _write(folder: Path, files: Files) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _check(folder: Path, making: _Making) -> list[PdfFigures]:
    """Read every PDF back from the disk."""
    found: list[Diagnostic] = []
    figures = []
    for document, page in making.pages().items():
        faults, counted = check_pdf(str(document.path), (folder / document.path).read_bytes(), page)
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
