"""The tables of evaluation: the class of every layer, the due days, and who looked when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from operator import attrgetter

from stapeling.analyses.results import (
    CLASSES,
    ClassedAct,
    DueDay,
    EvaluationResult,
    LawResult,
    Looking,
)
from stapeling.language import N_
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.rows import Rows
from stapeling.reports.view import View
from stapeling.reports.words import WORDS, word

_CLASS_CAPTION = N_(
    "Unit: acts; each layer, certain or possible, has one class. Before evaluation are"
    " those within the term, after the term without evaluation, and those that changed"
    " text again that was young when it was evaluated. The share is of the acts of which"
    " it is known; where no evaluation is known, or the days leave it open, nothing is"
    " said."
)
_DUE_CAPTION = N_(
    "Late in days from the due day to the report, or to the reference day while none is"
    " known; negative is early. An interval follows from days that are bounds or from"
    " several readings of a clause. Open: due, and no evaluation is known. Passed: nor was"
    " one before the next due day."
)
_LOOK_CAPTION = N_(
    "Days from the report to the response of the government, and to the next layer. A very"
    " short time is a question, not a finding."
)
PREMATURE = frozenset({"within_term", "overdue", "re_amended"})


def class_table(view: View) -> Table:
    """Tell of every law how many layers came before its evaluation, the most first."""
    text = view.text
    rows = [(law, law.evaluation) for law in view.measured if law.evaluation is not None]
    told = [(law, found) for law, found in rows if found.layers]
    told.sort(key=lambda row: (-row[1].premature, -row[1].layers, row[0].id))
    return Table(
        key="evaluation",
        title=text("Amendments before evaluation"),
        caption=text(_CLASS_CAPTION),
        columns=(
            Column("law", view.header("law")),
            number("premature", view.header("before evaluation")),
            number("share", view.header("share")),
            *(_class_column(view, name) for name in CLASSES),
        ),
        rows=Rows(partial(_class_row, view), told),
        notes=_without_layers(view, len(rows) - len(told)),
    )


def _class_column(view: View, name: str) -> Column:
    header = view.header(WORDS[name])
    priority = 2 if name in PREMATURE or name == "unknown" else 3
    return Column(name, header, numeric=True, priority=priority, untold=NO_COUNT)


def _class_row(view: View, told: tuple[LawResult, EvaluationResult]) -> Row:
    law, found = told
    cells = (
        view.law(law.id),
        view.number(found.premature),
        view.share(found.premature_share),
        *(view.number(getattr(found, name)) for name in CLASSES),
    )
    early = [act for act in found.acts if class_of(act) in PREMATURE] if found.premature else []
    details = []
    for name in ("within_term", "overdue", "re_amended"):
        acts = [act for act in early if class_of(act) == name]
        if acts:
            listed = view.list_of(partial(_dated, view), acts)
            details.append(f"{word(view.language, name).capitalize()}: {listed}")
    return Row(cells, tuple(details), tuple(act.act for act in early))


def class_of(act: ClassedAct) -> str:
    """Give the subclass of an act, else its class."""
    return act.subcategory or act.category


def _dated(view: View, act: ClassedAct) -> str:
    why = f", {word(view.language, act.justification)}" if act.justification else ""
    return f"{view.names.short(act.act)} ({view.language.day(act.day)}{why})"


def _without_layers(view: View, number: int) -> tuple[str, ...]:
    if not number:
        return ()
    return (
        view.plural(
            "{n} law without layers is left out.", "{n} laws without layers are left out.", number
        ),
    )


def due_table(view: View) -> Table:
    """Tell every due day of an evaluation clause up to the next one, and what came of it."""
    text = view.text
    found = view.due_days
    notes = () if found else (text("No evaluation clause is recorded."),)
    return Table(
        key="due_days",
        title=text("Evaluation clauses"),
        caption=text(_DUE_CAPTION),
        columns=(
            Column("clause", view.header("clause")),
            Column("due", view.header("due")),
            Column("state", view.header("state")),
            number("days_late", view.header("late"), unit=text("days")),
            Column("done", view.header("evaluation")),
        ),
        rows=_due_rows(view, found),
        notes=notes,
        grouped=True,
    )


def _due_rows(view: View, found: Sequence[DueDay]) -> Rows[int]:
    """Give a row for every due day; the source stands below the first one of a clause."""
    clauses = set(map(attrgetter("law", "article", "clause"), found))
    several = Counter((law, article) for law, article, _ in clauses)
    keys = list(map(attrgetter("law", "clause"), found))
    first = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))

    def row(place: int) -> Row:
        due = found[place]
        name = _clause(view, due, alone=several[due.law, due.article] == 1)
        told = view.sources(due.source) if first[keys[place]] == place else ""
        return _due_row(view, due, name, told)

    return Rows(row, range(len(found)))


def _due_row(view: View, due: DueDay, name: str, source: str) -> Row:
    cells = (
        Cell(name, f"{due.law}/{due.clause}"),
        view.day(due.due),
        view.word(due.state),
        view.days(due.days_late),
        Cell(evaluation_name(view, due.done) if due.done else "", due.done),
    )
    return Row(cells, (source,) if source else (), (due.done,) if due.done else ())


def _clause(view: View, due: DueDay, *, alone: bool) -> str:
    """Name a clause by law and article; by its id where an article has several, or is unknown."""
    law = view.names.law(due.law)
    if not due.article:
        return f"{law}, {plain(due.clause)}"
    article = view.text("article {article}", article=plain(due.article))
    return f"{law}, {article}" if alone else f"{law}, {article} ({plain(due.clause)})"


def look_table(view: View) -> Table:
    """Tell every counted evaluation of a law, the response to it and what followed."""
    text = view.text
    looks = [
        (law, look)
        for law in view.measured
        if law.evaluation is not None
        for look in law.evaluation.evaluations
    ]
    notes = () if looks else (text("No evaluation is known."),)
    return Table(
        key="evaluations",
        title=text("Evaluations and what followed"),
        caption=text(_LOOK_CAPTION),
        columns=(
            Column("law", view.header("law")),
            Column("evaluation", view.header("evaluation")),
            Column("published", view.header("published")),
            number("response_days", view.header("response"), unit=text("days")),
            number("reaction_days", view.header("next layer"), unit=text("days")),
            Column("reaction", view.header("what followed"), priority=2),
            Column("source", view.header("source"), priority=3),
        ),
        rows=Rows(partial(_look_row, view), looks),
        notes=notes,
        grouped=True,
    )


def _look_row(view: View, told: tuple[LawResult, Looking]) -> Row:
    law, look = told
    cells = (
        view.law(law.id),
        Cell(evaluation_name(view, look.id), look.id),
        view.day(look.published),
        view.days(look.response_days),
        view.days(look.reaction_days),
        Cell(view.names.short(look.reaction) if look.reaction else "", look.reaction),
        Cell("; ".join(dict.fromkeys(map(plain, look.source))), look.source),
    )
    return Row(cells, ids=(look.id, look.reaction) if look.reaction else (look.id,))


def evaluation_name(view: View, identity: str) -> str:
    """Give the title of an evaluation, else its kind and by whom, else its id."""
    found = view.graph.corpus.evaluations.get(identity)
    if found is None:
        return plain(identity)
    if found.title:
        return plain(found.title)
    by = ", ".join(map(view.names.organisation, found.done_by))
    return f"{word(view.language, found.kind)} ({by})" if by else plain(identity)
