"""What one implementer of one corpus brings to a simulation: amounts, counts and capacity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from stapeling.analyses.burden import measure_implementer
from stapeling.analyses.options import Options
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import ImplementerResult, PeriodLoad
from stapeling.graph import StackGraph
from stapeling.model.amounts import Amount
from stapeling.model.organisations import Capacity, Organisation
from stapeling.simulating.bearing import (
    COMPONENTS,
    Borne,
    Part,
    amount_of,
    borne_by,
    parts_of,
    portfolios,
)
from stapeling.simulating.capacities import shares_of
from stapeling.simulating.unknowns import Record

_PORTFOLIO_UNITS = ("parameteraanpassing", "jaaraanpassing", "structuurwijziging")


class InputKey(NamedTuple):
    """One stated amount: the same statement in two scenarios is one input, and is drawn once."""

    kind: Literal["burden", "capacity"]
    subject: str
    """The act or law that the burden is of; of a capacity the organisation."""
    unit: str
    low: float
    likely: float
    high: float
    assumed: bool
    """Whether nobody stated what is likely: then the middle is taken."""
    nth: int
    """Which of several equal statements."""


class Placed(NamedTuple):
    """An input in the periods in which it weighs, and the act that it goes with."""

    key: InputKey
    part: Part
    act: str | None


class Count(NamedTuple):
    """A load that is counted and not drawn, such as a change."""

    period: int
    value: float
    act: str | None


@dataclass(frozen=True, slots=True)
class Stake:
    """What an implementer bears and can bear in one unit."""

    placed: tuple[Placed, ...] = ()
    counts: tuple[Count, ...] = ()
    counted: frozenset[int] = frozenset()
    """The periods of which the count is known, also where it is zero."""


@dataclass(frozen=True, slots=True)
class Facts:
    """How much is stated of what an implementer bears. Unit: amounts, unless said otherwise."""

    stated: int
    ranged: int
    """Stated with a low and a high that differ: only these are drawn."""
    assumed: int
    """Ranges without a likely value: the middle is taken for it."""
    not_placed: int
    """Stated, but of no known period: left out."""
    unstated: int
    """Records that state no amount at all: left out."""
    joint: int
    """Records that are borne together with others: left out, the split is not known."""
    capacities: int
    capacities_ranged: int


@dataclass(frozen=True, slots=True)
class Implementer:
    """An implementer of one corpus, with what the deterministic measures say of it."""

    result: ImplementerResult
    first: int
    last: int
    stakes: Mapping[str, Stake]
    facts: Facts
    statements: tuple[Capacity, ...]
    calendar: Calendar
    records: tuple[Record, ...] = ()
    """The records of its load, with what of each cannot be drawn."""

    def capacity(self, unit: str, first: int, last: int) -> tuple[list[Placed], set[int]]:
        """Give the statements of capacity with the periods they count in, and the known ones."""
        rows = [row for row in self.statements if row.unit == unit]
        if not rows:
            return [], set()
        equal: Counter[tuple[object, ...]] = Counter()
        keys = [_key("capacity", self.result.id, unit, row.amount, equal) for row in rows]
        placed, rated = [], set()
        for period in range(first, last + 1):
            shares = shares_of(rows, self.calendar, period)
            if shares is not None:
                rated.add(period)
                for n, share in shares.items():
                    placed.append(Placed(keys[n], Part(period, period + 1, share), None))
        return placed, rated

    def period(self, number: int) -> PeriodLoad | None:
        """Give the deterministic load of a period; nothing outside the periods measured."""
        return (
            self.result.periods[number - self.first] if self.first <= number <= self.last else None
        )


def measured(graph: StackGraph, identity: str, options: Options) -> Implementer:
    """Measure an implementer, and gather what can be drawn of it."""
    return _Gathering(graph, identity, options).implementer()


class _Gathering:
    """What is known of one implementer."""

    def __init__(self, graph: StackGraph, identity: str, options: Options) -> None:
        self.calendar = Calendar(options.period)
        self.result = measure_implementer(graph, identity, options)
        self.organisation = graph.corpus.organisations.get(identity) or Organisation(id="x")
        self.graph = graph
        self.rows, self.joint = borne_by(graph, identity, options.day)
        self.first = self.calendar.of(options.day)
        names = [period.period for period in self.result.periods]
        self.first -= names.index(self.calendar.name(self.first))
        self.last = self.first + len(names) - 1
        self.not_placed = 0
        self.amounts: list[Amount] = []

    def implementer(self) -> Implementer:
        placed = {unit: tuple(self._placed(unit)) for unit in COMPONENTS}
        units = {unit for unit, rows in placed.items() if rows}
        units |= {row.unit for row in self.organisation.capacity}
        stakes = {}
        for unit in sorted(units):
            stakes[unit] = Stake(placed.get(unit, ()), *self._counts(unit))
        statements = self.organisation.capacity
        return Implementer(
            result=self.result,
            first=self.first,
            last=self.last,
            stakes=stakes,
            facts=self._facts(),
            statements=statements,
            calendar=self.calendar,
            records=tuple(self._records()),
        )

    def _records(self) -> Iterator[Record]:
        """Give of every record what of it is in no draw."""
        for row in self.rows:
            stated = [unit for unit in COMPONENTS if amount_of(row.burden, unit) is not None]
            placed = {unit for unit in stated if parts_of(row, unit, self.calendar) is not None}
            lacking = frozenset(COMPONENTS) - placed
            yield Record(_act(row), False, len(stated), lacking, len(stated) - len(placed))
        for burden in self.joint:
            law = self.graph.laws.get(str(burden.law)) if burden.act is None else None
            act = self.graph.act(law.act if law is not None else burden.act)
            yield Record(act.id if act is not None else burden.act, True, 0, frozenset(), 0)

    def _facts(self) -> Facts:
        ranged = [amount for amount in self.amounts if not amount.exact]
        bare = sum(all(amount_of(r.burden, c) is None for c in COMPONENTS) for r in self.rows)
        capacity = self.organisation.capacity
        return Facts(
            stated=len(self.amounts),
            ranged=len(ranged),
            assumed=sum(amount.assumed for amount in ranged),
            not_placed=self.not_placed,
            unstated=bare,
            joint=len(self.joint),
            capacities=len(capacity),
            capacities_ranged=sum(not row.amount.exact for row in capacity),
        )

    def _placed(self, unit: str) -> Iterator[Placed]:
        equal: Counter[tuple[object, ...]] = Counter()
        for row in self.rows:
            amount = amount_of(row.burden, unit)
            if amount is None:
                continue
            self.amounts.append(amount)
            parts = parts_of(row, unit, self.calendar)
            if parts is None:
                self.not_placed += 1
                continue
            key = _key("burden", row.subject, unit, amount, equal)
            yield from (Placed(key, part, _act(row)) for part in parts)

    def _counts(self, unit: str) -> tuple[tuple[Count, ...], frozenset[int]]:
        """Give the counts of a unit that is no amount, where a capacity is held against them."""
        if unit in COMPONENTS:
            return (), frozenset()
        loads = {
            self.first + n: use.load
            for n, period in enumerate(self.result.periods)
            for use in period.capacity
            if use.unit == unit and use.load is not None
        }
        return tuple(self._counted(unit, loads)), frozenset(loads)

    def _counted(self, unit: str, loads: Mapping[int, Amount]) -> Iterator[Count]:
        if unit == "changes":
            for number in loads:
                acts = self.result.periods[number - self.first].acts
                yield from (Count(number, 1.0, act) for act in acts)
        elif unit in _PORTFOLIO_UNITS:
            for (word, number, subject), n in portfolios(self.rows, self.calendar).items():
                if word == unit and number in loads:
                    yield Count(number, float(n), subject)
        else:
            yield from (Count(number, load.likely, None) for number, load in loads.items())


def _act(row: Borne) -> str | None:
    """Give the act that a burden goes with; of a law the act that made it."""
    return row.act.id if row.act is not None else row.burden.act


def _key(
    kind: Literal["burden", "capacity"],
    subject: str,
    unit: str,
    amount: Amount,
    equal: Counter[tuple[object, ...]],
) -> InputKey:
    """Name an input by what is stated; of equal statements by their place among them."""
    stated = (float(amount.low), float(amount.likely), float(amount.high))
    nth = equal[subject, stated]
    equal[subject, stated] += 1
    return InputKey(kind, subject, unit, *stated, amount.assumed, nth)
