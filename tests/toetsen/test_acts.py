"""Which acts are measured, and that measuring many is the same as measuring each."""

from __future__ import annotations

from dataclasses import replace

from stapeling.analyses.toetsen import measure_toetsen, toetsen_of_act
from stapeling.graph import StackGraph
from stapeling.loading import Loaded
from tests.toetsen.catalogues import asks, chosen, graph_of, toets


def test_acts_on_chosen_laws(corpus: Loaded) -> None:
    """
    laws:
      - id: l
        title: L
        kind: wet
        act: made
        restarts: [{from: 2015-01-01, act: again}]
        changes:
          - {act: changed, in_force_from: 2012-01-01}
          - {act: pending, status: pending}
          - {act: withdrawn, status: withdrawn}
          - {act: placed, in_force_from: 2013-01-01, effect: tekstplaatsing}
          - {act: kst-1, in_force_from: 2014-01-01}
          - {act: lost, in_force_from: 2014-01-01}
      - {id: m, title: M, kind: wet, changes: [{act: elsewhere, in_force_from: 2012-01-01}]}
    acts:
      - {id: made}
      - {id: again}
      - {id: changed}
      - {id: pending}
      - {id: withdrawn}
      - {id: placed}
      - {id: named, aliases: [kst-1]}
      - {id: elsewhere}
      - {id: alone}
    tests:
      - {id: t, title: T}
    """
    graph = StackGraph(corpus.corpus)

    def acts(laws: frozenset[str] | None) -> list[str]:
        return [row.act for row in measure_toetsen(graph, chosen(), laws).acts]

    own = ["again", "changed", "made", "named", "pending"]
    assert acts(frozenset({"l"})) == own
    assert acts(frozenset({"m"})) == ["elsewhere"]
    assert acts(None) == sorted([*own, "elsewhere"])


def test_without_a_catalogue_no_act_is_measured() -> None:
    law = {"id": "l", "title": "L", "kind": "wet", "act": "x"}
    assert measure_toetsen(graph_of(laws=[law], acts=[{"id": "x"}]), chosen()).acts == ()


def test_many_acts_as_each_alone() -> None:
    """Overlap, what-if and cover are those of one act; the rest is the same."""
    changes = [
        {"act": f"stb-{number}", "in_force_from": "2015-01-01", "nature": [nature]}
        for number, nature in enumerate(["beleid", "reparatie", "beleid", "technisch"])
    ]
    law = {"id": "l", "title": "L", "kind": "wet", "implementers": ["uwv"], "changes": changes}
    acts = [
        {"id": f"stb-{n}", "published": f"201{n}", "tests_complete": bool(n % 2)} for n in range(4)
    ]
    tests = [
        toets("a", required_when={"natures": ["beleid"]}, aspects=asks("ict", of="uitvoerder")),
        toets("b", valid_from="2012-06-01", phase="beleid", weeks="3", aspects=asks("ict fraude")),
        toets("c", required_when={"traits": ["sdg"]}),
        toets("d", status="voorstel", aspects=asks("ict")),
    ]
    results = [{"test": "c", "act": "stb-0", "delivered": "2010"}]
    graph = graph_of(*tests, laws=[law], acts=acts, test_results=results)
    found = measure_toetsen(graph, chosen()).acts
    alone = [toetsen_of_act(graph, chosen(), row.act) for row in found]
    assert len(found) == 4
    assert found == tuple(replace(row, overlap=(), what_if=(), cover=None) for row in alone)
    assert [row.count for row in found] == [(1, 2), (0, 1), (1, 3), (1, 2)]
    assert all(row.what_if for row in alone)


def test_rows_stand_in_order_of_phase_and_id() -> None:
    tests = [
        toets("z", phase="beleid"),
        toets("a", phase="parlement"),
        toets("b", phase="beleid"),
        toets("c"),
    ]
    found = toetsen_of_act(graph_of(*tests, acts=[{"id": "x"}]), chosen(), "x")
    assert [row.test for row in found.rows] == ["b", "z", "a", "c"]
    assert found.named("unknown") == found.required == ("b", "z", "a", "c")


def test_the_day_of_an_act() -> None:
    acts = [
        {"id": "a", "submitted": "2018", "published": "2019-01-01"},
        {"id": "b", "published": "2019-01-01"},
        {"id": "c", "decided": "2018-01-01"},
    ]
    graph = graph_of(toets("t"), acts=acts)
    days = [toetsen_of_act(graph, chosen(), name).day for name in "abc"]
    assert [day.text for day in days if day] == [
        "2018-01-01..2018-12-31",
        "2019-01-01",
        "2026-11-01",
    ]


def test_acts_and_laws_with_a_result_are_measured_whatever_they_change() -> None:
    laws = [{"id": name, "title": name, "kind": "wet"} for name in ("l", "m")]
    results = [
        {"test": "t", "act": "kst-1", "delivered": "2020-01-01"},
        {"test": "t", "law": "m", "delivered": "2020-01-01"},
        {"test": "lost", "law": "l", "delivered": "2020-01-01"},
    ]
    acts = [{"id": "loose", "aliases": ["kst-1"]}, {"id": "alone"}]
    graph = graph_of(toets("t"), laws=laws, acts=acts, test_results=results)
    found = measure_toetsen(graph, chosen())
    assert [row.act for row in found.acts] == ["loose"]
    assert found.on_laws == (("m", ("t",)),)
    other = measure_toetsen(graph, chosen(), frozenset({"l"}))
    assert (other.acts, other.on_laws) == ((), ())
