"""Which body is recorded to look at which organisation (*toezicht*)."""

from __future__ import annotations

from collections import defaultdict

from stapeling.model.corpus import Corpus
from stapeling.model.toetsen import Oversight


class Watching:
    """The records of oversight, found by the organisation that they reach.

    A record reaches the organisations that it names and those of a kind that it names; no body
    looks at itself.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._kinds = {row.id: row.kind for row in corpus.organisations.values()}
        self._by_name: dict[str, list[int]] = defaultdict(list)
        self._by_kind: dict[str, list[int]] = defaultdict(list)
        self._rows = sorted(corpus.oversight, key=_order)
        for place, row in enumerate(self._rows):
            for name in row.over:
                self._by_name[name].append(place)
            for kind in row.over_kinds:
                self._by_kind[kind].append(place)

    def over(self, organisation: str) -> tuple[Oversight, ...]:
        """Give what is recorded of bodies that look, looked or will look at an organisation."""
        kind = self._kinds.get(organisation)
        own = self._by_name.get(organisation, ())
        of_kind = self._by_kind.get(kind, ()) if kind is not None else ()
        rows = (self._rows[place] for place in sorted({*own, *of_kind}))
        return tuple(row for row in rows if row.by != organisation)

    def organisations(self) -> list[str]:
        """Give the organisations that a record reaches, in order of id."""
        reached = {name for name, kind in self._kinds.items() if kind in self._by_kind}
        return sorted(name for name in {*reached, *self._by_name} if self.over(name))


def _order(row: Oversight) -> tuple[object, ...]:
    """Order records by who looks and what they state, not by the file that they stand in."""
    days = [
        (day.first, day.last) if day is not None else (-1, -1) for day in (row.from_, row.until)
    ]
    return (row.by, row.line or "", days, row.subjects, row.phases, row.over, row.over_kinds)
