"""The tables of the stack of toetsen: what is obliged, and how much by status, phase and bearer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from stapeling.analyses.results import Stack
from stapeling.language import N_
from stapeling.model.toetsen import ImpactTest
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.subjects.questions import (
    bearers_cell,
    by_phase,
    catalogued,
    toets_cell,
    told_bearer,
)
from stapeling.reports.subjects.toetsen_path import estimated_length
from stapeling.reports.view import Reader
from stapeling.reports.words import word

_STACK_CAPTION = N_(
    "The catalogue on the reference day. Obliged: a law, cabinet policy or a quality requirement"
    " asks for it, of the acts that its conditions name; not each act needs each. Weeks and hours"
    " only where a source gives them."
)
_COUNTS_CAPTION = N_(
    "Unit: toetsen; channels, through which anyone may be heard, are no toetsen. By status over"
    " the whole catalogue, the rest over what is obliged. One that several bear counts for each."
)


def stack_table(view: Reader, stack: Stack) -> Table:
    """Tell every toets of the catalogue: whether it is obliged, when, at whose desk, how long."""
    text = view.text
    groups = (
        (text("Obliged"), stack.toetsen),
        (text("Obliged channels, which are no toetsen"), stack.channels),
        (text("Obliged or not: unknown"), stack.perhaps),
        (text("Not obliged, so no part of the stack"), stack.others),
    )
    return Table(
        key="stack",
        title=text("The stack of toetsen"),
        caption=text(_STACK_CAPTION),
        columns=(
            Column("group", view.header("group")),
            Column("toets", view.header("toets")),
            Column("status", view.header("status")),
            Column("phase", view.header("phase")),
            number("weeks", view.header("weeks")),
            Column("line", view.header("line"), priority=2),
            Column("work_at", view.header("work lies with"), priority=2),
            number("hours", view.header("hours"), 3, untold=(None,)),
        ),
        rows=tuple(
            _row(view, group, name) for group, ids in groups for name in by_phase(view, ids)
        ),
        grouped=True,
    )


def _row(view: Reader, group: str, name: str) -> Row:
    toets = catalogued(view, name)
    cells = (
        Cell(group, group),
        toets_cell(view, name),
        view.word(toets.status),
        view.word(toets.phase),
        view.amount(toets.weeks),
        view.word(toets.line),
        bearers_cell(view, toets.work_at),
        view.amount(toets.hours),
    )
    return Row(cells, tuple(estimated_length(view, name)), (name,))


def counts_table(view: Reader, stack: Stack) -> Table:
    """Tell how many toetsen there are by status, phase, bearer and line."""
    text = view.text
    return Table(
        key="stack_counts",
        title=text("How many toetsen"),
        caption=text(_COUNTS_CAPTION),
        columns=(
            Column("by", view.header("by")),
            Column("what", view.header("what")),
            number("toetsen", view.header("toetsen")),
        ),
        rows=tuple(_counts(view, stack)),
        notes=tuple(_notes(view, stack)),
        grouped=True,
    )


def _counts(view: Reader, stack: Stack) -> Iterator[Row]:
    every = (*stack.toetsen, *stack.others, *stack.perhaps)

    def told(term: str) -> str:
        return word(view.language, term)

    def bearer(term: str) -> str:
        return told_bearer(view, term)

    for key, counts, ids, name, fact in (
        ("by_status", stack.by_status, every, told, _status),
        ("by_phase", stack.by_phase, stack.toetsen, told, _phase),
        ("by_work_at", _largest_first(stack.by_work_at), stack.toetsen, bearer, _work_at),
        ("by_line", stack.by_line, stack.toetsen, told, _line),
    ):
        group = Cell(word(view.language, key), key)
        for term, count in counts.items():
            cells = (group, Cell(name(term), term), view.number(count))
            yield Row(cells, ids=tuple(_with(view, ids, term, fact)))


Fact = Callable[[ImpactTest], tuple[str, ...]]


def _status(toets: ImpactTest) -> tuple[str, ...]:
    return (toets.status or "unknown",)


def _phase(toets: ImpactTest) -> tuple[str, ...]:
    return (toets.phase or "unknown",)


def _work_at(toets: ImpactTest) -> tuple[str, ...]:
    return toets.work_at or ("unknown",)


def _line(toets: ImpactTest) -> tuple[str, ...]:
    return (toets.line or "onbekend",)


def _with(view: Reader, ids: Iterable[str], term: str, fact: Fact) -> list[str]:
    return [name for name in ids if term in fact(catalogued(view, name))]


def _largest_first(counts: Mapping[str, int]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def no_toets(view: Reader) -> str:
    """Say why there is no stack: no toets is recorded, or none is valid."""
    if not view.graph.corpus.tests:
        return view.text("No toets is recorded.")
    return view.text("No toets of the catalogue is valid on the reference day.")


def _notes(view: Reader, stack: Stack) -> Iterator[str]:
    """Tell the channels, what is obliged or not, and the hours."""
    if not stack.size:
        yield no_toets(view)
        return
    if stack.channels:
        yield view.plural(
            "{n} channel stands beside them: {names}.",
            "{n} channels stand beside them: {names}.",
            len(stack.channels),
            names="; ".join(map(view.names.toets, stack.channels)),
        )
    if stack.perhaps:
        yield view.plural(
            "Of {n} more it is not known whether it is obliged or valid: {names}.",
            "Of {n} more it is not known whether they are obliged or valid: {names}.",
            len(stack.perhaps),
            names="; ".join(map(view.names.toets, stack.perhaps)),
        )
    if stack.hours is None:
        yield view.text("Of no toets the hours are known, so what they cost in work is unknown.")
    else:
        yield view.text(
            "Hours, as far as they are known: {hours}; not known of {n} of the {all}.",
            hours=view.language.amount(stack.hours),
            n=stack.unknown_hours,
            all=len(stack.toetsen),
        )
