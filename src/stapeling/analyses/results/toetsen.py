"""What is measured of the stacking of toetsen (impact tests)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from stapeling.analyses.results.spans import DaySpan, Span
from stapeling.model.amounts import Amount
from stapeling.model.days import Day

Overlapping = Literal["ex_ante_ex_post", "second_look", "undecided", "double", "touching"]
"""Why two toetsen ask the same; only `double` is double work."""

FLAWS = ("late", "stale", "negative_adopted")
"""What can be wrong with a toets that was done."""


class Question(NamedTuple):
    """What a toets asks: an aspect, and of whom; no object where objects are ignored."""

    aspect: str
    object: str


@dataclass(frozen=True, slots=True)
class Stack:
    """The toetsen that are obliged, and what is known of them. Unit: toetsen."""

    toetsen: tuple[str, ...]
    """Obliged toetsen that may be required of an act, and those added by --with; no channels."""
    channels: tuple[str, ...]
    """Obliged ways to be heard (internetconsultatie): they take weeks and are no toets."""
    others: tuple[str, ...]
    """Toetsen of the catalogue that are not obliged: experiments, proposals, free ones. A channel
    that is not obliged stands nowhere."""
    perhaps: tuple[str, ...]
    """Toetsen of which it is not known whether they are obliged or valid; counted nowhere here."""
    by_status: Mapping[str, int]
    """Of the whole catalogue valid on the day, channels left out."""
    by_phase: Mapping[str, int]
    """Of the obliged toetsen, as the next two; what is not recorded counts as `unknown`."""
    by_work_at: Mapping[str, int]
    """By who bears the work; a toets borne by several counts for each."""
    by_line: Mapping[str, int]
    """By who looks; a line that is not recorded counts as `onbekend`."""
    hours: Amount | None
    """The sum over toetsen whose hours are known; nothing when none is."""
    unknown_hours: int

    @property
    def size(self) -> int:
        """How many toetsen and channels the catalogue holds on the day."""
        return sum(map(len, (self.toetsen, self.channels, self.others, self.perhaps)))


@dataclass(frozen=True, slots=True)
class Overlap:
    """How far two toetsen ask the same questions."""

    a: str
    b: str
    jaccard: float
    """Shared questions as a share of all that either asks, 0 to 1."""
    containment: float
    """Shared questions as a share of the smaller set, 0 to 1."""
    shared: tuple[Question, ...]
    shared_main: tuple[Question, ...]
    """Of these, the questions that both ask as *hoofd*."""
    kind: Overlapping
    in_stack: bool
    """Whether both count in the stack."""


@dataclass(frozen=True, slots=True)
class LeadTime:
    """The longest path over toetsen ex ante and channels, phase after phase. Unit: weeks.

    Of an act, the low side is that of what it certainly requires, the high side that of what it
    perhaps requires as well.
    """

    low: float | None
    """At least; nothing when no length is known, or when toetsen wait for each other."""
    high: float | None
    """Nothing while a length, or a place in the order, is unknown."""
    path: tuple[str, ...]
    """The toetsen on the longest path of low lengths."""
    path_high: tuple[str, ...]
    unknown: tuple[str, ...]
    """Toetsen whose length or place is not known, those that wait for each other included."""
    of: int
    """How many toetsen and channels the path was sought among."""
    sum_low: float | None
    """The plain sum over known lengths, which overstates: what runs side by side is added up."""
    sum_high: float | None
    estimated: tuple[str, ...] = ()
    """Toetsen whose length is an estimate, such as that of one case: no bound on either side."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What one more obliged toets would add to the stack."""

    toets: str
    new: tuple[Question, ...]
    """Questions it asks as hoofd that the stack does not ask."""
    asked_as_main: tuple[Question, ...]
    asked: tuple[Question, ...]
    """Questions it asks as hoofd that the stack asks, but only as *mede*."""
    in_part: tuple[Question, ...]
    """Of the questions that are not asked as hoofd of every implementer, those asked so of some."""
    asked_by: Mapping[Question, tuple[str, ...]]
    """Of each question already asked, fully or in part: the toetsen that ask it, as *hoofd* where
    that is what was found."""
    weeks_added: tuple[float, float | None] | None
    """How much longer the low and the high path get: two differences, no interval, so that the
    first may be the larger. Nothing when its own length is unknown."""
    bearers: tuple[str, ...]
    hours: Amount | None


@dataclass(frozen=True, slots=True)
class Cover:
    """The fewest toetsen that still ask, as hoofd, all that is asked now."""

    toetsen: tuple[str, ...]
    kept: tuple[str, ...]
    """Of these, those that must stay: statutory or independent."""
    dropped: tuple[str, ...]
    unique: bool
    """Whether no other choice is as small (and, among these, asks as few known hours)."""
    questions: int
    """How many questions are asked as hoofd."""
    unknown_hours: int
    """Toetsen that need not stay whose hours are not known: the choice does not weigh these."""
    unknown_questions: int = 0
    """Toetsen, of those dropped, of which no question is recorded: they may ask something."""


@dataclass(frozen=True, slots=True)
class ToetsOfAct:
    """One toets and one act: whether it is required, and what came of it."""

    test: str
    channel: bool
    required: Literal["required", "perhaps", "not_required"]
    open_conditions: tuple[str, ...]
    """What would have to be known to tell: `levels`, `natures`, `origins`, `traits`,
    `implementers`, `implementer_kinds` of the act; `status`, `valid_from`, `valid_until` of the
    toets."""
    state: Literal["had", "asked", "missing", "unknown", "none"]
    """had: delivered; asked: requested and not delivered; missing: required, and all that was done
    is known; unknown: required and nothing known; none: not required, or perhaps, and not known."""
    requested: Day | None
    delivered: Day | None
    verdict: str | None
    late: bool | None
    """Delivered after the act was decided, else published; nothing where days leave it open."""
    stale: bool | None
    """Delivered before the last revision of the act; nothing where days leave it open, and where
    no revision is recorded."""
    negative_adopted: bool | None
    days_taken: DaySpan | None
    """From the request to the delivery."""
    involved_days: DaySpan | None
    """From the request to the decision: how early those who do the work were at the table."""
    feasible_from: Day | None
    source: tuple[str, ...]
    certainty: str | None
    verdict_certainty: str | None = None
    """How sure the verdict is, where that is stated apart; else as sure as the result."""
    beforehand: bool | None = True
    """Whether it comes before the act; nothing when its moment is not known."""


@dataclass(frozen=True, slots=True)
class ActToetsen:
    """The toetsen of one act: required, perhaps required, and had."""

    act: str
    day: Day | None
    """The day for which the catalogue was read: submitted, else published, else the reference."""
    count: Span
    """Toetsen required: certainly, and with those perhaps required. Channels apart."""
    channels: Span
    rows: tuple[ToetsOfAct, ...]
    """Every toets required, perhaps required, or with a result, in order of phase and id."""
    tests_complete: bool
    lead_time: LeadTime
    """Over what is certainly required; the high side with what is perhaps required."""
    overlap: tuple[Overlap, ...]
    """Among those certainly required, with `uitvoerder` read as each implementer of the act."""
    what_if: tuple[WhatIf, ...]
    """Of the toetsen that are not obliged, held against what the act certainly requires."""
    cover: Cover | None
    implementers: tuple[str, ...]
    """Those that carry out a law which the act changes or made."""
    implementers_perhaps: tuple[str, ...] = ()
    """Those that carry out some articles of such a law, where it is not known whether the act
    touches these, or whose days leave it open."""

    def named(self, *states: str) -> tuple[str, ...]:
        """Give the toetsen that are in one of these states."""
        return tuple(row.test for row in self.rows if row.state in states)

    def toetsen_in(self, state: str) -> tuple[str, ...]:
        """Give the toetsen in a state; channels left out."""
        return tuple(row.test for row in self.rows if row.state == state and not row.channel)

    def flawed(self, flaw: str) -> tuple[str, ...]:
        """Give the toetsen of which one of `FLAWS` is certain."""
        return tuple(row.test for row in self.rows if getattr(row, flaw) is True)

    def undecided(self, flaw: str) -> int:
        """Count the toetsen that were done and of which it is not known whether they have it.

        Late and stale are asked of none that comes afterwards.
        """
        timed = flaw != "negative_adopted"
        return sum(
            row.state == "had"
            and getattr(row, flaw) is None
            and not (timed and row.beforehand is False)
            for row in self.rows
        )

    def flaws(self, flaw: str) -> Span:
        """Count the toetsen that have one of `FLAWS`: certainly, and with those undecided."""
        certain = len(self.flawed(flaw))
        return Span(certain, certain + self.undecided(flaw))

    @property
    def required(self) -> tuple[str, ...]:
        """The toetsen and channels that the act certainly needs."""
        return tuple(row.test for row in self.rows if row.required == "required")

    @property
    def perhaps(self) -> tuple[str, ...]:
        """The toetsen and channels that it needs or not, as far as is known."""
        return tuple(row.test for row in self.rows if row.required == "perhaps")


class LawToetsen(NamedTuple):
    """The toetsen that were recorded of a law itself, and of no act."""

    law: str
    toetsen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToetsenResult:
    """The stacking of toetsen: of the catalogue as it stands, and of every act."""

    stack: Stack
    overlap: tuple[Overlap, ...]
    """Pairs of the catalogue that share a question."""
    lead_time: LeadTime
    lead_time_without: LeadTime
    """The same without what --with adds; what is obliged already stays."""
    what_if: tuple[WhatIf, ...]
    """Of each toets that is not obliged, and of those of --with, against the stack without what
    --with adds."""
    cover: Cover | None
    acts: tuple[ActToetsen, ...]
    estimated: int
    """Toetsen whose questions are an estimate: the coding is a judgement."""
    on_laws: tuple[LawToetsen, ...] = ()
    """Of each law with a result that names the law and no act."""
