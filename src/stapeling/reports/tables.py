"""The tables of a report, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from stapeling.analyses.results import Report
from stapeling.errors import StapelingError
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.reports.page import Table, sorted_rows, top_rows, without_empty
from stapeling.reports.subjects.bottlenecks import bottleneck_tables
from stapeling.reports.subjects.capacity import capacity_tables
from stapeling.reports.subjects.cycle import cycle_tables
from stapeling.reports.subjects.density import density_tables
from stapeling.reports.subjects.evaluation import class_table, due_table, look_table
from stapeling.reports.subjects.implementers import implementer_table
from stapeling.reports.subjects.laws import law_table
from stapeling.reports.subjects.layers import layer_table
from stapeling.reports.subjects.oversight import oversight_tables
from stapeling.reports.subjects.periods import period_table
from stapeling.reports.subjects.repairs import repair_table
from stapeling.reports.subjects.target_groups import group_table
from stapeling.reports.subjects.toetsen import toetsen_tables
from stapeling.reports.view import Reader, View

PARTS = (
    "laws",
    "layers",
    "evaluation",
    "implementers",
    "toetsen",
    "oversight",
    "bottlenecks",
    "cycle",
    "density",
)
"""The parts of a report that can be asked for by themselves."""

_ONE_TABLE: Mapping[str, tuple[Callable[[View], Table], ...]] = {
    "laws": (repair_table, law_table),
    "layers": (layer_table,),
    "evaluation": (class_table, due_table, look_table),
    "implementers": (implementer_table, period_table),
}
_TABLES: Mapping[str, tuple[Callable[[View], Iterable[Table]], ...]] = {
    "implementers": (capacity_tables,),
    "toetsen": (toetsen_tables,),
    "oversight": (oversight_tables,),
    "bottlenecks": (bottleneck_tables,),
    "cycle": (cycle_tables,),
    "density": (density_tables,),
}


def tables(
    report: Report,
    graph: StackGraph,
    language: Language,
    only: Collection[str] | None = None,
    top: int | None = None,
    sort: str | None = None,
) -> tuple[Table, ...]:
    """Give the tables of a report.

    Parameters
    ----------
    report : Report
        What was measured.
    graph : StackGraph
        The corpus, for names.
    language : Language
        The language of headers, captions and numbers.
    only : collection of str, optional
        Which of `PARTS`; none given means all of them.
    top : int, optional
        How many rows of each table to keep; long lists below a row are shortened too. What is
        left out is said.
    sort : str, optional
        The key of the column to sort by, where a table has it.
    """
    view = View(report, graph, language, shortened=top is not None)
    parts = [part for part in PARTS if not only or part in only]
    found = (replace(table, part=part) for part in parts for table in _part(view, part))
    made = tuple(found)
    keys = sorted({column.key for table in made for column in table.columns})
    if sort is not None and sort.lstrip("-") not in keys:
        raise StapelingError(f"--sort: '{sort}' is not one of {', '.join(keys)}")
    return tuple(cut(view, sorted_rows(table, sort), top) for table in made)


def _part(view: View, part: str) -> Iterator[Table]:
    for maker in _ONE_TABLE.get(part, ()):
        yield maker(view)
    for makers in _TABLES.get(part, ()):
        yield from makers(view)
    if part == "implementers":
        yield group_table(view)


def cut(view: Reader, table: Table, top: int | None) -> Table:
    """Leave out the rows past the first ones, and say so."""
    left = len(table.rows) - (top if top is not None else len(table.rows))
    note = view.plural("{n} more row is left out.", "{n} more rows are left out.", max(left, 0))
    return tidied(view, top_rows(table, top, note))


def tidied(view: Reader, table: Table) -> Table:
    """Leave out the columns of which nothing is known in any row, and say so."""
    shorter, empty = without_empty(table)
    if not empty:
        return shorter
    names = view.language.listed(column.name for column in empty)
    unknown = view.text("Not known in any row: {columns}.", columns=names)
    return replace(shorter, notes=(*shorter.notes, unknown))
