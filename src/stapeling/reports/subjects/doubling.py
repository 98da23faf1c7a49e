"""The table of doubling: what several external bodies look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stapeling.analyses.results import Doubling, Span
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.subjects.alike import alike, heading
from stapeling.reports.view import View
from stapeling.reports.words import words

_DOUBLING_CAPTION = N_(
    "Bodies of the line extern that look at the same organisation, at the same subject, in the"
    " same phase. An internal auditor or the owner beside them is another line, and no doubling."
    " An interval: of some the line or the days leave it open."
)


def bodies(view: View, ids: Iterable[str]) -> str:
    """Name bodies behind each other."""
    return "; ".join(map(view.names.organisation, ids))


def doubling_table(view: View, doubling: Sequence[Doubling]) -> Table:
    """Tell what several external bodies look at, the organisation with most of it first."""
    text = view.text
    return Table(
        key="doubling",
        title=text("Looked at twice"),
        caption=text(_DOUBLING_CAPTION),
        columns=(
            Column("organisation", view.header("organisation")),
            Column("subject", view.header("subject")),
            Column("phase", view.header("phase")),
            number("bodies", view.header("bodies")),
            Column("by", view.header("looked at by")),
        ),
        rows=tuple(_doubling_rows(view, doubling)),
        notes=tuple(_doubling_notes(view, doubling)),
        grouped=True,
    )


class _Double(NamedTuple):
    """A subject with the phases in which the same bodies look at it."""

    subject: str
    phases: tuple[str, ...]
    by: tuple[str, ...]
    possible: tuple[str, ...]
    estimated: tuple[str, ...]


def estimate_notes(view: View) -> Iterator[str]:
    """Tell of how many records of oversight what they state is an estimate."""
    result = view.report.oversight
    if result.estimated:
        yield view.plural(
            "Of {estimated} of the {n} record of oversight the organisations, subjects, phases or"
            " line are an estimate.",
            "Of {estimated} of the {n} records of oversight the organisations, subjects, phases or"
            " line are an estimate.",
            result.records,
            estimated=result.estimated,
        )


def _doubling_rows(view: View, doubling: Sequence[Doubling]) -> Iterator[Row]:
    """Give a row for every subject; organisations of which the same is double stand together."""
    each = alike(doubling, lambda row: row.organisation)
    own = {rows[0].organisation: _doubles(rows) for rows in each}
    groups = alike(own, lambda name: own[name])
    groups.sort(key=lambda ids: (-len(own[ids[0]]), ids))
    for ids in groups:
        for double in own[ids[0]]:
            yield _doubling_row(view, ids, double)


def _doubles(doubling: Iterable[Doubling]) -> tuple[_Double, ...]:
    """Give what is double at one organisation, what most bodies look at first."""
    same = alike(doubling, lambda row: (row.subject, row.by, row.possible, row.estimated))
    found = [
        _Double(one.subject, tuple(row.phase for row in rows), one.by, one.possible, one.estimated)
        for rows in same
        for one in rows[:1]
    ]
    return tuple(sorted(found, key=lambda row: (-len(row.by), row.subject, row.phases)))


def _doubling_row(view: View, ids: Sequence[str], row: _Double) -> Row:
    cells = (
        heading(view, ids),
        view.word(row.subject),
        Cell(words(view.language, row.phases), row.phases),
        view.span(Span(len(row.by), len(row.by) + len(row.possible))),
        Cell(bodies(view, row.by), row.by),
    )
    return Row(cells, tuple(_doubling_details(view, row)), (*row.by, *row.possible))


def _doubling_details(view: View, row: _Double) -> Iterator[str]:
    """Tell who perhaps doubles it too, and who does so as far as estimated."""
    if row.possible:
        yield view.text("Perhaps also: {bodies}", bodies=bodies(view, row.possible))
    if row.estimated:
        yield view.text("Estimate, of: {bodies}", bodies=bodies(view, row.estimated))


def _doubling_notes(view: View, doubling: Sequence[Doubling]) -> Iterator[str]:
    result = view.report.oversight
    if not any(row.bodies.high for row in result.organisations):
        yield view.text("No oversight is recorded.")
    elif not doubling:
        yield view.text("No doubling is recorded.")
    if result.undecided:
        yield view.plural(
            "Line, subject, phase or days of {n} record leave open whether it doubles another.",
            "Line, subject, phase or days of {n} records leave open whether they double others.",
            result.undecided,
        )
    if doubling:
        yield from estimate_notes(view)
