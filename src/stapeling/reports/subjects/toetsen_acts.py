"""The table of acts: which toetsen each needs, and what is recorded of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from stapeling.analyses.results import ActToetsen, LawToetsen, ToetsOfAct
from stapeling.analyses.results.toetsen import FLAWS
from stapeling.language import N_
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.rows import Rows
from stapeling.reports.subjects.questions import toetsen_told
from stapeling.reports.view import Reader
from stapeling.reports.words import word

_ACTS_CAPTION = N_(
    "Unit: toetsen; channels are left out. Needed is an interval: from those that the act certainly"
    " needs to those that it perhaps needs. Missing is said only of acts of"
    " which all that was done is recorded; of others there is nothing recorded, and a toets may"
    " well have been done. The last three are intervals where days or verdicts are not known."
)


def acts_table(
    view: Reader, acts: Sequence[ActToetsen], on_laws: Sequence[LawToetsen] = ()
) -> Table:
    """Tell the acts with a toets recorded or missing; the others are counted.

    Results that name a law and no act stand below it.
    """
    told = [act for act in acts if act.named("had", "asked", "missing")]
    told.sort(key=lambda act: (-len(act.named("missing")), -len(act.named("had")), act.act))
    return Table(
        key="toetsen_acts",
        title=view.text("Toetsen of acts"),
        caption=view.text(_ACTS_CAPTION),
        columns=(
            Column("act", view.header("act")),
            number("required", view.header("needed")),
            number("had", view.header("done")),
            number("missing", view.header("missing")),
            number("unknown", view.header("nothing recorded")),
            number("late", view.header("late"), 2, untold=NO_COUNT),
            number("stale", view.header("before revision"), 2, untold=NO_COUNT),
            number("negative_adopted", view.header("after a negative verdict"), 2, untold=NO_COUNT),
        ),
        rows=Rows(partial(_row, view), told),
        notes=tuple(_notes(view, acts, len(told), on_laws)),
    )


def _row(view: Reader, act: ActToetsen) -> Row:
    cells = (
        Cell(view.names.cited(act.act), act.act),
        view.span(act.count),
        *(view.number(len(act.toetsen_in(state))) for state in ("had", "missing", "unknown")),
        *(view.span(act.flaws(flaw)) for flaw in FLAWS),
    )
    flawed = (name for flaw in FLAWS for name in act.flawed(flaw))
    ids = (*act.named("had", "asked", "missing"), *flawed)
    return Row(cells, tuple(_details(view, act)), tuple(dict.fromkeys(ids)))


def _details(view: Reader, act: ActToetsen) -> Iterator[str]:
    done = [told_result(view, row) for row in act.rows if row.state in ("had", "asked")]
    if done:
        yield view.text("Recorded: {toetsen}", toetsen="; ".join(done))
    if missing := act.named("missing"):
        yield view.text("Missing: {toetsen}", toetsen=toetsen_told(view, missing))
    if sources := view.sources(source for row in act.rows for source in row.source):
        yield sources


def told_result(view: Reader, row: ToetsOfAct) -> str:
    """Tell what is recorded of a toets: when it came, its verdict, what was wrong."""
    parts = [view.text("asked for")] if row.state == "asked" else []
    if row.delivered is not None:
        parts.append(view.language.day(row.delivered))
    if row.verdict is not None:
        parts.append(word(view.language, row.verdict))
        parts += told_doubt(view, row.verdict, row.verdict_certainty, row.certainty)
    parts += [word(view.language, flaw) for flaw in FLAWS if getattr(row, flaw)]
    name = view.names.toets(row.test)
    return f"{name} ({', '.join(parts)})" if parts else name


def told_doubt(
    view: Reader, verdict: str | None, certainty: str | None, of_result: str | None
) -> Iterator[str]:
    """Tell how sure a verdict is, where it is not as sure as the rest of the result."""
    if verdict is not None and certainty is not None and certainty != of_result:
        told = word(view.language, certainty)
        yield view.text("certainty of the verdict: {certainty}", certainty=told)


def _notes(
    view: Reader, acts: Iterable[ActToetsen], told: int, on_laws: Iterable[LawToetsen]
) -> Iterator[str]:
    for row in on_laws:
        toetsen = toetsen_told(view, row.toetsen)
        law = view.names.law(row.law)
        yield view.text("Recorded of {law} itself: {toetsen}.", law=law, toetsen=toetsen)
    silent = sum(1 for _ in acts) - told
    if silent:
        yield view.plural(
            "Of {n} other act no toets is recorded; that does not say that none was done.",
            "Of {n} other acts no toets is recorded; that does not say that none was done.",
            silent,
        )
