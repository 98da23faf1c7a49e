"""The tables of toetsen: the stack, overlap, the longest path, what one more adds, acts."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.options import Options
from stapeling.analyses.results import ToetsenResult
from stapeling.reports.page import Table
from stapeling.reports.subjects.questions import judgement
from stapeling.reports.subjects.toetsen_acts import acts_table
from stapeling.reports.subjects.toetsen_cover import cover_table
from stapeling.reports.subjects.toetsen_overlap import by_the_letter, overlap_table
from stapeling.reports.subjects.toetsen_path import path_table
from stapeling.reports.subjects.toetsen_stack import counts_table, stack_table
from stapeling.reports.subjects.toetsen_what_if import what_if_table
from stapeling.reports.view import Reader, View


def toetsen_tables(view: View) -> Iterator[Table]:
    """Tell how toetsen stack up, and of which acts they were had or are missing."""
    result, options = view.report.toetsen, view.report.options
    yield counts_table(view, result.stack)
    if result.stack.size:
        yield _stacked_overlap(view, result, options)
        yield path_table(view, result.lead_time)
        if result.what_if:
            yield what_if_table(view, result.what_if)
    if result.on_laws or any(act.rows for act in result.acts):
        yield acts_table(view, result.acts, result.on_laws)


def stack_tables(view: Reader, result: ToetsenResult, options: Options) -> Iterator[Table]:
    """Tell the whole stack: each toets, and every choice that can be made."""
    if not result.stack.size:
        return
    yield stack_table(view, result.stack)
    yield counts_table(view, result.stack)
    yield _stacked_overlap(view, result, options)
    yield path_table(view, result.lead_time, result.lead_time_without)
    if result.what_if:
        yield what_if_table(view, result.what_if, options.with_toetsen)
    if result.cover is not None:
        yield cover_table(view, result.cover)


def _stacked_overlap(view: Reader, result: ToetsenResult, options: Options) -> Table:
    """Tell the overlap of what is obliged, and count the pairs with something that is not."""
    stacked = [pair for pair in result.overlap if pair.in_stack]
    outside = len(result.overlap) - len(stacked)
    ids = (*result.stack.toetsen, *result.stack.channels)
    notes = (
        *by_the_letter(view, ids, ignore_object=options.ignore_object),
        *judgement(view, result.estimated, result.stack.size),
    )
    if outside:
        other = view.plural(
            "{n} more pair is of a toets that is not obliged: show TOETS tells it.",
            "{n} more pairs are of a toets that is not obliged: show TOETS tells them.",
            outside,
        )
        notes = (other, *notes)
    return overlap_table(view, stacked, ignore_object=options.ignore_object, notes=notes)
