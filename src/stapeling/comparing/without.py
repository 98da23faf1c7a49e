"""The second side as it would be if some of its acts were as on the first side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from stapeling.comparing.acts import SharedNames
from stapeling.model.acts import Act
from stapeling.model.corpus import Corpus
from stapeling.model.laws import Change
from stapeling.model.moments import first_days
from stapeling.model.organisations import Burden
from stapeling.model.records import replaced
from stapeling.model.toetsen import ToetsResult

R = TypeVar("R", Burden, ToetsResult)


def added_acts(a: Corpus, b: Corpus, names: SharedNames, as_of: int) -> tuple[str, ...]:
    """Give the acts that the second side adds to the stack, by their shared name, in order.

    An act is added when the first side does not have it, or has it as one that takes effect
    nowhere, certainly or possibly, by the reference day, while it does on the second side.
    """
    known = {names.a(act) for act in a.acts}
    begun_a, begun_b = _begun(a, names.a, as_of), _begun(b, names.b, as_of)
    ours = {names.b(act) for act in b.acts}
    return tuple(sorted((ours - known) | ((ours & begun_b) - begun_a)))


def _begun(corpus: Corpus, name: Callable[[str], str], as_of: int) -> set[str]:
    days = first_days(corpus, corpus.acts)
    return {name(act) for act, day in days.items() if day.first <= as_of}


class WithoutActs:
    """Gives the second side with some acts as they were on the first: absent, or not begun.

    With an act go its changes, burdens, links and results; those that the first side states of it
    come back.
    """

    def __init__(self, a: Corpus, b: Corpus, names: SharedNames) -> None:
        self.a, self.b, self.names = a, b, names
        self.known = {names.a(act) for act in a.acts}
        self.linking = [act for act in b.acts.values() if act.links]
        self.rows = _changed(a, b, names)

    def corpus(self, out: Collection[str]) -> Corpus:
        """Give the corpus without what these acts, by their shared names, add."""
        a, b, one, two = self.a, self.b, self.names.a, self.names.b
        dropped = {act for act in b.acts if two(act) in out}
        acts = dict(b.acts)
        for row in self.linking:
            acts[row.id] = self._unlinked(row, out)
        for act in dropped:
            del acts[act]
        back = {act: row for act, row in a.acts.items() if one(act) in out}
        names = {name: act for name, act in b.other_names.items() if act not in dropped}
        names |= {name: act for name, act in a.other_names.items() if act in back}
        return Corpus(
            laws=b.laws,
            acts={**acts, **back},
            evaluations=b.evaluations,
            organisations=b.organisations,
            burdens=self._rows(a.burdens, b.burdens, out),
            tests=b.tests,
            test_results=self._rows(a.test_results, b.test_results, out),
            oversight=b.oversight,
            bottlenecks=b.bottlenecks,
            changes={**b.changes, **self._changes(out)},
            other_names=names,
        )

    def _changes(self, out: Collection[str]) -> dict[str, tuple[Change, ...]]:
        """Give the changes of every law that one of some acts touches on either side."""
        found = {}
        for law in {law for act in out for law in self.rows.get(act, ())}:
            kept = (row for row in self.b.changes[law] if self.names.b(row.act) not in out)
            back = (row for row in self.a.changes.get(law, ()) if self.names.a(row.act) in out)
            found[law] = (*kept, *back)
        return found

    def _unlinked(self, act: Act, out: Collection[str]) -> Act:
        """Take out the links to acts that the first side does not have at all."""
        gone = set(out) - self.known
        links = tuple(row for row in act.links if self.names.b(row.act) not in gone)
        return act if len(links) == len(act.links) else replaced(act, links=links)

    def _rows(self, ours: Iterable[R], theirs: Iterable[R], out: Collection[str]) -> tuple[R, ...]:
        rows = [row for row in theirs if not _of(row, self.names.b, out)]
        rows += [row for row in ours if _of(row, self.names.a, out)]
        return tuple(rows)


def _of(row: Burden | ToetsResult, name: Callable[[str], str], out: Collection[str]) -> bool:
    return row.act is not None and name(row.act) in out


def _changed(a: Corpus, b: Corpus, names: SharedNames) -> dict[str, set[str]]:
    """Give the laws of the second side that each act changes on either side."""
    found: dict[str, set[str]] = {}
    for corpus, name in ((a, names.a), (b, names.b)):
        for law in b.laws.keys() & corpus.laws.keys():
            for row in corpus.changes[law]:
                found.setdefault(name(row.act), set()).add(law)
    return found
