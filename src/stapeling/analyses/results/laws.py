"""What is measured of one law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from stapeling.analyses.chains import Chain, Tie
from stapeling.analyses.results.density import Density
from stapeling.analyses.results.evaluation import EvaluationResult
from stapeling.analyses.results.later import Later
from stapeling.analyses.results.spans import Span
from stapeling.graph.delegation import Delegated
from stapeling.model.days import Day
from stapeling.model.laws import Unlisted


class Counts(NamedTuple):
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


class TextAge(NamedTuple):
    """How old the text was that layers touched. Unit: days; a median over `of` layers."""

    median_days: float | None
    young: int
    """Layers that touched text younger than `rest_years`."""
    of: int
    rest_years: int
    told: Later[Mapping[str, int]]

    @property
    def days(self) -> Mapping[str, int]:
        """The age of the youngest text that each layer touched, by act; at most."""
        return self.told.value


_NO_CHAIN = Later.of(Chain())
_NOTHING_RESTS = Delegated()


class LawResult(NamedTuple):
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
    chain: Later[Chain] = _NO_CHAIN
    upper_bound: bool = False
    """Whether the high side of text_depth or open_depth is only an upper bound."""
    repair_depth: Span | None = None
    repair_chain: tuple[str, ...] = ()
    repair_pending: tuple[str, ...] = ()
    open_depth: Span | None = None
    text_age: TextAge | None = None
    layers: Delegated = _NOTHING_RESTS
    evaluation: EvaluationResult | None = None
    density: Density | None = None
    implementers: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()

    @property
    def text_chain(self) -> tuple[str, ...]:
        """The acts of the longest chain of layers, from the oldest."""
        return self.chain.value.acts

    @property
    def text_ties(self) -> tuple[Tie, ...]:
        """Why each act of that chain stands on the one before."""
        return self.chain.value.ties


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """How many laws and layers lie on a target group."""

    id: str
    laws: int
    breadth: Span
