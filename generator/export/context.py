"""What every exporter is given: one guide of the site, the names of things, and where pages are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.site import DirectionEntry, GuideEntry, IndicatorRow, Keyword, Mention, Site
from generator.render import paths
from generator.render.labels import Labels


@dataclass(frozen=True, slots=True)
class GuideKeyword:
    """A keyword as one guide uses it."""

    order: int
    """From 1 in the guide, in pinyin order."""
    keyword: Keyword
    listed: tuple[str, ...]
    """Numbers of the guide's directions that list it."""
    mentions: tuple[Mention, ...]
    """In the guide's texts."""

    @property
    def mentioning(self) -> tuple[str, ...]:
        """Numbers of the directions that mention it and do not list it, each once, in order."""
        listed = frozenset(self.listed)
        numbers = dict.fromkeys(mention.direction.number for mention in self.mentions)
        return tuple(number for number in numbers if number not in listed)


@dataclass(frozen=True)
class Exporting:
    """One guide on its way out."""

    site: Site
    entry: GuideEntry
    labels: Labels
    base_url: str
    """Address of the site; empty: addresses are relative to the file's own folder."""
    keywords: tuple[GuideKeyword, ...]
    """Those that the guide lists or mentions."""

    @property
    def guide_id(self) -> str:
        """The guide's id."""
        return self.entry.guide.id

    def url(self, page: PurePosixPath, anchor: str = "") -> str:
        """Address of a page or of a place in it."""
        return paths.address(self.base_url, PurePosixPath("data", self.guide_id, "file"), page, anchor)

    def direction_url(self, entry: DirectionEntry, anchor: str = "") -> str:
        """Address of a direction's page or of a place in it."""
        return self.url(paths.direction_page(entry.key), anchor)

    def row_url(self, entry: DirectionEntry, row: IndicatorRow) -> str:
        """Address of an indicator."""
        return self.direction_url(entry, paths.indicator_anchor(row.position))


@dataclass(frozen=True, slots=True)
class RowItem:
    """An indicator with everything needed to write it."""

    exporting: Exporting
    order: int
    """From 1 in the guide."""
    entry: DirectionEntry
    row: IndicatorRow

    @property
    def id(self) -> str:
        """``1.2/3``: the direction, and the position in it."""
        return f"{self.entry.direction.number}/{self.row.position}"

    @property
    def clause(self) -> str:
        """The whole clause, in the source's words."""
        return self.row.indicator.clause.cut(self.row.field.text)


def make_exportings(site: Site, labels: Labels, base_url: str = "") -> tuple[Exporting, ...]:
    """Every guide of the site."""
    keywords = _keywords_by_guide(site)
    return tuple(
        Exporting(site, entry, labels, base_url, tuple(keywords.get(entry.guide.id, ()))) for entry in site.guides
    )


def _keywords_by_guide(site: Site) -> dict[str, list[GuideKeyword]]:
    """Guide id → its keywords, in one pass over all mentions."""
    found: dict[str, list[GuideKeyword]] = {}
    for keyword in site.keywords:
        listed: dict[str, list[str]] = {}
        mentions: dict[str, list[Mention]] = {}
        for key in keyword.listed:
            listed.setdefault(key.guide_id, []).append(key.number)
        for mention in keyword.mentions:
            mentions.setdefault(mention.direction.guide_id, []).append(mention)
        for guide_id in dict.fromkeys((*listed, *mentions)):
            inside = found.setdefault(guide_id, [])
            numbers = tuple(listed.get(guide_id, ()))
            inside.append(GuideKeyword(len(inside) + 1, keyword, numbers, tuple(mentions.get(guide_id, ()))))
    return found


def list_rows(exporting: Exporting) -> tuple[RowItem, ...]:
    """Every indicator of the guide, in order."""
    found = [(entry, row) for entry in exporting.entry.directions for row in entry.rows]
    return tuple(RowItem(exporting, n, entry, row) for n, (entry, row) in enumerate(found, start=1))
