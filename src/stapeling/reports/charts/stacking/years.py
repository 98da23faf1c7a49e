"""Acts by the year in which they took effect, by level and by what they count as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import altair as alt

from stapeling.language import N_
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import PERIOD, finished
from stapeling.reports.charts.marks import tips, years_axis
from stapeling.reports.charts.stacking.acts import GROUPS, NOT_BEGUN, ActOn, acts_on
from stapeling.reports.charts.style import (
    DASHED,
    DOTTED,
    HEIGHT,
    LINE,
    PALETTE,
    SOLID,
    WIDTH,
    Record,
    whole,
)
from stapeling.reports.charts.telling import acts as told_acts
from stapeling.reports.charts.telling import few, shares
from stapeling.reports.charts.who import Who, examples
from stapeling.reports.view import View
from stapeling.reports.words import word

_CAPTION = N_(
    "Unit: acts, each once, in the year in which it first took effect on one of the laws. The"
    " colour is its level; filled acts are layers on a law, paler ones behind a dashed line"
    " perhaps, and the palest ones behind a dotted line are not: they began together with the law,"
    " are technical, or take effect later."
    " An act of which the year is not known stands apart, and is not left out."
)
LEVELS = ("wet", "amvb", "kb", "ministeriele_regeling", "verdrag", "other", "unknown")
_FULL = {
    "layer": (N_("layer"), 0.95, SOLID),
    "possible_layer": (N_("possible layer"), 0.55, DASHED),
    "none": (N_("no layer"), 0.25, DOTTED),
}
"""What an act is or is not on a law, how full its bar is for that, and the line around it."""


@dataclass(frozen=True, slots=True)
class DatedAct:
    """An act once, over all laws that it touches."""

    act: str
    group: str
    level: str
    day: Day
    ministries: tuple[str, ...]
    implementers: tuple[str, ...]

    @property
    def year(self) -> int | None:
        """The year it took effect; nothing when its day leaves that open."""
        return year_of(self.day)


def year_of(day: Day) -> int | None:
    """Give the year of a day; nothing when its bounds lie in several."""
    if day.first <= OPEN_FIRST or day.last >= OPEN_LAST:
        return None
    first, last = (Day(side, side).text[:4] for side in (day.first, day.last))
    return int(first) if first == last else None


def dated_acts(view: View) -> list[DatedAct]:
    """Give every act on the measured laws once, with the first day on any of them."""
    rows = [
        row
        for law in view.measured
        for row in acts_on(view, view.graph.laws[law.id])
        if row.day is not None and row.fate not in NOT_BEGUN
    ]
    rows.sort(key=lambda row: row.act)
    found = [_dated(view, act, list(own)) for act, own in groupby(rows, key=lambda row: row.act)]
    return sorted(found, key=lambda row: (row.day.first, row.day.last, row.act))


def _dated(view: View, act: str, rows: Sequence[ActOn]) -> DatedAct:
    laws = [law for row in rows if (law := view.law_result(row.law)) is not None]
    days = [row.day for row in rows if row.day is not None]
    facts = view.graph.act(act)
    level = facts.level if facts is not None and facts.level else "unknown"
    return DatedAct(
        act=act,
        group=min((row.group for row in rows), key=list(GROUPS).index),
        level=level,
        day=Day(min(day.first for day in days), min(day.last for day in days)),
        ministries=tuple(sorted({law.ministry for law in laws if law.ministry})),
        implementers=tuple(sorted({name for law in laws for name in law.implementers})),
    )


def years_chart(view: View) -> Chart | None:
    """Draw how many acts took effect in each year."""
    acts = dated_acts(view)
    if not acts:
        return None
    unknown = sum(row.year is None for row in acts)
    notes = [view.text(_CAPTION)]
    if unknown:
        notes.append(
            view.plural(
                "Of {n} act the year is not known.", "Of {n} acts the year is not known.", unknown
            )
        )
    return Chart(
        key="acts_by_year",
        part="laws",
        title=view.text("Acts by year"),
        caption=" ".join(notes),
        described=_described(view, acts),
        spec=_spec(view, acts),
        tables=("laws",),
    )


def _described(view: View, acts: Sequence[DatedAct]) -> str:
    years = Counter(row.year for row in acts if row.year is not None)
    most = sorted(years.items(), key=lambda item: (-item[1], item[0]))
    told = (f"{year}: {view.language.number(n)}" for year, n in most)
    groups = Counter(row.group for row in acts)
    return view.text(
        "{n} acts. What they count as: {groups}. The years with most of them: {years}.",
        n=len(acts),
        groups=shares(view, [(view.text(label), groups[key]) for key, label in GROUPS.items()]),
        years=few(view, told, len(most), 3) or view.text("unknown"),
    )


def _rows(view: View, acts: Iterable[DatedAct], who: Who) -> Iterator[Record]:
    """Give the acts of one year, level and kind as one row, by what a reader filters by."""
    found: dict[tuple[object, ...], list[DatedAct]] = {}
    for row in acts:
        key = (row.year, row.level, row.group, row.ministries, row.implementers)
        found.setdefault(key, []).append(row)
    unknown, order = view.text("unknown"), list(GROUPS)
    for own in found.values():
        first, ids = own[0], examples([row.act for row in own], len(found))
        yield {
            "x": unknown if first.year is None else str(first.year),
            "n": len(own),
            "o": order.index(first.group) * len(LEVELS) + _level(first.level),
            "w": told_acts(view, ids),
            "witness_ids": list(ids),
            "q": who.place(first.ministries, first.implementers),
            "year": first.year,
        }


def _level(level: str) -> int:
    return LEVELS.index(level) if level in LEVELS else len(LEVELS) - 1


def _spec(view: View, acts: Sequence[DatedAct]) -> Record:
    text = view.text
    years = [row.year for row in acts if row.year is not None]
    every = list(map(str, range(min(years), max(years) + 1))) if years else []
    domain = [*every, text("unknown")] if len(years) < len(acts) else every
    chart = (
        alt.Chart(alt.NamedData("acts"), width=WIDTH, height=HEIGHT)
        .transform_aggregate(k="sum(n)", top="argmax(n)", groupby=["x", "o"])
        .transform_lookup("o", alt.LookupData(alt.NamedData("kinds"), "o", ["v", "f", "l"]))
        .transform_calculate(w="datum.top.w", witness_ids="datum.top.witness_ids")
        .mark_bar(strokeWidth=1)
        .encode(
            x=years_axis(domain),
            y=alt.Y("k:Q", title=text("acts"), axis=alt.Axis(**whole("y"))),
            order=alt.Order("o:Q"),
            tooltip=tips(
                {
                    "x": text("year"),
                    "k": text("acts"),
                    "v": text("level"),
                    "f": text("counts as"),
                    "w": text("acts, for instance"),
                }
            ),
            **_colours(view, acts),
            **_fullness(view, acts),
        )
    )
    who = Who()
    rows = list(_rows(view, acts, who))
    data = {"acts": rows, "kinds": _kinds(view), "who": who.rows()}
    return finished(chart, data, ("ministry", "implementer", *PERIOD))


def _kinds(view: View) -> list[Record]:
    """Give the words for level and kind by the number that rows bear."""
    return [
        {
            "o": place * len(LEVELS) + n,
            "v": word(view.language, level),
            "f": view.text(GROUPS[group]),
            "l": view.text(_FULL[_layer(group)][0]),
        }
        for place, group in enumerate(GROUPS)
        for n, level in enumerate(LEVELS)
    ]


def _colours(view: View, acts: Sequence[DatedAct]) -> Record:
    found = {row.level for row in acts}
    levels = [level for level in LEVELS if level in found]
    scale = alt.Scale(
        domain=[word(view.language, level) for level in levels],
        range=[PALETTE[level] for level in levels],
    )
    title = view.text("level")
    return {
        "fill": alt.Fill("v:N", title=title, scale=scale),
        "stroke": alt.Stroke("v:N", title=title, scale=scale),
    }


def _layer(group: str) -> str:
    """Give whether what an act counts as is a layer, perhaps one, or none."""
    return group if group in _FULL else "none"


def _fullness(view: View, acts: Sequence[DatedAct]) -> Record:
    found = {_layer(row.group) for row in acts}
    looks = {view.text(_FULL[key][0]): _FULL[key][1:] for key in _FULL if key in found}
    words, title = list(looks), view.text("counts as")
    full = alt.Scale(type="ordinal", domain=words, range=[look[0] for look in looks.values()])
    dash = alt.Scale(type="ordinal", domain=words, range=[list(look[1]) for look in looks.values()])
    grey = alt.Legend(symbolFillColor=LINE, symbolStrokeColor=LINE)
    return {
        "opacity": alt.Opacity("l:O", sort=words, title=title, scale=full, legend=grey),
        "strokeDash": alt.StrokeDash("l:O", sort=words, title=title, scale=dash, legend=grey),
    }
