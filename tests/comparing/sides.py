"""Two texts of a corpus, compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.comparing.compare import Side, compare
from stapeling.comparing.results import About, Comparison, NumberChange, bounds
from stapeling.graph import StackGraph
from stapeling.loading import Loaded, load_texts
from stapeling.numbers import rows_of
from stapeling.reports.comparison import MadeComparison

DAY = dt.date(2023, 1, 1)


def side(loaded: Loaded, day: dt.date = DAY, name: str = "a") -> Side:
    graph = StackGraph(loaded.corpus)
    report = analyse(graph, Options(day), loaded.selection)
    return Side(About(name, "folder", day), tuple(rows_of(report)), loaded.corpus)


def compared(
    a: str | Mapping[str, str],
    b: str | Mapping[str, str],
    day: dt.date = DAY,
    *,
    attribute: bool = False,
) -> Comparison:
    one, two = (load_texts({"a.yaml": x} if isinstance(x, str) else x) for x in (a, b))
    options = Options(day) if attribute else None
    return compare(side(one, day), side(two, day, "b"), None, options)


def made(a: str, b: str, code: str = "en", **wanted: Any) -> MadeComparison:
    from stapeling.language import Language

    graphs = [StackGraph(load_texts({"a.yaml": text}).corpus) for text in (a, b)]
    found = compared(a, b, attribute=True)
    return MadeComparison(found, (graphs[0], graphs[1]), Language.of(code), **wanted)


def number(found: Comparison, subject: str, measure: str, period: str = "") -> tuple[Any, ...]:
    """Give one number before and after, and its difference."""
    rows: list[NumberChange] = [
        row
        for row in found.numbers
        if (row.row.subject, row.row.measure, row.row.period) == (subject, measure, period)
    ]
    (row,) = rows
    return bounds(row.before), bounds(row.after), row.difference
