"""Everything that is measured of one law."""

from __future__ import annotations

from collections.abc import Mapping

from stapeling.analyses.density import density_of
from stapeling.analyses.depth import amends_among, article_depth, text_depth
from stapeling.analyses.evaluation import evaluation_of
from stapeling.analyses.layering import Beside, Layering
from stapeling.analyses.layers import layering_of
from stapeling.analyses.looks import counted_looks, since_last_look
from stapeling.analyses.options import Options
from stapeling.analyses.repairs import Repairs
from stapeling.analyses.results import Counts, Delegated, LawResult, Span
from stapeling.analyses.starts import until_of
from stapeling.analyses.text_age import text_age
from stapeling.graph import StackGraph
from stapeling.graph.delegation import Layered
from stapeling.model.days import Day
from stapeling.model.laws import Law


def measure_law(
    graph: StackGraph,
    law: Law,
    options: Options,
    repairs: Repairs,
    delegated: Mapping[str, Layered],
) -> LawResult:
    """Measure one law on the reference day; what cannot be measured is null, never zero."""
    layering = layering_of(graph, law, options)
    if layering is None:
        return LawResult(
            **_facts(law, None),  # type: ignore[arg-type]
            density=density_of(law, options.day),
            at_least=_at_least(law, options.day),
        )
    labels = graph.labels
    amends = amends_among(graph.amends(options.day, certainly=True), layering.layers)
    may = amends_among(graph.amends(options.day, certainly=False), layering.layers)
    certain = [layer for layer in layering.layers if layer.certain]
    depth = text_depth(certain, layering.layers, amends, may, labels)
    looks = counted_looks(graph, layering, options.day)
    open_depth = depth
    if looks:
        open_depth = text_depth(*since_last_look(layering, looks, options.day), amends, may, labels)
    articles, deepest = article_depth(layering, labels)
    repair = repairs.of_law(law)
    row = delegated.get(law.id)
    return LawResult(
        **_facts(law, layering.start),  # type: ignore[arg-type]
        at_least=_at_least(law, options.day),
        counts=_counts(layering),
        breadth=Span(*layering.breadth),
        article_depth=articles,
        deepest_articles=deepest,
        text_depth=depth.span,
        text_chain=depth.chain.acts,
        text_ties=depth.chain.ties,
        upper_bound=depth.upper_bound or open_depth.upper_bound,
        repair_depth=repair.span,
        repair_chain=repair.chain,
        repair_pending=repair.pending,
        open_depth=open_depth.span,
        text_age=text_age(layering, options.rest_years),
        layers=Delegated(row.depth, row.regulations, row.chain) if row else Delegated(),
        evaluation=evaluation_of(graph, layering, options, labels),
        density=density_of(law, options.day),
    )


def _facts(law: Law, start: Day | None) -> dict[str, object]:
    return {
        "id": law.id,
        "title": law.title,
        "short_title": law.short_title,
        "kind": law.kind,
        "bwb_id": law.bwb_id,
        "ministry": law.ministry,
        "start": start,
        "end": law.in_force_until,
        "unlisted": law.unlisted,
        "implementers": tuple(dict.fromkeys(row.organisation for row in law.implementers)),
        "target_groups": law.target_groups,
    }


def _at_least(law: Law, as_of: int) -> bool:
    """Whether the history of changes is not known to be whole up to the reference day."""
    complete = law.changes_complete_until
    return complete is None or complete.first < until_of(law, as_of).last


def _counts(layering: Layering) -> Counts:
    beside: Beside = layering.beside
    return Counts(
        events=beside.events,
        acts=dict(beside.acts),
        acts_possible=beside.acts_possible,
        same_day=beside.same_day,
        pending=beside.pending,
        not_commenced=beside.not_commenced,
        withdrawn=beside.withdrawn,
        scheduled=beside.scheduled,
        incidental=beside.incidental,
        ended=beside.ended,
        before_start=beside.before_start,
        after_end=beside.after_end,
        moved=beside.moved,
        excluded=dict(beside.excluded),
        unknown_level=beside.unknown_level,
        unknown_nature=beside.unknown_nature,
        unknown_articles=sum(not layer.known for layer in layering.layers),
    )
