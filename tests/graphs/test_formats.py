"""Each format is read back by what it is written for: Graphviz, networkx, a JSON reader."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

from stapeling.graph.collapsing import DRAWN
from stapeling.reports.graphs.mermaid import MOST_EDGES, MOST_TEXT
from stapeling.reports.plain import plain

from .hostile import made, raw_titles
from .small import DAY, SMALL

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(dot: str) -> ET.Element:
    """Draw with Graphviz; a warning is a failure."""
    done = subprocess.run(
        ["dot", "-Tsvg"], input=dot, capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    assert done.stderr == ""
    return ET.fromstring(done.stdout)


def words_of(group: ET.Element) -> str:
    """Give the text of a node, its lines joined as they were broken."""
    return squeezed("".join(text.text or "" for text in group.iter(f"{SVG}text")))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@needs_dot
def test_graphviz_draws_titles_as_text() -> None:
    picture = drawn(made().dot().text)
    nodes = {
        group.findtext(f"{SVG}title"): words_of(group)
        for group in picture.iter(f"{SVG}g")
        if group.get("class") == "node"
    }
    for number, title in enumerate(raw_titles()):
        assert nodes[f"law:law-{number}"].startswith(squeezed(plain(title))), title
    assert "script" not in {element.tag.removeprefix(SVG) for element in picture.iter()}


@needs_dot
@pytest.mark.parametrize("code", ["en", "nl"])
def test_graphviz_draws_every_type_and_state(code: str) -> None:
    picture = drawn(made(SMALL, code, DAY).dot().text)
    titles = {group.findtext(f"{SVG}title") for group in picture.iter(f"{SVG}g")}
    assert {"law:a", "act:plan", "toets:toets", "bottleneck:knel", "legend law"} <= titles


def test_dot_says_state_by_its_border() -> None:
    lines = made(SMALL, day=DAY).dot().text.splitlines()
    styles = {
        match[1]: match[2]
        for line in lines
        if (match := re.match(r'\s+"((?:law|act):[^"]+)" \[.*style="filled,(\w+)"', line))
    }
    assert styles["law:a"] == "solid"
    assert styles["law:c"] == styles["law:b"] == styles["law:gone"] == "dotted"
    assert (styles["law:d"], styles["act:plan"]) == ("dotted", "dashed")


def test_networkx_reads_graphml() -> None:
    text = made(SMALL, day=DAY).graphml()
    read = nx.read_graphml(io.BytesIO(text.encode()))
    assert (read.number_of_nodes(), read.number_of_edges()) == (16, 22)
    law, year = read.nodes["law:a"], read.nodes["law:b"]
    assert (law["type"], law["kind"], law["title"], law["start"]) == (
        *("law", "wet", "Wet a", "2001-01-01"),
    )
    assert (law["missing"], law["size"]) == (False, 1)
    assert (year["start_first"], year["start_last"]) == ("2020-01-01", "2020-12-31")
    (change,) = (
        facts
        for source, target, facts in read.edges(data=True)
        if (source, target, facts["kind"]) == ("act:stb-2002-2", "law:a", "changes")
    )
    assert (change["count"], change["articles"], change["start"]) == (2, "1, 2", "2003-01-01")
    assert read.graph["as_of"] == "2020-06-01"


def test_graphml_holds_titles_as_text() -> None:
    read = nx.read_graphml(io.BytesIO(made().graphml().encode()))
    for number, title in enumerate(raw_titles()):
        shown = title.replace("\x07", "<U+0007>")
        assert read.nodes[f"law:law-{number}"]["title"] == shown


def test_ids_of_edges_in_graphml_are_unique() -> None:
    root = ET.fromstring(made(SMALL, day=DAY).graphml())
    ids = [edge.get("id") for edge in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert len(set(ids)) == len(ids) == 22


def test_networkx_reads_json() -> None:
    data = json.loads(made(SMALL, day=DAY).json())
    assert (data["format_version"], data["as_of"]) == (1, "2020-06-01")
    assert data["receipt"]["files"] == 1
    read = nx.node_link_graph(data, edges="edges")
    assert (read.number_of_nodes(), read.number_of_edges()) == (16, 22)
    assert read.nodes["law:b"]["start"] == ["2020-01-01", "2020-12-31"]
    assert read.edges["act:stb-2002-2", "law:a", "changes"]["articles"] == ["1", "2"]
    assert read.edges["act:stb-2019-3", "law:a", "changes"]["unknown_articles"] == 1


def test_json_holds_titles_as_they_are() -> None:
    data = json.loads(made().json())
    titles = {node["id"]: node.get("title") for node in data["nodes"]}
    assert [titles[f"law:law-{n}"] for n in range(len(raw_titles()))] == raw_titles()


def many(laws: int, kinds: tuple[str, ...] = ("wet", "amvb")) -> str:
    rows = [
        f"  - {{id: l{n}, title: Wet {n}, kind: {kinds[n % len(kinds)]}, in_force_from: 2010-01-01,"
        f" based_on: [{{law: l{n // 2}}}]}}"
        for n in range(laws)
    ]
    return "laws:\n" + "\n".join(rows)


def test_the_most_nodes_are_drawn_and_no_more() -> None:
    whole = made(many(DRAWN)).dot()
    assert whole.note is None
    assert whole.text.count('"law:') >= DRAWN
    gathered = made(many(DRAWN + 1)).dot()
    assert gathered.note is not None
    assert "301 nodes and 301 arrows" in gathered.note
    flat = gathered.text.replace("\\n", " ")
    assert gathered.note in flat
    assert '"law:' not in gathered.text
    assert "151 laws" in gathered.text
    assert "150 laws" in gathered.text


def test_data_are_whole() -> None:
    large = made(many(DRAWN + 1))
    assert nx.read_graphml(io.BytesIO(large.graphml().encode())).number_of_nodes() == DRAWN + 1
    assert len(json.loads(large.json())["nodes"]) == DRAWN + 1


def test_mermaid_is_gathered_where_it_would_refuse() -> None:
    rows = ["laws:"]
    for n in range(60):
        based = ", ".join(f"{{law: l{m}}}" for m in range(max(0, n - 10), n))
        rows.append(f"  - {{id: l{n}, title: W{n}, kind: wet, based_on: [{based}]}}")
    graph = made("\n".join(rows))
    assert len(graph.data.edges) > MOST_EDGES
    assert graph.dot().note is None
    assert graph.mermaid().note is not None
    long = made(many(280).replace("title: Wet", "title: " + "Wet op iets met een lange naam " * 3))
    assert long.dot().note is None
    picture = long.mermaid()
    assert picture.note is not None
    assert len(picture.text) <= MOST_TEXT
    note = re.findall(r"%% (With .*)", picture.text)
    assert note == [picture.note]


def test_the_text_counts() -> None:
    lines = made(SMALL, day=DAY).text(120, color=False).splitlines()
    (laws,) = (line.split() for line in lines if line.startswith("laws "))
    assert laws[:2] == ["laws", "5"]
    (changes,) = (line.split() for line in lines if line.startswith("amends the law"))
    assert changes[3:] == ["4", "5", "1"]
    (central,) = (line.split() for line in lines if line.startswith("Wet a"))
    assert central[2:6] == ["9", "1", "1", "4"]  # b rests on it, it refers to c; four acts


def test_laws_in_a_circle_are_told() -> None:
    circle = made(
        "laws:\n"
        "  - {id: a, title: Wet a, kind: wet, in_force_from: 2010-01-01, based_on: [{law: b}]}\n"
        "  - {id: b, title: Wet b, kind: wet, in_force_from: 2010-01-01, based_on: [{law: a}]}\n"
    )
    assert "Rest on each other: Wet a and Wet b." in circle.text(100, color=False)


def test_the_same_graph_is_written_the_same() -> None:
    assert made(SMALL, day=DAY).dot() == made(SMALL, day=DAY).dot()
    assert made(SMALL, day=DAY).graphml() == made(SMALL, day=DAY).graphml()


def test_an_empty_corpus_gives_an_empty_picture() -> None:
    empty = made("organisations: []")
    assert empty.dot().text.startswith("digraph")
    assert empty.mermaid().text.startswith("flowchart")
    assert "No law is joined to anything." in empty.text(80, color=False)
