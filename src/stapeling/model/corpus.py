"""A corpus: everything that was stated, united over its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from stapeling.findings import Finding
from stapeling.model.acts import Act
from stapeling.model.document import Ignore
from stapeling.model.evaluations import Evaluation
from stapeling.model.laws import Change, Law
from stapeling.model.organisations import Burden, Organisation
from stapeling.model.records import Row
from stapeling.model.toetsen import Bottleneck, ImpactTest, Oversight, ToetsResult

if TYPE_CHECKING:
    from stapeling.model.gathering.whole import Facts


@dataclass(frozen=True, slots=True)
class Corpus:
    """The laws, acts and everything else that a set of files states; references are by id."""

    laws: Mapping[str, Law]
    acts: Mapping[str, Act]
    evaluations: Mapping[str, Evaluation]
    organisations: Mapping[str, Organisation]
    burdens: tuple[Burden, ...]
    tests: Mapping[str, ImpactTest]
    test_results: tuple[ToetsResult, ...]
    oversight: tuple[Oversight, ...]
    bottlenecks: Mapping[str, Bottleneck]
    changes: Mapping[str, tuple[Change, ...]]
    """Of each law: its changes, stated at the law or at the act, with the act's own id."""
    other_names: Mapping[str, str | None]
    """Names of acts besides their ids, with the id; nothing where a name fits several acts."""
    ignores: tuple[Ignore, ...] = ()
    findings: tuple[Finding, ...] = ()
    """What contradicts itself; what is meant there counts as unknown."""
    facts: Facts | None = field(default=None, init=False, compare=False, repr=False)
    """What was gathered of its records, if it was. A corpus with other records has none."""

    def act_id(self, name: str | None) -> str | None:
        """Give the id of the act that a name means: an id, an alias, or kst-N for a dossier."""
        if name is None or name in self.acts:
            return name
        return self.other_names.get(name)

    def with_findings(self, findings: Iterable[Finding]) -> Corpus:
        """Give the same corpus with other findings."""
        found = replace(self, findings=tuple(findings))
        found.keep_facts(self.facts)
        return found

    def keep_facts(self, facts: Facts | None) -> None:
        """Keep what was gathered of exactly these laws, acts and burdens."""
        object.__setattr__(self, "facts", facts)  # frozen to others

    def records(self) -> Iterator[Row]:
        """Give every fact-bearing record, for the share of facts by certainty."""
        yield from self.laws.values()
        for law in self.laws.values():
            yield from law.evaluation_clauses
        for rows in self.changes.values():
            yield from rows
        yield from self.acts.values()
        yield from self.evaluations.values()
        yield from self.organisations.values()
        yield from self.burdens
        yield from self.tests.values()
        yield from self.test_results
        yield from self.oversight
        yield from self.bottlenecks.values()


@dataclass(frozen=True, slots=True)
class Selection:
    """Which objects a path given by the user states; nothing selects everything."""

    laws: frozenset[str] | None = None
    organisations: frozenset[str] | None = None
