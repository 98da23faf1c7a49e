"""Laws by how deep the delegation under them goes, and by how many regulations rest on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import altair as alt

from stapeling.analyses.results import LawResult
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import by_line, first_lines, names_axis, number_axis, tips
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import MOST, PALETTE, Record
from stapeling.reports.charts.telling import few, law_name, of_law
from stapeling.reports.charts.who import among_first
from stapeling.reports.names import ARROW
from stapeling.reports.view import View

_DEPTH_CAPTION = N_(
    "Unit: steps of delegation on the longest path of regulations that rest on the law. Only"
    " recorded delegation counts, so read it as at least; a law of which none is recorded is not"
    " here, which is not none."
)
_RESTING_CAPTION = N_(
    "Unit: regulations that rest on the law, directly or not. Only recorded delegation counts, so"
    " read it as at least; a law of which none is recorded is not here, which is not none."
)


def depth_chart(view: View) -> Chart | None:
    """Draw the laws under which delegation goes deepest."""
    return _chart(
        view,
        "delegation_depth",
        view.text("Depth of delegation"),
        view.text(_DEPTH_CAPTION),
        view.text("steps"),
        lambda law: law.layers.depth,
    )


def resting_chart(view: View) -> Chart | None:
    """Draw the laws on which most regulations rest."""
    return _chart(
        view,
        "regulations_resting",
        view.text("Regulations that rest on a law"),
        view.text(_RESTING_CAPTION),
        view.text("regulations"),
        lambda law: law.layers.regulations,
    )


def _chart(
    view: View,
    key: str,
    title: str,
    caption: str,
    unit: str,
    number: Callable[[LawResult], int],
) -> Chart | None:
    laws = [law for law in view.report.laws if law.layers.regulations]
    laws.sort(key=lambda law: (-number(law), -law.layers.depth, -law.layers.regulations, law.id))
    if not laws:
        return None
    if len(laws) > MOST:
        more = view.text("Shown are the first {n} of {all} laws.", n=MOST, all=len(laws))
        caption = f"{caption} {more}"
    named = (f"{law_name(view, law.id)} {view.language.number(number(law))}" for law in laws)
    return Chart(
        key=key,
        part="layers",
        title=title,
        caption=caption,
        described=view.text(
            "By law, in {unit}: {laws}.", unit=unit, laws=few(view, named, len(laws))
        ),
        spec=_spec(view, unit, list(_rows(view, among_first(laws, lambda law: law), number))),
        tables=("layers",),
    )


def _rows(
    view: View, laws: Sequence[LawResult], number: Callable[[LawResult], int]
) -> Iterator[Record]:
    names = distinct({law.id: view.names.law(law.id) for law in laws})
    for place, law in enumerate(laws):
        chain = law.layers.chain
        yield {
            "n": names[law.id],
            "o": place,
            "t": view.names.law(law.id),
            "x": number(law),
            "d": view.language.number(number(law)),
            "w": f" {ARROW} ".join(map(view.names.law, chain)),
            "witness_ids": list(chain) or [law.id],
            **of_law(law),
        }


def _spec(view: View, unit: str, rows: list[Record]) -> Record:
    text = view.text
    told = tips({"t": text("law"), "d": unit, "w": text("longest path")})
    base = first_lines(alt.Chart(alt.NamedData("laws"))).encode(
        x=number_axis("x", unit), y=names_axis(), tooltip=told
    )
    bars = base.mark_bar(color=PALETTE["certain"], cornerRadiusEnd=2)
    labels = base.mark_text(align="left", dx=5).encode(text="d:N")
    return finished(by_line(bars, labels), {"laws": rows}, ("ministry", "implementer"))
