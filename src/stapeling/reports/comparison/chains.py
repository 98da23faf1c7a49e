"""The tables of chains, of shares of added acts, of contradictions and of gates."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.comparing.results import ChainChange, Exceeded, Share
from stapeling.findings import Finding
from stapeling.language import N_, UNKNOWN
from stapeling.reports.comparison.values import UNITS, value_text
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.csv_report import measure_label
from stapeling.reports.findings import finding_message
from stapeling.reports.page import Cell, Column, Row, Table, number

_CHAIN_CAPTION = N_(
    "Unit: acts. A text chain stacks act upon act on the same text, a repair chain repair upon"
    " repair. Shown is the chain of the low bound."
)
_SHARE_CAPTION = N_(
    "Shapley values: what each added act contributes, whatever the order; low and high bounds"
    " apart. They add up to the whole change. Other changes are all that is no added act."
)


def chain_table(view: ComparisonView) -> Table | None:
    """Tell the chains that grew or shrank, with what is new in them marked."""
    if not view.comparison.chains:
        return None
    return Table(
        key="chains",
        title=view.text("Chains that grew or shrank"),
        caption=view.text(_CHAIN_CAPTION),
        columns=(
            Column("kind", view.header("chain")),
            Column("laws", view.header("laws")),
            number("before", view.header("before")),
            number("after", view.header("after")),
        ),
        rows=tuple(_chain(view, row) for row in view.comparison.chains),
    )


def _chain(view: ComparisonView, row: ChainChange) -> Row:
    language, names = view.language, view.names
    cells = (
        Cell(measure_label(row.kind, language), row.kind),
        Cell("; ".join(map(names.law, row.laws)), row.laws),
        Cell(value_text(row.depth_before, "acts", language), row.depth_before),
        Cell(value_text(row.depth_after, "acts", language), row.depth_after),
    )
    details = [names.chain(row.after, row.new)] if row.after else []
    if row.depth_before[0] == row.depth_after[0]:
        details = [view.text("Only the high bound differs, which is no one chain.")]
    elif row.gone:
        gone = "; ".join(map(names.act, row.gone))
        details.append(view.text("no longer in it: {acts}", acts=gone))
    return Row(cells, tuple(details), (*row.before, *row.after))


def share_table(view: ComparisonView) -> Table | None:
    """Tell which added act causes how much of what changed; nothing when it was not asked."""
    found = view.comparison.attribution
    if found is None:
        return None
    notes = [] if found.acts else [view.text("No act was added, nor did one take effect.")]
    if found.acts and not found.shares:
        notes.append(view.text("None of the measures that can be divided differs."))
    if found.not_known:
        names = dict.fromkeys(view.names.any(subject) for subject, _ in found.not_known if subject)
        template = N_("Not known on a side, and counted as 0 there: {names}.")
        notes.append(view.text(template, names="; ".join(names)))
    return Table(
        key="attribution",
        title=view.text("Which added act causes how much"),
        caption=view.text(_SHARE_CAPTION),
        columns=(
            Column("subject", view.header("subject")),
            Column("act", view.header("act")),
            number("low", view.header("share, low bound")),
            number("high", view.header("share, high bound")),
            number("standard_error", view.header("standard error"), 2),
        ),
        rows=tuple(_share_rows(view, found.shares)),
        notes=tuple(notes),
        grouped=True,
    )


def _share_rows(view: ComparisonView, shares: tuple[Share, ...]) -> Iterator[Row]:
    """Put the low and the high share of an act side by side; rows of nothing are left out."""
    by_act: dict[tuple[str, str, str | None], dict[str, Share]] = {}
    for share in shares:
        by_act.setdefault((share.subject, share.measure, share.act), {})[share.bound] = share
    for (subject, measure, act), sides in by_act.items():
        low, high = sides.get("low"), sides.get("high")
        if not any(side is not None and side.share for side in (low, high)) and act is None:
            continue
        name = view.names.any(subject) if subject else view.text("catalogue of toetsen")
        errors = [side.standard_error for side in sides.values() if side.standard_error]
        cells = (
            Cell(f"{name}: {measure_label(measure, view.language)}", (subject, measure)),
            Cell(view.names.act(act) if act else view.text("other changes"), act),
            *(_part(view, side) for side in (low, high)),
            Cell(view.language.number(max(errors), 3) if errors else "", max(errors, default=None)),
        )
        yield Row(cells)


def _part(view: ComparisonView, share: Share | None) -> Cell:
    if share is None:
        return Cell(UNKNOWN)
    shown = view.language.number(share.share, 2)
    return Cell(f"+{shown}" if share.share > 0 else shown, share.share)


def finding_table(view: ComparisonView) -> Table | None:
    """Tell the findings of the rules that came and went."""
    found = view.comparison.findings
    if found is None:
        return None
    told = [(view.text("new"), row) for row in found.new]
    told += [(view.text("fixed"), row) for row in found.fixed]
    if view.everything:
        told += [(view.text("the same"), row) for row in found.unchanged]
    if not told:
        return None
    return Table(
        key="findings",
        title=view.text("Findings of check"),
        caption=view.text("Known by their code and the ids in them, never by a line of a file."),
        columns=(
            Column("state", view.header("state")),
            Column("code", view.header("code")),
            Column("message", view.header("what is wrong")),
        ),
        rows=tuple(_finding(view, state, row) for state, row in told),
    )


def _finding(view: ComparisonView, state: str, finding: Finding) -> Row:
    message = finding_message(finding, view.language, next(iter(view.names.sides), None))
    cells = (Cell(state, state), Cell(finding.code, finding.code), Cell(message, message))
    return Row(cells, ids=finding.ids)


def gate_table(view: ComparisonView) -> Table | None:
    """Tell the numbers that rise more than was allowed."""
    if not view.comparison.exceeded:
        return None
    return Table(
        key="gates",
        title=view.text("More than was allowed"),
        caption=view.text("By low bounds; a rise from what is not known counts from 0."),
        columns=(
            Column("subject", view.header("subject")),
            Column("measure", view.header("figure")),
            Column("period", view.header("period")),
            number("increase", view.header("rises by")),
            number("limit", view.header("allowed")),
        ),
        rows=tuple(_gate(view, row) for row in view.comparison.exceeded),
    )


def _gate(view: ComparisonView, row: Exceeded) -> Row:
    change, language = row.change, view.language
    unit = change.row.unit if change.row.unit in UNITS and change.row.unit != "share" else ""
    cells = (
        Cell(view.names.any(change.row.subject), change.row.subject),
        Cell(view.measure(change), change.row.measure),
        Cell(change.period, change.period),
        Cell(value_text((row.increase, row.increase), unit, language), row.increase),
        Cell(value_text((row.limit, row.limit), unit, language), row.limit),
    )
    return Row(cells)
