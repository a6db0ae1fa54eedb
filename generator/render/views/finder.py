"""The direction finder: every direction as a row that is chosen by facets, sorted, ticked for comparison and saved."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.index.conditions import find_conditions
from generator.index.matrix import count_family
from generator.maths import read_display
from generator.model.indicator import Kind
from generator.model.site import DirectionEntry, GuideEntry
from generator.render import paths
from generator.render.quantities import format_amount
from generator.render.views.assets import Assets, link_assets
from generator.render.views.choices import Choice, count_choices
from generator.render.views.common import Context, Link, Linker, make_crumbs, section_title, section_tone
from generator.render.views.facts import Fact, deliverable_facts, make_facts, tightest_row
from generator.render.views.ranks import rank_numbers, rank_words
from generator.vocabulary.groups import WordGroup

STYLESHEETS = ("lists", "finder")
SCRIPTS = ("csv", "facets", "table")

NOTHING = "none"
"""Value of a facet for directions that have no value of their own."""

_CSV_COLUMNS = (
    {"title": "编号", "text": ".g-where .g-no"},
    {"title": "题目", "text": ".g-where a", "after": ".g-where .g-no"},
    {"title": "专题", "names": "section"},
    {"title": "关键词", "text": ".g-where small"},
    {"title": "最严的相对不确定度", "text": ".g-tightest .g-fact-value"},
    {"title": "其对象", "text": ".g-tightest .g-fact-label"},
    {"title": "其他成果", "text": ".g-owed > span"},
    {"title": "申报条件", "text": ".g-terms-of > a"},
    {"title": "条件类别", "names": "conditions"},
    {"title": "指标涉及的量", "names": "quantities"},
    {"title": "链接", "link": ".g-where a"},
)


@dataclass(frozen=True)
class Facet:
    """One property by which rows are chosen."""

    name: str
    """Of the field in the address and of the rows' attribute."""
    title: str
    hint: str
    needs_all: bool
    """Whether a row must have every chosen value, or one of them."""
    is_open: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class FamilyColumn:
    """A column that counts deliverables of one family."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Count:
    """A cell of such a column."""

    column: FamilyColumn
    text: str
    href: str


@dataclass(frozen=True)
class FinderRow:
    """One direction."""

    link: Link
    pick: Markup
    tone: str
    keywords: str
    counts: tuple[Count, ...]
    owed: tuple[Fact, ...]
    """Deliverables outside the families, and counts that go across them."""
    tightest: Fact | None
    terms: tuple[Fact, ...]
    """What is asked of those who apply."""
    is_noted: bool
    """Whether that is the beginning of a note, without quotas and ratios."""
    facets: tuple[tuple[str, str], ...]
    """(name of the facet, the row's values with a blank between)."""
    ranks: tuple[tuple[str, str], ...]
    """(what can be sorted by, the row's place)."""


@dataclass(frozen=True)
class FinderView:
    """All that the finder prints."""

    title: str
    crumbs: tuple[Link, ...]
    facets: tuple[Facet, ...]
    columns: tuple[FamilyColumn, ...]
    rows: tuple[FinderRow, ...]
    compare: Link
    csv_columns: str
    """What the script writes into a file, as JSON."""
    csv_name: str
    assets: Assets
    description: str


def view_finder(entry: GuideEntry, context: Context, path: PurePosixPath) -> FinderView:
    """The view of the finder at ``path``."""
    linker = Linker(path)
    values = [_list_values(item, entry, context) for item in entry.directions]
    return FinderView(
        title="方向查找",
        crumbs=make_crumbs(linker, entry.guide),
        facets=tuple(_make_facets(entry, values, context)),
        columns=tuple(map(_column, context.labels.families)),
        rows=_make_rows(entry, values, context, linker),
        compare=Link(linker.to(paths.guide_page(entry.guide.id, "compare")), "方向对比"),
        csv_columns=_describe_csv(context),
        csv_name=f"{entry.guide.id}-directions.csv",
        assets=link_assets(linker, STYLESHEETS, SCRIPTS),
        description="按专题、申报条件、成果种类和指标的量筛选全部研究方向，可排序、勾选对比、下载。",
    )


_Values = dict[str, tuple[str, ...]]
"""Name of a facet → a direction's values."""


def _list_values(item: DirectionEntry, entry: GuideEntry, context: Context) -> _Values:
    number = item.direction.number
    groups = {row.indicator.measurand for row in item.rows if row.indicator.kind is Kind.TECHNICAL}
    return {
        "conditions": find_conditions(item, context.labels.conditions) or (NOTHING,),
        "section": (item.section.number,),
        "deliverables": tuple(kind for kind in entry.matrix.kinds if (number, kind) in entry.matrix.cells),
        "quantities": tuple(group for group in context.labels.measurands if group in groups),
        "tag": tuple(f"t{at}" for at, tag in enumerate(_list_tags(entry)) if tag == item.direction.tag),
    }


def _list_tags(entry: GuideEntry) -> list[str]:
    """Every tag of the guide once, in order."""
    return list(dict.fromkeys(item.direction.tag for item in entry.directions if item.direction.tag))


def _make_facets(entry: GuideEntry, values: Sequence[_Values], context: Context) -> Iterable[Facet]:
    labels = context.labels
    conditions = {group.id: group.title for group in labels.conditions} | {NOTHING: "无特别说明"}
    sections = {section.number: section_title(section) for section in entry.guide.sections}
    tags = {f"t{at}": read_display(tag).text for at, tag in enumerate(_list_tags(entry))}
    for name, title, needs_all, is_open, titles in (
        ("conditions", "申报条件", True, True, conditions),
        ("tag", "标签", False, True, tags),
        ("section", "专题", False, True, sections),
        ("deliverables", "成果种类", True, True, labels.deliverables),
        ("quantities", "指标涉及的量", True, False, labels.measurands),
    ):
        choices = count_choices((value for row in values for value in row[name]), titles)
        if choices:
            hint = "多选时须同时具备" if needs_all else "多选时符合其一即可"
            yield Facet(name, title, hint, needs_all, is_open, choices)


def _make_rows(entry: GuideEntry, values: Sequence[_Values], context: Context, linker: Linker) -> tuple[FinderRow, ...]:
    ranks = _rank_directions(entry, context)
    return tuple(
        _make_row(item, values[at], tuple((name, places[at]) for name, places in ranks.items()), context, linker)
        for at, item in enumerate(entry.directions)
    )


def _rank_directions(entry: GuideEntry, context: Context) -> dict[str, list[str]]:
    """What can be sorted by → the place of each direction; a direction without a value has none."""
    directions = entry.directions
    titles = [read_display(item.direction.title).text for item in directions]
    places = rank_words(titles)
    tightest = [tightest_row(item) for item in directions]
    ranks = {
        "title": [places[title] for title in titles],
        "tightest": rank_numbers([None if found is None else (found[0],) for found in tightest]),
        "indicators": rank_numbers(
            [(sum(row.indicator.kind is Kind.TECHNICAL for row in item.rows),) for item in directions]
        ),
    }
    for family in context.labels.families:
        amounts = [count_family(entry.matrix, item.direction.number, family.words)[0] for item in directions]
        ranks[family.id] = rank_numbers([None if amount is None else (amount.high, amount.low) for amount in amounts])
    return ranks


def _make_row(
    item: DirectionEntry, values: _Values, ranks: tuple[tuple[str, str], ...], context: Context, linker: Linker
) -> FinderRow:
    facts = make_facts(item, context, linker)
    families = [set(family.words) for family in context.labels.families]
    facts_by_kinds = deliverable_facts(item, context, linker)
    return FinderRow(
        link=linker.direction(item),
        pick=paths.pick_id(item.key),
        tone=section_tone(item.guide, item.section),
        keywords="，".join(read_display(use.text).text for use in item.keywords),
        counts=tuple(_count(item, family, context, linker) for family in context.labels.families),
        owed=tuple(fact for kinds, fact in facts_by_kinds if not any(family >= set(kinds) for family in families)),
        tightest=facts.tightest,
        terms=facts.conditions,
        is_noted=not any(row.indicator.kind is Kind.FUNDING for row in item.rows),
        facets=tuple((name, " ".join(found)) for name, found in values.items() if found),
        ranks=ranks,
    )


def _count(item: DirectionEntry, family: WordGroup, context: Context, linker: Linker) -> Count:
    matrix = context.site.guide_by_id[item.guide.id].matrix
    amount, rows = count_family(matrix, item.direction.number, family.words)
    href = linker.to_direction(item.key, paths.indicator_anchor(rows[0].position)) if rows else ""
    return Count(_column(family), "" if amount is None else format_amount(amount), href)


def _column(family: WordGroup) -> FamilyColumn:
    return FamilyColumn(family.id, family.title)


def _describe_csv(context: Context) -> str:
    counts = [{"title": family.title, "amount": f".g-{family.id}"} for family in context.labels.families]
    return json.dumps([*_CSV_COLUMNS[:4], *counts, *_CSV_COLUMNS[4:]], ensure_ascii=False)
