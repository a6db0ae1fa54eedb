"""Rows in the making, and what the walk knows while it makes them."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.guide import Role
from generator.model.indicator import Kind
from generator.parse.bounds import Bounds
from generator.parse.cursor import Amount
from generator.parse.lexicon import Lexicon
from generator.parse.walk import Layout, Segment
from generator.vocabulary import Measurand

_WINDOW = 120


@dataclass(slots=True)
class Draft:
    """A row before its spans are mapped back to the source."""

    kind: Kind
    subject: str | None
    name: str
    amount: Amount
    bounds: Bounds
    means: tuple[str, ...]
    """What the comparing words mean, its own or carried over."""
    conditions: list[str] = field(default_factory=list)
    status: str | None = None
    deliverables: tuple[str, ...] = ()
    described: str = ""
    """What describes the thing counted, up to 的; a part of the row's name, but of no subject made of it."""
    whole: str = ""
    """The phrase of names that a list of values shares, before it was parted."""
    listed: bool = False
    """Whether it is a further value of the row before (0.2‰、0.5‰)."""
    aspect: bool = False
    """Whether its last condition is one of several respects in which a quantity is given (外量子效率|蓝光、绿光)."""
    rating: bool = False
    """Whether it is a rating whose name the text does not say (100V/5A)."""
    attributive: bool = False
    """Whether it counts what a thing covers."""
    forward: bool = False
    """Whether its thing stands behind it and was found."""
    count_first: bool = False
    """Whether the thing counted stands behind the number."""
    consumed: int = 0
    """Where the words behind the amount end that belong to the row; 0 for none."""
    carries: bool = False
    """Whether what follows in the clause may speak of it."""
    measure: str = ""
    shared: Measurand | None = None
    """The group of the list that it stands in, where its own name is a dimension's (标准不确定度 0.1%、声压 1.2%)."""


@dataclass(slots=True)
class Explained:
    """A number that makes no row."""

    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Memory:
    """What was said so far, as far as it matters for what follows."""

    scope: str | None = None
    """The thing before a colon: it covers the clauses that follow, up to the full stop."""
    subject: str | None = None
    """The thing of the clause so far."""
    heading: str = ""
    """The quantity before a colon; what stands before the numbers behind it are its respects (检出限：Cd≤…、Pb≤…)."""
    whole: str | None = None
    """The thing that the clause spoke of before it came to one of its parts."""
    bred: str | None = None
    """What was bred that the clause spoke of; how far it is spread is said of it, even behind where it is shown."""
    things: tuple[str, ...] = ()
    """What the sentence counted so far, as worded; what begins with one of them speaks of it."""
    group: tuple[str, ...] = ()
    """The things that one count held for each of (A 和 B 各 1 套), while nothing else was spoken of."""
    holder: str | None = None
    """Whom the quotas of the sentence hold for; each of several (每个项目) is known by the last row alone."""
    announced: str = ""
    """The age of whom the numbers of years are that follow (青年科学家项目负责人年龄要求，男性应为 …)."""
    last: Draft | None = None
    previous: Draft | None = None
    """The last row of the clause before; what a holder has of which only the number is told is the same."""
    counted: Draft | None = None
    """What was handed over last; 其中 may speak of it behind its properties."""
    conditions: list[str] = field(default_factory=list)
    """Circumstances that wait for their row."""
    carried: bool = False
    """Whether the circumstances stand in a phrase of their own (在 25℃ 条件下，); they hold for a property alone."""
    waiting: list[Draft] = field(default_factory=list)
    """Rows whose thing is still to be named (误差＜5% 的系统 1 套)."""
    begun: bool = False
    """Whether a segment of the sentence went before, so that no unknown words open it."""
    covering: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """An amount with the words around it."""

    lexicon: Lexicon
    layout: Layout
    memory: Memory
    segment: Segment
    amount: Amount
    bounds: Bounds
    left: str
    """Words between it and what stands before in the segment, comparing words left out, brackets left out."""
    left_touches: bool
    """Whether only a list mark parts it from the amount before."""
    right: str
    """Words behind it up to a mark or the next amount."""
    right_closed: bool
    """Whether ``right`` ends at a mark, not at another amount."""
    beyond: tuple[str, bool]
    """Words behind it and behind the amounts that only a list mark parts from it, and whether a mark ends them."""
    circumstance: int
    """Where a circumstance ends that this amount opens or is, its closing word counted; 0 where there is none."""
    treatment: int
    """Where a state and the time spent in it end that this amount opens (4℃贮藏 21 天); 0 where there are none."""
    asides: tuple[str, ...]
    """Brackets without amounts between ``left`` and it."""
    opens_segment: bool
    """Whether it is the segment's first amount."""
    depth: int

    @property
    def role(self) -> Role:
        """Role of the field."""
        return self.layout.role

    @property
    def segment_text(self) -> str:
        """The segment as displayed, as far as it matters here."""
        start = max(self.segment.start, self.amount.start - _WINDOW)
        return self.layout.shown[start : min(self.segment.end, self.amount.end + _WINDOW)]

    @property
    def own_means(self) -> tuple[str, ...]:
        """What its own comparing words mean."""
        return self.bounds.means

    @property
    def own_means_after(self) -> bool:
        """Whether comparing words stand behind it (3 种以上)."""
        return self.bounds.end > self.amount.end


Outcome = Draft | str
"""A row, or the id of the reason for which there is none (``condition``: it waits for its row)."""
