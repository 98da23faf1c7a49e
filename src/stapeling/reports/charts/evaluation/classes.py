"""The classes of layers before evaluation: of all laws, by law, by ministry and by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from stapeling.analyses.results import LawResult
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.evaluation.drawing import bars_by_class, bars_by_year, shares_by_line
from stapeling.reports.charts.evaluation.layered import (
    HOW_READ,
    UNKNOWN_READ,
    Layered,
    counted,
    grouped,
    layered,
)
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import MOST, Record
from stapeling.reports.charts.telling import few, law_name
from stapeling.reports.charts.who import Who, among_first
from stapeling.reports.subjects.evaluation import PREMATURE
from stapeling.reports.view import View
from stapeling.reports.words import word

_TABLES = ("evaluation",)


def overall_classes(view: View) -> Chart | None:
    """Draw how many layers of all laws there are of each class."""
    acts, who = layered(view), Who()
    if not acts:
        return None
    rows = [row for _, row in grouped(view, acts, [None] * len(acts), who)]
    return Chart(
        key="classes",
        part="evaluation",
        title=view.text("Amendments before evaluation, of all laws together"),
        caption=" ".join((view.text("Unit: acts on a law, each layer once."), view.text(HOW_READ))),
        described=view.text("{n} acts: {classes}.", n=len(acts), classes=counted(view, acts)),
        spec=bars_by_class(view, acts, {"classes": rows, "who": who.rows()}),
        tables=_TABLES,
    )


def _caption(view: View, unit: str, *more: str) -> str:
    return " ".join((unit, view.text(UNKNOWN_READ), *more))


def law_classes(view: View) -> Chart | None:
    """Draw the classes of the layers of each law, most before evaluation first."""
    laws = [law for law in view.measured if law.evaluation is not None and law.evaluation.acts]
    laws.sort(key=_most_premature)
    if not laws:
        return None
    more = []
    if len(laws) > MOST:
        more.append(view.text("Shown are the first {n} of {all} laws.", n=MOST, all=len(laws)))
    shown = {law.id for law in among_first(laws, lambda law: law)}
    acts, who = [row for row in layered(view) if row.law.id in shown], Who()
    told = (f"{law_name(view, law.id)} {_premature(view, law)}" for law in laws)
    return Chart(
        key="classes_by_law",
        part="evaluation",
        title=view.text("Amendments before evaluation by law"),
        caption=_caption(view, view.text("Unit: acts, each layer once."), *more),
        described=view.text(
            "Acts before evaluation of all layers, by law: {laws}.",
            laws=few(view, told, len(laws)),
        ),
        spec=shares_by_line(
            view,
            acts,
            {"classes": _of_laws(view, acts, [law.id for law in laws], who), "who": who.rows()},
            view.text("law"),
        ),
        tables=_TABLES,
    )


def _of_laws(view: View, acts: list[Layered], order: list[str], who: Who) -> list[Record]:
    """Count the classes of each law."""
    names = distinct({row.law.id: view.names.law(row.law.id) for row in acts})
    places = {law: place for place, law in enumerate(order)}
    return [
        {
            **row,
            "n": names[first.law.id],
            "o": places[first.law.id],
            "t": view.names.law(first.law.id),
        }
        for first, row in grouped(view, acts, [act.law.id for act in acts], who)
    ]


def _most_premature(law: LawResult) -> tuple[int, int, str]:
    found = law.evaluation
    return (-found.premature, -len(found.acts), law.id) if found is not None else (0, 0, law.id)


def _premature(view: View, law: LawResult) -> str:
    found = law.evaluation
    if found is None:
        return ""
    return view.text("{n} of {all}", n=found.premature, all=len(found.acts))


def ministry_classes(view: View) -> Chart | None:
    """Draw the classes of the layers on the laws of each ministry."""
    acts = layered(view)
    found = Counter(row.law.ministry or "" for row in acts)
    if not found:
        return None
    order = sorted(found, key=lambda name: (not name, -found[name], name))
    told = (f"{_ministry(view, name)}: {counted(view, _of(acts, name))}" for name in order)
    unit = view.text("Unit: acts on a law, each layer once, under the ministry of the law.")
    return Chart(
        key="classes_by_ministry",
        part="evaluation",
        title=view.text("Amendments before evaluation by ministry"),
        caption=_caption(view, unit),
        described=few(view, told, len(order), 4),
        spec=_ministries_spec(view, acts, order),
        tables=_TABLES,
    )


def _ministry(view: View, name: str) -> str:
    return view.names.organisation(name) if name else view.text("ministry unknown")


def _of(acts: Iterable[Layered], ministry: str) -> list[Layered]:
    return [row for row in acts if (row.law.ministry or "") == ministry]


def _ministries_spec(view: View, acts: list[Layered], order: list[str]) -> Record:
    who = Who()
    names = distinct({name: _ministry(view, name) for name in order}, 60)
    rows: list[Record] = [
        {
            **row,
            "n": names[first.law.ministry or ""],
            "o": order.index(first.law.ministry or ""),
            "t": _ministry(view, first.law.ministry or ""),
        }
        for first, row in grouped(view, acts, [None] * len(acts), who)
    ]
    data = {"classes": rows, "who": who.rows()}
    return shares_by_line(view, acts, data, view.text("ministry"))


def year_classes(view: View) -> Chart | None:
    """Draw the classes of layers by the year in which they came."""
    acts, who = layered(view), Who()
    if not acts:
        return None
    known = sorted({row.year for row in acts if row.year is not None})
    unknown = view.text("unknown")
    domain = [str(year) for year in range(known[0], known[-1] + 1)] if known else []
    if any(row.year is None for row in acts):
        domain.append(unknown)
    rows: list[Record] = [
        {**row, "x": str(first.year or unknown), "year": first.year}
        for first, row in grouped(view, acts, [act.year for act in acts], who)
    ]
    told = (f"{year}: {_premature_in(view, acts, year)}" for year in reversed(known))
    unit = view.text(
        "Unit: acts on a law, each layer once, by the year of {day}; of unknown year they stand"
        " apart.",
        day=word(view.language, view.report.options.event),
    )
    return Chart(
        key="classes_by_year",
        part="evaluation",
        title=view.text("Amendments before evaluation by year"),
        caption=_caption(view, unit),
        described=view.text(
            "Acts before evaluation of all layers, by year: {years}.",
            years=few(view, told, len(known), 8) or unknown,
        ),
        spec=bars_by_year(view, acts, {"classes": rows, "who": who.rows()}, domain),
        tables=_TABLES,
    )


def _premature_in(view: View, acts: Iterable[Layered], year: int) -> str:
    own = [row for row in acts if row.year == year]
    early = sum(row.name in PREMATURE for row in own)
    return view.text("{n} of {all}", n=early, all=len(own))
