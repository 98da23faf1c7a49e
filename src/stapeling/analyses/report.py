"""The whole analysis of a corpus, or of what is selected of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.bottlenecks import measure_bottlenecks
from stapeling.analyses.burden import measure_implementer
from stapeling.analyses.burden.columns import columns_of
from stapeling.analyses.commencements import commencements_of
from stapeling.analyses.cycle import measure_cycle
from stapeling.analyses.cycle.over_time import ActDays
from stapeling.analyses.laws import measure_laws
from stapeling.analyses.layerings import layer_columns
from stapeling.analyses.options import Options
from stapeling.analyses.oversight import measure_oversight
from stapeling.analyses.repairs import Repairs
from stapeling.analyses.results import (
    ImplementerResult,
    Known,
    Later,
    LawResult,
    RepairChain,
    Report,
    Span,
    TargetGroup,
)
from stapeling.analyses.toetsen import measure_toetsen
from stapeling.graph import StackGraph
from stapeling.model.columns import marks
from stapeling.model.corpus import Selection
from stapeling.model.gathering.changes import EFFECT
from stapeling.progress import counted

if TYPE_CHECKING:
    from stapeling.model.columns import Marks


def analyse(graph: StackGraph, options: Options, selection: Selection | None = None) -> Report:
    """Measure every selected law and implementer, and the repair chains that touch them."""
    chosen = selection or Selection()
    repairs = Repairs(graph, options.day)
    asked = list(graph.chosen(chosen.laws))
    layers = layer_columns(graph, asked, options)
    laws = measure_laws(graph, asked, layers, options, repairs)
    implementers = tuple(_implementers(graph, options, chosen))
    named = None if chosen.laws is None or chosen.laws >= graph.laws.keys() else chosen.laws
    return Report(
        options=options,
        known=_known(graph, [law.id for law in laws], options.day),
        laws=laws,
        repair_chains=_chains(repairs.chains(), chosen),
        implementers=implementers,
        target_groups=tuple(_target_groups(laws)),
        circles=graph.delegation.circles(options.day),
        toetsen=measure_toetsen(graph, options, named),
        oversight=measure_oversight(graph, options, named),
        bottlenecks=measure_bottlenecks(graph, options, named),
        cycle=measure_cycle(
            graph, options, laws, layers, implementers, _act_days(graph, implementers)
        ),
        commencements=Later(lambda _: commencements_of(graph, layers), 0),
    )


def _implementers(
    graph: StackGraph, options: Options, chosen: Selection
) -> Iterable[ImplementerResult]:
    """Measure the organisations that carry out a selected law, or are selected themselves."""
    for name in counted("implementers", sorted(graph.carrying)):
        touched = chosen.laws is None or not chosen.laws.isdisjoint(
            law.id for law in graph.carrying[name].laws
        )
        if touched or name in (chosen.organisations or ()):
            yield measure_implementer(graph, name, options)


def _act_days(graph: StackGraph, implementers: Sequence[ImplementerResult]) -> dict[str, ActDays]:
    """Give the days on which acts fall on implementers, as bounds."""
    falling = ((row.id, columns_of(graph).falling_on(row.id)) for row in implementers)
    return {name: (acts.first, acts.last) for name, acts in falling}


def _chains(chains: Sequence[RepairChain], chosen: Selection) -> tuple[RepairChain, ...]:
    if chosen.laws is None:
        return tuple(chains)
    return tuple(chain for chain in chains if not chosen.laws.isdisjoint(chain.laws))


def _target_groups(laws: Sequence[LawResult]) -> Iterable[TargetGroup]:
    """Count laws and layers per target group; a law of several groups counts for each."""
    found: dict[str, list[Span]] = defaultdict(list)
    for law in laws:
        for name in dict.fromkeys(law.target_groups):
            found[name] += [law.breadth] if law.breadth is not None else []
    for name, own in sorted(found.items()):
        low, high = sum(span.low for span in own), sum(span.high for span in own)
        yield TargetGroup(name, len(own), Span(low, high))


def _known(graph: StackGraph, laws: Sequence[str], as_of: int) -> Known:
    """Count the acts that change the selected laws, and what is known of them."""
    columns, chosen = graph.columns, frozenset(laws)
    of_law = marks(law in chosen for law in columns.laws)[columns.law]
    rows = of_law & ~graph.makings & (columns.effect != EFFECT["tekstplaatsing"])
    exact = rows & columns.in_force & (columns.first == columns.last)
    begun = exact & (columns.first <= as_of)

    def acts(marked: Marks) -> Marks:
        """Mark the acts of marked changes."""
        found = np.zeros(len(columns.acts), dtype=np.bool_)
        found[columns.act[marked]] = True
        return found

    every, dated = acts(rows), acts(begun)
    later = acts(exact & ~begun) & ~dated
    bare = acts(begun & (columns.natures == 0))
    counts = (every, dated, later, every & ~dated & ~later, bare)
    return Known(len(laws), *(int(marked.sum()) for marked in counts))
