"""The tables of the policy cycle, and where each law stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from stapeling.analyses.results import STAGES, CycleOfLaw
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Fact, Row, Table, number
from stapeling.reports.rows import Rows
from stapeling.reports.subjects.clean_up import clean_up_table
from stapeling.reports.subjects.due_shares import due_share_table
from stapeling.reports.subjects.evaluation import evaluation_name
from stapeling.reports.subjects.laws_over_time import laws_over_time_table
from stapeling.reports.subjects.responsibility import responsibility_table
from stapeling.reports.subjects.successions import succession_table
from stapeling.reports.view import View

STAGE_WORDS: Mapping[str, str] = {
    "in_force": N_("in force"),
    "evaluated": N_("evaluated"),
    "answered": N_("answered"),
    "changed": N_("changed"),
}
_PLACES = {stage: n for n, stage in enumerate(STAGES)}
_STAGE_CAPTION = N_(
    "The cycle runs from in force to evaluated, answered by the government and changed after"
    " that; here is how far each law certainly came since its last known evaluation, since when"
    " and for how many days. Where no evaluation is known a law stands at in force, which does not"
    " say that there was none."
)


def cycle_tables(view: View) -> Iterator[Table]:
    """Tell where each law stands in the policy cycle, and what was cleaned up."""
    yield stage_table(view)
    others = (
        due_share_table(view),
        succession_table(view),
        clean_up_table(view),
        responsibility_table(view),
        laws_over_time_table(view),
    )
    yield from (table for table in others if table.rows)


def stage_table(view: View) -> Table:
    """Tell how far each law came in the policy cycle, stage by stage, the longest there first."""
    text = view.text
    laws = sorted(view.report.cycle.laws, key=_longest)
    return Table(
        key="cycle",
        title=text("Where the policy cycle stopped"),
        caption=text(_STAGE_CAPTION),
        columns=(
            Column("stage", view.header("stage")),
            Column("law", view.header("law")),
            Column("since", view.header("since")),
            number("days", view.header("there for"), unit=text("days")),
            Column("evaluation", view.header("evaluation"), priority=2, untold=(None,)),
            Column("changed_by", view.header("changed by"), priority=2, untold=(None,)),
        ),
        rows=Rows(partial(_stage_row, view), laws),
        notes=tuple(_stage_notes(view)),
        grouped=True,
    )


def _longest(row: CycleOfLaw) -> tuple[bool, int, int, str]:
    days = row.days.low if row.days is not None else None
    return not row.counted, _PLACES[row.stage], -(days or 0), row.id


def stage_name(view: View, stage: str) -> str:
    """Name a stage of the cycle."""
    return view.text(STAGE_WORDS[stage])


def stage_fact(view: View, law: str) -> Iterator[Fact]:
    """Tell how far one law came in the policy cycle, since when and by which evaluation."""
    row = next((row for row in view.report.cycle.laws if row.id == law), None)
    if row is None:
        return
    parts = [view.text("{stage} since {day}", **_reached(view, row))]
    if row.possible != row.stage:
        parts.append(view.text("perhaps already {stage}", stage=stage_name(view, row.possible)))
    if row.changed_unanswered:
        parts.append(view.text("changed without answer"))
    yield Fact("stage", view.text("policy cycle"), Cell(", ".join(parts), row.stage))


def _reached(view: View, row: CycleOfLaw) -> dict[str, str]:
    return {"stage": stage_name(view, row.stage), "day": view.language.day(row.since)}


def _stage_row(view: View, row: CycleOfLaw) -> Row:
    done = evaluation_name(view, row.evaluation) if row.evaluation else ""
    cells = (
        _group(view, row),
        view.law(row.id),
        view.day(row.since),
        view.days(row.days),
        Cell(done, row.evaluation),
        _changed_by(view, row),
    )
    ids = (row.id, row.evaluation, row.changed_by or row.reaction)
    return Row(cells, _perhaps(view, row), tuple(name for name in ids if name is not None))


def _perhaps(view: View, row: CycleOfLaw) -> tuple[str, ...]:
    """Tell the stage that a law perhaps reached, beyond that which it certainly did."""
    if row.possible == row.stage:
        return ()
    return (view.text("Perhaps already: {stage}", stage=stage_name(view, row.possible)),)


def _group(view: View, row: CycleOfLaw) -> Cell:
    """Name the stage that a law stands at, apart for one that ended or perhaps has not begun."""
    stage = stage_name(view, row.stage)
    told = view.text("{stage} (law has ended)", stage=stage) if row.ended else stage
    if not row.begun and not row.ended:
        told = view.text("{stage} (law perhaps not yet begun)", stage=stage)
    return Cell(told.capitalize(), row.stage)


def _changed_by(view: View, row: CycleOfLaw) -> Cell:
    """Tell which act came after the answer, or before any answer is known."""
    act = row.changed_by or row.reaction
    if act is None:
        return Cell("")
    name = view.names.short(act)
    if row.changed_unanswered:
        name = view.text("{act}, without a known answer", act=name)
    return Cell(name, act)


def _stage_notes(view: View) -> Iterator[str]:
    result = view.report.cycle
    if not result.laws:
        yield view.text("No law is in force.")
        return
    yield (
        "; ".join(
            f"{stage_name(view, stage)} {view.language.number(result.by_stage.get(stage, 0))}"
            for stage in STAGES
        ).capitalize()
        + "."
    )
    if result.complete_share is not None:
        yield _complete(view, *result.complete_share)
    counted = [row for row in result.laws if row.counted]
    unanswered = sum(row.changed_unanswered for row in counted)
    if unanswered:
        yield view.plural(
            "{n} law was changed after its evaluation without a known answer to it.",
            "{n} laws were changed after their evaluation without a known answer to it.",
            unanswered,
        )
    first = [row for row in counted if row.stage == STAGES[0]]
    if first:
        yield view.plural(
            "Of {sought} of the {n} law that stands at in force an evaluation was sought up to the"
            " reference day; of others one may exist.",
            "Of {sought} of the {n} laws that stand at in force an evaluation was sought up to the"
            " reference day; of the others one may exist.",
            len(first),
            sought=sum(row.searched for row in first),
        )
    perhaps = sum(not row.begun for row in result.laws if not row.ended)
    if perhaps:
        yield view.plural(
            "Of {n} law it is not known whether it had begun: it is not counted.",
            "Of {n} laws it is not known whether they had begun: they are not counted.",
            perhaps,
        )


def _complete(view: View, low: float, high: float) -> str:
    """Tell for how many laws the cycle came round; of all at most tells nothing."""
    certain = view.language.share(low)
    if high >= 1:
        return view.text(
            "The cycle certainly came round for {low} of the laws; for the others it may have.",
            low=certain,
        )
    return view.text(
        "The cycle certainly came round for {low} of the laws, and for {high} at most.",
        low=certain,
        high=view.language.share(high),
    )
