"""Name the entries of the keyword index: which spellings of all guides are one entry, and its address."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.index.slugs import name_slugs
from generator.index.split_keywords import split_keywords
from generator.model.fold import fold_text
from generator.model.guide import Direction, DirectionKey, Field, Guide, Role
from generator.model.text import Span


@dataclass(frozen=True)
class KeywordTable:
    """Which spellings are one entry, and how entries are named."""

    slug_by_fold: Mapping[str, str]
    title_by_slug: Mapping[str, str]
    spellings: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, tuple[str, ...]]
    listed: Mapping[str, tuple[DirectionKey, ...]]

    def slug_of(self, spelling: str) -> str:
        """Slug of a spelling that stands in a 关键词 field."""
        return self.slug_by_fold[fold_keyword(spelling)]


def fold_keyword(text: str) -> str:
    """Key under which near-identical spellings meet: width, case, raised figures and blanks do not count."""
    return "".join(fold_text(text).split())


def build_keyword_table(guides: Iterable[Guide], alias_groups: Iterable[Sequence[str]]) -> KeywordTable:
    """Join the spellings of all guides: by folding, and by the vocabulary's alias groups."""
    groups = tuple(alias_groups)
    alias_of = {fold_keyword(word): fold_keyword(group[0]) for group in groups for word in group}
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    listed: dict[str, dict[DirectionKey, None]] = defaultdict(dict)
    for guide in guides:
        for direction in guide.directions:
            for field, span in keyword_spans(guide, direction):
                word = span.cut(field.text)
                folded = fold_keyword(word)
                entry = alias_of.get(folded, folded)
                uses[entry][word] += 1
                listed[entry][DirectionKey(guide.id, direction.number)] = None
    titles = {entry: words.most_common(1)[0][0] for entry, words in uses.items()}
    slugs = name_slugs(titles.values())
    slug_by_entry = {entry: slugs[title] for entry, title in titles.items()}
    return KeywordTable(
        slug_by_fold={fold_keyword(word): slug_by_entry[entry] for entry, words in uses.items() for word in words}
        | {folded: slug_by_entry[entry] for folded, entry in alias_of.items() if entry in slug_by_entry},
        title_by_slug={slug_by_entry[entry]: title for entry, title in titles.items()},
        spellings={slug_by_entry[e]: _spellings(words, titles[e]) for e, words in uses.items()},
        aliases=_name_aliases(groups, slug_by_entry, titles),
        listed={slug_by_entry[entry]: tuple(found) for entry, found in listed.items()},
    )


def list_slugs(guides: Iterable[Guide], alias_groups: Iterable[Sequence[str]]) -> frozenset[str]:
    """The slugs of all entries."""
    return frozenset(build_keyword_table(guides, alias_groups).title_by_slug)


def keyword_spans(guide: Guide, direction: Direction) -> list[tuple[Field, Span]]:
    """Every keyword of a direction's 关键词 fields, in order; none where the field says "none"."""
    return [
        (field, span)
        for field in direction.fields_of(Role.KEYWORDS)
        if not guide.is_empty(field.text)
        for span in split_keywords(field.text)
    ]


def _spellings(words: Counter[str], title: str) -> tuple[str, ...]:
    return (title, *sorted(word for word in words if word != title))


def _name_aliases(
    groups: Iterable[Sequence[str]], slug_by_entry: Mapping[str, str], titles: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Slug → the vocabulary's other words for it."""
    aliases: dict[str, tuple[str, ...]] = dict.fromkeys(slug_by_entry.values(), ())
    for group in groups:
        entry = fold_keyword(group[0])
        if entry in slug_by_entry:
            others = (word for word in group if fold_keyword(word) != fold_keyword(titles[entry]))
            aliases[slug_by_entry[entry]] = tuple(others)
    return aliases
