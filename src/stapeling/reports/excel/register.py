"""What the ids of a workbook name: in every corpus that was read, the last one first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.reports.names import Names
from stapeling.reports.page import Cell, Value
from stapeling.reports.plain import plain


class Register:
    """Gives the names of ids, and remembers which of them were spoken of."""

    def __init__(self, graphs: Sequence[StackGraph], language: Language) -> None:
        self._all = [Names(graph, language) for graph in reversed(graphs)]
        self._name = lru_cache(maxsize=None)(self._found)
        self.mentioned: dict[str, None] = {}

    def mention(self, ids: Iterable[str]) -> None:
        """Remember ids that a number or a sentence rests on."""
        self.mentioned.update(dict.fromkeys(ids))

    def name(self, identity: str) -> str:
        """Give the name of an id; the id itself where nothing bears it."""
        return self._name(identity)

    def named(self, cells: Sequence[Cell]) -> bool:
        """Whether the cells of a column stand for things of the corpus by another name."""
        known = [cell for cell in cells if cell.value is not None and cell.value != ()]
        ids = [self._ids(cell.value) for cell in known]
        if not known or not all(ids):
            return False
        return any(cell.text != cell.value for cell in known)

    def ids_of(self, value: Value) -> str:
        """Give the ids of a cell behind each other."""
        found = self._ids(value)
        self.mention(found)
        return " ".join(found)

    def _ids(self, value: Value) -> tuple[str, ...]:
        """Give the ids that a value consists of; nothing when any of it is no id."""
        parts = value if isinstance(value, tuple) else (value,)
        ids = tuple(part for part in parts if isinstance(part, str) and self._kind(part))
        return ids if len(ids) == len(parts) else ()

    def _kind(self, identity: str) -> bool:
        return any(_has(names.graph, identity) for names in self._all)

    def _found(self, identity: str) -> str:
        names = next((n for n in self._all if _has(n.graph, identity)), None)
        if names is None:
            return self._all[0].act(identity) if self._all else plain(identity)
        graph, corpus = names.graph, names.graph.corpus
        if identity in graph.laws:
            return names.law(identity)
        if identity in corpus.organisations:
            return names.organisation(identity)
        if identity in corpus.tests:
            return names.toets(identity)
        if identity in corpus.bottlenecks:
            return names.bottleneck(identity)
        if (evaluation := corpus.evaluations.get(identity)) is not None:
            return plain(evaluation.title or identity)
        return names.cited(identity)


def _has(graph: StackGraph, identity: str) -> bool:
    corpus = graph.corpus
    lists = (corpus.laws, corpus.organisations, corpus.tests, corpus.bottlenecks)
    return (
        any(identity in rows for rows in lists)
        or identity in corpus.evaluations
        or graph.act(identity) is not None
        or identity in graph.made_by
        or identity in graph.changed_by
    )
