"""Everything that is checked on a built site, with figures for the quality page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Code, Diagnostic, Place, VerifyError
from generator.model.guide import Guide
from generator.verify.built_site import HOME_PAGE
from generator.verify.comparisons import check_comparisons
from generator.verify.data import check_data
from generator.verify.links import LinkFigures, check_links
from generator.verify.sheets import check_sheets
from generator.verify.texts import check_texts
from generator.verify.verbatim import VerbatimFigures, check_verbatim


@dataclass(frozen=True, slots=True)
class VerifyFigures:
    """What was checked on this build; every number counts what was really looked at."""

    pages: int
    references: int
    """Addresses and ids pointed at, in pages, pictures and style sheets."""
    anchors: int
    """Places inside pages among them."""
    directions: int
    paragraphs: int
    """Compared with the source; once for each place where they stand."""
    characters: int
    keywords: int
    data_texts: int
    """Texts in the data files (JSON, CSV, workbook), plain texts and comparisons, compared with the source."""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Everything found, and what was looked at."""

    diagnostics: tuple[Diagnostic, ...]
    figures: VerifyFigures

    def raise_if_wrong(self) -> None:
        """Raise ``VerifyError`` with all findings, if there are any."""
        if self.diagnostics:
            raise VerifyError(self.diagnostics)


def verify_site(site: Path, guides: Sequence[Guide]) -> VerifyReport:
    """Check links, ids and texts of the site built in folder ``site``; raise ``VerifyError`` where there is none."""
    if not (site / HOME_PAGE).is_file():
        message = f"there is no built site here (no {HOME_PAGE})"
        raise VerifyError(Diagnostic(Place(site.as_posix()), Code.FILE, message, "build it first"))
    found, links = check_links(site)
    texts = []
    data_texts = 0
    for guide in guides:
        differences, figures = check_verbatim(site, guide)
        in_data, count = check_data(site, guide)
        in_sheets, more = check_sheets(site, guide)
        in_texts, blocks = check_texts(site, guide)
        in_comparisons, compared = check_comparisons(site, guide)
        found += [*differences, *in_data, *in_sheets, *in_texts, *in_comparisons]
        texts.append(figures)
        data_texts += count + more + blocks + compared
    return VerifyReport(tuple(found), _add_up(links, texts, data_texts))


def _add_up(links: LinkFigures, texts: Sequence[VerbatimFigures], data_texts: int) -> VerifyFigures:
    return VerifyFigures(
        pages=links.pages,
        references=links.references,
        anchors=links.anchors,
        directions=sum(figures.directions for figures in texts),
        paragraphs=sum(figures.paragraphs for figures in texts),
        characters=sum(figures.characters for figures in texts),
        keywords=sum(figures.keywords for figures in texts),
        data_texts=data_texts,
    )
