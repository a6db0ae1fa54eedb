"""Match a text with the directions of a guide: which are near it, and by which words; the browser does the same."""

from generator.match.answer import Answer, Excerpt, Hit, Piece, Strength, Term
from generator.match.files import build_match, write_index
from generator.match.index import MatchIndex, build_index
from generator.match.profile import MatchPart, PartKind, Profile, describe_direction, list_profiles
from generator.match.rank import match_text

__all__ = [
    "Answer",
    "Excerpt",
    "Hit",
    "MatchIndex",
    "MatchPart",
    "PartKind",
    "Piece",
    "Profile",
    "Strength",
    "Term",
    "build_index",
    "build_match",
    "describe_direction",
    "list_profiles",
    "match_text",
    "write_index",
]
