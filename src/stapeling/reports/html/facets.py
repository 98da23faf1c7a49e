"""By what a reader may filter a page: ministries and implementers of the laws that rows name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stapeling.graph import StackGraph
from stapeling.reports.page import Row, Table, Value

Fitting = tuple[tuple[str, ...], tuple[str, ...]]
"""Ministries and implementers, by id."""
_LAWS = frozenset({"law", "act", "clause", "subject", "evaluation"})
_CHOICE = 2
_IMPLEMENTERS = frozenset({"implementer"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen in a filter."""

    value: str
    name: str


class Facets:
    """Gives what rows can be filtered by; what is the same is kept once."""

    def __init__(self, graphs: Sequence[StackGraph]) -> None:
        self.graphs = graphs
        self.combinations: dict[Fitting, int] = {}
        self._known: dict[str, Fitting | None] = {}

    def of_row(self, table: Table, row: Row) -> int | None:
        """Give the number of what a row fits; nothing for a row that names no law.

        A row about a law is about that one alone, whatever else its witnesses change.
        """
        named: list[str] = []
        own: list[str] = []
        for column, cell in zip(table.columns, row.cells, strict=True):
            named += names_in(cell.value) if column.key in _LAWS else ()
            own += names_in(cell.value) if column.key in _IMPLEMENTERS else ()
        found = self._all(named) or self._all(row.ids)
        if not found and not own:
            return None
        ministries = {name for fits in found for name in fits[0]}
        implementers = own or {name for fits in found for name in fits[1]}
        fitting = (tuple(sorted(ministries)), tuple(sorted(implementers)))
        return self.combinations.setdefault(fitting, len(self.combinations))

    def choices(self, place: int) -> tuple[Choice, ...]:
        """Give the ministries (0) or the implementers (1) that rows can be filtered by.

        Where there is one at most, there is nothing to choose.
        """
        found = {name for fits in self.combinations for name in fits[place]}
        if len(found) < _CHOICE:
            return ()
        return tuple(
            sorted((Choice(name, self._title(name)) for name in found), key=lambda row: row.name)
        )

    def _title(self, name: str) -> str:
        for graph in self.graphs[::-1]:
            known = graph.corpus.organisations.get(name)
            if known is not None and known.title:
                return known.title
        return name

    def _all(self, names: Iterable[str]) -> list[Fitting]:
        return [fits for name in dict.fromkeys(names) if (fits := self._of(name)) is not None]

    def _of(self, name: str) -> Fitting | None:
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> Fitting | None:
        """Find what a law, an act, an evaluation or a bottleneck speaks of."""
        ministries: set[str] = set()
        implementers: set[str] = set()
        known = False
        for graph in self.graphs:
            laws = [graph.laws[law] for law in _laws_of(graph, name) if law in graph.laws]
            act = graph.act(name)
            known = known or bool(laws) or act is not None
            stated = [*(law.ministry for law in laws), act.ministry if act is not None else None]
            ministries.update(ministry for ministry in stated if ministry)
            implementers.update(row.organisation for law in laws for row in law.implementers)
        return (tuple(ministries), tuple(implementers)) if known else None


def _laws_of(graph: StackGraph, name: str) -> Iterable[str]:
    law = name.partition("/")[0]
    if law in graph.laws:
        return (law,)
    corpus = graph.corpus
    if name in corpus.evaluations:
        found = corpus.evaluations[name]
        return (*found.laws, *(clause.partition("/")[0] for clause in found.satisfies))
    if name in corpus.bottlenecks:
        return corpus.bottlenecks[name].laws
    act = corpus.act_id(name) or name
    named = (graph.made_by, graph.changed_by, graph.to_be_changed_by)
    return [law for laws in named for law in laws.get(act, ())]


def names_in(value: Value) -> tuple[str, ...]:
    """Give the ids that the value of a cell may be."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return tuple(part for part in value if isinstance(part, str))
    return ()
