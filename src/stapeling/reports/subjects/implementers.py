"""The tables of implementers: what each carries now, in each period, and in its freezes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from stapeling.analyses.results import ImplementerResult, Peak
from stapeling.language import N_
from stapeling.model.amounts import Amount
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, Value, number
from stapeling.reports.plain import plain
from stapeling.reports.rows import Rows
from stapeling.reports.subjects.over_time import implementer_series
from stapeling.reports.view import View
from stapeling.reports.words import word

_IMPLEMENTER_CAPTION = N_(
    "Laws in force on the reference day and the regulations that rest on them; acts in"
    " force on these laws, each once. Coverage is the share of these acts of which a"
    " burden is recorded: of the rest nothing is known, which is not zero. The peak is the"
    " period that weighs heaviest by what certainly falls in it; changes run on to those that"
    " may."
)


def implementer_table(view: View) -> Table:
    """Tell what every implementer carries on the reference day, the most acts first."""
    text = view.text
    found = sorted(view.report.implementers, key=lambda row: (-row.acts, -row.laws, row.id))
    notes = [_members(view, row) for row in found if row.members]
    if not found:
        notes.append(text("No implementer is recorded."))
    return Table(
        key="implementers",
        title=text("Implementers"),
        caption=text(_IMPLEMENTER_CAPTION),
        columns=(
            Column("implementer", view.header("implementer")),
            number("laws", view.header("laws")),
            number("regulations", view.header("regulations"), 2, untold=NO_COUNT),
            number("acts", view.header("acts")),
            number("covered", view.header("with burden")),
            number("coverage", view.header("coverage")),
            Column("peaks", view.header("peak"), priority=2),
        ),
        rows=Rows(partial(_row, view), found),
        notes=tuple(notes),
    )


def _row(view: View, row: ImplementerResult) -> Row:
    found = peaks_of(row)
    peaks = "; ".join(told_peak(view, peak) for peak in found)
    cells = (
        Cell(plain(row.title), row.id),
        view.number(row.laws),
        view.number(row.regulations),
        view.number(row.acts),
        view.number(row.covered),
        view.share(row.coverage),
        Cell(peaks, tuple(peak.period for peak in found) or None, _heaviest(found)),
    )
    details = [view.text("Laws: {laws}", laws=view.list_of(view.names.law, row.law_ids))]
    if row.not_placed:
        details.append(view.text("Of no known period: {acts}", acts=named(view, row.not_placed)))
    if row.set_aside:
        aside = view.text("Set aside for a better basis: {acts}", acts=named(view, row.set_aside))
        details.append(aside)
    return Row(cells, tuple(details), row.law_ids, implementer_series(view, row))


def peaks_of(row: ImplementerResult) -> tuple[Peak, ...]:
    """Give the heaviest periods; of changes of which none is certain, where most may fall.

    The measure itself knows no peak then; that is not the same as that nothing changes.
    """
    if any(peak.unit == "changes" for peak in row.peaks):
        return row.peaks
    most = max(row.periods, key=lambda period: period.changes_possible, default=None)
    if most is None or not most.changes_possible:
        return row.peaks
    perhaps = Peak("changes", most.period, Amount.of(0), None, most.changes_possible)
    return (perhaps, *row.peaks)


def _heaviest(found: Sequence[Peak]) -> Value:
    """Give the load of the first peak: a reader who sorts looks for the heaviest."""
    if not found:
        return None
    return (found[0].load.low, found[0].load.high + found[0].possible)


def told_peak(view: View, peak: Peak) -> str:
    """Tell the heaviest period of a unit; of changes up to all that may fall in it."""
    if peak.possible:
        certain = int(peak.load.low)
        span = view.language.span((certain, certain + peak.possible))
        load = view.text("{span} changes", span=span)
    elif peak.unit == "changes" and peak.load.exact:
        load = view.plural("{n} change", "{n} changes", int(peak.load.low))
    else:
        load = f"{word(view.language, peak.unit)} {view.language.amount(peak.load)}"
    return view.text("{load} in {period}", load=load, period=peak.period)


def named(view: View, ids: Sequence[str]) -> str:
    """Name acts or laws behind each other."""
    names, laws = view.names, view.graph.laws
    return view.list_of(lambda one: names.law(one) if one in laws else names.short(one), ids)


def _members(view: View, row: ImplementerResult) -> str:
    return view.plural(
        "{name} is a group of {n} member, counted as one.",
        "{name} is a group of {n} members, counted as one.",
        row.members or 0,
        name=plain(row.title),
    )
