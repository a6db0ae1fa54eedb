"""What is handed out beside the site: which documents there are, from which pages, and what each says about itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from generator.dist.pdf_polish import Label
from generator.dist.printed_page import PrintedPage
from generator.maths import read_display
from generator.model.guide import Direction, Guide, Role
from generator.render import paths
from generator.render.data_format import data_file
from generator.render.views.common import direction_title, short_title
from generator.share.context import LANGUAGE

SITE_ZIP = PurePosixPath("site.zip")
NOTES = PurePosixPath("说明.txt")
NOTES_TEMPLATE = "dist/notes.txt.j2"


@dataclass(frozen=True)
class Document:
    """One PDF."""

    page: PurePosixPath
    """Of the built site, printed."""
    path: PurePosixPath
    title: str
    subject: str
    keywords: str
    is_whole: bool
    """The whole guide; else one direction."""

    def label(self, page: PrintedPage, dated: datetime) -> Label:
        """What it says about itself."""
        return Label(self.title, self.subject, self.keywords, LANGUAGE, dated, page.headings, self.is_whole)


@dataclass(frozen=True, slots=True)
class GuideFiles:
    """The names of a guide's files, for the notes."""

    title: str
    whole: PurePosixPath
    folder: PurePosixPath
    sheets: int
    sheets_zip: PurePosixPath
    workbook: PurePosixPath


def list_documents(guides: Sequence[Guide]) -> Iterator[Document]:
    """Every PDF: for each guide the whole, then its directions."""
    for guide in guides:
        title = short_title(guide)
        page = paths.built(paths.guide_page(guide.id, "full"))
        yield Document(page, _whole(guide), title, guide.programme, "", is_whole=True)
        for direction in guide.directions:
            page = paths.built(paths.guide_page(guide.id, direction.number))
            path = _folder(guide) / f"{guide.id}-{direction.number}.pdf"
            keywords = _keywords(guide, direction)
            yield Document(page, path, direction_title(direction), title, keywords, is_whole=False)


def list_guide_files(guides: Sequence[Guide]) -> list[GuideFiles]:
    """The names of each guide's files."""
    return [
        GuideFiles(
            title=short_title(guide),
            whole=_whole(guide),
            folder=_folder(guide),
            sheets=len(guide.directions),
            sheets_zip=PurePosixPath(f"{_folder(guide)}.zip"),
            workbook=data_file("workbook", guide.id),
        )
        for guide in guides
    ]


def _whole(guide: Guide) -> PurePosixPath:
    return PurePosixPath(f"{guide.id}.pdf")


def _folder(guide: Guide) -> PurePosixPath:
    return PurePosixPath(f"{guide.id}-sheets")


def _keywords(guide: Guide, direction: Direction) -> str:
    texts = (field.text for field in direction.fields_of(Role.KEYWORDS) if not guide.is_empty(field.text))
    return " ".join(read_display(text).text for text in texts)
