"""The tables of rule density: per layer of regulation, and per law."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.density import density_by_kind
from stapeling.analyses.results import Density, KindDensity, LawResult
from stapeling.analyses.results.density import COUNTED
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.view import View
from stapeling.reports.words import word

_CAPTION = N_(
    "Places in the text per 1,000 words, by a list of word forms; a form is no more than a form."
    " Headings, annexes and remarks of the editor are left out."
)


def density_tables(view: View) -> Iterator[Table]:
    """Tell how dense the rules are, per layer of regulation and per law; nothing without counts."""
    if any(law.density is not None for law in view.report.laws):
        yield _kind_table(view, density_by_kind(view.report.laws))
        yield _law_table(view)


def _columns(view: View, *first: Column) -> tuple[Column, ...]:
    per = view.text("per 1,000 words")
    counted = (number(name, word(view.language, name), unit=per) for name in COUNTED)
    return (*first, number("words", view.header("words")), *counted)


def _kind_table(view: View, kinds: tuple[KindDensity, ...]) -> Table:
    text = view.text
    first = (
        Column("kind", view.header("layer of regulation")),
        number("laws", view.header("laws")),
        number("unknown", view.header("not counted")),
    )
    return Table(
        key="density_by_kind",
        title=text("Rule density per layer of regulation"),
        caption=text(_CAPTION),
        columns=_columns(view, *first),
        rows=tuple(_kind_row(view, kind) for kind in kinds),
    )


def _kind_row(view: View, kind: KindDensity) -> Row:
    shares = (view.number(kind.per_1000(name)) for name in COUNTED)
    cells = (view.word(kind.kind), view.number(kind.laws), view.number(kind.unknown))
    return Row((*cells, view.number(kind.words), *shares), ids=kind.ids)


def _law_table(view: View) -> Table:
    counted = [(law, law.density) for law in view.report.laws if law.density is not None]
    counted.sort(key=lambda pair: (-pair[1].words, pair[0].id))
    missing = len(view.report.laws) - len(counted)
    note = view.plural("{n} law has no counted text.", "{n} laws have no counted text.", missing)
    columns = (
        Column("law", view.header("law")),
        Column("as_of", view.header("text of"), priority=2),
    )
    return Table(
        key="density",
        title=view.text("Rule density per law"),
        caption=view.text(_CAPTION),
        columns=_columns(view, *columns),
        rows=tuple(_law_row(view, law, density) for law, density in counted),
        notes=(note,) if missing else (),
    )


def _law_row(view: View, law: LawResult, density: Density) -> Row:
    day = view.day(density.as_of) if density.as_of.bounded else Cell(view.text("unknown"))
    shares = (view.number(density.per_1000(name)) for name in COUNTED)
    cells = (view.law(law.id), day, view.number(density.words), *shares)
    return Row(cells, ids=(law.id,))
