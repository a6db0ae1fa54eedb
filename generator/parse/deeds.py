"""What a thing does in a phrase: it ends the thing's name, and is no part of the property's."""

from __future__ import annotations

from generator.parse.bare_names import strip_lead, strip_marks
from generator.parse.fold import fold
from generator.parse.lexicon import Lexicon
from generator.parse.particles import ABLE
from generator.parse.things import ends_with_thing

_SHORTEST_THING = 4
_SHORTEST_NAME = 2


def find_deed(lexicon: Lexicon, name: str) -> int | None:
    """Where a known thing ends that does something in the phrase: 平台|通过网络安全等级保护."""
    for found in lexicon.words("abilities").anywhere.finditer(fold(name), _SHORTEST_THING):
        if found[0][0] in ABLE and ends_with_thing(lexicon, name[: found.start()]):
            return found.start()
    for found in lexicon.words("causing_verbs").anywhere.finditer(fold(name), _SHORTEST_THING):
        thing = name[: found.start()]
        if lexicon.words("not_causing").at_start(fold(name), found.start()):
            continue
        if ends_with_thing(lexicon, thing, loose=True) or lexicon.deliverable_set.at_end(fold(thing)):
            return found.start()
    for found in lexicon.words("clause_verbs").anywhere.finditer(fold(name), _SHORTEST_NAME):
        noun = len(lexicon.words("not_verbs").at_start(fold(name), found.start())) > len(found[0])
        if not noun and ends_with_thing(lexicon, name[: found.start()]):
            return found.start()
    return None


def strip_deed(lexicon: Lexicon, text: str) -> str:
    """What a thing does is no part of its property: 平台|支持|协议, 模型|可识别|病害; small words such as 可 stay."""
    able = lexicon.words("abilities").at_start(fold(strip_marks(text)))
    if able and len(able) + 1 < len(text):
        return strip_marks(strip_marks(text)[len(able) :])
    deed = lexicon.words("verbs").at_start(fold(strip_marks(text)))
    fits = lexicon.words("fitting_verbs").at_start(fold(strip_marks(text)))
    if (fits and deed == fits) or fold(strip_marks(text))[len(deed) :] in lexicon.words("bare_quantities").words:
        return strip_marks(text)
    return strip_lead(lexicon, text) if len(deed) > 1 else strip_marks(text)
