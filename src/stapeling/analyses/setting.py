"""Classes of layers before evaluation, and what the class of a layer depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from stapeling.analyses.clauses import DueClause
from stapeling.analyses.forms import Form
from stapeling.analyses.layering import Layer, Layering
from stapeling.analyses.options import Options
from stapeling.graph import Looked, StackGraph
from stapeling.model.days import Day, day_between


class Class(NamedTuple):
    """The class of a layer, and its subclass before a first evaluation."""

    category: str
    subcategory: str | None = None


UNKNOWN = Class("unknown")
RE_AMENDED = Class("re_amended")
RESTED = Class("rested")
AFTER = Class("after_evaluation")
NO_EVALUATION_KNOWN = Class("no_evaluation_known")
WITHIN_TERM = Class("before_first_evaluation", "within_term")
OVERDUE = Class("before_first_evaluation", "overdue")
NO_CLAUSE = Class("before_first_evaluation", "no_clause")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the class of a layer depends on, gathered once a law."""

    graph: StackGraph
    layering: Layering
    looks: tuple[Looked, ...]
    clauses: tuple[DueClause, ...]
    options: Options

    def day(self, layer: Layer) -> Day | None:
        """Give the day of a layer that the class is decided on (`--event`)."""
        if self.options.event == "in_force":
            return day_between(layer.first, layer.last)
        act = self.graph.corpus.acts.get(layer.act)
        if act is None:
            return None
        return act.submitted if self.options.event == "submitted" else act.published

    def days(self) -> list[Day | None]:
        """Give the day of every layer that its class is decided on."""
        layers = self.layering.layers
        if self.options.event == "in_force":
            return [day_between(layer.first, layer.last) for layer in layers]
        return [self.day(layer) for layer in layers]

    @property
    def limited(self) -> bool:
        """Whether any evaluation or clause speaks of some articles only."""
        limits = [look.articles for look in self.looks]
        limits += [clause.about.articles for clause in self.clauses]
        return any(limit is not None for limit in limits)

    def sure(self, look: Looked, form: Form) -> bool:
        """Whether an evaluation certainly counts, given that the law began before the layer."""
        start = min(self.layering.start.last, form.layer.last - 1)
        return (
            look.published.last <= self.options.day
            and look.published.first > start
            and form.spoken_of(look.articles)
        )
