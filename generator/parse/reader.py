"""Read the clauses of a field in order, remembering subjects, and hand over rows and explained numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.guide import Role
from generator.model.indicator import Kind
from generator.parse.bare_names import clean_name, strip_marks, strip_tail
from generator.parse.cursor import Amount
from generator.parse.drafts import Draft, Explained, Memory
from generator.parse.fold import fold
from generator.parse.holders import find_holder
from generator.parse.lexicon import Lexicon
from generator.parse.measured import find_measurand
from generator.parse.particles import AT, OF
from generator.parse.phrases import split_subject
from generator.parse.segments import SegmentReader
from generator.parse.things import ends_with_thing, find_device_end
from generator.parse.tokens import TokenKind
from generator.parse.walk import ClauseDraft, Layout, Segment, is_stop

_LONGEST_PHRASE = 120
_LONGEST_NAME = 40
_SHORTEST_THING = 4


@dataclass(slots=True)
class ReadClause:
    """A clause with its rows."""

    start: int
    end: int
    subject: str | None
    rows: list[Draft]


@dataclass(slots=True)
class Reader:
    """Everything read so far from one field."""

    layout: Layout
    clauses: list[ReadClause] = field(default_factory=list)
    explained: list[Explained] = field(default_factory=list)
    unread: list[Amount] = field(default_factory=list)

    def read(self) -> None:
        """Read the whole text."""
        memory = Memory()
        for clause in self.layout.read_clauses(0, len(self.layout.tokens.tokens), 0):
            if clause.segments:
                self._read_pieces(clause, memory)
            memory = (
                Memory()
                if is_stop(clause.closing)
                else Memory(memory.scope, memory.scope, things=memory.things, previous=memory.last)
            )
        self._explain_names()

    def _read_pieces(self, clause: ClauseDraft, memory: Memory) -> None:
        """Read a clause, cut before each segment that counts something new after rows were read."""
        piece: ReadClause | None = None
        for position, segment in enumerate(clause.segments):
            rows: list[Draft] = []
            SegmentReader(self, segment, memory, rows, 0).read()
            self._after_segment(segment, memory, rows, position)
            if piece is None or (piece.rows and rows and rows[0].kind is not Kind.TECHNICAL):
                piece = ReadClause(segment.start, segment.end, memory.subject, [])
                self.clauses.append(piece)
            piece.end, piece.subject = segment.end, memory.subject
            piece.rows.extend(rows)

    def _explain_names(self) -> None:
        ends = {amount.end for amount in self.layout.ordered}
        for token in self.layout.tokens.tokens:
            if token.kind is TokenKind.NAMED:
                self.explained.append(Explained(token.start, token.end, token.text))
            elif token.kind is TokenKind.CLOSE and token.unit is not None and token.reach not in ends:
                self.explained.append(Explained(token.unit.start, token.unit.end, "name"))

    def read_clause(self, clause: ClauseDraft, memory: Memory, rows: list[Draft], depth: int) -> None:
        """Read the segments of one clause."""
        for position, segment in enumerate(clause.segments):
            before = len(rows)
            SegmentReader(self, segment, memory, rows, depth).read()
            self._after_segment(segment, memory, rows[before:], position)

    def _after_segment(self, segment: Segment, memory: Memory, rows: list[Draft], position: int) -> None:
        """Who the next segment is about."""
        text = self.layout.shown[segment.start : segment.end]
        counted = [row.name for row in rows if row.carries]
        own = any(element.amount is not None for element in segment.elements)
        if segment.closing == ":":
            named = None if own else self._name_thing(segment, colon=True)
            owner, memory.heading = self._split_heading(named) if named else (None, "")
            thing = "、".join(counted) if own else (owner if memory.heading else named) or memory.subject
            memory.subject = thing or memory.subject
            measured = thing is not None and find_measurand(self.layout.lexicon, thing) is not None
            memory.scope = thing if own or not measured else None
        elif not own and (thing := self._name_thing(segment, first=position == 0)):
            memory.subject = thing
        elif not own and memory.subject is None:
            memory.subject = self._name_owner(segment, position == 0)
        elif own and not rows and (thing := self._name_made(text)):
            memory.subject = thing
        covers = self.layout.lexicon.words("cover_verbs")
        memory.covering = covers.stands_in(fold(text)) if own else memory.covering
        memory.begun = True
        memory.carried = own and not rows
        if not memory.carried:  # else what was told by numbers alone (在 25℃ 条件下，) waits for its row
            memory.conditions.clear()
        memory.waiting.clear()
        if self.layout.role is Role.NOTES and not rows:
            self._note_holder(text, memory)

    def _split_heading(self, name: str) -> tuple[str | None, str]:
        """The thing and the quantity in words before a colon: 标准物质|定值不确定度：纯度类≤0.5%; else nothing."""
        lexicon, folded = self.layout.lexicon, fold(name)
        if ends_with_thing(lexicon, name, loose=True) or len(lexicon.measurand_set.at_end(folded)) <= 1:
            return None, ""
        named = split_subject(lexicon, name, opens=True)
        return named.subject, named.name

    def _note_holder(self, text: str, memory: Memory) -> None:
        """Whom the quotas hold for that follow (青年科学家项目不再下设课题，…), or on which condition (如…，)."""
        lexicon = self.layout.lexicon
        words = strip_marks(text)
        if supposed := lexicon.words("suppositions").at_start(fold(words)):
            memory.conditions.append(strip_marks(words[len(supposed) :] if supposed.endswith(AT) else words))
            return
        if words.startswith(AT) and lexicon.words("supposition_ends").at_end(fold(words)):
            memory.conditions.append(words[len(AT) :])
            return
        holder = find_holder(lexicon, text)
        told = strip_tail(lexicon, holder.rest if holder is not None else text, lexicon.words("demand_ends"))
        memory.announced = told if lexicon.words("ages").at_end(fold(told)) else ""
        if holder is not None and (not holder.weak or memory.holder is None):
            memory.holder = holder.name
        if holder is not None and lexicon.words("supposition_ends").at_end(fold(holder.rest)):
            memory.conditions.append(holder.rest)

    def _name_made(self, text: str) -> str | None:
        """The thing made that a phrase describes by circumstances alone: 研制可在 -40℃～60℃环境工作的接触器."""
        lexicon, words = self.layout.lexicon, strip_marks(text)
        made = lexicon.words("yielding_verbs").at_start(fold(words))
        thing = clean_name(lexicon, words.rpartition(OF)[2]) if made and OF in words else ""
        plain = 1 < len(thing) <= _LONGEST_NAME and not any(map(str.isdigit, thing))
        return thing if plain and find_measurand(lexicon, thing) is None else None

    def _name_owner(self, segment: Segment, first: bool) -> str | None:
        """The thing of a property that has no number that is read: 大模型参数规模不低于千亿."""
        lexicon, words = self.layout.lexicon, self.layout.shown[segment.start : segment.end][:_LONGEST_PHRASE]
        if lexicon.words("comparison_starts").at_start(fold(words)) or lexicon.words("adverbials").at_start(
            fold(words)
        ):
            return None
        compared = lexicon.compares.anywhere.search(fold(words), 1)
        named = split_subject(lexicon, words[: compared.start()] if compared else words, opens=first)
        if lexicon.measurand_set.at_end(fold(named.name)):
            return named.subject
        thing = _thing_of_event(lexicon, words[: compared.start()]) if compared else None
        return thing if thing is not None and len(thing) >= _SHORTEST_THING else None

    def _name_thing(self, segment: Segment, first: bool = False, colon: bool = False) -> str | None:
        """The thing that a segment without amounts names, without where it is from (干细胞来源的|前体细胞)."""
        thing = self._find_thing(segment, first, colon)
        origin, link, rest = (thing or "").partition(OF)
        from_there = link and len(rest) > 1 and self.layout.lexicon.words("origins").at_end(fold(origin))
        return rest if from_there else thing

    def _find_thing(self, segment: Segment, first: bool, colon: bool) -> str | None:
        """The thing that a segment without amounts names, if it names one."""
        lexicon = self.layout.lexicon
        words = strip_marks(
            "".join(self.layout.shown[e.start : e.end] for e in segment.elements if e.group is None)[-_LONGEST_PHRASE:]
        )
        name = clean_name(lexicon, words)
        if not colon and (told := _thing_doing(lexicon, words, first) or _thing_made(lexicon, name)):
            return told
        if lexicon.words("breakthroughs").at_start(fold(words)):
            return None if colon else _thing_of_technique(lexicon, name)
        shown = clean_name(lexicon, name.removesuffix(lexicon.words("demonstrations").at_end(fold(name))))
        if shown != name and ends_with_thing(lexicon, shown):
            return shown
        if first and not colon and lexicon.words("studies").at_end(fold(name)):
            return name
        if lexicon.words("headings").at_end(fold(words)) or lexicon.words("phases").at_end(fold(words)):
            return None
        if ends_with_thing(lexicon, name, loose=True) and not lexicon.words("comparison_ends").at_end(fold(words)):
            return name
        if not colon and (find_measurand(lexicon, name) is not None or lexicon.reaches.stands_in(fold(name))):
            return None
        if lexicon.words("negations").anywhere.search(fold(name), 1):
            return _thing_of_event(lexicon, name) if not colon else None
        abstract = lexicon.words("abstract_ends").at_end(fold(name)) or lexicon.words("change_words").at_start(
            fold(name)
        )
        if not colon and abstract:
            return None
        does = lexicon.words("clause_verbs").anywhere.search(fold(name), 1) is not None
        loose = colon or (first and not does and not lexicon.words("adverbials").at_start(fold(words)))
        return name if loose and 1 < len(name) <= _LONGEST_NAME else None


def _thing_doing(lexicon: Lexicon, words: str, first: bool) -> str | None:
    """The thing that does something in a phrase: 疫苗|完成临床试验."""
    verbs = (lexicon.words(purpose).anywhere.search(fold(words), 2) for purpose in ("clause_verbs", "quality_verbs"))
    verb = next((found for found in verbs if found is not None), None)
    if verb is None:
        return None
    thing = clean_name(lexicon, words[: verb.start()])
    if ends_with_thing(lexicon, thing):
        return thing
    end = find_device_end(lexicon, thing, len(thing) - 1) or 0
    return thing[:end] if first and end >= _SHORTEST_THING else None


def _thing_made(lexicon: Lexicon, name: str) -> str | None:
    """The thing whose making a phrase tells: 单原子催化剂|的公斤级制备."""
    done = lexicon.words("plain_deeds").at_end(fold(name))
    if done and ends_with_thing(lexicon, thing := name[: len(name) - len(done)]):
        return thing
    owner, link, deed = name.rpartition(OF)
    return owner or None if link and lexicon.words("making_deeds").at_end(fold(deed)) else None


def _thing_of_technique(lexicon: Lexicon, name: str) -> str | None:
    """The thing that a technique makes (高纯磷酸|制备关键技术); one that makes nothing, itself (快速评价技术)."""
    technique = lexicon.words("techniques").at_end(fold(name))
    if technique and ends_with_thing(lexicon, thing := name[: len(name) - len(technique)]):
        return thing
    if made := lexicon.words("making_ends").at_end(fold(name)):
        return name[: len(name) - len(made)] or None
    way = lexicon.words("ways").at_end(fold(name)) if not technique else ""
    return name if way and len(name) - len(way) >= _SHORTEST_THING else None


def _thing_of_event(lexicon: Lexicon, name: str) -> str | None:
    """The thing to which something does not happen: 模组|热失控不起火."""
    ends = (find_device_end(lexicon, name, len(name) - 1, purpose) or 0 for purpose in ("parts", "devices"))
    return name[: max(ends)] or None
