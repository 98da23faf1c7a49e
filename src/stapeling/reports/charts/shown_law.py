"""Pictures of one law: its timeline, its articles by acts, its evaluation clauses, its chains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import altair as alt

from stapeling.analyses.layering import Layer
from stapeling.analyses.results import LawResult
from stapeling.language import N_
from stapeling.model.labels import keys_of, natural
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import (
    by_line,
    first_lines,
    names_axis,
    number_axis,
    said,
    sureness,
    tips,
)
from stapeling.reports.charts.naming import cut
from stapeling.reports.charts.stacking.chains import repair_chart_of
from stapeling.reports.charts.stacking.timeline import law_timeline
from stapeling.reports.charts.stacking.windows import windows_chart
from stapeling.reports.charts.style import MOST, Record
from stapeling.reports.charts.telling import acts as told_acts
from stapeling.reports.charts.telling import few
from stapeling.reports.plain import plain
from stapeling.reports.view import View

_ARTICLES_CAPTION = N_(
    "Unit: layers that touched the article. Filled is certain; the paler part behind a dashed line"
    " may have touched it: layers that are only possible, or of which the articles are not fully"
    " known."
)


def law_charts(view: View, identity: str) -> Iterable[Chart]:
    """Give the pictures of one law."""
    law, result = view.graph.laws[identity], view.law_result(identity)
    made = (
        law_timeline(view, law, result),
        articles_chart(view, result),
        windows_chart(view, result),
        repair_chart_of(view, [c for c in view.report.repair_chains if identity in c.laws]),
    )
    return [chart for chart in made if chart is not None]


def articles_chart(view: View, result: LawResult | None) -> Chart | None:
    """Draw the articles of a law by the number of layers that touched them."""
    found = result.evaluation if result is not None else None
    layers = [row.layer for row in found.acts] if found is not None else []
    if result is None or not layers:
        return None
    rows = _counts(view, result.id, layers)
    if not rows:
        return None
    told = (f"{row['n']} {row['d']}" for row in rows if row["first"])
    number = sum(row["first"] for row in rows)
    notes = [view.text(_ARTICLES_CAPTION)]
    if number > MOST:
        notes.append(view.text("Shown are the first {n} of {all} articles.", n=MOST, all=number))
    return Chart(
        key="articles",
        part="timeline",
        title=view.text("Articles by layers"),
        caption=" ".join(notes),
        described=view.text("Layers by article: {articles}.", articles=few(view, told, number, 10)),
        spec=_articles_spec(view, rows),
        tables=("timeline",),
    )


def touching(
    law_articles: Iterable[str], layers: Sequence[Layer]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Give of each article the layers that certainly touched it, and those that may have.

    Both as `article_depth` counts them: a replacement touches every article, and a layer that is
    only possible or whose articles are not fully known may touch any.
    """
    keys = {key for layer in layers for key in layer.perhaps | layer.articles}
    keys |= keys_of(law_articles) if any(layer.replacement for layer in layers) else set()
    for key in keys:
        certain = [
            layer.act
            for layer in layers
            if layer.certain and (layer.replacement or key in layer.articles)
        ]
        possible = [
            layer.act for layer in layers if _may_touch(layer, key) and layer.act not in certain
        ]
        yield key, certain, possible


def _may_touch(layer: Layer, key: str) -> bool:
    open_side = not (layer.certain and layer.known) or layer.replacement
    return open_side or key in layer.perhaps


def _counts(view: View, law: str, layers: Sequence[Layer]) -> list[Record]:
    """Give a row for what is certain of each article, and one for what is only possible."""
    words, labels = said(view), view.graph.labels
    found = list(touching(view.graph.laws[law].articles, layers))
    found.sort(key=lambda row: (-len(row[1]), -len(row[2]), natural(row[0])))
    names = Counter(cut(plain(labels.get(key, key)), 30) for key, _, _ in found)
    rows: list[Record] = []
    for place, (key, certain, possible) in enumerate(found):
        low, high = len(certain), len(certain) + len(possible)
        label = plain(labels.get(key, key))
        name = cut(label, 30)
        row = {
            "n": name if names[name] == 1 else f"{name} ({key})",
            "o": place,
            "t": label,
            "d": view.language.span((low, high)),
        }
        parts = [(0, low, certain, "certain")] if low else []
        parts += [(low, high, possible, "possible")] if high > low else []
        for number, (x, y, acts, sure) in enumerate(parts):
            rows.append(
                {
                    **row,
                    "x": x,
                    "y": y,
                    "s": words[sure],
                    "w": told_acts(view, acts),
                    "l": row["d"] if y == high else None,
                    "witness_ids": acts,
                    "first": number == 0,
                }
            )
    return rows


def _articles_spec(view: View, rows: list[Record]) -> Record:
    text = view.text
    told = tips(
        {"t": text("article"), "d": text("layers"), "s": text("how sure"), "w": text("acts")}
    )
    words = said(view)
    kinds = [k for k in ("certain", "possible") if any(row["s"] == words[k] for row in rows)]
    base = first_lines(alt.Chart(alt.NamedData("articles")))
    y = names_axis(title=text("article"))
    bars = base.mark_bar(strokeWidth=1.2, cornerRadiusEnd=2).encode(
        x=number_axis("x", text("layers")),
        x2="y:Q",
        y=y,
        tooltip=told,
        **sureness(view, *kinds),
    )
    labels = (
        base.transform_filter("isValid(datum.l)")
        .mark_text(align="left", dx=6)
        .encode(x=alt.X("y:Q"), y=y, text="l:N")
    )
    return finished(by_line(bars, labels), {"articles": rows})
