"""The table of the longest path: how many weeks toetsen take, phase after phase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stapeling.analyses.results import LeadTime
from stapeling.analyses.toetsen.outcomes import beforehand
from stapeling.language import N_, UNKNOWN
from stapeling.model.records import certainty_of
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.ranges import Range
from stapeling.reports.subjects.questions import (
    catalogued,
    phase_place,
    toets_cell,
    toetsen_told,
    weeks_cell,
)
from stapeling.reports.view import Reader

_PATH_CAPTION = N_(
    "Unit: weeks. Toetsen and channels beforehand: a phase begins when the one before it is done,"
    " and within a phase they run side by side unless one waits for another. Listed is what takes"
    " longest; a length that is not known could be longer."
)


def path_table(
    view: Reader,
    lead: LeadTime,
    without: LeadTime | None = None,
    perhaps: Sequence[str] = (),
) -> Table:
    """Tell what takes longest in each phase, and of what the length is not known.

    Of an act, `perhaps` are the toetsen that it needs or not.
    """
    return Table(
        key="path",
        title=view.text("The longest path"),
        caption=view.text(_PATH_CAPTION),
        columns=(
            Column("phase", view.header("phase")),
            Column("toets", view.header("takes longest")),
            number("weeks", view.header("weeks")),
        ),
        rows=tuple(_rows(view, lead, frozenset(perhaps))),
        notes=tuple(_notes(view, lead, without, perhaps)),
    )


def _rows(view: Reader, lead: LeadTime, perhaps: frozenset[str]) -> Iterator[Row]:
    """Give a row for each toets on the path, and one for a phase of which no length is known."""
    phases = {catalogued(view, name).phase for name in (*lead.path, *lead.unknown)}
    for phase in sorted(phases, key=phase_place):
        on_path = _in(view, lead.path, phase)
        unknown = _in(view, lead.unknown, phase)
        details = tuple(_unknown(view, unknown, perhaps))
        for name in on_path:
            weeks = view.amount(catalogued(view, name).weeks)
            cells = (view.word(phase), toets_cell(view, name), weeks)
            beside = details if name == on_path[-1] else ()
            yield Row(cells, (*estimated_length(view, name), *beside), (name, *unknown))
        if not on_path:
            yield Row((view.word(phase), Cell(UNKNOWN), Cell(UNKNOWN)), details, tuple(unknown))


def _in(view: Reader, ids: Sequence[str], phase: str | None) -> list[str]:
    return [name for name in ids if catalogued(view, name).phase == phase]


def estimated_length(view: Reader, toets: str) -> Iterator[str]:
    """Say so where the length of a toets is an estimate."""
    known = catalogued(view, toets)
    if known.weeks is not None and certainty_of(known, "weeks") == "estimate":
        yield view.text("The length is an estimate, and no bound.")


def _unknown(view: Reader, ids: Sequence[str], perhaps: frozenset[str]) -> Iterator[str]:
    """Tell why toetsen cannot be counted in: their length, their place, or a circle."""
    without, placeless, waiting = _reasons(view, ids)
    if needed := [name for name in without if name not in perhaps]:
        yield view.text("Length not known: {names}", names=toetsen_told(view, needed))
    if others := [name for name in without if name in perhaps]:
        names = toetsen_told(view, others)
        yield view.text("Perhaps needed, length not known: {names}", names=names)
    if placeless:
        yield view.text("Place not known: {names}", names=toetsen_told(view, placeless))
    if waiting:
        names = toetsen_told(view, waiting)
        yield view.text("Wait for each other, or for one of a later phase: {names}", names=names)


def _reasons(view: Reader, ids: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    without, placeless, waiting = [], [], []
    for name in ids:
        toets = catalogued(view, name)
        if toets.weeks is None:
            without.append(name)
        elif toets.phase is None or beforehand(toets) is None:
            placeless.append(name)
        else:
            waiting.append(name)
    return without, placeless, waiting


def told_weeks(view: Reader, bounds: Range) -> str:
    """Tell a number of weeks in a sentence."""
    low, high = bounds
    if low is None:
        return view.text("an unknown number of weeks")
    several = 1 if low == 1 and high in (None, 1) else 2
    if high is None:
        return view.plural("at least {weeks} week", "at least {weeks} weeks", several, weeks=low)
    weeks = weeks_cell(view, bounds).text
    return view.plural("{weeks} week", "{weeks} weeks", several, weeks=weeks)


def known_lengths(view: Reader, lead: LeadTime, perhaps: Sequence[str] = ()) -> str:
    """Tell of how many toetsen and channels the length is known, and of how many it is estimated.

    Of an act, those that it perhaps needs are counted apart.
    """
    timed = [name for name in perhaps if catalogued(view, name).moment != "ex_post"]
    silent = {name for name in lead.unknown if catalogued(view, name).weeks is None}
    number = lead.of - len(timed)
    known = number - len(silent.difference(timed))
    told = view.plural(
        "{known} of {n} length known", "{known} of {n} lengths known", number, known=known
    )
    if timed:
        told = _beside(view, told if number else "", len(timed), len(silent.intersection(timed)))
    if lead.estimated:
        told = view.plural(
            "{lengths}, {n} of these an estimate",
            "{lengths}, {n} of these estimates",
            len(lead.estimated),
            lengths=told,
        )
    return told


def _beside(view: Reader, told: str, number: int, silent: int) -> str:
    """Tell the lengths of what is perhaps needed, after those of what certainly is, if any."""
    known = number - silent
    if not told:
        return view.plural(
            "{known} of {n} length known, of what is perhaps needed",
            "{known} of {n} lengths known, of what is perhaps needed",
            number,
            known=known,
        )
    return view.plural(
        "{lengths}, and {known} of {n} more that is perhaps needed",
        "{lengths}, and {known} of {n} more that are perhaps needed",
        number,
        lengths=told,
        known=known,
    )


def _notes(
    view: Reader, lead: LeadTime, without: LeadTime | None, perhaps: Sequence[str]
) -> Iterator[str]:
    if not lead.of:
        yield view.text("No toets beforehand is obliged.")
        return
    weeks = told_weeks(view, (lead.low, lead.high))
    known = known_lengths(view, lead, perhaps)
    yield view.text("Phase after phase: {weeks} ({known}).", weeks=weeks, known=known)
    if lead.sum_low is not None:
        yield view.text(
            "Added up, the known lengths are {weeks}; that overstates, since what runs side by side"
            " is counted twice.",
            weeks=told_weeks(view, (lead.sum_low, lead.sum_high)),
        )
    if without is not None and (without.low, without.high) != (lead.low, lead.high):
        before = told_weeks(view, (without.low, without.high))
        yield view.text("Without what the choice adds: {weeks}.", weeks=before)
    if lead.path_high and lead.path_high != lead.path:
        path = toetsen_told(view, lead.path_high)
        yield view.text("If all takes as long as it can, the path is: {path}.", path=path)
