"""Findings as bars: a line for every rule, parts behind each other for kinds of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import altair as alt

from stapeling.findings import Finding
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import (
    Look,
    Speaker,
    by_line,
    classed,
    names_axis,
    number_axis,
    tips,
)
from stapeling.reports.charts.naming import cut
from stapeling.reports.charts.style import Record
from stapeling.reports.charts.telling import few

Kinds = Mapping[str, Sequence[Finding]]
"""Findings by kind, as a reader knows the kind, in the order of the legend."""
_MOST_RULES = 40
_NAMED = 3
_LONG = 150


def codes_of(kinds: Kinds) -> list[str]:
    """Give the codes of the rules that found anything, most findings first."""
    numbers: dict[str, int] = {}
    for finding in (finding for rows in kinds.values() for finding in rows):
        numbers[finding.code] = numbers.get(finding.code, 0) + 1
    return sorted(numbers, key=lambda code: (-numbers[code], code))


def told(view: Speaker, kinds: Kinds) -> str:
    """Tell how many findings each rule has, by kind."""
    codes = codes_of(kinds)
    parts = []
    for code in codes:
        counts = ((kind, sum(row.code == code for row in rows)) for kind, rows in kinds.items())
        number = view.language.number
        parts.append(f"{code}: {', '.join(f'{number(n)} {kind}' for kind, n in counts if n)}")
    return few(view, parts, len(parts), 10)


def shown(codes: Sequence[str]) -> Sequence[str]:
    """Give the rules that a picture has room for."""
    return codes[:_MOST_RULES]


def bars(
    view: Speaker,
    kinds: Kinds,
    looks: Mapping[str, Look],
    message: Callable[[Finding], str],
) -> Record:
    """Draw a line for every rule, with a part for every kind of findings of it."""
    text = view.language.text
    rows = list(_rows(view, kinds, message))
    found = {row["s"] for row in rows}
    titles = {
        "c": text("rule"),
        "s": text("findings"),
        "k": text("number"),
        "w": text("for instance"),
    }
    base = alt.Chart(alt.NamedData("rules")).encode(y=names_axis("n"), tooltip=tips(titles))
    parts = base.mark_bar(strokeWidth=1.2).encode(
        x=number_axis("x", text("findings")),
        x2="y:Q",
        **classed("s", {kind: look for kind, look in looks.items() if kind in found}),
    )
    labels = (
        base.transform_filter("isValid(datum.l)")
        .mark_text(align="left", dx=6)
        .encode(x=alt.X("y:Q"), text="l:N")
    )
    return finished(by_line(parts, labels), {"rules": rows})


def _rows(
    view: Speaker,
    kinds: Kinds,
    message: Callable[[Finding], str],
) -> Iterator[Record]:
    for place, code in enumerate(shown(codes_of(kinds))):
        at = 0
        own = {kind: [row for row in rows if row.code == code] for kind, rows in kinds.items()}
        whole = sum(map(len, own.values()))
        for kind, rows in own.items():
            if not rows:
                continue
            at += len(rows)
            yield {
                "n": code,
                "o": place,
                "c": code,
                "s": kind,
                "k": view.language.number(len(rows)),
                "x": at - len(rows),
                "y": at,
                "l": view.language.number(whole) if at == whole else None,
                "w": few(view, _messages(rows, message), len(rows), _NAMED),
                "witness_ids": _ids(rows),
            }


def _messages(rows: Iterable[Finding], message: Callable[[Finding], str]) -> Iterator[str]:
    return (cut(message(row), _LONG) for row in rows)


def _ids(rows: Iterable[Finding]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row.ids))[:12]
