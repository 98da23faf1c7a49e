"""The policy cycle: stages, due evaluations, succession, clean-up and responsibility."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stapeling.analyses.cycle.clean_up import clean_up_of
from stapeling.analyses.cycle.due import due_shares
from stapeling.analyses.cycle.over_time import ActDays, laws_over_time
from stapeling.analyses.cycle.responsibility import responsibility_of
from stapeling.analyses.cycle.stages import by_stage, complete_share, cycle_of
from stapeling.analyses.cycle.succession import successions
from stapeling.analyses.options import Options
from stapeling.analyses.results import CycleResult, ImplementerResult, LawResult
from stapeling.graph import StackGraph


def measure_cycle(
    graph: StackGraph,
    options: Options,
    laws: Sequence[LawResult],
    implementers: Sequence[ImplementerResult],
    act_days: Mapping[str, ActDays],
) -> CycleResult:
    """Measure the policy cycle of measured laws and of those who carry them out.

    Each part says what its numbers are; `act_days` are the days on which acts fall on each
    implementer. Laws that have not started have no stage. Cost: one pass
    over the laws, their layers and their changes, and one over the years of every implementer.

    Source: defined by this project, docs/metrics.md.
    """
    day = options.day
    chosen = [graph.laws[law.id] for law in laws]
    stages = tuple(cycle_of(graph, law, day) for law in laws if law.counts is not None)
    return CycleResult(
        laws=stages,
        by_stage=by_stage(stages),
        complete_share=complete_share(stages),
        due=due_shares(graph, laws, day),
        successions=tuple(successions(graph, chosen, day)),
        clean_up=clean_up_of(graph, chosen, day),
        responsibility=tuple(responsibility_of(graph, chosen, implementers, day)),
        laws_over_time=tuple(laws_over_time(graph, act_days, day)),
    )
