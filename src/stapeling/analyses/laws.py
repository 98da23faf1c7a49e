"""Everything that is measured of one law."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stapeling.analyses.article_depths import article_depths
from stapeling.analyses.density import density_of
from stapeling.analyses.evaluation import evaluation_of
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.layering import Beside, Layering
from stapeling.analyses.layerings import layerings_of
from stapeling.analyses.options import Options
from stapeling.analyses.repairs import Repairs
from stapeling.analyses.results import Counts, Delegated, LawResult, Span
from stapeling.analyses.starts import until_of
from stapeling.analyses.text_ages import text_ages
from stapeling.analyses.text_chains import TextChains
from stapeling.graph import StackGraph
from stapeling.model.days import Day
from stapeling.model.laws import Law
from stapeling.progress import counted


def measure_laws(
    graph: StackGraph, laws: Sequence[Law], options: Options, repairs: Repairs
) -> tuple[LawResult, ...]:
    """Measure laws on the reference day; what cannot be measured is null, never zero.

    Layers, depth per article and age of text are found for all laws together; chains, repairs and
    classes law by law.
    """
    layerings = layerings_of(graph, laws, options)
    measuring = _Measuring(graph, options, repairs, [x for x in layerings if x is not None])
    return tuple(
        measuring.started(law, layering)
        if layering is not None
        else LawResult(**_facts(law, None, options.day))
        for law, layering in counted("laws", list(zip(laws, layerings, strict=True)))
    )


class _Measuring:
    """What is measured of many laws together, handed out law by law."""

    def __init__(
        self,
        graph: StackGraph,
        options: Options,
        repairs: Repairs,
        layerings: Sequence[Layering],
    ) -> None:
        self.graph, self.options, self.repairs = graph, options, repairs
        columns = LayerColumns(layerings)
        self.depths = iter(article_depths(columns, graph.labels))
        self.ages = iter(text_ages(columns, options.rest_years))
        self.delegated = graph.delegation.layers(options.day)
        self.chains = TextChains(graph, options.day)

    def started(self, law: Law, layering: Layering) -> LawResult:
        """Give the measures of the next law that has started."""
        graph, options = self.graph, self.options
        depth, open_depth = self.chains.of(layering)
        articles, deepest = next(self.depths)
        repair = self.repairs.of_law(law)
        row = self.delegated.get(law.id)
        return LawResult(
            **_facts(law, layering.start, options.day),
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
            text_age=next(self.ages),
            layers=Delegated(row.depth, row.regulations, row.chain) if row else _NOTHING_RESTS,
            evaluation=evaluation_of(graph, layering, options, graph.labels),
        )


_NOTHING_RESTS = Delegated()


def _facts(law: Law, start: Day | None, as_of: int) -> dict[str, Any]:
    return {
        "id": law.id,
        "title": law.title,
        "short_title": law.short_title,
        "kind": law.kind,
        "bwb_id": law.bwb_id,
        "ministry": law.ministry,
        "start": start,
        "end": law.in_force_until,
        "at_least": _at_least(law, as_of),
        "unlisted": law.unlisted,
        "density": density_of(law, as_of),
        "implementers": tuple(dict.fromkeys([row.organisation for row in law.implementers])),
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
        acts=beside.acts,
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
        excluded=beside.excluded,
        unknown_level=beside.unknown_level,
        unknown_nature=beside.unknown_nature,
        unknown_articles=sum(not layer.known for layer in layering.layers),
    )
