"""What stands in a node and at an arrow of a picture."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from stapeling.graph.network import GROUP, Edge, Node
from stapeling.language import NO_BREAK
from stapeling.reports.graphs.words import COUNTED, ONE, RELATIONS, STATES, TYPES
from stapeling.reports.names import publication
from stapeling.reports.plain import plain
from stapeling.reports.view import Reader
from stapeling.reports.words import word

_WIDE = 26
"""About how many letters stand on a line of a node."""
_LINES = 4
"""The most lines of a title."""
_FEW = 3
"""The most articles that are named at an arrow."""


def title_of(reader: Reader, node: Node) -> str:
    """Give what a node is called."""
    if node.type == GROUP:
        return _group(reader, node)
    if node.missing:
        return publication(node.id) if node.type == "act" else plain(node.id)
    names = reader.names
    known = {
        "law": names.law,
        "act": names.short,
        "organisation": names.organisation,
        "toets": names.toets,
        "bottleneck": names.bottleneck,
    }
    name = known.get(node.type)
    return name(node.id) if name is not None else plain(node.title or node.id)


def _group(reader: Reader, node: Node) -> str:
    if node.gathers == "ministry":
        known = node.ministry is not None
        return (
            reader.names.organisation(node.ministry or "")
            if known
            else reader.text("ministry not known")
        )
    what = reader.text(TYPES[node.gathers or "law"])
    if node.missing:
        return f"{what}: {reader.text(STATES['missing'])}"
    kind = word(reader.language, node.kind) if node.kind else reader.text("kind not known")
    return f"{what}: {kind}"


def node_lines(reader: Reader, node: Node) -> tuple[str, ...]:
    """Give the lines that stand in a node: its title, what it is, and how many it stands for."""
    title = textwrap.wrap(title_of(reader, node), _WIDE) or [plain(node.id)]
    if len(title) > _LINES:
        title = [*title[: _LINES - 1], f"{title[_LINES - 1]}…"]
    return (*title, *(line for line in _details(reader, node) if line))


def _details(reader: Reader, node: Node) -> Iterator[str]:
    if node.type == GROUP:
        yield _members(reader, dict(node.members))
        return
    if node.missing:
        yield reader.text(STATES["missing"])
        return
    sort = node.status if node.type in ("toets", "bottleneck") else node.kind
    kind = word(reader.language, sort) if sort else ""
    day = reader.language.day(node.start) if node.start is not None else ""
    yield ", ".join(part for part in (kind or reader.text(ONE[node.type]), day) if part)
    if node.type == "law" and node.start is None and node.state == "unknown":
        yield reader.text("no start recorded")
    elif node.state not in ("current", None):
        yield reader.text(STATES[node.state])
    own = {type_: n - (type_ == node.type) for type_, n in node.members.items()}
    inside = _members(reader, {type_: n for type_, n in own.items() if n})
    yield f"+ {inside}" if inside else ""


def _members(reader: Reader, members: dict[str, int]) -> str:
    return ", ".join(reader.plural(*COUNTED[type_], n) for type_, n in members.items())


def edge_label(reader: Reader, edge: Edge) -> str:
    """Give what stands at an arrow: how it joins, what of, how often, and what it waits for."""
    parts = [reader.text(RELATIONS[edge.kind])]
    if 0 < len(edge.articles) <= _FEW:
        articles = plain(", ".join(edge.articles)).replace(" ", NO_BREAK)
        parts.append(reader.text("art. {articles}", articles=articles))
    if edge.count > 1:
        parts.append(f"({reader.language.number(edge.count)}\N{MULTIPLICATION SIGN})")
    if edge.state not in ("current", None):
        parts.append(f"({reader.text(STATES[edge.state])})")
    return " ".join(parts)
