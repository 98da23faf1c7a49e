"""The policy cycle: stages, due evaluations, succession, clean-up and responsibility."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stapeling.analyses.cycle.clean_up import clean_up_of
from stapeling.analyses.cycle.due import due_shares
from stapeling.analyses.cycle.over_time import ActDays, laws_over_time
from stapeling.analyses.cycle.responsibility import responsibility_of
from stapeling.analyses.cycle.stages import Stages
from stapeling.analyses.cycle.succession import successions
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.options import Options
from stapeling.analyses.results import CycleResult, ImplementerResult, LawResult
from stapeling.graph import StackGraph


def measure_cycle(
    graph: StackGraph,
    options: Options,
    laws: Sequence[LawResult],
    layers: LayerColumns,
    implementers: Sequence[ImplementerResult],
    act_days: Mapping[str, ActDays],
) -> CycleResult:
    """Measure the policy cycle of measured laws and of those who carry them out.

    Each part says what its numbers are; `layers` are those of the laws that have started, others
    have no stage; `act_days` are the days on which acts fall on each implementer. Cost: one pass
    over the laws, their layers and their changes, and one over the years of every implementer.

    Source: defined by this project, docs/metrics.md.
    """
    day = options.day
    chosen = [graph.laws[law.id] for law in laws]
    stages = Stages(graph, [law for law in laws if law.counts is not None], layers, day)
    return CycleResult(
        laws=stages.rows(),
        by_stage=stages.by_stage,
        complete_share=stages.complete_share,
        due=due_shares(graph, laws, day),
        successions=tuple(successions(graph, chosen, day)),
        clean_up=clean_up_of(graph, chosen, day),
        responsibility=tuple(responsibility_of(graph, chosen, implementers, day)),
        laws_over_time=tuple(laws_over_time(graph, act_days, day)),
    )
