"""Read one segment: gather words, meet amounts and brackets, and ask the rules what each amount is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.model.indicator import Kind
from generator.parse.asides import put_aside
from generator.parse.bare_names import clean_name, strip_marks
from generator.parse.bounds import Bounds, read_bounds
from generator.parse.cursor import Amount
from generator.parse.drafts import Draft, Explained, Memory, Spot
from generator.parse.fold import fold, is_han
from generator.parse.lookahead import is_within_noun, look_ahead, look_beyond, look_for_circumstance, look_for_ground
from generator.parse.particles import APPLIED, EACH, LIST_MARK, OF, SEPARATORS
from generator.parse.recall import part_group, remember, share_group
from generator.parse.rules import RULES
from generator.parse.share_counts import split_each
from generator.parse.share_names import last_list, share_names
from generator.parse.things import ends_with_thing
from generator.parse.tokens import TokenKind
from generator.parse.treatments import look_for_treatment
from generator.parse.units import per_time
from generator.parse.walk import Element, Group, Segment

if TYPE_CHECKING:
    from generator.parse.reader import Reader

_LONGEST_PHRASE = 120
_LONGEST_TAIL = 10
_LONGEST_ASIDE = 24
_LONGEST_CONDITION = 40
_ENDS = ("", "，", "；", "。", ";", "、", "\n", ")")
"""What may stand behind words that say where a value holds."""
_ASIDE_MARKS = SEPARATORS + ";；@=≤≥<>±~/σkKPp"
_FACTOR = re.compile(r"[kKP] ?= ?[0-9.]{1,5}%?")
"""How an uncertainty is stated, which holds for every value of its list: 分别优于 0.05ppm、1ppb（k=2）."""
_SYMBOL = re.compile(r"([A-Za-zα-ω]{1,3}) ?=|m/z")


@dataclass(slots=True)
class SegmentReader:
    """Reads one segment: gathers words, meets amounts and brackets."""

    reader: Reader
    segment: Segment
    memory: Memory
    rows: list[Draft]
    depth: int
    slices: list[tuple[int, int]] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    floor: int = 0
    """Nothing before this place belongs to the words gathered."""
    seen: int = 0
    """Amounts met in the segment."""
    row: Draft | None = None
    """The row of the amount just before, if nothing but brackets and conditions came since."""
    prefix: str = ""
    """Words before a circumstance that belong to what follows it (装置在 25℃ 下的稳定性)."""
    taken: int = 0
    """Where the words end that a circumstance took with all its amounts."""
    at_sign: int = -1
    """Where an @ stands whose condition is being read."""

    def read(self) -> None:
        """Read the segment from left to right."""
        self.floor = self.segment.start
        elements = self.segment.elements
        for index, element in enumerate(elements):
            if element.start < self.taken:
                self._meet_rest(element)
            elif element.amount is not None:
                self._meet_amount(index, element.amount)
            elif element.group is not None:
                self._meet_group(index, element.group)
            else:
                self._meet_token(element)

    def _meet_rest(self, element: Element) -> None:
        """An element that begins inside a circumstance: what stands behind it goes on."""
        if element.amount is None and element.end > self.taken:
            self.slices.append((self.taken, element.end))

    def _meet_token(self, element: Element) -> None:
        token = element.token
        if token is not None and token.text == "@":
            self.at_sign = token.start
            return
        if token is not None and token.kind is TokenKind.NAMED and token.text == "numbering":
            self.slices.clear()
            self.floor = element.end + 1
            return
        start = max(element.start, self.floor)
        if start >= element.end:
            return
        if self.slices and not self.reader.layout.text[self.slices[-1][1] : start].strip(" "):
            self.slices[-1] = (self.slices[-1][0], element.end)
        else:
            self.slices.append((start, element.end))
        if token is not None and token.kind is TokenKind.WORD and not self._take_words_at(element.end):
            self.at_sign = -1

    def _take_words_at(self, end: int) -> bool:
        """Whether words alone stand behind @, which say where the value before holds: 125eV@Mn Kα."""
        following = self.reader.layout.text[end : end + 1]
        if self.at_sign < 0 or self.row is None or any(map(str.isdigit, self._words(end))) or following not in _ENDS:
            return False
        self._take_condition(self.at_sign, end)
        self.at_sign = -1
        return True

    def _words(self, end: int) -> str:
        """The words gathered; behind an amount, what belongs to it up to a list mark is left out."""
        shown = self.reader.layout.shown
        words = "".join(shown[start : min(stop, end)] for start, stop in self.slices if start < end)
        if self.seen and "、" in words.strip():
            head, mark, rest = words.partition(LIST_MARK)
            words = mark + rest if len(head) <= _LONGEST_TAIL else words
        return (self._join_prefix(words) + words)[-_LONGEST_PHRASE:]

    def _join_prefix(self, words: str) -> str:
        """The words before a circumstance, parted from a bare whole behind it: 探测器在 1550nm 波段|系统探测效率."""
        lexicon, whole = self.reader.layout.lexicon, fold(words).lstrip()
        bare = self.prefix and lexicon.words("complete_names").at_start(whole)
        return f"{self.prefix}{OF}" if bare and ends_with_thing(lexicon, self.prefix) else self.prefix

    def _meet_amount(self, index: int, amount: Amount) -> None:
        layout = self.reader.layout
        bounds = read_bounds(layout.lexicon, layout.text, amount, self.floor)
        if self.at_sign >= 0 and self.row is not None:
            self._take_condition(self.at_sign, self._end_of_word(amount.end))
            self.at_sign = -1
            return
        if bounds.per is not None:
            amount = replace(amount, unit=per_time(amount.unit, bounds.per, amount.end))
        spot = self._spot(index, amount, bounds)
        outcome = next((found for rule in RULES if (found := rule(spot)) is not None), None)
        self.prefix = ""
        end = bounds.end
        if outcome is None:
            self.reader.unread.append(amount)
        elif isinstance(outcome, str):
            end = put_aside(self, spot, outcome)
        else:
            self._keep(outcome, spot)
            end = max(end, outcome.consumed)
        self.seen += 1
        self._start_after(end)

    def _end_of_word(self, end: int) -> int:
        """Where the word ends that touches an amount behind @: @10%反射率."""
        text, stop = self.reader.layout.text, end
        while stop < len(text) and stop - end < _LONGEST_TAIL and is_han(text[stop]):
            stop += 1
        return stop

    def _start_after(self, end: int) -> None:
        self.floor = max(self.floor, end)
        self.slices.clear()
        self.asides.clear()

    def _spot(self, index: int, amount: Amount, bounds: Bounds) -> Spot:
        right, closed = look_ahead(self.reader.layout, self.segment, index, bounds.end)
        beyond = look_beyond(self.reader.layout, self.segment, index, right, closed)
        left = self._words(bounds.start)
        touches = self.seen > 0 and not left.strip(SEPARATORS)
        return Spot(
            self.reader.layout.lexicon,
            self.reader.layout,
            self.memory,
            self.segment,
            amount,
            bounds,
            left,
            touches,
            right,
            closed,
            beyond,
            look_for_circumstance(self.reader.layout, self.segment, index)
            or look_for_ground(self.reader.layout, self.segment, index),
            look_for_treatment(self.reader.layout, self.segment, index),
            tuple(self.asides),
            self.seen == 0,
            self.depth,
        )

    def _keep(self, draft: Draft, spot: Spot) -> None:
        if not self.memory.carried or draft.kind is Kind.TECHNICAL:
            draft.conditions.extend(self.memory.conditions)
        left = fold(spot.left).rstrip()
        purpose = "all_marks" if draft.kind is Kind.TECHNICAL and not draft.amount.counts else "each_marks"
        each = (left.endswith(EACH) and purpose == "each_marks") or spot.lexicon.words(purpose).at_end(left) != ""
        shared = split_each(spot.lexicon, draft) if each else [draft]
        if each and len(shared) == 1 and draft.kind is not Kind.TECHNICAL:
            draft.conditions.append(EACH)
        self.memory.conditions.clear()
        if each and len(shared) == 1:
            shared = share_group(spot, draft)
        self.rows.extend(shared)
        self.row = self.memory.last = draft = shared[-1]
        self.memory.counted = draft if draft.kind is Kind.DELIVERABLE else self.memory.counted
        parted = draft.kind is Kind.TECHNICAL and len({row.subject for row in shared}) > 1
        if draft.listed:
            share_names(spot.lexicon, self.rows)
            parted = part_group(spot, self.rows) or parted
        remember(spot, self.rows, draft, shared, parted)

    def _take_condition(self, start: int, end: int) -> None:
        """Add words to the row just made: what stands behind @ or in brackets."""
        words = strip_marks(self.reader.layout.shown[start:end]).replace(" ", "")
        for row in self._rows_of_condition(words):
            row.conditions.extend([words] if words not in row.conditions else [])
        self.explain(start, end, "condition")
        self._start_after(end)

    def _rows_of_condition(self, words: str) -> list[Draft]:
        """The rows for which a condition holds: the last, or with a factor k all of its list or its respects."""
        if self.row is None:
            return []
        if _FACTOR.fullmatch(words) is None:
            return [self.row]
        if self.row.aspect:
            return [row for row in self.rows if row.aspect and row.name == self.row.name]
        return last_list(self.rows) if self.row.listed else [self.row]

    def explain(self, start: int, end: int, reason: str) -> None:
        """Note the numbers of a part of the text that make no rows."""
        for amount in self.reader.layout.amounts_in(start, end):
            self.reader.explained.append(Explained(amount.start, amount.end, reason))

    def _meet_group(self, index: int, group: Group) -> None:
        layout = self.reader.layout
        inside = layout.shown[group.start : group.end]
        amounts = layout.amounts_in(group.start, group.end)
        if not amounts and is_within_noun(layout.text, group, layout.lexicon):
            self.slices.append((max(group.start - 1, self.floor), group.end + 1))
        elif not amounts:
            self._meet_aside(inside)
        elif layout.lexicon.statuses.at_start(fold(inside.strip())):
            self.explain(group.start, group.end, "status")
            self._meet_aside(inside)
        elif (
            self.row is not None and not self._words(group.start).strip() and self._holds_for(self.row, group, amounts)
        ):
            start = self.at_sign if self.at_sign >= 0 else group.start
            self._take_condition(start, group.end + 1 if self.at_sign >= 0 else group.end)
            self.floor = max(self.floor, group.end + 1)
            self.at_sign = -1
        elif (self.row is None and self._is_bare(group, amounts)) or self._stands_in_name(index, group, amounts):
            self.explain(group.start, group.end, "condition")
            self.memory.conditions.append(inside.strip())
        else:
            self._read_inside(group)

    def _meet_aside(self, inside: str) -> None:
        """A bracket of words: a state of what was counted just before, or a remark on what follows."""
        row = self.row
        measured = row is not None and not self.slices and row.kind is Kind.TECHNICAL and not row.amount.counts
        counted = row is not None and not self.slices and row.kind is Kind.DELIVERABLE and row.status in {None, APPLIED}
        if row is not None and counted and self.reader.layout.lexicon.statuses.stands_in(fold(inside)):
            row.status = strip_marks(inside)
        elif row is not None and measured and len(inside) <= _LONGEST_ASIDE:
            row.conditions.append(strip_marks(inside))
        else:
            self.asides.append(inside)

    def _holds_for(self, row: Draft, group: Group, amounts: list[Amount]) -> bool:
        """Whether a bracket behind a row says where its value holds: 32%（面积≥1cm²）, not a part of it."""
        inside = fold(self.reader.layout.shown[group.start : group.end].strip())
        part = self.reader.layout.lexicon.words("nested_counts").at_start(inside)
        property_ = row.kind is Kind.TECHNICAL and not row.rating and self.at_sign < 0
        short = len(inside) <= _LONGEST_CONDITION
        return self._is_bare(group, amounts) or (property_ and short and not part)

    def _stands_in_name(self, index: int, group: Group, amounts: list[Amount]) -> bool:
        """Whether a bracket parts a property from its own number: 疲劳强度（R=0.1，10⁷ 次）≥200MPa."""
        lexicon, text = self.reader.layout.lexicon, self.reader.layout.text
        following = self.segment.elements[index + 1 : index + 2]
        compared = any(e.amount or lexicon.before_set.at_start(text[e.start : e.end]) for e in following)
        words = fold(self._words(group.start)).rstrip()
        if self.row is not None:
            return compared and words.strip() != "" and self._is_bare(group, amounts)
        return compared and (lexicon.measurand_set.at_end(words) or lexicon.words("treatments").at_end(words)) != ""

    def _is_bare(self, group: Group, amounts: list[Amount]) -> bool:
        """Whether a bracket holds nothing but numbers with units: (1h, 1σ), (k=2)."""
        text = self.reader.layout.text
        at, rest = group.start, ""
        for amount in amounts:
            rest += text[at : max(at, amount.start)]
            at = max(at, amount.end)
        rest += text[at : group.end]
        lexicon = self.reader.layout.lexicon
        symbols = _SYMBOL.sub(lambda found: found[0] if found[1] in lexicon.measurands else "", rest)
        left = lexicon.words("aside_words").anywhere.sub("", symbols).strip(_ASIDE_MARKS)
        return not left and not any(amount.counts for amount in amounts)

    def _read_inside(self, group: Group) -> None:
        inner = Memory(subject=self._subject_of_group(), last=self.memory.last)
        for clause in self.reader.layout.read_clauses(group.first, group.after, self.depth + 1):
            if clause.segments:
                self.reader.read_clause(clause, inner, self.rows, self.depth + 1)

    def _subject_of_group(self) -> str | None:
        row = self.row
        if row is not None and row.carries:
            return row.name
        lexicon = self.reader.layout.lexicon
        words = clean_name(lexicon, self._words(self.segment.end))
        return words if ends_with_thing(lexicon, words) else self.memory.subject
