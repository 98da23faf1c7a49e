"""Pictures of one act: the laws that it changes, and the chains that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import altair as alt

from stapeling.language import N_
from stapeling.model.labels import natural
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import (
    by_line,
    classed,
    first_lines,
    names_axis,
    number_axis,
    tips,
)
from stapeling.reports.charts.naming import cut, distinct
from stapeling.reports.charts.stacking.acts import GROUPS, ActOn, acts_on
from stapeling.reports.charts.stacking.chains import Steps, repair_chart_of, steps_spec
from stapeling.reports.charts.style import DASHED, DOTTED, MOST, PALETTE, SOLID, Record
from stapeling.reports.charts.telling import few
from stapeling.reports.plain import plain
from stapeling.reports.show.facts import articles_cell
from stapeling.reports.view import View
from stapeling.reports.words import word

_LAWS_CAPTION = N_(
    "Unit: articles of the law that the act touches. The colour and the line say what the act"
    " counts as there. A dotted grey mark: which articles is not known, so it may be any number."
)
_CHAIN_CAPTION = N_(
    "The longest chains of layers that the act stands in: each act touches an article that the one"
    " before it touched, or amends it."
)
_LOOKS = {
    "layer": (PALETTE["layer"], 0.9, SOLID),
    "possible_layer": (PALETTE["possible_layer"], 0.35, DASHED),
    "same_day": (PALETTE["same_day"], 0.6, SOLID),
    "technical": (PALETTE["technical"], 0.6, DASHED),
    "beside": (PALETTE["beside"], 0.3, DASHED),
    "scheduled": (PALETTE["scheduled"], 0.3, SOLID),
    "not_begun": (PALETTE["pending"], 0.15, DASHED),
    "unknown": (PALETTE["unknown"], 0.1, DOTTED),
}
_CHAINS = 8


def act_charts(view: View, identity: str) -> Iterable[Chart]:
    """Give the pictures of one act, by its id or an alias."""
    act = view.graph.act(identity)
    name = act.id if act is not None else identity
    chains = [c for c in view.report.repair_chains if name in (*c.acts, *c.pending)]
    made = (laws_chart(view, name), repair_chart_of(view, chains, name), text_chart(view, name))
    return [chart for chart in made if chart is not None]


def laws_chart(view: View, act: str) -> Chart | None:
    """Draw which laws an act changes, by the number of articles that it touches."""
    rows = [
        row
        for law in sorted(_changed(view, act))
        for row in acts_on(view, view.graph.laws[law])
        if row.act == act
    ]
    if not rows:
        return None
    rows.sort(key=lambda row: (-len(row.articles), view.names.law(row.law), row.law))
    told = (f"{view.names.law(row.law)}: {_articles(view, row)}" for row in rows)
    notes = [view.text(_LAWS_CAPTION)]
    if len(rows) > MOST:
        notes.append(view.text("Shown are the first {n} of {all} laws.", n=MOST, all=len(rows)))
    return Chart(
        key="laws_changed",
        part="laws",
        title=view.text("Laws and articles that it changes"),
        caption=" ".join(notes),
        described=few(view, told, len(rows)),
        spec=_laws_spec(view, rows),
        tables=("laws",),
    )


def _changed(view: View, act: str) -> Iterable[str]:
    """Give the laws that an act changes, or replaces."""
    corpus = view.graph.corpus
    found = {law for law, rows in corpus.changes.items() if any(row.act == act for row in rows)}
    made = view.graph.made_by.get(act, ())
    found |= {old for law in made for old in view.graph.laws[law].replaces}
    return found & set(view.graph.laws)


def _articles(view: View, row: ActOn) -> str:
    """Tell the articles that an act touches, and whether there may be more."""
    if row.whole:
        return view.text("the whole law")
    labels = [view.graph.labels.get(key, key) for key in row.articles]
    labels.sort(key=natural)
    told = [articles_cell(view, labels).text] if labels or row.known else []
    if not row.known:
        told.append(view.text("articles unknown"))
    return "; ".join(told)


def _laws_spec(view: View, rows: Sequence[ActOn]) -> Record:
    text = view.text
    told = tips({"t": text("law"), "a": text("articles"), "d": text("day"), "c": text("counts as")})
    groups = {row.group for row in rows} | ({"unknown"} if any(map(_open, rows)) else set())
    words = {**GROUPS, "unknown": N_("articles unknown")}
    looks = {text(words[group]): look for group, look in _LOOKS.items() if group in groups}
    base = first_lines(alt.Chart(alt.NamedData("laws"))).encode(y=names_axis(), tooltip=told)
    bars = base.mark_bar(strokeWidth=1.2, cornerRadiusEnd=2).encode(
        x=number_axis("x", text("articles")), x2="y:Q", **classed("f", looks)
    )
    labels = (
        base.transform_filter("isValid(datum.l)")
        .mark_text(align="left", dx=6, limit=360)
        .encode(x="y:Q", text="l:N")
    )
    return finished(by_line(bars, labels), {"laws": list(_law_rows(view, rows))})


def _open(row: ActOn) -> bool:
    return not row.known or row.whole


def _law_rows(view: View, rows: Sequence[ActOn]) -> Iterator[Record]:
    """Give a bar for the known articles of each law, and one for those that are not known."""
    names = distinct({row.law: view.names.law(row.law) for row in rows})
    for place, row in enumerate(rows):
        known = len(row.articles)
        told = _articles(view, row)
        record = {
            "n": names[row.law],
            "o": place,
            "t": view.names.law(row.law),
            "a": told,
            "d": view.language.day(row.day),
            "c": word(view.language, row.fate),
            "witness_ids": [row.law],
        }
        if known or not _open(row):
            label = None if _open(row) else cut(plain(told), 60)
            group = view.text(GROUPS[row.group])
            yield {**record, "x": 0, "y": known, "f": group, "l": label}
        if _open(row):
            group = view.text("articles unknown")
            yield {**record, "x": known, "y": known + 1, "f": group, "l": cut(plain(told), 60)}


def text_chart(view: View, act: str) -> Chart | None:
    """Draw the longest chains of layers that an act stands in."""
    laws = [law for law in view.measured if act in law.text_chain and len(law.text_chain) > 1]
    laws.sort(key=lambda law: (-len(law.text_chain), law.id))
    if not laws:
        return None
    chains = [
        Steps(
            key=law.id,
            name=view.names.law(law.id),
            acts=law.text_chain,
            kinds=("text",) * (len(law.text_chain) - 1),
        )
        for law in laws[:_CHAINS]
    ]
    told = (f"{view.names.law(law.id)}: {view.names.chain(law.text_chain)}" for law in laws)
    return Chart(
        key="text_chains",
        part="laws",
        title=view.text("Text on text: the chains that it stands in"),
        caption=view.text(_CHAIN_CAPTION),
        described=few(view, told, len(laws), 3),
        spec=steps_spec(view, chains, act),
        tables=("laws",),
    )
