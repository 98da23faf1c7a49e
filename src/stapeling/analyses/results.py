"""What the analyses give: frozen values that reports read, named as in the JSON report.

A `Span` is a count as an interval: what is certain and what is possible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from stapeling.analyses.chains import Tie
from stapeling.analyses.layers import Layer
from stapeling.analyses.options import Options
from stapeling.graph.delegation import Circle
from stapeling.model.amounts import Amount
from stapeling.model.days import Day
from stapeling.model.labels import natural
from stapeling.model.laws import Unlisted


class Span(NamedTuple):
    """A count as an interval: low takes what is certain, high what is possible."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether everything is known that the count needs."""
        return self.low == self.high


class DaySpan(NamedTuple):
    """A number of days between two days that may be bounds; nothing for an open side."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands beside the number of layers, each act once. Unit: acts."""

    events: int
    """Raw change entries of every day and status but pending; no measure, but often quoted."""
    acts: Mapping[str, int]
    """Acts in force by level, same-day ones included."""
    acts_possible: int
    """Acts that are in force or not, as far as their days tell."""
    same_day: int
    pending: int
    not_commenced: int
    withdrawn: int
    scheduled: int
    incidental: int
    ended: int
    before_start: int
    after_end: int
    moved: int
    excluded: Mapping[str, int]
    unknown_level: int
    unknown_nature: int
    unknown_articles: int


@dataclass(frozen=True, slots=True)
class TextAge:
    """How old the text was that layers touched. Unit: days; a median over `of` layers."""

    median_days: float | None
    young: int
    """Layers that touched text younger than `rest_years`."""
    of: int
    rest_years: int
    days: Mapping[str, int]
    """The age of the youngest text that each layer touched, by act; at most."""


@dataclass(frozen=True, slots=True)
class Delegated:
    """What rests on a law: edges on the longest path, number of regulations, one such path."""

    depth: int = 0
    regulations: int = 0
    chain: tuple[str, ...] = ()


class ClassedAct(NamedTuple):
    """A layer with its class before evaluation."""

    layer: Layer
    day: Day | None
    """The day that the class was decided on: submitted, published or in force."""
    category: str
    subcategory: str | None
    justification: str | None
    labels: Mapping[str, str]
    """How articles are written, by their keys."""

    @property
    def act(self) -> str:
        """The id of the act."""
        return self.layer.act

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that it certainly touches, as they are written."""
        keys = self.layer.articles
        return tuple(sorted((self.labels.get(key, key) for key in keys), key=natural))

    @property
    def known_articles(self) -> bool:
        """Whether all its articles are known."""
        return self.layer.known

    @property
    def certain(self) -> bool:
        """Whether it certainly is a layer."""
        return self.layer.certain

    @property
    def in_force(self) -> Day:
        """The day it took effect, as far as it is a layer then."""
        return Day(self.layer.first, self.layer.last)


@dataclass(frozen=True, slots=True)
class DueDay:
    """One due day of an evaluation clause and what came of it."""

    clause: str
    law: str
    """The law that the clause stands in."""
    article: str | None
    due: Day | None
    state: str
    """done | open | passed | not_due | unknown."""
    done: str | None
    days_late: DaySpan | None
    """Negative when early; nothing while not due and when passed."""
    certainty: str | None
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looking:
    """A counted evaluation of a law, and what followed."""

    id: str
    kind: str
    published: Day
    response_days: DaySpan | None
    reaction_days: DaySpan | None
    reaction: str | None
    """The layer or replacement that came next."""
    certainty: str | None
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvaluationResult:
    """Amendments before evaluation (*wijziging vóór evaluatie*) of one law. Unit: acts."""

    within_term: int
    overdue: int
    no_clause: int
    no_evaluation_known: int
    re_amended: int
    rested: int
    after_evaluation: int
    unknown: int
    acts: tuple[ClassedAct, ...]
    clauses: tuple[DueDay, ...]
    evaluations: tuple[Looking, ...]
    other_looks: tuple[Looking, ...]
    """Looks that do not stop the clock: invoeringstoets, monitor, tussenevaluatie and so on."""
    searched_until: Day | None

    @property
    def premature(self) -> int:
        """Acts that changed the law before it was evaluated, or its young text again after it."""
        return self.within_term + self.overdue + self.re_amended

    @property
    def premature_share(self) -> float | None:
        """`premature` as a share of the acts of which that is known; nothing without such acts."""
        known = self.premature + self.rested + self.after_evaluation
        return self.premature / known if known else None


@dataclass(frozen=True, slots=True)
class LawResult:
    """Everything that is measured of one law; measures are null before it has started."""

    id: str
    title: str
    short_title: str | None
    kind: str
    bwb_id: str | None
    ministry: str | None
    start: Day | None
    end: Day | None
    at_least: bool
    """Whether the history of changes is not known to be whole up to the reference day."""
    counts: Counts | None = None
    unlisted: tuple[Unlisted, ...] = ()
    breadth: Span | None = None
    article_depth: Span | None = None
    deepest_articles: tuple[str, ...] = ()
    text_depth: Span | None = None
    text_chain: tuple[str, ...] = ()
    text_ties: tuple[Tie, ...] = ()
    upper_bound: bool = False
    """Whether the high side of text_depth or open_depth is only an upper bound."""
    repair_depth: Span | None = None
    repair_chain: tuple[str, ...] = ()
    repair_pending: tuple[str, ...] = ()
    open_depth: Span | None = None
    text_age: TextAge | None = None
    layers: Delegated = field(default_factory=Delegated)
    evaluation: EvaluationResult | None = None
    implementers: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    not_in_force_articles: tuple[tuple[str, Day], ...] = ()


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One step of a repair chain: an act, the act it stands on, how, and who says so."""

    act: str
    on: str
    kind: str
    source: tuple[str, ...]
    certainty: str | None


@dataclass(frozen=True, slots=True)
class RepairChain:
    """A chain of acts of which each repairs, bridges or reverses the one before."""

    acts: tuple[str, ...]
    links: tuple[ChainLink, ...]
    laws: tuple[str, ...]
    depth: Span
    pending: tuple[str, ...]
    """Acts not begun that would lengthen it."""


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

    acts: tuple[ShortAct, ...] = ()
    median_days: float | None = None
    max_days: int | None = None
    unknown: int = 0
    """Acts whose publication or commencement is not known to the day."""


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
    acts: tuple[str, ...]
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
    not_placed: tuple[str, ...]
    """Records with an amount that no period can be given to."""
    freezes: tuple[Freeze, ...]
    too_late: tuple[TooLate, ...]
    joint: tuple[OtherCost, ...]
    other_costs: tuple[OtherCost, ...]


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """How many laws and layers lie on a target group."""

    id: str
    laws: int
    breadth: Span


@dataclass(frozen=True, slots=True)
class Known:
    """Days and natures that the corpus knows of its amending acts. Unit: acts."""

    laws: int
    acts: int
    """Acts that change a selected law."""
    with_day: int
    """Of these, acts with at least one exact day in force by the reference day or after."""
    without_day: int
    unknown_nature: int
    """Of those with a day, acts whose nature is not known."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result of an analysis."""

    options: Options
    known: Known
    laws: tuple[LawResult, ...]
    repair_chains: tuple[RepairChain, ...]
    implementers: tuple[ImplementerResult, ...]
    target_groups: tuple[TargetGroup, ...]
    circles: tuple[Circle, ...]
