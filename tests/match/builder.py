"""Small sets of directions to match with."""

from __future__ import annotations

from generator.match import MatchIndex, MatchPart, PartKind, Profile, build_index


def make_profile(number: str, title: str, content: str = "", indicators: str = "", keywords: str = "") -> Profile:
    """A direction with the usual fields; ``keywords`` as a line."""
    fields = ((PartKind.CONTENT, "研究内容", content), (PartKind.INDICATORS, "考核指标", indicators),
              (PartKind.KEYWORDS, "关键词", keywords))  # fmt: skip
    parts = [MatchPart(PartKind.TITLE, "", "", title)]
    parts += [MatchPart(kind, label, f"p-{n}", text) for n, (kind, label, text) in enumerate(fields, 1) if text]
    return Profile(number, "1", tuple(parts), tuple(filter(None, keywords.split("，"))))


def make_index(*profiles: Profile) -> MatchIndex:
    """Their index."""
    return build_index(profiles)
