"""What is found for implementers over columns, against the plain way, one by one."""

from __future__ import annotations

from itertools import product
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stapeling.analyses.burden import touched_articles
from stapeling.analyses.period_columns import months_after
from stapeling.graph import StackGraph
from stapeling.graph.carrying import when_law_carried
from stapeling.model.days import OPEN_LAST, add_months
from stapeling.model.labels import keys_of
from tests.oracle.strategies import corpora
from tests.properties.measuring import EXAMPLES, Json, checked, read, whole


@checked(EXAMPLES)
@given(corpora(), st.integers(1, 3), st.data())
def test_articles_are_counted_for_some_laws_at_a_time(
    corpus: Json, at_once: int, data: st.DataObject
) -> None:
    columns = StackGraph(read(whole(corpus)).corpus).columns
    group = [data.draw(st.integers(0, 2)) for _ in columns.rows]
    touched: list[set[tuple[int, str]]] = [set(), set(), set()]
    for row, law, own in zip(columns.rows, columns.law.tolist(), group, strict=True):
        touched[own].update(product([law], keys_of(row.articles or ())))
    rows = np.arange(len(group))
    with patch.object(touched_articles, "_LAWS_AT_ONCE", at_once):
        found = touched_articles.articles_touched(columns, rows, np.array(group, dtype=int), 3)
    assert found == list(map(len, touched))


@checked(EXAMPLES)
@given(corpora())
def test_laws_are_carried_out_when_each_of_them_tells(corpus: Json) -> None:
    graph = StackGraph(read(whole(corpus)).corpus)
    assert set(graph.carrying) == set(graph.implemented_by)
    for name, carried in graph.carrying.items():
        expected = [(law, *when_law_carried(law, part)) for law, part in graph.implemented_by[name]]
        days = (carried.first, carried.until, carried.sure_first, carried.sure_until)
        found = zip(carried.laws, *(column.tolist() for column in days), strict=True)
        assert list(found) == expected


@checked(EXAMPLES)
@given(st.lists(st.integers(1, OPEN_LAST - 1)), st.integers(0, 30))
def test_months_are_added_to_a_column_of_days(days: list[int], months: int) -> None:
    found = months_after(np.array(days, dtype=np.int64), months).tolist()
    assert found == [add_months(day, months) for day in days]
