"""A picture in DOT, for Graphviz."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from stapeling.reports.graphs.drawing import (
    COLOURS,
    DASHED,
    DOTTED,
    FILLS,
    INK,
    LINES,
    Drawing,
    DrawnEdge,
    DrawnNode,
)

_SHAPES: Mapping[str, str] = {
    "law": "box",
    "act": "note",
    "evaluation": "hexagon",
    "organisation": "house",
    "toets": "parallelogram",
    "bottleneck": "octagon",
    "group": "folder",
}
_WIDE = 80
"""About how many letters of a note stand on a line."""
_SAFE = re.compile("[a-z0-9_.:-]+")
_FONT = "Helvetica,Arial,sans-serif"


def write(picture: Drawing) -> str:
    """Write a picture as DOT. No label is HTML, and text of the corpus is only ever text."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Drawing) -> Iterator[str]:
    yield "digraph stapeling {"
    notes = (line for note in picture.notes for line in wrap(note, _WIDE))
    heading = _text((picture.title, *notes))
    yield (
        f"  graph [rankdir=RL, label={heading}, labelloc=t, fontsize=14, nodesep=0.12,"
        f' ranksep=0.5, newrank=true, fontname="{_FONT}"];'
    )
    yield f'  node [fontname="{_FONT}", fontsize=10, style=filled, margin="0.12,0.06"];'
    yield f'  edge [fontname="{_FONT}", fontsize=8, color="{INK}", arrowsize=0.7];'
    names = _names(picture)
    for node in picture.nodes:
        yield f"  {_node(names[node.key], node)}"
    for edge in picture.edges:
        yield f"  {names[edge.source]} -> {names[edge.target]} [{_edge(edge)}];"
    yield from _alone(picture, names)
    yield from _legend(picture)
    yield "}"


def _names(picture: Drawing) -> dict[str, str]:
    """Give nodes the name they have in the network, where nothing in it needs care."""
    nodes = (*picture.nodes, *picture.alone)
    return {
        node.key: f'"{node.key}"' if _SAFE.fullmatch(node.key) else f'"node {number}"'
        for number, node in enumerate(nodes)
    }


def _node(name: str, node: DrawnNode) -> str:
    return (
        f"{name} [label={_text(node.lines)}, tooltip={_text((node.title,))},"
        f" {_look(node.type, node.state)}];"
    )


def _look(type_: str, state: str) -> str:
    width = 1.4 if state == "current" else 1
    return (
        f'shape={_SHAPES[type_]}, color="{COLOURS[type_]}", fillcolor="{FILLS[state]}",'
        f' style="filled,{_line(state)}", penwidth={width}'
    )


def _line(state: str) -> str:
    if state in DASHED:
        return "dashed"
    return "dotted" if state in DOTTED else "solid"


def _edge(edge: DrawnEdge) -> str:
    label = f"label={_text((edge.label,))}, " if edge.label else ""
    length = f", minlen={edge.length}" if edge.length > 1 else ""
    return f"{label}{_arrow(edge.kind, edge.state)}{length}"


def _arrow(kind: str, state: str) -> str:
    colour = LINES.get(kind, INK)
    return f'color="{colour}", fontcolor="{INK}", style={_line(state)}'


def _alone(picture: Drawing, names: Mapping[str, str]) -> Iterator[str]:
    """Put nodes that nothing joins in columns, in a frame that says so."""
    if not picture.alone:
        return
    yield '  subgraph "cluster alone" {'
    yield f'    label={_text((picture.lonely,))}; fontsize=11; color="#c0c0c0"; style=rounded;'
    for node in picture.alone:
        yield f"    {_node(names[node.key], node)}"
    for above, below in picture.grid:
        yield f"    {names[below]} -> {names[above]} [style=invis];"
    yield "  }"


def _legend(picture: Drawing) -> Iterator[str]:
    """Draw what shapes, borders and arrows mean."""
    yield '  subgraph "cluster legend" {'
    yield f'    label={_text((picture.legend,))}; fontsize=11; color="#c0c0c0"; style=rounded;'
    some = next(iter(picture.types), "law")
    shapes = [(type_, _look(type_, "current"), said) for type_, said in picture.types.items()]
    shapes += [(state, _look(some, state), said) for state, said in picture.states.items()]
    for name, look, said in shapes:
        here, there = f'"legend {name}"', f'"legend beside {name}"'
        yield f"    {here} [label={_text((said,))}, {look}]; {there} [shape=point, style=invis];"
        yield f"    {here} -> {there} [style=invis];"
    for kind, said in picture.relations.items():
        here, there = f'"legend from {kind}"', f'"legend to {kind}"'
        yield f"    {here} [shape=point, style=invis]; {there} [shape=point, style=invis];"
        yield f"    {here} -> {there} [label={_text((said,))}, {_arrow(kind, 'current')}];"
    yield "  }"


def _text(lines: Sequence[str]) -> str:
    r"""Write lines as one label: a backslash, a quote and an ampersand mean themselves.

    >>> print(_text(('say "a" & b\\', "next")))
    "say \"a\" &amp; b\\\nnext"
    """
    return '"' + r"\n".join(map(_escaped, lines)) + '"'


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace('"', r"\"").replace("&", "&amp;")
