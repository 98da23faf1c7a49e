"""How what is asked of an implementer fits what it can carry, without the sums per period."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stapeling.analyses.burden import measure_implementer
from stapeling.analyses.burden.capacity import freezes, too_late
from stapeling.analyses.burden.columns import columns_of
from stapeling.analyses.burden.involved import Burdens
from stapeling.analyses.burden.preparation import Preparation
from stapeling.analyses.options import Options
from stapeling.analyses.results import Freeze, PeriodLoad, ShortAct, TooLate
from stapeling.graph import StackGraph
from stapeling.model.organisations import Organisation


@dataclass(frozen=True, slots=True)
class Fit:
    """What of an implementer's load can be held against what it stated. Units: acts, days."""

    id: str
    short: tuple[ShortAct, ...]
    """The acts that gave too few days to prepare, in order of id."""
    freezes: tuple[Freeze, ...]
    too_late: tuple[TooLate, ...]
    covered: int
    acts: int
    """Acts in force on its laws by the reference day, each once; `covered` have a record."""
    periods: tuple[PeriodLoad, ...]
    """Its periods, where it stated a capacity to hold them against; else none."""

    @property
    def coverage(self) -> float | None:
        """The share of acts with a burden record; nothing without acts."""
        return self.covered / self.acts if self.acts else None


def fit_of(graph: StackGraph, identity: str, options: Options) -> Fit:
    """Measure of an implementer what its capacity, calendar and time to prepare can be held to.

    The numbers are those of `measure_implementer`. Sums per period cost most there, and are made
    only for an implementer that stated a capacity.

    Source: defined by this project, docs/metrics.md.
    """
    organisation = graph.corpus.organisations.get(identity) or Organisation(id="x")
    acts = columns_of(graph).falling_on(identity)
    burdens = Burdens(graph, identity, acts, options.day)
    preparation = Preparation(graph, identity, acts, burdens)
    begun = acts.last <= options.day
    whole = measure_implementer(graph, identity, options) if organisation.capacity else None
    return Fit(
        id=identity,
        short=preparation.short_acts(np.flatnonzero(preparation.is_short)),
        freezes=freezes(graph, organisation, acts),
        too_late=too_late(graph, organisation, acts),
        covered=int((begun & burdens.recorded()).sum()),
        acts=int(begun.sum()),
        periods=whole.periods if whole is not None else (),
    )
