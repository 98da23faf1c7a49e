"""The plain way, over columns, against the careful way, law by law and record by record."""

from __future__ import annotations

import datetime as dt
import pickle
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stapeling.analyses import text_chains
from stapeling.analyses.article_depths import article_depths
from stapeling.analyses.chains import heights
from stapeling.analyses.classes import class_of
from stapeling.analyses.depth import TextDepth, article_depth, text_depth
from stapeling.analyses.evaluation import classed, clauses_of, due_days_of
from stapeling.analyses.evaluations import Evaluations
from stapeling.analyses.layering import Layering
from stapeling.analyses.layerings import layer_columns
from stapeling.analyses.layers import layering_of
from stapeling.analyses.looks import counted_looks, since_last_look
from stapeling.analyses.options import LEVELS, Event, Options, Period
from stapeling.analyses.period_columns import NO_PERIOD, periods_of
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results.evaluation import CLASSES
from stapeling.analyses.setting import Setting
from stapeling.analyses.text_age import text_age
from stapeling.analyses.text_ages import text_ages
from stapeling.analyses.text_chains import TextChains
from stapeling.graph import StackGraph
from stapeling.model.corpus import Corpus
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.model.laws import Law
from stapeling.model.moments import day_of, first_days, status_of
from tests.oracle.strategies import corpora
from tests.properties.measuring import DAYS, EVENTS, EXAMPLES, Json, checked, read, whole
from tests.properties.plain_laws import plain_laws

CHOSEN_LEVELS = st.one_of(st.none(), st.frozensets(st.sampled_from(LEVELS), min_size=1))
FORCED = {"": frozenset({""})}
"""Links that no layer has: with them the chains are found in the careful way."""


def graph_of(corpus: Json) -> StackGraph:
    return StackGraph(read(whole(corpus)).corpus)


def layerings_of(graph: StackGraph, laws: list[Law], options: Options) -> list[Layering | None]:
    columns = layer_columns(graph, laws, options)
    found = {law.id: columns.layering(n) for n, law in enumerate(columns.laws)}
    return [found.get(law.id) for law in laws]


@checked(EXAMPLES)
@given(corpora(), DAYS, CHOSEN_LEVELS)
def test_layers_of_all_laws_are_those_of_each(
    corpus: Json, day: dt.date, levels: frozenset[str] | None
) -> None:
    graph, options = graph_of(corpus), Options(day, levels=levels)
    laws = list(graph.chosen(None))
    assert layerings_of(graph, laws, options) == [layering_of(graph, law, options) for law in laws]
    some = laws[1:]
    assert layerings_of(graph, some, options) == [layering_of(graph, law, options) for law in some]


@checked(EXAMPLES)
@given(corpora(), DAYS, st.integers(1, 6))
def test_measures_of_all_laws_are_those_of_each(corpus: Json, day: dt.date, rest: int) -> None:
    graph, options = graph_of(corpus), Options(day)
    each = [layering_of(graph, law, options) for law in graph.chosen(None)]
    started: list[Layering] = [layering for layering in each if layering is not None]
    columns = layer_columns(graph, list(graph.chosen(None)), options)
    assert text_ages(columns, rest) == [text_age(layering, rest) for layering in started]
    deepest = [article_depth(layering, graph.labels) for layering in started]
    assert article_depths(columns, graph.labels) == deepest
    for layering in started:
        certain = [layer for layer in layering.layers if layer.certain]
        assert heights(certain, {}) == heights(certain, FORCED)


@checked(EXAMPLES)
@given(corpora(), DAYS, EVENTS)
def test_chains_and_evaluation_of_all_laws_are_those_of_each(
    corpus: Json, day: dt.date, event: Event
) -> None:
    same_as_of_each(graph_of(corpus), Options(day, event=event))


@checked(2 * EXAMPLES)
@given(plain_laws(), DAYS, st.integers(1, 3))
def test_chains_and_evaluation_of_plain_laws_are_those_of_each(
    corpus: Json, day: dt.date, rest: int
) -> None:
    same_as_of_each(graph_of(corpus), Options(day, rest_years=rest))


@checked(EXAMPLES)
@given(plain_laws(), DAYS)
def test_chains_of_laws_with_many_layers_are_found_law_by_law(corpus: Json, day: dt.date) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_chains, "MOST_LAYERS", 2)
        same_as_of_each(graph_of(corpus), Options(day))


def same_as_of_each(graph: StackGraph, options: Options) -> None:
    """Hold what is found for all laws together against what is found law by law."""
    columns = layer_columns(graph, list(graph.chosen(None)), options)
    chains = TextChains(graph, columns, options.day)
    found = chains.depths()
    results = Evaluations(graph, columns, chains.looks, options).results()
    for n, (depths, result) in enumerate(zip(found, results, strict=True)):
        layering = columns.layering(n)
        whole, since = careful_depths(graph, layering, options.day)
        assert (depths.span, depths.chain.value) == (whole.span, whole.chain)
        assert depths.open == since.span
        assert depths.upper_bound == (whole.upper_bound or since.upper_bound)
        looks = counted_looks(graph.looks_at.get(layering.law.id, ()), layering.start, options.day)
        clauses = clauses_of(graph, layering.law, options.day)
        assert result.clauses == due_days_of(clauses, looks, options.day)
        setting = Setting(graph, layering, looks, clauses, options)
        careful = [class_of(setting, layer) for layer in layering.layers]
        assert result.acts == classed(setting, careful, graph.labels)
        times = Counter(found.subcategory or found.category for found in careful)
        assert {name: getattr(result, name) for name in CLASSES} == {n: times[n] for n in CLASSES}
        assert pickle.loads(pickle.dumps(result)) == result


def careful_depths(graph: StackGraph, layering: Layering, day: int) -> tuple[TextDepth, TextDepth]:
    """Give the depth of the text of a law, and since the last look, layer by layer."""
    amends, may = (graph.amends(day, certainly=sure) for sure in (True, False))
    certain = [layer for layer in layering.layers if layer.certain]
    whole = text_depth(certain, layering.layers, amends, may, graph.labels)
    looks = counted_looks(graph.looks_at.get(layering.law.id, ()), layering.start, day)
    if not looks:
        return whole, whole
    since = since_last_look(layering, looks, day)
    return whole, text_depth(*since, amends, may, graph.labels)


@checked(EXAMPLES)
@given(corpora())
def test_acts_and_their_laws_and_first_days(corpus: Json) -> None:
    graph = graph_of(corpus)
    changed: dict[str, list[str]] = {}
    waiting: dict[str, list[str]] = {}
    for law, rows in graph.corpus.changes.items():
        for row in rows:
            status = status_of(row)
            found = {"in_force": changed, "withdrawn": {}}.get(status, waiting)
            if law not in found.setdefault(row.act, []):
                found[row.act].append(law)
    assert {act: sorted(laws) for act, laws in graph.changed_by.items()} == {
        act: sorted(laws) for act, laws in changed.items()
    }
    assert {act: sorted(laws) for act, laws in graph.to_be_changed_by.items()} == {
        act: sorted(laws) for act, laws in waiting.items()
    }
    assert first_days(graph.corpus, graph.corpus.acts) == _first_days(graph.corpus)


def _first_days(corpus: Corpus) -> dict[str, Day]:
    """Look at every change, and at what every law was made by."""
    found: dict[str, list[Day]] = {}
    for rows in corpus.changes.values():
        for row in rows:
            if status_of(row) == "in_force":
                found.setdefault(row.act, []).append(day_of(row))
    for law in corpus.laws.values():
        for name, day in [(law.act, law.in_force_from), *((r.act, r.from_) for r in law.restarts)]:
            act = corpus.act_id(name)
            if act is not None and day is not None:
                found.setdefault(act, []).append(day)
    return {
        act: Day(min(day.first for day in days), min(day.last for day in days))
        for act, days in found.items()
        if act in corpus.acts
    }


@checked(EXAMPLES)
@given(corpora(), st.lists(DAYS, min_size=1, max_size=4, unique=True), st.data())
def test_what_rests_on_laws_held_is_found_for_all_days_at_once(
    corpus: Json, days: list[dt.date], data: st.DataObject
) -> None:
    graph = graph_of(corpus)
    ordinals = sorted(day.toordinal() for day in days)
    held = {law: data.draw(st.integers(0, (1 << len(ordinals)) - 1)) for law in sorted(graph.laws)}
    numbers = np.array([list(graph.laws).index(law) for law in held])
    on = np.array([[bits >> n & 1 for n in range(len(ordinals))] for bits in held.values()])
    found = graph.delegation.resting.on(numbers, on.astype(bool), ordinals)
    for n, day in enumerate(ordinals):
        own = {law for law, bits in held.items() if bits >> n & 1}
        assert found[n] == len(resting_on(graph, own, day) - own)


def possible_span(law: Law) -> tuple[int, int] | None:
    """Give the first day on which a law may be in force, and the day after the last."""
    starts = [restart.from_.first for restart in law.restarts]
    if law.in_force_from is not None:
        starts.append(law.in_force_from.first)
    until = law.in_force_until.last if law.in_force_until is not None else OPEN_LAST
    return (min(starts), until) if starts else None


def resting_on(graph: StackGraph, laws: set[str], day: int) -> set[str]:
    """Walk from law to law, over those in force on the day."""
    spans = {law: possible_span(row) or (day, day) for law, row in graph.laws.items()}
    alive = {law for law, (first, until) in spans.items() if first <= day < until}
    found: set[str] = set()
    edge = laws & alive
    while edge:
        further = {b for a, b in graph.delegation.edges if a in edge and b in alive}
        edge = further - found
        found |= further
    return found


@checked(EXAMPLES)
@given(
    st.lists(st.integers(OPEN_FIRST, OPEN_LAST), min_size=1),
    st.sampled_from(["year", "quarter", "month"]),
)
def test_periods_of_a_column_of_days(days: list[int], kind: Period) -> None:
    calendar = Calendar(kind)
    expected = [calendar.of(day) if OPEN_FIRST < day < OPEN_LAST else NO_PERIOD for day in days]
    assert periods_of(calendar, np.array(days)).tolist() == expected
