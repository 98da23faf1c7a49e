"""A naive recomputation of the measures, written from their definitions alone.

It prefers obviousness to speed and shares no code with the package that it checks. A corpus is
the plain dict that its YAML files hold, every scalar a string. Keys are those of the JSON report.
"""

import datetime as dt
from typing import Any

from . import burden, delegation, evaluation, repairs, stacking
from .corpus import Corpus, label
from .days import ordinal
from .layers import Levels

Day = str | dt.date

__all__ = [
    "delegation_cycles",
    "evaluation_measures",
    "implementer_measures",
    "label",
    "law_measures",
    "repair_chains",
]


def law_measures(
    corpus: Corpus,
    law_id: str,
    as_of: Day,
    levels: Levels = "own",
    event: str = "in_force",
    rest_years: int = 5,
) -> dict[str, Any]:
    """Measure one law: what is counted, how deep it lies, how it was evaluated."""
    measures = stacking.law_measures(corpus, law_id, ordinal(as_of), levels, rest_years)
    evaluated = evaluation_measures(corpus, law_id, as_of, levels, event, rest_years)
    return {**measures, "evaluation": evaluated}


def evaluation_measures(
    corpus: Corpus,
    law_id: str,
    as_of: Day,
    levels: Levels = "own",
    event: str = "in_force",
    rest_years: int = 5,
) -> dict[str, Any] | None:
    """Measure how one law was evaluated; None before it has a start."""
    real = ordinal(as_of)
    return evaluation.evaluation_measures(corpus, law_id, real, levels, event, rest_years)


def implementer_measures(
    corpus: Corpus, org_id: str, as_of: Day, period: str = "year"
) -> dict[str, Any]:
    """Measure the load on one implementer, per year, quarter or month."""
    return burden.implementer_measures(corpus, org_id, ordinal(as_of), period)


def repair_chains(corpus: Corpus, as_of: Day) -> list[dict[str, Any]]:
    """List every maximal repair chain of the corpus once."""
    return repairs.repair_chains(corpus, ordinal(as_of))


def delegation_cycles(corpus: Corpus, as_of: Day) -> list[dict[str, Any]]:
    """List the cycles in delegation, each with every smallest set of edges that breaks it."""
    return delegation.delegation_cycles(corpus, ordinal(as_of))
