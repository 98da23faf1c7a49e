"""A corpus of which the graph can be counted by hand, and networks of any form."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from stapeling.graph import StackGraph
from stapeling.graph.network import RELATIONS, Edge, Network, Node
from stapeling.graph.whole import network_of
from stapeling.loading import load_texts

DAY = dt.date(2020, 6, 1)
SMALL = """
laws:
  - {id: a, title: Wet a, kind: wet, ministry: m, act: stb-2000-1, in_force_from: 2001-01-01,
     refers_to: [{law: c}],
     implementers: [{organisation: u, from: 2005-01-01, until: 2010-01-01}],
     evaluation_clauses: [{id: e, article: "9", term_years: 5}],
     changes: [{act: stb-2002-2, in_force_from: 2003-01-01, articles: ["1", "2"]},
               {act: stb-2002-2, in_force_from: 2004-01-01, articles: ["2"]},
               {act: stb-2019-3, in_force_from: 2021-01-01},
               {act: plan, status: pending, articles: []}]}
  - {id: b, title: Besluit b, kind: amvb, ministry: m, in_force_from: 2020,
     based_on: [{law: a, article: "7"}, {law: a, article: "8"}, {law: gone}]}
  - {id: c, title: Wet c, kind: wet, ministry: n, in_force_from: 1990-01-01,
     in_force_until: 2020-01-01,
     changes: [{act: stb-2019-3, in_force_from: 2019-06-01, articles: ["1"]}]}
  - {id: d, title: Regeling d, kind: ministeriele_regeling, based_on: [{law: b}]}
acts:
  - {id: stb-2000-1, level: wet}
  - {id: stb-2002-2, level: wet, links: [{kind: repairs, act: stb-2000-1, certainty: verified}]}
  - {id: stb-2019-3, title: Verzamelwet, level: wet, aliases: [kst-35000]}
  - {id: plan, level: wet, links: [{kind: reverses, act: stb-2002-2}]}
evaluations: [{id: look, kind: wetsevaluatie, satisfies: [a/e], published: 2008-03-01}]
organisations: [{id: u, title: Uitvoerder, kind: zbo}, {id: m, title: Ministerie M,
                 kind: ministerie}, {id: r, title: Rekenkamer, kind: hoog_college}]
burdens: [{act: stb-2002-2, organisation: u}, {act: stb-2002-2, organisation: u, cost: programma}]
tests: [{id: toets, title: Toets, status: voorstel, performed_by: [u]}]
test_results: [{test: toets, act: kst-35000, delivered: 2018-05-05}]
oversight: [{by: r, over: [u], from: 2012-01-01}]
bottlenecks: [{id: knel, title: Knelpunt, laws: [c], organisations: [u], status: erkend}]
"""


def graph_of(text: str = SMALL) -> StackGraph:
    return StackGraph(load_texts({"a.yaml": text}).corpus)


def small() -> Network:
    return network_of(graph_of(), DAY.toordinal())


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Give a network of laws, acts and organisations, joined in any way."""
    kinds = st.sampled_from(["wet", "amvb", None])
    ministries = st.sampled_from(["m", "n", None])
    nodes = [
        Node(type_, f"x{number}", kind=draw(kinds), ministry=draw(ministries))
        for type_ in ("law", "act", "organisation")
        for number in range(draw(st.integers(0, 4)))
    ]
    nodes += [
        Node("organisation", name, kind="ministerie")
        for name in draw(st.sets(ministries))
        if name is not None
    ]
    if not nodes:
        return Network.of([], [])
    keys = st.sampled_from([node.key for node in nodes])
    numbers = st.integers(1, 5)
    edges = draw(
        st.lists(st.builds(Edge, keys, keys, st.sampled_from(RELATIONS), numbers), max_size=20)
    )
    return Network.of(nodes, edges)
