"""What a simulation tells: loads, chances of overload, and the inputs that move them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stapeling.analyses.options import Options
from stapeling.graph import StackGraph
from stapeling.loading import Loaded
from stapeling.model.amounts import Amount
from stapeling.simulating.stakes import Facts, InputKey
from stapeling.simulating.summary import Chance
from stapeling.simulating.unknowns import Unknowns


@dataclass(frozen=True, slots=True)
class Percentiles:
    """The load that 10, 50 and 90 per cent of the draws do not exceed."""

    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class PeriodOutcome:
    """The load of one implementer in one unit and period, over all draws."""

    period: str
    scheduled: bool
    load: Percentiles
    likely: float
    """The load where every amount is what is likely."""
    drawn: bool
    """Whether any range is in it; else every draw is the same."""
    capacity: Amount | None
    over: Chance | None
    """How often load exceeded capacity; nothing where no capacity is known."""
    certain: bool
    """Whether that is so in every draw whatever is drawn: nothing that is drawn decides it."""
    unknown: int
    """Records without a value up to this period: left out, so that the load is at least this."""
    inputs: int
    """Stated amounts that weigh in it."""
    witness: tuple[str, ...]
    """The acts and laws of these, the heaviest first, a few of them when there are many."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What one uncertain amount does alone, all others at their likely values."""

    period: str
    input: InputKey
    load_low: float
    load_high: float
    capacity_low: float | None
    capacity_high: float | None
    over_low: bool | None
    over_likely: bool | None
    over_high: bool | None
    correlation: float | None
    """Of ranks, with load less capacity over the draws; with load where no capacity is known."""

    @property
    def flips(self) -> bool:
        """Whether this amount alone turns the verdict."""
        return len({self.over_low, self.over_likely, self.over_high}) > 1


@dataclass(frozen=True, slots=True)
class LineOutcome:
    """One implementer in one unit."""

    unit: str
    inputs: int
    ranged: int
    peak: Percentiles | None
    """Of the largest load of any period, draw by draw."""
    peak_period: str | None
    """The earliest period with the largest median."""
    over: Chance | None
    """How often load exceeded capacity in any period."""
    periods: tuple[PeriodOutcome, ...]
    swings: tuple[Swing, ...]


@dataclass(frozen=True, slots=True)
class ImplementerOutcome:
    """One implementer in one scenario."""

    id: str
    title: str
    members: int | None
    coverage: float | None
    covered: int
    acts: int
    facts: Facts
    not_placed: tuple[str, ...]
    over: Chance | None
    """How often load exceeded capacity in any unit and period."""
    lines: tuple[LineOutcome, ...]
    lacking: Mapping[str, int] = field(default_factory=dict)
    """Records without an amount that can be placed, by unit; joint ones are not among them."""
    incomplete: int = 0
    """Records of which some unit is not in the draws, joint ones among them."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A corpus, or a scenario laid on one."""

    name: str
    title: str | None
    implementers: tuple[ImplementerOutcome, ...]


@dataclass(frozen=True, slots=True)
class LinePeak:
    """The heaviest load of an implementer in a unit with one combination of acts."""

    implementer: str
    unit: str
    peak: Percentiles | None
    over: Chance | None


@dataclass(frozen=True, slots=True)
class Combination:
    """The base with some acts added."""

    acts: tuple[str, ...]
    over: Chance | None
    """How often any implementer was over its capacity; nothing where no capacity is known."""
    implementers: Mapping[str, Chance]
    """The same for each of them that has a known capacity."""
    lines: tuple[LinePeak, ...]
    """What these acts weigh on."""
    unknowns: Unknowns = Unknowns()  # noqa: RUF009 - it cannot be changed
    """What of these acts is in none of the draws."""


@dataclass(frozen=True, slots=True)
class Tipping:
    """The smallest set of acts with which an implementer is more likely over than not."""

    implementer: str
    before: Chance
    """In the base."""
    acts: tuple[str, ...] | None
    """Nothing when no combination does it."""
    after: Chance | None
    already: bool
    """Whether the base alone is over its capacity more often than not."""


@dataclass(frozen=True, slots=True)
class Combinations:
    """Every choice of at most so many of the acts that scenarios add."""

    most: int
    acts: tuple[str, ...]
    sources: tuple[str, ...]
    ranked: tuple[Combination, ...]
    """The likeliest to be over first; of equals the fewest acts."""
    tipping: tuple[Tipping, ...]
    unknown: tuple[str, ...] = ()
    """The acts of which no burden is known: their weight is unknown, not zero."""


@dataclass(frozen=True, slots=True)
class Simulated:
    """All that a simulation tells."""

    options: Options
    draws: int
    seed: int
    scenarios: tuple[Scenario, ...]
    combinations: Combinations | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """A corpus that is simulated, as it was loaded."""

    name: str
    loaded: Loaded
    graph: StackGraph


@dataclass(frozen=True, slots=True)
class Simulation:
    """What was loaded, asked and found."""

    sides: tuple[Side, ...]
    result: Simulated
    select: tuple[str, ...] = ()
    """The choice of laws, as it was asked."""
    most: int | None = None
    """Of combinations: how many acts at most."""
    not_kept: str | None = None
    """Why what was drawn could not be kept, when it could not."""
