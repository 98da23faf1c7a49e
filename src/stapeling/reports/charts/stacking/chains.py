"""Chains of acts, step by step: the plaster upon the plaster, and text stacked on text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import altair as alt

from stapeling.analyses.results import RepairChain
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.naming import distinct, two_lines
from stapeling.reports.charts.style import GREY, LINE, LINES, PALETTE, WIDTH, Record, pale
from stapeling.reports.charts.telling import few
from stapeling.reports.subjects.repairs import told
from stapeling.reports.view import View
from stapeling.reports.words import word

_CAPTION = N_(
    "Unit: acts. Each line is a chain, from the oldest act on the left: every act repairs, bridges"
    " or reverses the one before it. An open mark is an act that has not begun. Only recorded links"
    " count; of other laws nothing can be said."
)
_MOST = 12
_HIGH = 70
_LETTERS = 30
"""How many letters of the name of a chain stand on each of its two lines."""
_ABOVE = "-4 - 12 * length(datum.a)"
"""Where the first line of the name of an act stands, so that the last is above its mark."""
_WIDE = 660
"""About how many pixels the names of the acts of one chain have together."""
_PIXELS = 6.2
"""About how wide a letter is."""
_NAMED = 9
"""How many acts of one chain are named; of a longer one every second, third, and so on."""
LINKS = {
    "repairs": (1, 0),
    "bridges": (6, 3),
    "reverses": (2, 2),
    "text": (10, 2),
    "pending": (1, 4),
}
"""The kinds of steps with their dashes."""


@dataclass(frozen=True, slots=True)
class Steps:
    """A chain as a line of a picture: its name, its acts, and how each stands on the one before."""

    key: str
    name: str
    acts: tuple[str, ...]
    kinds: tuple[str, ...]
    """One for each act after the first."""
    pending: frozenset[str] = frozenset()


def repair_chart(view: View) -> Chart | None:
    """Draw the repair chains of the corpus, the deepest first."""
    return repair_chart_of(view, view.report.repair_chains)


def repair_chart_of(
    view: View, found: Iterable[RepairChain], act: str | None = None
) -> Chart | None:
    """Draw some repair chains, the deepest first; one act may be marked."""
    chains = sorted(found, key=lambda c: (-c.depth.low, -c.depth.high, c.acts))
    if not chains:
        return None
    notes = [view.text(_CAPTION)]
    if len(chains) > _MOST:
        notes.append(
            view.text("Shown are the first {n} of {all} chains.", n=_MOST, all=len(chains))
        )
    return Chart(
        key="repair_chains",
        part="laws",
        title=view.text("Repair chains"),
        caption=" ".join(notes),
        described=few(view, (told(view, chain) for chain in chains), len(chains), 3),
        spec=steps_spec(view, steps_of(view, chains[:_MOST]), act),
        tables=("repair_chains",),
    )


def steps_of(view: View, chains: Sequence[RepairChain]) -> list[Steps]:
    """Give repair chains as lines of a picture, with what would lengthen them at the end."""
    found = []
    for number, chain in enumerate(chains, start=1):
        kinds = {(link.on, link.act): link.kind for link in chain.links}
        pairs = zip(chain.acts, chain.acts[1:], strict=False)
        laws = "; ".join(map(view.names.law, chain.laws))
        found.append(
            Steps(
                key=str(number),
                name=laws or view.text("unknown"),
                acts=(*chain.acts, *chain.pending),
                kinds=(
                    *(kinds.get(pair, "repairs") for pair in pairs),
                    *("pending" for _ in chain.pending),
                ),
                pending=frozenset(chain.pending),
            )
        )
    return found


def steps_spec(view: View, chains: Sequence[Steps], marked: str | None = None) -> Record:
    """Draw chains below each other, an act a step; one act may be marked."""
    titles = distinct({chain.key: chain.name for chain in chains}, 2 * _LETTERS)
    names = {key: "\n".join(two_lines(title, _LETTERS)) for key, title in titles.items()}
    longest = max(len(chain.acts) for chain in chains)
    every = -(-longest // _NAMED)
    letters = max(14, round(_WIDE * every / longest / _PIXELS))
    acts = [row for n, c in enumerate(chains) for row in _acts(view, c, n, names[c.key])]
    for row in acts:
        named = (row["x"] - 1) % every == 0
        row["a"] = two_lines(row["a"], letters) if named else []
        row["e"] = row["d"] if named else ""
    links = [row for n, c in enumerate(chains) for row in _links(view, c, n, names[c.key])]
    data = {"acts": acts, "links": links}
    x = alt.X("x:Q", title=None, axis=None, scale=alt.Scale(domain=[0.5, longest + 0.5]))
    y = alt.Y(
        "n:N",
        title=None,
        sort=alt.EncodingSortField("o", op="min"),
        axis=alt.Axis(ticks=False, domain=False, grid=False, **LINES),
    )
    parts = [_drawn_links(view, chains, x, y), *_drawn_acts(view, x, y, marked)]
    chart = alt.layer(*parts).properties(width=WIDTH, height=alt.Step(_HIGH))
    return finished(chart, data, wide=True)


def _acts(view: View, chain: Steps, order: int, name: str) -> Iterator[Record]:
    for step, act in enumerate(chain.acts, start=1):
        facts = view.graph.act(act)
        day = view.graph.first_day(act)
        begun = act not in chain.pending
        yield {
            "n": name,
            "o": order,
            "x": step,
            "a": view.names.short(act),
            "t": view.names.cited(act),
            "d": view.language.day(day) if begun else view.text("pending"),
            "v": word(view.language, facts.level if facts else None),
            "c": chain.name,
            "b": begun,
            "witness_ids": [act],
        }


def _links(view: View, chain: Steps, order: int, name: str) -> Iterator[Record]:
    for step, (earlier, later, kind) in enumerate(
        zip(chain.acts, chain.acts[1:], chain.kinds, strict=False), start=1
    ):
        yield {
            "n": name,
            "o": order,
            "x": step,
            "y": step + 1,
            "k": _kind(view, kind),
            "t": f"{view.names.cited(later)} {_kind(view, kind)} {view.names.cited(earlier)}",
            "witness_ids": [earlier, later],
        }


def _kind(view: View, kind: str) -> str:
    return view.text("stands on the text of") if kind == "text" else word(view.language, kind)


def _drawn_links(view: View, chains: Sequence[Steps], x: alt.X, y: alt.Y) -> alt.Chart:
    found = {kind for chain in chains for kind in chain.kinds}
    kinds = [kind for kind in LINKS if kind in found] + sorted(found - set(LINKS))
    words = [_kind(view, kind) for kind in kinds]
    colours = [PALETTE["chain"] if k == "text" else PALETTE.get(k, GREY) for k in kinds]
    dashes = [list(LINKS.get(kind, (4, 4))) for kind in kinds]
    legend = alt.Legend(symbolType="stroke", symbolStrokeWidth=3)
    drawn_part: alt.Chart = (
        alt.Chart(alt.NamedData("links"))
        .mark_rule(strokeWidth=3)
        .encode(
            x=x,
            x2="y:Q",
            y=y,
            tooltip=[alt.Tooltip("t:N", title=view.text("link"))],
            color=alt.Color(
                "k:N",
                title=None,
                scale=alt.Scale(domain=words, range=colours),
                legend=legend,
            ),
            strokeDash=alt.StrokeDash(
                "k:N", title=None, scale=alt.Scale(domain=words, range=dashes), legend=legend
            ),
        )
    )
    return drawn_part


def _drawn_acts(view: View, x: alt.X, y: alt.Y, marked: str | None) -> list[alt.Chart]:
    text = view.text
    told_fields = {"t": "act", "d": "day", "v": "level", "c": "laws"}
    told_titles = [
        alt.Tooltip(field=field, type="nominal", title=text(title))
        for field, title in told_fields.items()
    ]
    acts = alt.Chart(alt.NamedData("acts"))
    own = alt.FieldOneOfPredicate(field="t", oneOf=[view.names.cited(marked)]) if marked else None
    size = alt.condition(own, alt.value(260), alt.value(110)) if own else alt.value(130)
    begun = alt.FieldEqualPredicate(field="b", equal=True)
    blue = PALETTE["layer"]
    points = acts.mark_point(shape="circle", strokeWidth=2, opacity=1, stroke=blue).encode(
        x=x,
        y=y,
        tooltip=told_titles,
        size=size,
        fill=alt.condition(begun, alt.value(blue), alt.value(pale(PALETTE["pending"], 0.15))),
    )
    names = acts.mark_text(dy={"expr": _ABOVE}, fontSize=11, lineHeight=12).encode(
        x=x, y=y, text="a:N", tooltip=told_titles
    )
    days = acts.mark_text(dy=18, fontSize=10, color=LINE).encode(
        x=x, y=y, text="e:N", tooltip=told_titles
    )
    return [points, names, days]
