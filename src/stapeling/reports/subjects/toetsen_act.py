"""The table of the toetsen of one act: required, perhaps required, done."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import ActToetsen, ToetsOfAct
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.subjects.questions import catalogued
from stapeling.reports.subjects.toetsen_acts import told_doubt
from stapeling.reports.view import Reader
from stapeling.reports.words import word, words

_TOETSEN_CAPTION = N_(
    "By the catalogue on the day for which it was read. Perhaps: something that the condition asks"
    " of the act is not recorded, and is named. Nothing recorded does not say that it was not done."
    " At the table: the days from the request to the decision."
)
_GROUPS = {
    "required": N_("Required"),
    "perhaps": N_("Perhaps required"),
    "not_required": N_("Not required, but recorded"),
}
_STATES = {
    "had": N_("done"),
    "asked": N_("asked for"),
    "missing": N_("missing"),
    "unknown": N_("nothing recorded"),
    "none": N_("nothing recorded"),
}
_LATE = N_("Delivered after the act was decided.")
_STALE = N_("Delivered before the bill was last revised.")
_NEGATIVE = N_("Adopted after a negative verdict.")
_NEGATIVE_STALE = N_("Adopted after a negative verdict; the bill was revised in between.")


def act_toetsen_table(view: Reader, act: ActToetsen) -> Table:
    """Tell every toets that an act needs, perhaps needs or had, with what is recorded of it."""
    rows = sorted(act.rows, key=lambda row: list(_GROUPS).index(row.required))
    return Table(
        key="toetsen",
        title=view.text("Toetsen of the act"),
        caption=view.text(_TOETSEN_CAPTION),
        columns=(
            Column("required", view.header("required")),
            Column("test", view.header("toets")),
            Column("state", view.header("recorded")),
            Column("phase", view.header("phase"), priority=2),
            Column("requested", view.header("asked for"), priority=4, untold=(None,)),
            Column("delivered", view.header("delivered"), priority=3, untold=(None,)),
            Column("verdict", view.header("verdict"), priority=3, untold=(None,)),
            number("days_taken", view.header("days taken"), 4, untold=(None,)),
            number(
                "involved_days",
                view.header("at the table"),
                4,
                unit=view.text("days"),
                untold=(None,),
            ),
            Column("feasible_from", view.header("feasible from"), priority=5, untold=(None,)),
        ),
        rows=tuple(_row(view, row) for row in rows),
        notes=tuple(_notes(view, act)),
        grouped=True,
    )


def _row(view: Reader, row: ToetsOfAct) -> Row:
    cells = (
        *said_cells(view, row),
        view.word(catalogued(view, row.test).phase),
        view.day(row.requested),
        view.day(row.delivered),
        view.word(row.verdict),
        view.days(row.days_taken),
        view.days(row.involved_days),
        view.day(row.feasible_from),
    )
    return Row(cells, tuple(_details(view, row)), (row.test,))


def said_cells(view: Reader, row: ToetsOfAct) -> tuple[Cell, Cell, Cell]:
    """Write whether a toets is required, which it is, and what is recorded of it."""
    title = view.names.toets(row.test)
    if row.channel:
        title = view.text("{title} (channel)", title=title)
    return (
        Cell(view.text(_GROUPS[row.required]), row.required),
        Cell(title, row.test),
        Cell(view.text(_STATES[row.state]), row.state),
    )


def _details(view: Reader, row: ToetsOfAct) -> Iterator[str]:
    """Tell what would have to be known, what was wrong, and who says so."""
    yield from told_open(view, row)
    yield from told_flaws(view, row)
    if source := view.sources(row.source):
        sure = [word(view.language, row.certainty)] if row.certainty else []
        sure += told_doubt(view, row.verdict, row.verdict_certainty, row.certainty)
        yield f"{source} ({'; '.join(sure)})" if sure else source


def told_open(view: Reader, row: ToetsOfAct) -> Iterator[str]:
    """Tell what would have to be known to say whether a toets is required."""
    if row.open_conditions:
        conditions = words(view.language, row.open_conditions)
        yield view.text("Depends on what is not known: {conditions}", conditions=conditions)


def told_flaws(view: Reader, row: ToetsOfAct) -> Iterator[str]:
    """Tell what was wrong with a toets that was done."""
    negative = _NEGATIVE_STALE if row.stale else _NEGATIVE
    for value, told in ((row.late, _LATE), (row.stale, _STALE), (row.negative_adopted, negative)):
        if value:
            yield view.text(told)
    if row.state == "had" and row.late is None:
        yield view.text("Whether it came before the decision is not known.")


def _notes(view: Reader, act: ActToetsen) -> Iterator[str]:
    if not act.rows:
        yield view.text("The catalogue asks no toets of this act.")
    if act.tests_complete:
        yield view.text("All that was done on this act is recorded.")
