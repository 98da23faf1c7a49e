"""The stack as a graph: laws, acts, evaluations and organisations, with domain verbs.

Callers ask what rests on a law or what an act repairs; that networkx answers some of it stays in
this package. Changes are rows and no nodes: a statute book has half a million of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from stapeling.graph.amending import amended_at
from stapeling.graph.carrying import NOTHING, Carried, when_carried
from stapeling.graph.delegation import Delegation
from stapeling.graph.law_columns import LawColumns
from stapeling.graph.links import Linked, RepairLinks
from stapeling.graph.looking import (
    ClauseAbout,
    Looked,
    clauses_about,
    evaluations_naming,
    looks_at,
    looks_besides,
)
from stapeling.graph.watching import Watching
from stapeling.model.acts import Act
from stapeling.model.corpus import Corpus
from stapeling.model.days import Day
from stapeling.model.evaluations import Evaluation
from stapeling.model.labels import article_key, shown_label
from stapeling.model.laws import Change, Implementation, Law
from stapeling.model.moments import first_days
from stapeling.model.organisations import Burden
from stapeling.model.toetsen import ImpactTest

if TYPE_CHECKING:
    import networkx as nx

    from stapeling.graph.columns import ChangeColumns
    from stapeling.graph.concerned import Concerned
    from stapeling.model.columns import Marks

__all__ = ["ClauseAbout", "Looked", "StackGraph"]


class StackGraph:
    """Everything that measures ask of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._amends: dict[tuple[int, bool], Mapping[str, frozenset[str]]] = {}

    @property
    def laws(self) -> Mapping[str, Law]:
        """The laws by id."""
        return self.corpus.laws

    def act(self, name: str | None) -> Act | None:
        """Give the act that a name means, nothing when the corpus does not know it."""
        identity = self.corpus.act_id(name)
        return self.corpus.acts.get(identity) if identity is not None else None

    def changes_by_act(self, law: Law) -> dict[str, list[Change]]:
        """Give the changes of a law, gathered by the act that made them."""
        found: dict[str, list[Change]] = {}
        for change in self.corpus.changes[law.id]:
            rows = found.get(change.act)
            if rows is None:
                found[change.act] = [change]
            else:
                rows.append(change)
        return found

    @cached_property
    def columns(self) -> ChangeColumns:
        """The changes of the corpus as columns."""
        from stapeling.graph.columns import ChangeColumns

        return ChangeColumns(self.corpus)

    @cached_property
    def law_columns(self) -> LawColumns:
        """What is stated of the laws of the corpus as columns."""
        return LawColumns(self.corpus)

    @cached_property
    def makings(self) -> Marks:
        """Which changes, in the order of the columns, are of an act that made their own law."""
        return self.law_columns.makings(self.columns)

    def makers(self, law: Law) -> frozenset[str]:
        """Give the acts that made a law: its own and those of its restarts."""
        if not law.restarts:
            own = law.act
            return frozenset() if own is None else frozenset((self.corpus.act_id(own) or own,))
        names = [law.act, *(restart.act for restart in law.restarts)]
        return frozenset(self.corpus.act_id(name) or name for name in names if name is not None)

    @cached_property
    def made_by(self) -> Mapping[str, tuple[str, ...]]:
        """The laws that each act made, by the id of the act."""
        made, ids = self.law_columns.made, self.law_columns.ids
        return _gathered([act for act, _ in made], [ids[law] for _, law in made])

    def beginnings(self, law: Law, act: str) -> list[Day]:
        """Give the days on which a law began, or began anew, by an act."""
        days = [row.from_ for row in law.restarts if self.corpus.act_id(row.act) == act]
        if law.in_force_from is not None and self.corpus.act_id(law.act) == act:
            days.append(law.in_force_from)
        return days

    @cached_property
    def replaced_by(self) -> Mapping[str, tuple[Law, ...]]:
        """The laws that replace each law, by the id of the law replaced."""
        found: dict[str, tuple[Law, ...]] = {}
        for law in self.law_columns.of(self.law_columns.replacing):
            for old in law.replaces:
                found[old] = (*found.get(old, ()), law)
        return found

    @cached_property
    def changed_by(self) -> Mapping[str, tuple[str, ...]]:
        """The laws that each act changes, in force on whatever day, by the id of the act."""
        return self._changed(self.columns.in_force)

    @cached_property
    def to_be_changed_by(self) -> Mapping[str, tuple[str, ...]]:
        """The laws that each act would change: pending or not commenced, by the id of the act."""
        columns = self.columns
        return self._changed(~columns.in_force & ~columns.withdrawn)

    def _changed(self, marked: Marks) -> dict[str, tuple[str, ...]]:
        return _gathered(*self.columns.laws_of_acts(marked))

    def amends(self, as_of: int, *, certainly: bool) -> Mapping[str, frozenset[str]]:
        """Give of each act the acts whose text it amends: by a link, or a change by the day.

        An act amends another when it says so, or when it changes a law that the other made; that
        change has certainly, or possibly, taken effect by the day.
        """
        known = self._amends.get((as_of, certainly))
        if known is None:
            known = self._amends[as_of, certainly] = amended_at(
                self.columns, self.law_columns, self._links, as_of, certainly=certainly
            )
        return known

    @cached_property
    def justified(self) -> Mapping[str, str]:
        """Why acts could not wait, of those that state it."""
        acts = self.corpus.acts.values()
        return {act.id: act.justification for act in acts if act.justification is not None}

    @cached_property
    def _links(self) -> list[Linked]:
        """The links that acts state to another act that the corpus knows."""
        known, acts = self.corpus.act_id, self.corpus.acts.values()
        return [
            Linked(act.id, other, link)
            for act in compress(acts, map(attrgetter("links"), acts))
            for link in act.links
            if (other := known(link.act)) is not None
        ]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The labels of articles as they are written, by the key they are compared by.

        Spelling is shared by the corpus: of `2a` and `2A` the last in order is shown.
        """
        labels = {label for labels in self.columns.articles.labels for label in labels}
        labels.update(label for law in self.laws.values() for label in law.articles)
        return {article_key(label): shown_label(label) for label in sorted(labels)}

    @cached_property
    def clauses_about(self) -> Mapping[str, tuple[ClauseAbout, ...]]:
        """The evaluation clauses that speak of each law, its own and those of other laws."""
        return clauses_about(self.laws.values())

    @cached_property
    def looks_at(self) -> Mapping[str, tuple[Looked, ...]]:
        """The evaluations of the counted kinds that speak of each law, with their limits."""
        return looks_at(self.corpus.evaluations.values(), self.clauses_about)

    @cached_property
    def evaluations_naming(self) -> Mapping[str, tuple[Evaluation, ...]]:
        """The evaluations of any kind that name each law, itself or by a clause of it."""
        return evaluations_naming(self.corpus.evaluations.values())

    @cached_property
    def looks_besides(self) -> Mapping[str, tuple[Looked, ...]]:
        """The looks at each law that are published and no counted evaluation, by their names."""
        return looks_besides(self.corpus.evaluations.values())

    def first_day(self, act: str) -> Day | None:
        """Give the earliest day on which an act took effect anywhere."""
        return self._first_days({act}).get(act)

    def _first_days(self, acts: Set[str]) -> dict[str, Day]:
        return first_days(self.corpus, acts)

    @cached_property
    def repairs(self) -> RepairLinks:
        """The links between acts that repair, bridge or reverse each other."""
        return RepairLinks(self._links, self._first_days)

    @cached_property
    def concerned_by_repairs(self) -> Concerned:
        """The laws that acts with such a link change, or made."""
        from stapeling.graph.concerned import Concerned

        return Concerned(self.columns, self.law_columns, self.repairs.numbers)

    @cached_property
    def delegation(self) -> Delegation:
        """Which laws rest on which."""
        return Delegation(self.law_columns)

    @cached_property
    def implemented_by(self) -> Mapping[str, tuple[tuple[Law, Implementation], ...]]:
        """The laws that each organisation carries out, with the limits of its part."""
        found: dict[str, list[tuple[Law, Implementation]]] = defaultdict(list)
        for law in self.laws.values():
            for implementation in law.implementers:
                found[implementation.organisation].append((law, implementation))
        return {name: tuple(rows) for name, rows in found.items()}

    def carried_out(self, organisation: str, day: int) -> list[str]:
        """Give the laws that an organisation certainly or possibly carries out on a day."""
        return self.carrying.get(organisation, NOTHING).laws_on(day)

    @cached_property
    def carrying(self) -> Mapping[str, Carried]:
        """When each organisation carries out each of its laws."""
        return when_carried(self.law_columns)

    @cached_property
    def watching(self) -> Watching:
        """Which body looks at which organisation."""
        return Watching(self.corpus)

    def bears(self, toets: ImpactTest, act: Act | None, organisation: str) -> bool:
        """Whether the work of a toets on an act lies with an organisation."""
        if organisation in toets.work_at:
            return True
        if act is None or "implementers" not in toets.work_at:
            return False
        laws = (*self.changed_by.get(act.id, ()), *self.made_by.get(act.id, ()))
        return any(
            row.organisation == organisation for law in laws for row in self.laws[law].implementers
        )

    @cached_property
    def burdens_by_bearer(self) -> Mapping[str, tuple[Burden, ...]]:
        """What was stated to be asked of each organisation, alone or together with others."""
        found: dict[str, list[Burden]] = defaultdict(list)
        for burden in self.corpus.burdens:
            for bearer in burden.bearers:
                found[bearer].append(burden)
        return {name: tuple(rows) for name, rows in found.items()}

    def chosen(self, ids: frozenset[str] | None) -> Iterator[Law]:
        """Give the selected laws in order of id; all of them when nothing is selected."""
        names: Sequence[str] = sorted(self.laws if ids is None else ids)
        return (self.laws[name] for name in names)

    def to_networkx(self) -> nx.MultiDiGraph[Any]:
        """Give the whole graph, acts and all, for users of networkx; built anew each time."""
        from stapeling.graph.export import to_networkx

        return to_networkx(self)


def _gathered(acts: Sequence[str], laws: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Gather the laws of each act, in the order in which they are given."""
    found: dict[str, tuple[str, ...]] = dict(zip(acts, zip(laws, strict=True), strict=True))
    if len(found) < len(acts):
        several: dict[str, list[str]] = defaultdict(list)
        for act, law in zip(acts, laws, strict=True):
            several[act].append(law)
        found.update((act, tuple(own)) for act, own in several.items() if len(own) > 1)
    return found
