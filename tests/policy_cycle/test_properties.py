"""How the numbers hang together, and what must not change them."""

from __future__ import annotations

import datetime as dt
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from stapeling.analyses.options import Options
from stapeling.analyses.oversight import measure_oversight
from stapeling.analyses.report import analyse
from stapeling.analyses.results import Report
from stapeling.graph import StackGraph
from stapeling.loading import load_texts
from stapeling.model.corpus import Selection
from tests.oracle.corpus import Corpus, Row
from tests.oracle.days import bounds
from tests.properties.measuring import DAYS, apart, checked, whole

from .strategies import whole_corpora


def report_of(texts: dict[str, str], day: dt.date) -> Report:
    return analyse(StackGraph(load_texts(texts).corpus), Options(day))


@checked(50)
@given(whole_corpora(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(
    corpus: Corpus, day: dt.date, random: st.randoms
) -> None:
    rows = [(name, index) for name, items in corpus.items() for index in range(len(items))]
    first = report_of(whole(corpus), day)
    other = report_of(apart(corpus, random.sample(rows, len(rows))), day)
    assert other.oversight == first.oversight
    assert other.bottlenecks == first.bottlenecks
    assert other.cycle == first.cycle


@checked(50)
@given(whole_corpora(), DAYS)
def test_oversight_adds_up(corpus: Corpus, day: dt.date) -> None:
    found = report_of(whole(corpus), day).oversight
    for row in found.organisations:
        certain = {watch.by for watch in row.watches if watch.certain}
        every = {watch.by for watch in row.watches}
        assert row.bodies == (len(certain), len(every))
        assert {body for _, bodies in row.by_line for body in bodies} == certain
        assert row.organisation not in every
        assert row.unknown_start <= row.bodies.high
        assert [phase.phase for phase in row.phases] == [
            "beleid",
            "wetgeving",
            "uitvoering",
            "evaluatie",
        ]
        for phase in row.phases:
            assert set(phase.by) <= certain
            assert {*phase.by, *phase.perhaps} <= every
            assert not {*phase.by} & {*phase.perhaps}
        for year in row.years:
            assert 0 <= year.bodies.low <= year.bodies.high
        if row.years:
            assert (row.years[-1].year, row.years[-1].bodies) == (day.year, row.bodies)
            assert [y.year for y in row.years] == list(range(row.years[0].year, day.year + 1))


def reached(corpus: Corpus, row: Row) -> set[str]:
    """Name the organisations that a record of oversight reaches."""
    kinds = {o["id"]: o.get("kind") for o in corpus.get("organisations", [])}
    of_kind = {name for name, kind in kinds.items() if kind in row.get("over_kinds", [])}
    return ({*row.get("over", [])} | of_kind) - {row["by"]}


def in_the_past(corpus: Corpus, day: int) -> bool:
    """Whether an evaluation or a report of a bottleneck certainly came after a day."""
    days = [bounds(row.get("published")) for row in corpus.get("evaluations", [])]
    for row in corpus.get("bottlenecks", []):
        days += [bounds(report["reported"]) for report in row.get("reports", [])]
    return any(found is not None and found[0] > day for found in days)


def looking(corpus: Corpus, row: Row, day: int) -> tuple[bool, bool]:
    """Whether a body looks on a day: certainly, possibly."""
    begin, end = bounds(row.get("from")), bounds(row.get("until"))
    begun = not in_the_past(corpus, day) if begin is None else begin[1] <= day
    sure = begun and (end is None or end[0] > day)
    return sure, (begin is None or begin[0] <= day) and (end is None or end[1] > day)


def fits(one: Row, other: Row) -> bool:
    """Whether two records look at the same, as far as they say."""
    return all(
        not one.get(key) or not other.get(key) or {*one[key]} & {*other[key]}
        for key in ("subjects", "phases")
    )


@checked(100)
@given(whole_corpora(), DAYS)
def test_doubling_is_every_pair_of_records(corpus: Corpus, day: dt.date) -> None:
    found = measure_oversight(StackGraph(load_texts(whole(corpus)).corpus), Options(day))
    at = day.toordinal()
    rows = [
        row
        for row in corpus.get("oversight", [])
        if looking(corpus, row, at)[1] and row.get("line", "extern") == "extern"
    ]
    doubling: dict[tuple[str, str, str], set[str]] = {}
    undecided = 0
    for one in rows:
        sure = looking(corpus, one, at)[0] and "line" in one
        met = False
        for other in rows:
            both = reached(corpus, one) & reached(corpus, other)
            if other["by"] == one["by"] or not both:
                continue
            met = met or fits(one, other)
            if not (sure and looking(corpus, other, at)[0] and "line" in other):
                continue
            for key in product(both, one.get("subjects", []), one.get("phases", [])):
                if key[1] in other.get("subjects", []) and key[2] in other.get("phases", []):
                    doubling.setdefault(key, set()).update({one["by"], other["by"]})
        undecided += met and not (sure and one.get("subjects") and one.get("phases"))
    told = {(row.organisation, row.subject, row.phase): {*row.by} for row in found.doubling}
    assert told == doubling
    assert found.undecided == undecided
    assert all(not {*row.by} & {*row.possible} for row in found.doubling)


@checked(50)
@given(whole_corpora(), DAYS)
def test_bottlenecks_add_up(corpus: Corpus, day: dt.date) -> None:
    found = report_of(whole(corpus), day).bottlenecks
    assert found.open + found.resolved + found.dropped == len(found.items)
    assert found.open == sum(item.open for item in found.items)
    assert 0 <= found.lapsed <= found.dropped
    assert found.unknown_status <= found.open
    assert 0 <= found.stayed.low <= found.stayed.high <= found.open
    if found.median_age_years is None:
        assert found.unknown_age == found.open
    else:
        assert 0 <= found.median_age_years[0] <= found.median_age_years[1]
    for item in found.items:
        assert not {*item.stayed_after} & {*item.perhaps_after}
        assert item.repeats == max(item.reports - 1, 0)
        if item.age_days is not None and item.age_days.low is not None:
            assert item.age_days.low >= 0
            assert item.age_days.high is None or item.age_days.low <= item.age_days.high


@checked(50)
@given(whole_corpora(), DAYS)
def test_the_cycle_adds_up(corpus: Corpus, day: dt.date) -> None:
    report = report_of(whole(corpus), day)
    found = report.cycle
    assert sum(found.by_stage.values()) == sum(law.counted for law in found.laws)
    assert [law.id for law in found.laws] == [law.id for law in report.laws if law.counts]
    if found.complete_share is not None:
        assert 0 <= found.complete_share[0] <= found.complete_share[1] <= 1
    due = found.due
    for low, high in (due.done, due.in_time, due.answered):
        assert 0 <= low <= high <= due.done.high <= due.due
    for row in found.successions:
        assert len(row.regimes) > 1
        assert row.known <= row.ended == sum(not regime.running for regime in row.regimes)
        assert (row.mean_years is None) == (row.known == 0)
    for row in found.responsibility:
        n = len(row.ministries)
        assert (row.herfindahl is None) == (n == 0)
        assert row.herfindahl is None or 1 / n <= row.herfindahl + 1e-9 <= 1 + 2e-9
    for row in found.laws_over_time:
        assert 0 <= row.laws.low <= row.laws.high
        assert 0 <= row.acts.low <= row.acts.high
        assert (row.acts_per_law is None) == (row.laws.high == 0)
        assert row.acts_per_law is None or row.acts_per_law[0] <= row.acts_per_law[1]


@checked(40)
@given(whole_corpora(), DAYS)
def test_a_law_stands_where_it_stands_alone(corpus: Corpus, day: dt.date) -> None:
    graph = StackGraph(load_texts(whole(corpus)).corpus)
    for row in analyse(graph, Options(day)).cycle.laws:
        chosen = Selection(laws=frozenset({row.id}))
        assert analyse(graph, Options(day), chosen).cycle.laws == (row,)
