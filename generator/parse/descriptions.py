"""What describes a thing that is counted (具有国际先进水平的|团体标准): the count keeps it, later properties do not."""

from __future__ import annotations

from generator.parse.bare_names import strip_lead, strip_marks
from generator.parse.drafts import Spot
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.particles import OF

_LONGEST = 40
_MOST_STRIPS = 6


def find_description(spot: Spot, noun: str) -> str:
    """The words directly before what is counted that end with 的 and only describe it; or nothing."""
    behind = strip_marks(spot.right)
    at = spot.left.rfind(noun)
    words = spot.left[:at] if at >= 0 else behind[: max(behind.find(noun), 0)]
    words = words.rstrip()
    return _behind_verbs(spot.lexicon, words) if words.endswith(OF) else ""


def _behind_verbs(lexicon: Lexicon, words: str) -> str:
    """Words without the verbs before a description (研制|面向…的), or nothing where none begins behind them."""
    for _ in range(_MOST_STRIPS):
        words = strip_marks(words)
        relation = lexicon.words("relations").at_start(fold(words))
        if relation and len(lexicon.words("not_verbs").at_start(fold(words))) < len(relation):
            return words if len(words) <= _LONGEST else ""
        rest = strip_lead(lexicon, words)
        if rest == words:
            break
        words = rest
    return ""


def without_difference(lexicon: Lexicon, thing: str) -> str:
    """A thing without what only says that there are several kinds of it: 丰度不同的|标准物质."""
    told, link, rest = thing.partition(OF)
    return rest if link and len(rest) > 1 and lexicon.words("differences").at_end(fold(told)) else thing
