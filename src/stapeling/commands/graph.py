"""What `graph` does: load, cut out what was asked for, gather; nothing is measured."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stapeling.errors import StapelingError
from stapeling.loading import Loaded, load

if TYPE_CHECKING:
    from stapeling.graph import StackGraph
    from stapeling.graph.network import Network


@dataclass(frozen=True, slots=True)
class GraphChoices:
    """What the user wants to see of the graph; nothing means all of it."""

    as_of: dt.date
    around: tuple[str, ...] = ()
    depth: int = 1
    collapse: str | None = None
    select: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphAnalysis:
    """A corpus that was loaded, and its graph as it was asked for."""

    loaded: Loaded
    graph: StackGraph
    choices: GraphChoices
    data: Network
    """What goes into data: all that was asked for."""
    pictured: Network
    """What goes into pictures: the same, or the overview when nothing was asked for."""
    homes: dict[str, str]
    """Of acts the law they belong to, to gather them by."""


def graph_paths(paths: Sequence[Path], choices: GraphChoices) -> GraphAnalysis:
    """Load the corpus of the paths and give the part of its graph that is asked for."""
    from stapeling.graph import StackGraph
    from stapeling.graph.collapsing import WAYS, collapsed, homes
    from stapeling.graph.whole import network_of, overview

    _known("--collapse", [choices.collapse] if choices.collapse else [], WAYS)
    loaded = load(paths)
    graph = StackGraph(loaded.corpus)
    whole = network_of(graph, choices.as_of.toordinal())
    belonging = homes(whole)
    data = _asked_for(whole, graph, loaded, choices)
    asked = choices.around or choices.types or choices.relations
    pictured = data if asked else overview(data)
    if choices.collapse is not None:
        data = collapsed(data, choices.collapse, belonging)
        pictured = collapsed(pictured, choices.collapse, belonging)
    return GraphAnalysis(loaded, graph, choices, data, pictured, dict(belonging))


def _asked_for(whole: Network, graph: StackGraph, loaded: Loaded, choices: GraphChoices) -> Network:
    """Cut the selection, the types and relations, and the neighbourhood out of the whole."""
    from stapeling.analyses.selection import select_laws
    from stapeling.graph.neighbourhood import around, narrowed, selected
    from stapeling.graph.network import RELATIONS, TYPES
    from stapeling.graph.whole import AROUND

    _known("--types", choices.types, TYPES)
    _known("--relations", choices.relations, RELATIONS)
    starts = _starts(whole, graph, choices.around)
    laws = select_laws(graph, choices.select)
    if laws is not None and not laws:
        raise StapelingError(f"--select: no law of the corpus fits {' '.join(choices.select)}")
    stated = loaded.selection.laws
    if stated is not None and stated < graph.laws.keys():
        laws = stated if laws is None else laws & stated
    found = whole if laws is None else selected(whole, laws)
    relations = choices.relations or (AROUND if starts else ())
    found = narrowed(found, choices.types, relations, starts)
    return around(found, starts, choices.depth) if starts else found


def _starts(whole: Network, graph: StackGraph, names: Sequence[str]) -> list[str]:
    """Find the nodes that names mean: by key, by id of whatever type, or by a name of an act."""
    by_id: dict[str, list[str]] = {}
    for key, node in whole.nodes.items():
        by_id.setdefault(node.id, []).append(key)
    found: list[str] = []
    for name in names:
        act = graph.corpus.act_id(name)
        keys = [name] if name in whole.nodes else by_id.get(name) or by_id.get(act or "")
        if not keys:
            raise StapelingError(_unknown(name, by_id))
        found += keys
    return found


def _unknown(name: str, known: dict[str, list[str]]) -> str:
    from stapeling.loading.mistakes import nearest

    near = nearest(name, known)
    hint = f" (did you mean '{near}'?)" if near else ""
    return f"--around: there is nothing called '{name}' in the corpus{hint}"


def _known(option: str, words: Sequence[str], known: Sequence[str]) -> None:
    for word in words:
        if word not in known:
            raise StapelingError(f"{option}: '{word}' is not one of {', '.join(known)}")
