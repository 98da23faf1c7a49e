"""Neighbourhoods, selections, and some types or relations of a network."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from stapeling.graph.neighbourhood import around, narrowed, selected
from stapeling.graph.network import RELATIONS, TYPES, Network

from .small import networks, small

NETWORK = small()


def test_around_an_act() -> None:
    found = around(NETWORK, ["act:plan"], 1)
    assert set(found.nodes) == {"act:plan", "act:stb-2002-2", "law:a"}
    assert {edge.kind for edge in found.edges} == {"changes", "reverses"}
    assert len(found.edges) == 3  # the change of a by the other act was not walked, and stays


def test_both_directions() -> None:
    found = around(NETWORK, ["law:b"], 1)
    assert {key for key in found.nodes if key.startswith("law")} == {
        *("law:a", "law:b", "law:d", "law:gone"),
    }


def naive(network: Network, starts: list[str], depth: int) -> set[str]:
    """Try every edge as often as there are steps."""
    found = set(starts)
    for _ in range(depth):
        found |= {
            end
            for edge in network.edges
            if edge.source in found or edge.target in found
            for end in (edge.source, edge.target)
        }
    return found


@settings(deadline=None)
@given(networks(), st.data())
def test_a_neighbourhood_is_what_so_many_steps_reach(network: Network, data: st.DataObject) -> None:
    keys = sorted(network.nodes)
    starts = data.draw(st.lists(st.sampled_from(keys), max_size=2)) if keys else []
    depth = data.draw(st.integers(0, 5))
    found = around(network, starts, depth)
    assert set(found.nodes) == naive(network, starts, depth)
    assert found.edges == tuple(
        edge for edge in network.edges if {edge.source, edge.target} <= set(found.nodes)
    )


@settings(deadline=None)
@given(networks(), st.sets(st.sampled_from(TYPES)), st.sets(st.sampled_from(RELATIONS)))
def test_types_and_relations(network: Network, types: set[str], relations: set[str]) -> None:
    found = narrowed(network, types, relations)
    assert all(not types or node.type in types for node in found.nodes.values())
    assert all(not relations or edge.kind in relations for edge in found.edges)
    left = [edge for edge in network.edges if edge not in found.edges]
    assert all(
        (relations and edge.kind not in relations)
        or not {edge.source, edge.target} <= set(found.nodes)
        for edge in left
    )


def test_a_selection_keeps_what_is_joined_to_its_laws() -> None:
    found = selected(NETWORK, {"b", "d"})
    assert set(found.nodes) == {"law:b", "law:d", "law:gone", "organisation:m"}
    acts = {key for key in selected(NETWORK, {"c"}).nodes if key.startswith("act")}
    assert acts == {"act:stb-2019-3"}


def test_what_is_only_named_goes_with_what_names_it() -> None:
    assert "law:gone" in narrowed(NETWORK, {"law"}, None).nodes
    assert "law:gone" not in narrowed(NETWORK, {"law"}, {"refers_to"}).nodes
    assert "law:gone" in narrowed(NETWORK, {"act"}, None, keep=["law:gone"]).nodes
