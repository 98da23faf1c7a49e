"""With every amount at what is likely, a simulation gives what the measures give."""

from __future__ import annotations

import copy
import datetime as dt
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from stapeling.analyses.burden import measure_implementer
from stapeling.analyses.options import Options, Period
from stapeling.graph import StackGraph
from stapeling.simulating.bearing import COMPONENTS
from tests.oracle.strategies import corpora

from .studies import loaded_of, simulated

Json = dict[str, Any]
days = st.sampled_from([dt.date(2012, 6, 1), dt.date(2020, 1, 1), dt.date(2026, 1, 1)])
kinds: st.SearchStrategy[Period] = st.sampled_from(["year", "quarter", "month"])


def collapsed(corpus: Json) -> Json:
    """Replace every range by what is likely of it."""
    found = copy.deepcopy(corpus)
    for row in found.get("burdens") or ():
        for part in ("one_off", "structural"):
            for key, value in (row.get(part) or {}).items():
                if isinstance(value, dict) and "low" in value:
                    middle = (float(value["low"]) + float(value["high"])) / 2
                    row[part][key] = value.get("likely", f"{middle:.0f}")
    return found


@settings(max_examples=100, deadline=None)
@given(corpora(), days, kinds, st.booleans())
def test_likely_loads_are_those_of_the_measures(
    corpus: Json, day: dt.date, period: Period, collapse: bool
) -> None:
    text = json.dumps(collapsed(corpus) if collapse else corpus)
    loaded = loaded_of(text)
    found = simulated(text, draws=3, day=day, period=period)
    graph = StackGraph(loaded.corpus)
    for row in found.scenarios[0].implementers:
        measured = measure_implementer(graph, row.id, Options(day, period=period))
        lines = {line.unit: {p.period: p for p in line.periods} for line in row.lines}
        assert row.not_placed == measured.not_placed
        for load in measured.periods:
            for unit in COMPONENTS:
                amount = getattr(load, unit)
                outcome = lines.get(unit, {}).get(load.period)
                assert (outcome is None) == (amount is None)
                if outcome is not None:
                    assert outcome.likely == amount.likely
                    if collapse:
                        assert outcome.load.p10 == outcome.load.p50 == amount.likely
                    assert outcome.load.p10 >= amount.low - 1e-6
                    assert outcome.load.p90 <= amount.high + 1e-6
            for use in load.capacity:
                outcome = lines[use.unit].get(load.period)
                assert (outcome is None) == (use.load is None)
                if outcome is not None:
                    assert outcome.likely == use.load.likely
                    assert (outcome.capacity is None) == (use.capacity is None)
                if outcome is not None and outcome.capacity is not None:
                    assert abs(outcome.capacity.likely - use.capacity.likely) < 1e-6
                    if use.over:
                        assert outcome.over is not None
                        assert outcome.over.share == 1.0


dates = st.dates(dt.date(2015, 1, 1), dt.date(2024, 12, 31))


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(0, 1500), kinds)
def test_what_falls_in_periods_adds_up_to_the_whole(
    first: dt.date, days: int, period: Period
) -> None:
    until = first + dt.timedelta(days)
    text = (
        "laws: [{id: l, title: L, kind: wet, in_force_from: 2001-01-01, implementers: [u]}]\n"
        "acts: [{id: a, level: wet, changes: [{law: l, in_force_from: 2015-01-01}]}]\n"
        "organisations: [{id: u, title: U}]\n"
        "burdens: [{act: a, organisation: u,"
        f" one_off: {{eur: 10000, from: {first}, until: {until}}}}}]\n"
    )
    found = simulated(text, draws=1, day=dt.date(2030, 1, 1), period=period)
    (line,) = found.scenarios[0].implementers[0].lines
    assert abs(sum(row.load.p50 for row in line.periods) - 10000) < 1e-4
