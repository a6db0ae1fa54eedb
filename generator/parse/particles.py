"""The grammatical characters that the rules look at one by one, taken from the vocabulary by name."""

from __future__ import annotations

import re

from generator.vocabulary.particles import load_particles

_WORDS = load_particles()

OF = _WORDS["of"][0]
SUCH = _WORDS["such"][0]
AFTER = _WORDS["after"][0]
AT = _WORDS["at"][0]
TOWARDS = _WORDS["towards"][0]
EACH = _WORDS["each"][0]
INSIDE = _WORDS["inside"][0]
ABLE = frozenset(_WORDS["able"])
EACH_TIME = _WORDS["each_time"][0]
LIST_MARK = _WORDS["list_mark"][0]
AND_THEN = _WORDS["and_then"][0]
PARTS_OF = _WORDS["parts_of"][0]
APPLIED = _WORDS["applied"][0]
TEN_THOUSAND = _WORDS["ten_thousand"][0]
BETWEEN = "".join(_WORDS["between"])
"""Characters that stand between the bounds of a range."""
_JOINING = sorted(_WORDS["joining"], key=len, reverse=True)
JOINTS = "".join(word for word in _JOINING if len(word) == 1) + " "
SEPARATORS = LIST_MARK + ",，/" + JOINTS
JOINING = (*_JOINING, LIST_MARK)
JOINED = "|".join(map(re.escape, _JOINING))
"""The joining words as alternatives of a pattern, the longest first."""
LISTED = re.compile(rf"[{LIST_MARK}，,/]| ?(?<![{''.join(_WORDS['not_joining'])}])(?:{JOINED}) ?")
"""What parts the items of a list."""
