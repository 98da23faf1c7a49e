"""The table of clean-up: what was added and withdrawn, year by year."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import CleanUp, CleanUpYear, Span
from stapeling.language import N_, UNKNOWN
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.ranges import net_cell
from stapeling.reports.view import View

_CLEAN_UP_CAPTION = N_(
    "Laws that began and ended in each year, and articles that changes added and withdrew. Only"
    " what is recorded counts: laws outside the data and changes without articles are not in it."
    " Net is what was added less what was withdrawn. Articles are at least, and not known where"
    " none is counted, when a change of the year does not tell which articles, or its effect."
)


def clean_up_table(view: View) -> Table:
    """Tell what was added and withdrawn in every year, the last year first."""
    text, found = view.text, view.report.cycle.clean_up
    return Table(
        key="clean_up",
        title=text("Clean-up"),
        caption=text(_CLEAN_UP_CAPTION),
        columns=(
            Column("year", view.header("year")),
            number("laws_added", view.header("laws added")),
            number("laws_withdrawn", view.header("laws withdrawn")),
            number("laws_net", view.header("laws, net")),
            number("articles_added", view.header("articles added"), 2, untold=NO_COUNT),
            number("articles_withdrawn", view.header("articles withdrawn"), 2, untold=NO_COUNT),
            number("articles_net", view.header("articles, net"), 2, untold=NO_COUNT),
            number("unknown_articles", view.header("without articles"), 3, untold=NO_COUNT),
        ),
        rows=tuple(_row(view, row) for row in reversed(found.years)),
        notes=tuple(_notes(view, found)),
    )


def _row(view: View, row: CleanUpYear) -> Row:
    cells = (
        Cell(str(row.year), row.year),
        view.span(row.laws_added),
        view.span(row.laws_withdrawn),
        net_cell(view, row.laws_net),
        _articles_cell(view, row, row.articles_added),
        _articles_cell(view, row, row.articles_withdrawn),
        Cell(UNKNOWN) if row.articles_open else net_cell(view, row.articles_net),
        view.number(row.unknown_articles),
    )
    certain = (*row.added, *row.withdrawn)
    return Row(
        cells, tuple(_details(view, row)), (*certain, *row.perhaps_added, *row.perhaps_withdrawn)
    )


def _articles_cell(view: View, row: CleanUpYear, count: Span) -> Cell:
    """Write a number of articles; none is not known while a change may have done it."""
    if row.articles_open and not count.high:
        return Cell(UNKNOWN)
    return view.span(count, at_least=row.articles_open)


def _details(view: View, row: CleanUpYear) -> Iterator[str]:
    """Name the laws that were added and withdrawn, and those that perhaps were."""
    for sentence, laws in (
        (N_("Added: {laws}"), row.added),
        (N_("Perhaps added: {laws}"), row.perhaps_added),
        (N_("Withdrawn: {laws}"), row.withdrawn),
        (N_("Perhaps withdrawn: {laws}"), row.perhaps_withdrawn),
    ):
        if laws:
            yield view.text(sentence, laws=view.list_of(view.names.law, laws))


def _notes(view: View, found: CleanUp) -> Iterator[str]:
    """Tell how much was added for everything withdrawn, and what no year can be given to."""
    text = view.text
    if found.laws_per_withdrawal is None:
        yield text("No law is recorded as withdrawn.")
    else:
        ratio = found.laws_per_withdrawal
        yield text("For each law withdrawn {ratio} were added.", ratio=ratio)
    if found.articles_per_withdrawal is None:
        yield text("No article is recorded as withdrawn.")
    else:
        ratio = found.articles_per_withdrawal
        yield text("For each article withdrawn {ratio} were added.", ratio=ratio)
    if found.undated:
        yield view.plural(
            "Of {n} law the year of commencement is not known.",
            "Of {n} laws the year of commencement is not known.",
            found.undated,
        )
    if found.undated_ends:
        yield view.plural(
            "Of {n} law that ended, or may have, the year is not known.",
            "Of {n} laws that ended, or may have, the year is not known.",
            found.undated_ends,
        )
    if found.undated_changes:
        yield view.plural(
            "Of {n} change that adds or withdraws articles the year is not known.",
            "Of {n} changes that add or withdraw articles the year is not known.",
            found.undated_changes,
        )
    if found.unknown_effects:
        yield view.plural(
            "Of {unknown} of the {n} change the effect is not known: it may add or withdraw"
            " articles.",
            "Of {unknown} of the {n} changes the effect is not known: they may add or withdraw"
            " articles.",
            found.changes,
            unknown=found.unknown_effects,
        )
