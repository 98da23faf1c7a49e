"""The whole analysis of a corpus, or of what is selected of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from stapeling.analyses.bottlenecks import measure_bottlenecks
from stapeling.analyses.burden import measure_implementer
from stapeling.analyses.burden.columns import columns_of
from stapeling.analyses.cycle import measure_cycle
from stapeling.analyses.laws import measure_laws
from stapeling.analyses.options import Options
from stapeling.analyses.oversight import measure_oversight
from stapeling.analyses.repairs import Repairs
from stapeling.analyses.results import (
    ImplementerResult,
    Known,
    LawResult,
    RepairChain,
    Report,
    Span,
    TargetGroup,
)
from stapeling.analyses.toetsen import measure_toetsen
from stapeling.graph import StackGraph
from stapeling.model.corpus import Selection


def analyse(graph: StackGraph, options: Options, selection: Selection | None = None) -> Report:
    """Measure every selected law and implementer, and the repair chains that touch them."""
    chosen = selection or Selection()
    repairs = Repairs(graph, options.day)
    laws = measure_laws(graph, list(graph.chosen(chosen.laws)), options, repairs)
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
        cycle=measure_cycle(graph, options, laws, implementers, _act_days(graph, implementers)),
    )


def _implementers(
    graph: StackGraph, options: Options, chosen: Selection
) -> Iterable[ImplementerResult]:
    """Measure the organisations that carry out a selected law, or are selected themselves."""
    for name in sorted(graph.implemented_by):
        laws = {law.id for law, _ in graph.implemented_by[name]}
        if chosen.laws is None or laws & chosen.laws or name in (chosen.organisations or ()):
            yield measure_implementer(graph, name, options)


def _act_days(
    graph: StackGraph, implementers: Sequence[ImplementerResult]
) -> dict[str, Counter[tuple[int, int]]]:
    """Give the days on which acts fall on implementers: the bounds of each, and how many acts."""
    falling = {row.id: columns_of(graph).falling_on(row.id) for row in implementers}
    return {
        name: Counter(zip(acts.first.tolist(), acts.last.tolist(), strict=True))
        for name, acts in falling.items()
    }


def _chains(chains: Sequence[RepairChain], chosen: Selection) -> tuple[RepairChain, ...]:
    if chosen.laws is None:
        return tuple(chains)
    return tuple(chain for chain in chains if not chosen.laws.isdisjoint(chain.laws))


def _target_groups(laws: Sequence[LawResult]) -> Iterable[TargetGroup]:
    """Count laws and layers per target group; a law of several groups counts for each."""
    for name in sorted({group for law in laws for group in law.target_groups}):
        own = [law for law in laws if name in law.target_groups and law.breadth is not None]
        low = sum(law.breadth.low for law in own if law.breadth)
        high = sum(law.breadth.high for law in own if law.breadth)
        yield TargetGroup(name, len(own), Span(low, high))


def _known(graph: StackGraph, laws: Sequence[str], as_of: int) -> Known:
    """Count the acts that change the selected laws, and what is known of them."""
    acts: set[str] = set()
    dated: set[str] = set()
    later: set[str] = set()
    unknown_nature: set[str] = set()
    for law in laws:
        makers = graph.makers(graph.laws[law])
        for row in graph.corpus.changes[law]:
            if row.act in makers or row.effect == "tekstplaatsing":
                continue
            acts.add(row.act)
            day = row.in_force_from
            if day is None or day.first != day.last or row.status not in (None, "in_force"):
                continue
            (dated if day.first <= as_of else later).add(row.act)
            if day.first <= as_of:
                act = graph.corpus.acts.get(row.act)
                if not (row.nature or (act is not None and act.nature)):
                    unknown_nature.add(row.act)
    later -= dated
    without = acts - dated - later
    return Known(len(laws), len(acts), len(dated), len(later), len(without), len(unknown_nature))
