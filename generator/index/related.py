"""Name related directions, each with its printed reason: shared keywords, and keywords of one in the other's text."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.model.guide import Direction, DirectionKey
from generator.model.site import Keyword, Mention, Reason, ReasonKind, Related

MAX_RELATED = 6
_MIN_SCORE = 0.4
_WEIGHTS = {ReasonKind.SHARED_KEYWORD: 3.0, ReasonKind.MENTIONS_OURS: 1.0, ReasonKind.OURS_MENTIONS: 1.0}

_Links = dict[DirectionKey, dict[ReasonKind, dict[str, Keyword]]]
"""Other direction → kind of link → slug → keyword, in the order found."""
_Note = tuple[DirectionKey, ReasonKind, Keyword]


def find_related(
    direction: Direction,
    key: DirectionKey,
    own: Sequence[str],
    own_mentions: Iterable[Mention],
    keywords: Mapping[str, Keyword],
) -> tuple[Related, ...]:
    """The strongest related directions of the same guide; a maintainer's word comes first.

    ``own`` are the slugs of the keywords that the direction lists.
    """
    links = _collect_links(key, own, own_mentions, keywords)
    suppressed = {choice.number for choice in direction.related if choice.suppress}
    added = {choice.number: choice.reason for choice in direction.related if not choice.suppress}
    scored = [
        (_score(by_kind), other, by_kind)
        for other, by_kind in links.items()
        if other.number not in suppressed and other.number not in added
    ]
    strongest = sorted((item for item in scored if item[0] >= _MIN_SCORE), key=lambda item: (-item[0], item[1].number))
    by_hand = [
        Related(DirectionKey(key.guide_id, number), (Reason(ReasonKind.MAINTAINER, (reason,)),))
        for number, reason in added.items()
    ]
    found = [Related(other, _reasons(by_kind)) for _, other, by_kind in strongest]
    return tuple((by_hand + found)[: max(MAX_RELATED, len(by_hand))])


def _collect_links(
    key: DirectionKey, own: Sequence[str], own_mentions: Iterable[Mention], keywords: Mapping[str, Keyword]
) -> _Links:
    notes = [*_links_by_own_keywords(own, keywords), *_links_by_own_text(own, own_mentions, keywords)]
    links: _Links = defaultdict(lambda: defaultdict(dict))
    for other, kind, keyword in notes:
        if other != key and other.guide_id == key.guide_id:
            links[other][kind][keyword.slug] = keyword
    return links


def _links_by_own_keywords(own: Sequence[str], keywords: Mapping[str, Keyword]) -> Iterator[_Note]:
    for keyword in (keywords[slug] for slug in own):
        if not keyword.is_general:
            yield from ((other, ReasonKind.SHARED_KEYWORD, keyword) for other in keyword.listed)
            yield from ((other, ReasonKind.MENTIONS_OURS, keyword) for other in keyword.mentioning)


def _links_by_own_text(
    own: Sequence[str], own_mentions: Iterable[Mention], keywords: Mapping[str, Keyword]
) -> Iterator[_Note]:
    slugs = dict.fromkeys(mention.slug for mention in own_mentions)
    for keyword in (keywords[slug] for slug in slugs if slug not in own):
        if not keyword.is_general:
            yield from ((other, ReasonKind.OURS_MENTIONS, keyword) for other in keyword.listed)


def _score(by_kind: Mapping[ReasonKind, Mapping[str, Keyword]]) -> float:
    """Rarer keywords weigh more: one that stands in two directions says more than one in ten."""
    return sum(
        _WEIGHTS[kind] / math.log2(2 + keyword.spread / 2)
        for kind, found in by_kind.items()
        for keyword in found.values()
    )


def _reasons(by_kind: Mapping[ReasonKind, Mapping[str, Keyword]]) -> tuple[Reason, ...]:
    return tuple(
        Reason(kind, tuple(k.title for k in by_kind[kind].values())) for kind in ReasonKind if by_kind.get(kind)
    )
