"""The timeline of a law: every act a mark on the articles it touches."""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.analyses.results import LawResult
from stapeling.language import N_
from stapeling.model.laws import Law
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.stacking.drawing import drawn
from stapeling.reports.charts.stacking.lines import LawLines
from stapeling.reports.charts.telling import few, law_name
from stapeling.reports.view import View

_CAPTION = N_(
    "A mark is an act on an article that it touches, on the day it took effect; its shape and"
    " colour say what it counts as. A thin line is a day of which only bounds are known. Acts of"
    " which the articles are not known stand on a line of their own. The thick line is the longest"
    " chain of layers, each of which stands on the one before. Upright lines are evaluations, due"
    " days of evaluation clauses and the reference day. What has not begun stands behind the"
    " reference day; withdrawn acts are only in the table."
)
_DEEPEST = 25
"""How many laws the picture of a whole corpus can show."""
_ARTICLES = 28
"""How many articles have a line of their own; on the page of one law there may be more."""
_ARTICLES_OF_ONE = 60


def timelines_chart(view: View) -> Chart | None:
    """Draw the timeline of the deepest laws, one at a time: the reader chooses."""
    laws = sorted(view.measured, key=_deepest)
    found = [LawLines(view, view.graph.laws[law.id], law, _ARTICLES) for law in laws[:_DEEPEST]]
    found = [lines for lines in found if lines.acts]
    if not found:
        return None
    notes = [view.text(_CAPTION)]
    if len(found) > 1:
        notes.append(view.text("Choose a law below the picture; the first is the deepest."))
    left = len(view.measured) - len(found)
    if left:
        notes.append(view.plural("{n} law is left out.", "{n} laws are left out.", left))
    return Chart(
        key="timelines",
        part="laws",
        title=view.text("Timelines of laws"),
        caption=" ".join(notes),
        described=_described(view, found),
        spec=drawn(view, found),
        tables=("laws",),
    )


def law_timeline(view: View, law: Law, result: LawResult | None) -> Chart | None:
    """Draw the timeline of one law, large."""
    lines = LawLines(view, law, result, _ARTICLES_OF_ONE)
    if not lines.acts:
        return None
    return Chart(
        key="timeline",
        part="timeline",
        title=view.text("Timeline"),
        caption=view.text(_CAPTION),
        described=_told(view, lines),
        spec=drawn(view, [lines]),
        tables=("timeline", "text_chain"),
    )


def _deepest(law: LawResult) -> tuple[int, int, str]:
    depth, breadth = law.text_depth, law.breadth
    return -(depth.low if depth else 0), -(breadth.high if breadth else 0), law.id


def _described(view: View, found: Sequence[LawLines]) -> str:
    return few(view, (_told(view, lines) for lines in found), len(found), 3)


def _told(view: View, lines: LawLines) -> str:
    """Tell the timeline of a law in words: how many acts of each kind, and the chain."""
    counted = ", ".join(f"{label} {view.language.number(n)}" for label, n in lines.counted() if n)
    said = view.text("{law}: {acts}", law=law_name(view, lines.law.id), acts=counted)
    chain = lines.result.text_chain if lines.result is not None else ()
    if len(chain) > 1:
        said = f"{said}. " + view.text("Longest chain: {acts}", acts=view.names.chain(chain))
    return said
