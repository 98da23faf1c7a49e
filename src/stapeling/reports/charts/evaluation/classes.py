"""The classes of layers before evaluation: of all laws, by law, by ministry and by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import altair as alt

from stapeling.analyses.results import CLASSES, ClassedAct, LawResult
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.marks import (
    by_line,
    classed,
    first_lines,
    names_axis,
    number_axis,
    tips,
    years_axis,
)
from stapeling.reports.charts.stacking.years import year_of
from stapeling.reports.charts.style import (
    DASHED,
    DOTTED,
    HEIGHT,
    MOST,
    PALETTE,
    PERIOD,
    SOLID,
    WIDTH,
    Record,
    distinct,
    finished,
)
from stapeling.reports.charts.telling import acts as told_acts
from stapeling.reports.charts.telling import few, of_law, shares
from stapeling.reports.subjects.evaluation import PREMATURE, class_of
from stapeling.reports.view import View
from stapeling.reports.words import word

_HOW_READ = N_(
    "Filled are the acts before evaluation: within the term, after the term without evaluation,"
    " and of text that was young when it changed again. Paler are those after it, behind a dashed"
    " line those of which no clause or evaluation is known, and grey behind a dotted line those of"
    " which it cannot be told: nothing is said of these."
)
ORDER = ("within_term", "overdue", "re_amended", "rested", "after_evaluation", *CLASSES[-3:])
"""The classes as pictures tell them: before evaluation, after it, and what is not known."""
_LOOKS = {
    "within_term": (PALETTE["within_term"], 0.95, SOLID),
    "overdue": (PALETTE["overdue"], 0.95, SOLID),
    "re_amended": (PALETTE["re_amended"], 0.95, SOLID),
    "rested": (PALETTE["rested"], 0.5, SOLID),
    "after_evaluation": (PALETTE["after_evaluation"], 0.5, SOLID),
    "no_clause": (PALETTE["no_clause"], 0.3, DASHED),
    "no_evaluation_known": (PALETTE["no_evaluation_known"], 0.3, DASHED),
    "unknown": (PALETTE["unknown"], 0.1, DOTTED),
}


@dataclass(frozen=True, slots=True)
class Layered:
    """A layer of a law, with its class."""

    law: LawResult
    act: ClassedAct

    @property
    def name(self) -> str:
        """Its class."""
        return class_of(self.act)

    @property
    def year(self) -> int | None:
        """The year of the day on which the class was decided; nothing when that is open."""
        return year_of(self.act.day) if self.act.day is not None else None


def _all(view: View) -> list[Layered]:
    return [
        Layered(law, act)
        for law in view.measured
        if law.evaluation is not None
        for act in law.evaluation.acts
    ]


def _counted(view: View, acts: Iterable[Layered]) -> str:
    """Tell the classes with their numbers and shares."""
    found = Counter(row.name for row in acts)
    return shares(view, [(word(view.language, name), found[name]) for name in ORDER])


def overall_classes(view: View) -> Chart | None:
    """Draw how many layers of all laws there are of each class."""
    acts = _all(view)
    if not acts:
        return None
    return Chart(
        key="classes",
        part="evaluation",
        title=view.text("Amendments before evaluation, of all laws together"),
        caption=view.text("Unit: acts on a law, each layer once.") + " " + view.text(_HOW_READ),
        described=view.text("{n} acts: {classes}.", n=len(acts), classes=_counted(view, acts)),
        spec=_overall_spec(view, acts),
        tables=("evaluation",),
    )


def _overall_spec(view: View, acts: Sequence[Layered]) -> Record:
    told = tips(
        {"c": view.text("class"), "k": view.text("acts"), "w": view.text("acts, for instance")}
    )
    base = (
        alt.Chart(alt.NamedData("classes"))
        .transform_aggregate(
            groupby=["c", "o"],
            aggregate=[
                alt.AggregatedFieldDef(op="sum", field="k", **{"as": "k"}),
                alt.AggregatedFieldDef(op="argmax", field="k", **{"as": "top"}),
            ],
        )
        .transform_calculate(w="datum.top.w", witness_ids="datum.top.witness_ids")
        .encode(x=number_axis("k", view.text("acts")), y=names_axis("c"), tooltip=told)
    )
    bars = base.mark_bar(strokeWidth=1.2).encode(**_coloured(view, acts, legend=False))
    labels = base.mark_text(align="left", dx=6).encode(text=alt.Text("k:Q", format=","))
    chart = by_line(bars, labels)
    rows = list(_rows(view, acts))
    return finished(chart, {"classes": rows}, ("ministry", "implementer", *PERIOD))


def _coloured(view: View, acts: Iterable[Layered], *, legend: bool = True) -> Record:
    found = {row.name for row in acts}
    looks = {word(view.language, name): _LOOKS[name] for name in ORDER if name in found}
    encoded = classed("c", looks)
    return encoded if legend else {key: one.legend(None) for key, one in encoded.items()}


def law_classes(view: View) -> Chart | None:
    """Draw the classes of the layers of each law, most before evaluation first."""
    laws = [law for law in view.measured if law.evaluation is not None and law.evaluation.acts]
    laws.sort(key=_most_premature)
    if not laws:
        return None
    acts = _all(view)
    notes = [view.text("Unit: acts, each layer once."), view.text(_HOW_READ)]
    if len(laws) > MOST:
        notes.append(view.text("Shown are the first {n} of {all} laws.", n=MOST, all=len(laws)))
    names = distinct({law.id: view.names.law(law.id) for law in laws})
    order = {law.id: place for place, law in enumerate(laws)}
    rows = [
        {**row, "n": names[law], "o": order[law], "t": view.names.law(law)}
        for law, row in _by(view, acts, "law")
    ]
    told = (f"{view.names.law(law.id)} {_premature(view, law)}" for law in laws)
    return Chart(
        key="classes_by_law",
        part="evaluation",
        title=view.text("Amendments before evaluation by law"),
        caption=" ".join(notes),
        described=view.text(
            "Acts before evaluation of all layers, by law: {laws}.",
            laws=few(view, told, len(laws)),
        ),
        spec=_stacked(view, acts, rows, view.text("law")),
        tables=("evaluation",),
    )


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
    acts = _all(view)
    ministries = Counter(row.law.ministry for row in acts)
    if not ministries:
        return None
    unknown = view.text("ministry unknown")
    ordered = sorted(ministries, key=lambda name: (name is None, -ministries[name], name or ""))
    names = {name: view.names.organisation(name) if name else unknown for name in ordered}
    short = distinct({name or "": title for name, title in names.items()})
    rows = [
        {
            **row,
            "n": short[name],
            "o": ordered.index(name or None),
            "t": names[name or None],
        }
        for name, row in _by(view, acts, "ministry")
    ]
    told = (
        f"{names[name]}: {_counted(view, [row for row in acts if row.law.ministry == name])}"
        for name in ordered
    )
    return Chart(
        key="classes_by_ministry",
        part="evaluation",
        title=view.text("Amendments before evaluation by ministry"),
        caption=view.text("Unit: acts on a law, each layer once, under the ministry of the law.")
        + " "
        + view.text(_HOW_READ),
        described=few(view, told, len(ordered), 4),
        spec=_stacked(view, acts, rows, view.text("ministry")),
        tables=("evaluation",),
    )


def _by(view: View, acts: Sequence[Layered], of: str) -> Iterator[tuple[str, Record]]:
    """Count the classes by law or by ministry, apart by what a reader filters by."""
    groups: dict[tuple[str, str], list[Layered]] = {}
    for row in acts:
        groups.setdefault((row.law.id, row.name), []).append(row)
    for (_, name), own in groups.items():
        law = own[0].law
        yield (
            law.id if of == "law" else law.ministry or "",
            _counted_row(view, name, own, law),
        )


def _counted_row(view: View, name: str, own: Sequence[Layered], law: LawResult) -> Record:
    ids = [row.act.act for row in own]
    return {
        "c": word(view.language, name),
        "p": ORDER.index(name),
        "k": len(own),
        "w": told_acts(view, ids),
        "witness_ids": ids[:12],
        **of_law(law),
    }


def _stacked(view: View, acts: Sequence[Layered], rows: list[Record], subject: str) -> Record:
    """Draw the classes of each thing behind each other on one line."""
    text = view.text
    told = tips(
        {
            "t": subject,
            "c": text("class"),
            "k": text("acts"),
            "g": text("of all"),
            "w": text("acts, for instance"),
        }
    )
    base = first_lines(alt.Chart(alt.NamedData("classes")))
    parts = (
        base.transform_aggregate(
            groupby=["n", "o", "t", "c", "p"],
            aggregate=[
                alt.AggregatedFieldDef(op="sum", field="k", **{"as": "k"}),
                alt.AggregatedFieldDef(op="argmax", field="k", **{"as": "top"}),
            ],
        )
        .transform_calculate(w="datum.top.w", witness_ids="datum.top.witness_ids")
        .transform_joinaggregate(g="sum(k)", groupby=["n"])
        .transform_stack(
            stack="k", as_=["a", "b"], groupby=["n"], sort=[alt.SortField("p")], offset="normalize"
        )
    )
    axis = number_axis("a", text("share of the acts"), format=".0%", tickMinStep=0.1, tickCount=5)
    bars = parts.mark_bar(strokeWidth=1).encode(
        x=axis, x2="b:Q", y=names_axis(), tooltip=told, **_coloured(view, acts)
    )
    labels = (
        base.transform_aggregate(g="sum(k)", groupby=["n", "o"])
        .mark_text(align="left", dx=6)
        .encode(x=alt.XDatum(1), y=names_axis(), text=alt.Text("g:Q", format=","))
    )
    return finished(by_line(bars, labels), {"classes": rows}, ("ministry", "implementer"))


def year_classes(view: View) -> Chart | None:
    """Draw the classes of layers by the year in which they came."""
    acts = _all(view)
    if not acts:
        return None
    years = Counter(row.year for row in acts)
    known = sorted(year for year in years if year is not None)
    unknown = view.text("unknown")
    every = [str(year) for year in range(known[0], known[-1] + 1)] if known else []
    domain = [*every, unknown] if None in years else every
    chosen = word(view.language, view.report.options.event)
    caption = view.text(
        "Unit: acts on a law, each layer once, by the year of {day}; of unknown year they stand"
        " apart.",
        day=chosen,
    )
    told = (f"{year}: {_premature_in(view, acts, year)}" for year in reversed(known))
    return Chart(
        key="classes_by_year",
        part="evaluation",
        title=view.text("Amendments before evaluation by year"),
        caption=f"{caption} {view.text(_HOW_READ)}",
        described=view.text(
            "Acts before evaluation of all layers, by year: {years}.",
            years=few(view, told, len(known), 8) or unknown,
        ),
        spec=_years_spec(view, acts, domain),
        tables=("evaluation",),
    )


def _premature_in(view: View, acts: Iterable[Layered], year: int) -> str:
    own = [row for row in acts if row.year == year]
    early = sum(row.name in PREMATURE for row in own)
    return view.text("{n} of {all}", n=early, all=len(own))


def _rows(view: View, acts: Iterable[Layered]) -> Iterator[Record]:
    """Count the classes by year, apart by what a reader filters by."""
    unknown = view.text("unknown")
    groups: dict[tuple[object, ...], list[Layered]] = {}
    for row in acts:
        key = (row.year, row.name, row.law.ministry, row.law.implementers)
        groups.setdefault(key, []).append(row)
    for own in groups.values():
        year = own[0].year
        yield {
            **_counted_row(view, own[0].name, own, own[0].law),
            "x": unknown if year is None else str(year),
            "o": ORDER.index(own[0].name),
            "year": year,
            "until": year,
        }


def _years_spec(view: View, acts: Sequence[Layered], domain: list[str]) -> Record:
    text = view.text
    chart = (
        alt.Chart(alt.NamedData("classes"), width=WIDTH, height=HEIGHT)
        .transform_aggregate(
            groupby=["x", "c", "p"],
            aggregate=[
                alt.AggregatedFieldDef(op="sum", field="k", **{"as": "k"}),
                alt.AggregatedFieldDef(op="argmax", field="k", **{"as": "top"}),
            ],
        )
        .transform_calculate(w="datum.top.w", witness_ids="datum.top.witness_ids")
        .mark_bar(strokeWidth=1)
        .encode(
            x=years_axis(domain),
            y=alt.Y("k:Q", title=text("acts"), axis=alt.Axis(tickMinStep=1)),
            order=alt.Order("p:Q"),
            tooltip=tips(
                {
                    "x": text("year"),
                    "c": text("class"),
                    "k": text("acts"),
                    "w": text("acts, for instance"),
                }
            ),
            **_coloured(view, acts),
        )
    )
    filters = ("ministry", "implementer", *PERIOD)
    return finished(chart, {"classes": list(_rows(view, acts))}, filters)
