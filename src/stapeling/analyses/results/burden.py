"""What is measured of the burden on one implementer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from stapeling.analyses.results.later import Later
from stapeling.analyses.results.spans import Span
from stapeling.model.amounts import Amount
from stapeling.model.days import Day


class ShortAct(NamedTuple):
    """An act for which fewer days of preparation were given than needed. Unit: days."""

    act: str
    given: int
    needed: int
    short: int
    norm: bool
    """Whether `needed` is only the norm of Aanwijzing 4.17."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Preparation time that was missing. Unit: days, over the acts that fell short."""

    told: Later[tuple[ShortAct, ...]]
    median_days: float | None = None
    max_days: int | None = None
    unknown: int = 0
    """Acts whose publication or commencement is not known to the day."""

    @property
    def acts(self) -> tuple[ShortAct, ...]:
        """The acts that fell short."""
        return self.told.value


@dataclass(frozen=True, slots=True)
class CapacityUse:
    """Load against stated capacity, per unit of capacity."""

    unit: str
    load: Amount | None
    capacity: Amount | None
    """Nothing when not every day of the period has a statement."""
    ratio: float | None
    gap: Amount | None
    over: bool | None
    """Nothing when the load is not known well enough to say."""


@dataclass(frozen=True, slots=True)
class PeriodLoad:
    """The load of one implementer in one period; sums are over known values, null without any."""

    period: str
    scheduled: bool
    laws: int
    regulations: int
    changes: int
    changes_possible: int
    """Acts that may fall in this period, as far as their days tell."""
    by_level: Mapping[str, int]
    by_nature: Mapping[str, int]
    articles: int
    told: Later[tuple[str, ...]]
    one_off_eur: Amount | None
    one_off_fte: Amount | None
    structural_eur: Amount | None
    structural_fte: Amount | None
    unknown_records: int
    unknown: Mapping[str, int]
    """Records without a value up to this period, per component."""
    classes: Mapping[str, Mapping[str, int]]
    """impact, portfolio, process_risk and complexity, counted per class."""
    shortfall: Shortfall
    rushed: tuple[str, ...]
    accountability: Mapping[str, int | float | None]
    bottlenecks: int
    coverage: float | None
    capacity: tuple[CapacityUse, ...]

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts that fall in the period, in order of day and id."""
        return self.told.value

    @property
    def overseers(self) -> Span:
        """The bodies that looked at it in the period: certainly, and possibly."""
        found = self.accountability
        return Span(int(found["overseers"] or 0), int(found["overseers_possible"] or 0))


@dataclass(frozen=True, slots=True)
class Freeze:
    """A time in which an implementer cannot take changes, and the acts that fall in it."""

    unit: str
    from_: Day | None
    until: Day | None
    acts: tuple[str, ...]
    allowed: tuple[str, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TooLate:
    """An act decided too late for the calendar of an implementer."""

    act: str
    decided: Day
    before: Day
    in_force: Day


@dataclass(frozen=True, slots=True)
class Peak:
    """The period in which a unit weighs heaviest: largest ratio to capacity, else largest load."""

    unit: str
    period: str
    load: Amount
    ratio: float | None
    possible: int = 0
    """Of changes: the acts that may fall in that period beside those of the load."""


@dataclass(frozen=True, slots=True)
class OtherCost:
    """A burden that is no load: joint, or of another kind than carrying out."""

    subject: str
    bearers: tuple[str, ...]
    cost: str
    one_off_eur: Amount | None
    one_off_fte: Amount | None
    structural_eur: Amount | None
    structural_fte: Amount | None
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImplementerResult:
    """The cumulative burden (*cumulatieve uitvoeringslast*) of one implementer: a vector."""

    id: str
    title: str
    kind: str | None
    members: int | None
    laws: int
    regulations: int
    law_ids: tuple[str, ...]
    coverage: float | None
    covered: int
    acts: int
    """Acts in force on its laws, each once; the denominator of coverage."""
    periods: tuple[PeriodLoad, ...]
    peaks: tuple[Peak, ...]
    left_out: Later[tuple[str, ...]]
    freezes: tuple[Freeze, ...]
    too_late: tuple[TooLate, ...]
    set_aside: tuple[str, ...]
    """Acts with a record that does not count because another rests on a better basis."""
    joint: tuple[OtherCost, ...]
    other_costs: tuple[OtherCost, ...]

    @property
    def not_placed(self) -> tuple[str, ...]:
        """What the records are of that state an amount which no period can be given to."""
        return self.left_out.value
