"""The table of the smallest cover: the fewest toetsen that ask all that is asked."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import Cover
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table
from stapeling.reports.subjects.questions import by_phase, catalogued, toets_cell
from stapeling.reports.view import Reader

_COVER_CAPTION = N_(
    "The fewest toetsen that still ask, as a main question and at the same moment, all that is"
    " asked so now; what is statutory or independent stays. A count of questions and no advice:"
    " who asks, how well, and what else a toets is for, is not in it."
)


def cover_table(view: Reader, cover: Cover) -> Table:
    """Tell the fewest toetsen that ask all main questions, and those that could be left out."""
    text = view.text
    chosen = [name for name in cover.toetsen if name not in cover.kept]
    groups = (
        (text("Stays: statutory or independent"), cover.kept),
        (text("Needed besides, for its questions"), chosen),
        (text("Asks nothing that the others do not ask"), cover.dropped),
    )
    return Table(
        key="smallest_cover",
        title=text("The fewest toetsen that ask all that is asked"),
        caption=text(_COVER_CAPTION),
        columns=(
            Column("group", view.header("group")),
            Column("toets", view.header("toets")),
            Column("status", view.header("status")),
            Column("phase", view.header("phase")),
        ),
        rows=tuple(
            _cover_row(view, group, name) for group, ids in groups for name in by_phase(view, ids)
        ),
        notes=tuple(_cover_notes(view, cover)),
        grouped=True,
    )


def told_cover(view: Reader, cover: Cover) -> str:
    """Tell how many toetsen would ask all that is asked."""
    if not cover.dropped:
        return view.text(
            "None of the {n} toetsen could be left out: each asks what no other asks, or is"
            " statutory or independent.",
            n=len(cover.toetsen),
        )
    return view.plural(
        "{covering} of the {all} toetsen would ask the {n} main question that is asked now.",
        "{covering} of the {all} toetsen would ask all {n} main questions that are asked now.",
        cover.questions,
        covering=len(cover.toetsen),
        all=len(cover.toetsen) + len(cover.dropped),
    )


def _cover_row(view: Reader, group: str, name: str) -> Row:
    toets = catalogued(view, name)
    status, phase = view.word(toets.status), view.word(toets.phase)
    return Row((Cell(group, group), toets_cell(view, name), status, phase), ids=(name,))


def _cover_notes(view: Reader, cover: Cover) -> Iterator[str]:
    yield told_cover(view, cover)
    if not cover.dropped:
        return
    if cover.unique:
        yield view.text("No other choice is as small.")
    else:
        yield view.text("Other choices are as small: which of them stay is open, how many is not.")
    if cover.unknown_hours:
        yield view.plural(
            "Of {n} toets that need not stay the hours are not known: the choice does not weigh"
            " them.",
            "Of {n} toetsen that need not stay the hours are not known: the choice does not weigh"
            " them.",
            cover.unknown_hours,
        )
    if cover.unknown_questions:
        yield view.plural(
            "Of {n} of the last group no question is recorded: it may ask something.",
            "Of {n} of the last group no question is recorded: they may ask something.",
            cover.unknown_questions,
        )
