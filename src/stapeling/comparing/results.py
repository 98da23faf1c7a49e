"""What a comparison gives: frozen values that reports read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from stapeling.findings import Finding
from stapeling.numbers import Tidy

Plain = float | str | bool | None | list["Plain"] | dict[str, "Plain"]
"""A fact as data that JSON can hold, in an order that does not depend on files."""
ChainKind = Literal["text_depth", "repair_depth"]
Bounds = tuple[float | None, float | None]


class RecordKey(NamedTuple):
    """A record by the list it stands in and its id, or what it speaks of when it has none."""

    list: str
    id: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a record that has another value on each side; nothing where it is not stated."""

    record: RecordKey
    field: str
    before: Plain
    after: Plain


@dataclass(frozen=True, slots=True)
class Entities:
    """Which records were added, removed and changed; empty without two corpora."""

    added: tuple[RecordKey, ...] = ()
    removed: tuple[RecordKey, ...] = ()
    changed: tuple[FieldChange, ...] = ()
    unchanged: Mapping[str, int] | None = None
    """By list; nothing when one side is a saved report, whose records are not known."""


@dataclass(frozen=True, slots=True)
class NumberChange:
    """One number on both sides; nothing where a side does not have it."""

    before: Tidy | None
    after: Tidy | None

    @property
    def row(self) -> Tidy:
        """The row of the second side, else that of the first: for its names and unit."""
        return self.after or self.before or _NO_ROW

    @property
    def period(self) -> str:
        """The period, or both where the sides have their own."""
        periods = [row.period for row in (self.before, self.after) if row is not None]
        return "/".join(dict.fromkeys(periods))

    @property
    def difference(self) -> Bounds:
        """After minus before, low and high apart; nothing where a side is not known."""
        one, two = bounds(self.before), bounds(self.after)
        low, high = (
            None if x is None or y is None else round(y - x, _DIGITS)
            for x, y in zip(one, two, strict=True)
        )
        return low, high

    @property
    def differs(self) -> bool:
        """Whether the value, or what is unknown of it, is another."""
        if bounds(self.before) != bounds(self.after):
            return True
        both = self.before is not None and self.after is not None
        return both and _unknown(self.before) != _unknown(self.after)


_DIGITS = 12
"""Beyond these a difference of shares is only that of how a computer writes them."""
_NO_ROW = Tidy(section="", subject="", title="", measure="", unit="", value=None)


def bounds(row: Tidy | None) -> Bounds:
    """Give the low and the high side of a number; nothing where there is none."""
    return row.bounds if row is not None else (None, None)


def _unknown(row: Tidy | None) -> tuple[int | None, bool]:
    return (row.unknown, row.at_least) if row is not None else (None, False)


@dataclass(frozen=True, slots=True)
class ChainChange:
    """A chain of acts whose depth is another: the deepest of one or several laws."""

    kind: ChainKind
    laws: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    depth_before: Bounds
    depth_after: Bounds

    @property
    def new(self) -> tuple[str, ...]:
        """The acts by which the chain goes on that were not in it.

        Of a chain that was not there, the act that it begins with is no new link.
        """
        known = {*self.before} or {*self.after[:1]}
        return tuple(act for act in self.after if act not in known)

    @property
    def gone(self) -> tuple[str, ...]:
        """The acts that were in the chain and no longer are."""
        return tuple(act for act in self.before if act not in self.after)


@dataclass(frozen=True, slots=True)
class LoadChange:
    """The load of one implementer in one period, in one unit, held against its capacity."""

    subject: str
    unit: str
    period: str
    load_before: Bounds
    load_after: Bounds
    capacity_before: Bounds
    capacity_after: Bounds
    over_before: bool
    """Whether the load is certainly more than the capacity."""
    over_after: bool

    @property
    def differs(self) -> bool:
        """Whether load or capacity is another."""
        before = (self.load_before, self.capacity_before)
        return before != (self.load_after, self.capacity_after)


@dataclass(frozen=True, slots=True)
class FirstOver:
    """The first period in which an implementer is certainly over its capacity in a unit."""

    subject: str
    unit: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """What one added act contributes to the change of a number: its Shapley value."""

    act: str | None
    """Nothing is the line of all other changes."""
    subject: str
    measure: str
    bound: Literal["low", "high"]
    share: float
    standard_error: float | None
    """Nothing where the share is exact."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The shares of added acts in every number that changed and can be attributed."""

    acts: tuple[str, ...]
    """The acts that are added or have only taken effect on the second side."""
    shares: tuple[Share, ...] = ()
    not_known: tuple[tuple[str, str], ...] = ()
    """Subjects and measures that are not known on a side and count as 0 there."""


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """Contradictions of the corpora by code and ids; nothing where a side is a saved report."""

    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A number that rises more than a gate allows."""

    change: NumberChange
    increase: float
    limit: float


class Notice(NamedTuple):
    """Something that must be said of a comparison, as a template and its values."""

    template: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class About:
    """What a side is, as reports name it."""

    name: str
    kind: Literal["folder", "file", "scenario", "saved", "revision"]
    as_of: dt.date
    scenario: str | None = None
    commit: str | None = None
    settings: Mapping[str, object] | None = None
    """What its numbers were computed for; nothing when that is not known."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides, and everything in which they differ."""

    a: About
    b: About
    entities: Entities
    numbers: tuple[NumberChange, ...]
    """Every number of either side, those that are the same too."""
    chains: tuple[ChainChange, ...]
    loads: tuple[LoadChange, ...]
    first_over: tuple[FirstOver, ...]
    findings: FindingChanges | None
    attribution: Attribution | None = None
    exceeded: tuple[Exceeded, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def changed_numbers(self) -> tuple[NumberChange, ...]:
        """The numbers that differ."""
        return tuple(change for change in self.numbers if change.differs)

    @property
    def differs(self) -> bool:
        """Whether anything at all is another."""
        entities, found = self.entities, self.findings
        records = entities.added or entities.removed or entities.changed
        contradictions = found is not None and (found.new or found.fixed)
        return bool(records or contradictions or self.changed_numbers)
