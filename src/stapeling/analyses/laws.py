"""Everything that is measured of laws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any

from stapeling.analyses.article_depths import article_depths
from stapeling.analyses.density import density_of
from stapeling.analyses.evaluations import Evaluations
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.options import Options
from stapeling.analyses.repairs import NO_REPAIR, Repairs
from stapeling.analyses.results import Delegated, LawResult, Span
from stapeling.analyses.starts import until_of
from stapeling.analyses.text_ages import text_ages
from stapeling.analyses.text_chains import TextChains
from stapeling.graph import StackGraph
from stapeling.model.columns import records
from stapeling.model.days import Day
from stapeling.model.laws import Law
from stapeling.progress import report

_AS_STATED = (
    "id", "title", "short_title", "kind", "bwb_id", "ministry", "unlisted", "target_groups",
)  # fmt: skip
_NOTHING_RESTS = Delegated()
_Columns = dict[str, Iterable[Any]]


def measure_laws(
    graph: StackGraph,
    laws: Sequence[Law],
    columns: LayerColumns,
    options: Options,
    repairs: Repairs,
) -> tuple[LawResult, ...]:
    """Measure laws on the reference day, with their layers; what cannot be is null, never zero.

    Every measure is found for all laws together, as a column; what needs more care, and what is
    only told beside the numbers, law by law.
    """
    report("laws", 0, len(laws))
    started = iter(_started(graph, columns, options, repairs) if columns.laws else ())
    rows = zip(laws, columns.spans.begun.tolist(), strict=True)
    found = tuple(
        next(started) if begun else LawResult(**_not_started(law, options.day))
        for law, begun in rows
    )
    report("laws", len(laws), len(laws))
    return found


def _started(
    graph: StackGraph, columns: LayerColumns, options: Options, repairs: Repairs
) -> Iterable[LawResult]:
    """Measure the laws that have started."""
    chains = TextChains(graph, columns, options.day)
    layers = graph.delegation.layers(options.day)
    ids = [law.id for law in columns.laws]
    measured: _Columns = {
        **_facts(columns.laws, columns.spans.untils, options.day),
        **_depths(graph, columns, chains),
        **_repaired(ids, repairs),
        "start": columns.spans.starts,
        "counts": columns.beside.counts(columns.count(~columns.known)),
        "text_age": text_ages(columns, options.rest_years),
        "layers": [layers.get(law, _NOTHING_RESTS) for law in ids],
        "evaluation": Evaluations(graph, columns, chains.looks, options).results(),
    }
    return records(LawResult, **measured)


def _facts(laws: Sequence[Law], untils: Sequence[Day], as_of: int) -> _Columns:
    """Give what is stated of laws, of which layers count up to a day."""
    return {
        **{name: list(map(attrgetter(name), laws)) for name in _AS_STATED},
        "end": [law.in_force_until for law in laws],
        "at_least": list(map(_at_least, laws, untils)),
        "density": [density_of(law, as_of) if law.text else None for law in laws],
        "implementers": [_implementers(law) if law.implementers else () for law in laws],
    }


def _implementers(law: Law) -> tuple[str, ...]:
    return tuple(dict.fromkeys([row.organisation for row in law.implementers]))


def _at_least(law: Law, until: Day) -> bool:
    """Whether the history of changes is not known to be whole up to the day."""
    complete = law.changes_complete_until
    return complete is None or complete.first < until.last


def _not_started(law: Law, as_of: int) -> dict[str, Any]:
    """Give the facts of a law of which nothing is measured."""
    facts = {name: value for name, (value,) in _facts([law], [until_of(law, as_of)], as_of).items()}
    return {**facts, "start": None}


def _depths(graph: StackGraph, columns: LayerColumns, chains: TextChains) -> _Columns:
    """Give how many layers lie on laws, and how deep."""
    certain = columns.count(columns.certain).tolist()
    depths, deepest = zip(*article_depths(columns, graph.labels), strict=True)
    spans, since, bounds, told = zip(*chains.depths(), strict=True)
    return {
        "breadth": records(Span, low=certain, high=columns.sizes.tolist()),
        "article_depth": depths,
        "deepest_articles": deepest,
        "text_depth": spans,
        "open_depth": since,
        "upper_bound": bounds,
        "chain": told,
    }


def _repaired(laws: Sequence[str], repairs: Repairs) -> _Columns:
    found = map(repairs.of_laws.get, laws, repeat(NO_REPAIR))
    columns = zip(*found, strict=True)
    return dict(zip(("repair_depth", "repair_chain", "repair_pending"), columns, strict=True))
