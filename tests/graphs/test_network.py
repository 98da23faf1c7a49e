"""What the network of a small corpus holds, counted by hand."""

from __future__ import annotations

from collections import Counter

import networkx as nx
import pytest

from stapeling.graph.network import RELATIONS, TYPES, Edge
from stapeling.graph.whole import overview
from stapeling.model.days import Day

from .small import graph_of, small

NETWORK = small()
EDGES = {edge.place: edge for edge in NETWORK.edges}


def test_everything_that_is_described_or_named_is_a_node() -> None:
    counts = Counter((node.type, node.missing) for node in NETWORK.nodes.values())
    assert counts == {
        ("law", False): 4,
        ("law", True): 1,
        ("act", False): 4,
        ("evaluation", False): 1,
        ("organisation", False): 3,
        ("organisation", True): 1,
        ("toets", False): 1,
        ("bottleneck", False): 1,
    }
    assert {key for key, node in NETWORK.nodes.items() if node.missing} == {
        "law:gone",
        "organisation:n",
    }


def test_every_relation_is_an_edge() -> None:
    assert Counter(edge.kind for edge in NETWORK.edges) == {
        "based_on": 3,
        "refers_to": 1,
        "made": 1,
        "changes": 4,
        "repairs": 1,
        "reverses": 1,
        "evaluates": 1,
        "implements": 1,
        "oversees": 1,
        "ministry": 3,
        "burdens": 1,
        "tests": 1,
        "performed_by": 1,
        "about": 1,
        "affects": 1,
    }


def test_changes_of_a_law_by_an_act_are_one_edge() -> None:
    edge = EDGES["act:stb-2002-2", "law:a", "changes"]
    assert (edge.count, edge.articles, edge.unknown_articles) == (2, ("1", "2"), 0)
    assert (edge.start, edge.latest) == (Day.parse("2003-01-01"), Day.parse("2004-01-01"))
    assert (edge.status, edge.state) == (("in_force",), "current")
    unknown = EDGES["act:stb-2019-3", "law:a", "changes"]
    assert (unknown.count, unknown.articles, unknown.unknown_articles) == (1, (), 1)


def test_what_things_are_on_the_day() -> None:
    states = {node.id: node.state for node in NETWORK.nodes.values()}
    assert {name: states[name] for name in "abcd"} == {
        "a": "current",
        "b": "unknown",  # somewhere in 2020
        "c": "ended",
        "d": "unknown",  # no first day is recorded
    }
    assert {name: states[name] for name in ("stb-2000-1", "stb-2019-3", "plan", "toets")} == {
        "stb-2000-1": "current",
        "stb-2019-3": "current",  # on c; on a it is scheduled
        "plan": "pending",
        "toets": "pending",
    }
    kinds = {edge.place[:2]: edge.state for edge in NETWORK.edges if edge.kind == "changes"}
    assert kinds["act:stb-2019-3", "law:a"] == "scheduled"
    assert kinds["act:plan", "law:a"] == "pending"
    assert EDGES["organisation:u", "law:a", "implements"].state == "ended"


def test_references_of_one_rule_to_several_articles_are_one_edge() -> None:
    edge = EDGES["law:b", "law:a", "based_on"]
    assert (edge.count, edge.articles) == (2, ("7", "8"))
    assert EDGES["act:stb-2002-2", "act:stb-2000-1", "repairs"].certainty == "verified"


def test_an_alias_names_the_act() -> None:
    assert ("toets:toets", "act:stb-2019-3", "tests") in EDGES


def test_the_overview_has_laws_and_linked_acts() -> None:
    found = overview(NETWORK)
    assert set(found.nodes) == {
        *("law:a", "law:b", "law:c", "law:d", "law:gone"),
        *("act:stb-2000-1", "act:stb-2002-2", "act:plan"),
    }
    assert Counter(edge.kind for edge in found.edges) == {
        "based_on": 3,
        "made": 1,
        "changes": 2,
        "repairs": 1,
        "reverses": 1,
    }


@pytest.mark.parametrize("sure", ["verified", "reported", None, "estimate"])
def test_of_several_facts_the_least_sure_counts(sure: str | None) -> None:
    from stapeling.graph.network import merged

    order = ["verified", "reported", None, "estimate"]
    edges = [Edge("law:a", "law:b", "based_on", certainty=c) for c in (sure, "reported")]
    (edge,) = merged(edges)
    assert edge.certainty == max(sure, "reported", key=order.index)


def test_users_of_networkx_get_all_of_it() -> None:
    whole = graph_of().to_networkx()
    assert isinstance(whole, nx.MultiDiGraph)
    assert (whole.number_of_nodes(), whole.number_of_edges()) == (16, 22)
    assert whole.nodes["law:b"]["start_last"] == "2020-12-31"
    assert whole.edges["act:stb-2002-2", "law:a", "changes"]["count"] == 2
    assert not any("state" in facts for _, facts in whole.nodes(data=True))


def test_words_exist_for_all() -> None:
    from stapeling.graph.network import GROUP, STATES
    from stapeling.reports.graphs import words

    assert set(words.TYPES) == set(words.ONE) == set(words.COUNTED) == {*TYPES, GROUP}
    assert set(words.RELATIONS) == set(RELATIONS)
    assert set(words.STATES) == {*STATES, "missing"}
