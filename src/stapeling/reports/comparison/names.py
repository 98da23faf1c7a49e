"""What things are called that stand on one of two sides, or on both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stapeling.comparing.results import NumberChange, RecordKey
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.reports.names import ARROW, Names, publication
from stapeling.reports.plain import plain
from stapeling.reports.words import word

WHOLE = frozenset({"stack", "all"})
"""The subjects of numbers over a whole part of the report."""
_OF_LAWS = frozenset({"changes", "evaluation_clauses"})


class NamesOfBoth:
    """Gives the names that the second side has for its ids, else the first."""

    def __init__(
        self,
        graphs: Iterable[StackGraph | None],
        numbers: Sequence[NumberChange],
        language: Language,
    ) -> None:
        self.sides = [Names(graph, language) for graph in graphs if graph is not None][::-1]
        self.language = language
        self.titles = {change.row.subject: change.row.title for change in numbers}

    def law(self, identity: str) -> str:
        """Name a law."""
        known = (names for names in self.sides if identity in names.graph.laws)
        return next((names.law(identity) for names in known), self._title(identity))

    def act(self, identity: str) -> str:
        """Name an act, in short."""
        for names in self.sides:
            if names.graph.act(identity) is not None or identity in names.graph.made_by:
                return names.short(identity)
        return publication(identity)

    def organisation(self, identity: str) -> str:
        """Name an organisation."""
        known = (names for names in self.sides if identity in names.graph.corpus.organisations)
        return next((names.organisation(identity) for names in known), self._title(identity))

    def toets(self, identity: str) -> str:
        """Name a toets."""
        known = (names for names in self.sides if identity in names.graph.corpus.tests)
        return next((names.toets(identity) for names in known), self._title(identity))

    def bottleneck(self, identity: str) -> str:
        """Name a bottleneck."""
        known = (names for names in self.sides if identity in names.graph.corpus.bottlenecks)
        return next((names.bottleneck(identity) for names in known), self._title(identity))

    def any(self, identity: str) -> str:
        """Name whatever an id means; of numbers over a whole part, that they are of all."""
        if identity in WHOLE:
            return self.language.text("all together")
        for names in self.sides:
            corpus = names.graph.corpus
            for known, name in (
                (corpus.laws, self.law),
                (corpus.organisations, self.organisation),
                (corpus.tests, self.toets),
                (corpus.bottlenecks, self.bottleneck),
                (corpus.acts, self.act),
            ):
                if identity in known:
                    return name(identity)
        return self._title(identity)

    def record(self, key: RecordKey) -> str:
        """Name a record: by its title, or by what it speaks of."""
        identity, at, mark = key.id.partition("@")
        first, *rest = identity.split("/")
        parts = [self.law(first) if key.list in _OF_LAWS else self.any(first)]
        for part in rest:
            one = part.split("+")
            parts.append(", ".join(self._part(key.list, word) for word in one))
        told = ": ".join(parts)
        return f"{told} ({plain(mark)})" if at and mark else told

    def _part(self, name: str, text: str) -> str:
        if name == "changes":
            return self.act(text)
        return word(self.language, text) if name == "capacity" else self.any(text)

    def chain(self, acts: Iterable[str], new: Iterable[str]) -> str:
        """Tell a chain from the oldest act, with what is new in it marked."""
        marked, mark = set(new), self.language.text("[new]")
        names = (f"{mark} {self.act(act)}" if act in marked else self.act(act) for act in acts)
        return f" {ARROW} ".join(names)

    def _title(self, identity: str) -> str:
        return plain(self.titles.get(identity, identity))
