"""Gathering: acts into laws, laws by kind or ministry. No count is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stapeling.graph.collapsing import WAYS, collapsed, homes, smaller
from stapeling.graph.neighbourhood import narrowed
from stapeling.graph.network import Edge, Network, Node
from stapeling.graph.whole import overview

from .small import networks, small

NETWORK = small()
HOMES = homes(NETWORK)


def test_an_act_belongs_to_the_law_that_it_made_or_alone_changes() -> None:
    assert HOMES == {"act:stb-2000-1": "law:a", "act:stb-2002-2": "law:a", "act:plan": "law:a"}


def test_acts_go_into_their_laws() -> None:
    found = collapsed(overview(NETWORK), "law", HOMES)
    assert set(found.nodes) == {"law:a", "law:b", "law:c", "law:d", "law:gone"}
    law = found.nodes["law:a"]
    assert law.members == {"law": 1, "act": 3}
    assert law.inner == {"made": 1, "changes": 3, "repairs": 1, "reverses": 1}
    assert (law.title, law.state) == ("Wet a", "current")
    assert [edge.place for edge in found.edges] == [
        ("law:b", "law:a", "based_on"),
        ("law:b", "law:gone", "based_on"),
        ("law:d", "law:b", "based_on"),
    ]


def test_an_act_on_several_laws_stays() -> None:
    found = collapsed(NETWORK, "law", HOMES)
    assert {key for key in found.nodes if key.startswith("act")} == {"act:stb-2019-3"}


def test_acts_belong_to_laws_also_when_their_changes_are_not_shown() -> None:
    links = narrowed(NETWORK, {"law", "act"}, {"repairs"})
    assert collapsed(links, "law", HOMES).nodes["law:a"].inner == {"repairs": 1}


def test_laws_by_kind() -> None:
    found = collapsed(overview(NETWORK), "kind", HOMES)
    assert {key: dict(node.members) for key, node in found.nodes.items()} == {
        "group:law.wet": {"law": 2, "act": 3},
        "group:law.amvb": {"law": 1},
        "group:law.ministeriele_regeling": {"law": 1},
        "group:law.missing": {"law": 1},
    }
    counts = {(edge.source, edge.target): edge.count for edge in found.edges}
    assert counts == {
        ("group:law.amvb", "group:law.wet"): 2,
        ("group:law.amvb", "group:law.missing"): 1,
        ("group:law.ministeriele_regeling", "group:law.amvb"): 1,
    }


def test_laws_by_ministry() -> None:
    found = collapsed(NETWORK, "ministry", HOMES)
    assert {key: dict(node.members) for key, node in found.nodes.items() if node.members} == {
        "group:ministry.m": {"law": 2, "act": 3, "organisation": 1},
        "group:ministry.n": {"law": 1, "organisation": 1},
        "group:ministry.": {"law": 1, "act": 1},  # d, and the act on several laws
    }
    assert "organisation:u" in found.nodes
    assert "law:gone" in found.nodes


def total(network: Network) -> tuple[Counter[str], Counter[str]]:
    """Count the nodes by type and the facts by relation that a network stands for."""
    nodes: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    for node in network.nodes.values():
        nodes.update(node.counted)
        facts.update(node.inner)
    for edge in network.edges:
        facts[edge.kind] += edge.count
    return nodes, facts


@settings(deadline=None)
@given(networks(), st.lists(st.sampled_from(WAYS), min_size=1, max_size=3))
def test_no_count_is_lost(network: Network, ways: list[str]) -> None:
    before, belonging = total(network), homes(network)
    for way in ways:
        network = collapsed(network, way, belonging)
        assert total(network) == before
        assert all({edge.source, edge.target} <= set(network.nodes) for edge in network.edges)


@settings(deadline=None)
@given(networks())
def test_gathering_never_makes_more(network: Network) -> None:
    sizes = [len(found.nodes) for found, _ in smaller(network, homes(network))]
    assert sizes[0] == max(sizes)


@pytest.mark.parametrize("known", [1, 3])
def test_ministries_are_passed_over_where_most_are_not_known(known: int) -> None:
    laws = [Node("law", str(n), ministry="m" if n < known else None) for n in range(4)]
    ways = [way for _, way in smaller(Network.of(laws, [Edge("law:0", "law:1", "based_on")]), {})]
    assert ("ministry" in ways) == (known == 3)
