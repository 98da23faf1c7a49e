"""The records of a corpus, each under a key by which another corpus may know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from stapeling.comparing.facts import ActName
from stapeling.model.corpus import Corpus
from stapeling.model.evaluations import Evaluation
from stapeling.model.laws import Change
from stapeling.model.organisations import Burden, Capacity
from stapeling.model.records import Row
from stapeling.model.toetsen import Bottleneck

RECORD_LISTS = (
    "laws",
    "acts",
    "changes",
    "evaluation_clauses",
    "evaluations",
    "organisations",
    "capacity",
    "burdens",
    "tests",
    "test_results",
    "oversight",
    "bottlenecks",
)
"""The lists of records that are compared, in the order of reports."""


class Record(NamedTuple):
    """A record under its id, or under what it speaks of when it has none."""

    key: str
    row: Row
    mark: str = ""
    """What tells it from others of its key."""
    about: frozenset[str] = frozenset()
    """The laws that it is about; none means that it is about no law."""


class Records:
    """Gives the records of a corpus, list by list."""

    def __init__(self, corpus: Corpus, act: ActName) -> None:
        self.corpus, self.act = corpus, act
        self.touched = self._touched()

    def _touched(self) -> Mapping[str, frozenset[str]]:
        """Give the laws that each act made or changes."""
        found: dict[str, set[str]] = defaultdict(set)
        for law in self.corpus.laws.values():
            for name in (law.act, *(restart.act for restart in law.restarts)):
                if name is not None:
                    found[self.act(name)].add(law.id)
            for row in self.corpus.changes[law.id]:
                found[self.act(row.act)].add(law.id)
        return {act: frozenset(laws) for act, laws in found.items()}

    def of(self, name: str) -> Iterator[Record]:
        """Give the records of a list."""
        special = {
            "acts": self._acts,
            "changes": self._changes,
            "evaluation_clauses": self._clauses,
            "capacity": self._capacity,
            "burdens": self._burdens,
            "test_results": self._results,
            "oversight": self._oversight,
        }
        return special[name]() if name in special else self._named(name)

    def _named(self, name: str) -> Iterator[Record]:
        for identity, row in getattr(self.corpus, name).items():
            about = frozenset({identity}) if name == "laws" else _laws_of(row)
            yield Record(identity, row, "", about)

    def _acts(self) -> Iterator[Record]:
        for identity, row in self.corpus.acts.items():
            key = self.act(identity)
            yield Record(key, row, "", self.touched.get(key, frozenset()))

    def _changes(self) -> Iterator[Record]:
        for law, rows in self.corpus.changes.items():
            for row in rows:
                yield Record(f"{law}/{self.act(row.act)}", row, _day(row), frozenset({law}))

    def _clauses(self) -> Iterator[Record]:
        for law in self.corpus.laws.values():
            for clause in law.evaluation_clauses:
                yield Record(f"{law.id}/{clause.id}", clause, "", frozenset({law.id}))

    def _capacity(self) -> Iterator[Record]:
        for organisation in self.corpus.organisations.values():
            for row in organisation.capacity:
                yield Record(f"{organisation.id}/{row.unit}", row, _day(row))

    def _burdens(self) -> Iterator[Record]:
        for row in self.corpus.burdens:
            subject = self._subject(row.law, row.act)
            yield Record(_burden(row, subject), row, row.basis or "", self._about(subject))

    def _results(self) -> Iterator[Record]:
        for row in self.corpus.test_results:
            subject = self._subject(row.law, row.act)
            yield Record(f"{row.test}/{subject}", row, row.number or "", self._about(subject))

    def _oversight(self) -> Iterator[Record]:
        for row in self.corpus.oversight:
            over = "+".join([*sorted(row.over), *sorted(row.over_kinds)])
            yield Record(f"{row.by}/{over}", row, row.line or "")

    def _subject(self, law: str | None, act: str | None) -> str:
        return law if law is not None else self.act(act or "")

    def _about(self, subject: str) -> frozenset[str]:
        return self.touched.get(subject, frozenset({subject}))


def _laws_of(row: Row) -> frozenset[str]:
    if isinstance(row, Evaluation):
        return frozenset({*row.laws, *(name.split("/")[0] for name in row.satisfies)})
    return frozenset(row.laws) if isinstance(row, Bottleneck) else frozenset()


def _day(row: Change | Capacity) -> str:
    day = row.in_force_from if isinstance(row, Change) else row.from_
    return day.text if day is not None else ""


def _burden(row: Burden, subject: str) -> str:
    cost = "" if row.cost == "uitvoering" else f"/{row.cost}"
    return f"{subject}/{'+'.join(sorted(row.bearers))}{cost}"
