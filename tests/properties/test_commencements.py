"""When every act that lies on a law first took effect: against the layers of each law."""

from __future__ import annotations

import datetime as dt

from hypothesis import given

from stapeling.analyses.layering import Layer
from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.model.days import UNKNOWN_DAY
from tests.oracle.strategies import corpora
from tests.properties.measuring import DAYS, Json, checked, read, whole


@checked(60)
@given(corpora(), DAYS)
def test_each_act_commences_with_its_earliest_layer(corpus: Json, day: dt.date) -> None:
    graph = StackGraph(read(whole(corpus)).corpus)
    report = analyse(graph, Options(day))
    earliest: dict[str, Layer] = {}
    for law in report.laws:
        for row in law.evaluation.acts if law.evaluation is not None else ():
            known = earliest.setdefault(row.act, row.layer)
            if row.layer.first < known.first:
                earliest[row.act] = row.layer
    found = report.commencements.value
    assert list(found.acts) == list(earliest)
    assert found.first.tolist() == [layer.first for layer in earliest.values()]
    assert found.last.tolist() == [layer.last for layer in earliest.values()]
    acts = (graph.act(name) for name in earliest)
    published = [(act.published if act is not None else None) or UNKNOWN_DAY for act in acts]
    assert found.published_first.tolist() == [one.first for one in published]
    assert found.published_last.tolist() == [one.last for one in published]
