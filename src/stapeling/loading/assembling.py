"""Documents to a corpus: ids once, statements united, changes gathered at their laws."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from stapeling.findings import Finding, Location
from stapeling.language import N_
from stapeling.loading.uniting import change_of, unite, unite_changes
from stapeling.model.acts import Act
from stapeling.model.corpus import Corpus
from stapeling.model.document import NAMED_LISTS, UNITED_LISTS, Document
from stapeling.model.gathering import Gathered, Gathering
from stapeling.model.gathering.whole import settled
from stapeling.model.laws import Change, Law
from stapeling.model.organisations import Organisation
from stapeling.model.records import replaced


class Named(Protocol):
    """An object of the schema that has an id."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def location(self) -> Location:
        """Where it stands."""


N = TypeVar("N", bound=Named)
U = TypeVar("U", Act, Organisation)
_id = attrgetter("id")


@dataclass(slots=True)
class Assembly:
    """A corpus in the making, with what is wrong (errors) and what contradicts itself."""

    errors: list[Finding] = field(default_factory=list)
    contradictions: list[Finding] = field(default_factory=list)
    named: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {name: {} for name in NAMED_LISTS}
    )
    again: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    """The statements of what stands in several places, by list and id."""

    def add(self, documents: Sequence[Document]) -> None:
        """Add the objects of documents."""
        for name in NAMED_LISTS:
            items = stated(documents, name)
            self.named[name] = dict(zip(map(_id, items), items, strict=True))
            if len(self.named[name]) < len(items):
                self._once(name, items)
        for law in stated(documents, "laws"):
            if len(law.evaluation_clauses) > 1:
                self._clauses_once(law)

    def _once(self, name: str, items: Iterable[Named]) -> None:
        """Keep the first statement of what stands in several places."""
        known = self.named[name] = {}
        for item in items:
            first = known.setdefault(item.id, item)
            if first is item:
                continue
            if name in UNITED_LISTS:
                self.again.setdefault((name, item.id), [first]).append(item)
            else:
                self.errors.append(_twice(item, first))

    def unite(self) -> None:
        """Unite what was stated in several places."""
        for (name, identity), statements in self.again.items():
            self.named[name][identity] = unite(statements, self.contradictions.append)

    def _clauses_once(self, law: Law) -> None:
        seen: dict[str, Named] = {}
        for clause in law.evaluation_clauses:
            first = seen.setdefault(clause.id, clause)
            if first is not clause:
                self.errors.append(_twice(clause, first))


def assemble(
    documents: Sequence[Document], gathering: Gathering, parts: Sequence[Gathered]
) -> tuple[Corpus | None, list[Finding]]:
    """Unite documents into a corpus; give the errors instead when an id stands twice.

    With it go the facts that were gathered of the documents, in parts, in their order.
    """
    assembly = Assembly()
    assembly.add(documents)
    assembly.unite()
    organisations: Mapping[str, Organisation] = assembly.named["organisations"]
    for organisation in organisations.values():
        if organisation.title is None and not _contradicted(assembly, organisation.id):
            template = N_("the key {key} is missing")
            assembly.errors.append(
                Finding(organisation.location, "ST011", template, {"key": "title"})
            )
    if assembly.errors:
        return None, assembly.errors
    corpus, restated = _corpus(assembly, documents, parts)
    united = {identity for name, identity in assembly.again if name == "acts"}
    corpus.keep_facts(settled(corpus, gathering, parts, restated, united))
    return corpus, []


def stated(documents: Iterable[Document], name: str) -> tuple[Any, ...]:
    """Give one list of all documents."""
    return tuple(chain.from_iterable(map(attrgetter(name), documents)))


def _contradicted(assembly: Assembly, identity: str) -> bool:
    return any(identity in finding.ids for finding in assembly.contradictions)


def _twice(item: Named, first: Named) -> Finding:
    template = N_("the id '{id}' is used twice, first at {place}")
    return Finding(
        item.location, "ST018", template, {"id": item.id, "place": str(first.location)}, (item.id,)
    )


def _corpus(
    assembly: Assembly, documents: Sequence[Document], parts: Iterable[Gathered]
) -> tuple[Corpus, Set[str]]:
    """Give a corpus, and the laws of which changes are stated at an act."""
    named = assembly.named
    acts: dict[str, Act] = named["acts"]
    names = other_names(acts, assembly.contradictions.append)
    laws: dict[str, Law] = named["laws"]
    at_acts = _at_acts(acts)
    corpus = Corpus(
        laws=laws,
        acts=acts,
        evaluations=named["evaluations"],
        organisations=named["organisations"],
        burdens=stated(documents, "burdens"),
        tests=named["tests"],
        test_results=stated(documents, "test_results"),
        oversight=stated(documents, "oversight"),
        bottlenecks=named["bottlenecks"],
        changes=_changes(laws, at_acts, names, _renamed(names, parts)),
        other_names=names,
        ignores=stated(documents, "ignore"),
        findings=tuple(assembly.contradictions),
    )
    return corpus, at_acts.keys()


def other_names(
    acts: Mapping[str, Act], report: Callable[[Finding], None]
) -> dict[str, str | None]:
    """Give the id behind every other name of an act; nothing for a name that fits several."""
    names: dict[str, str | None] = {}
    for act in acts.values():
        for alias in act.aliases:
            other = alias if alias in acts else names.setdefault(alias, act.id)
            if other != act.id:
                template = N_("the alias '{alias}' means both {one} and {other}")
                values = {"alias": alias, "one": other, "other": act.id}
                report(Finding(act.location, "ST108", template, values, (act.id, alias)))
                if alias not in acts:
                    names[alias] = None
    for dossier, found in _by_dossier(acts.values()).items():
        if f"kst-{dossier}" not in acts:
            names.setdefault(f"kst-{dossier}", found)
    return names


def _by_dossier(acts: Iterable[Act]) -> dict[str, str | None]:
    """Give the one act of level wet of every dossier, nothing where there are several."""
    found: dict[str, str | None] = {}
    for act in acts:
        if act.dossier is not None and act.level == "wet":
            found[act.dossier] = None if act.dossier in found else act.id
    return found


def _renamed(names: Mapping[str, str | None], parts: Iterable[Gathered]) -> Set[str]:
    """Give the names by which changes call an act that has another id."""
    stated = (part.changes.act for part in parts)
    used = (acts for acts in stated if not names.keys().isdisjoint(acts))
    return {act for acts in used for act in acts if names.get(act) is not None}


def _at_acts(acts: Mapping[str, Act]) -> dict[str, list[Change]]:
    """Give the changes that are stated at the act, by law."""
    found: dict[str, list[Change]] = {}
    for act in acts.values():
        for row in act.changes:
            found.setdefault(row.law, []).append(change_of(row, act.id))
    return found


def _changes(
    laws: Mapping[str, Law],
    at_acts: Mapping[str, Sequence[Change]],
    names: Mapping[str, str | None],
    renamed: Set[str],
) -> dict[str, tuple[Change, ...]]:
    """Give the changes of every law, by the ids of acts and not by their other names."""
    found = {law.id: law.changes for law in laws.values()}
    if renamed:
        found = {law: _with_ids(rows, renamed, names) for law, rows in found.items()}
    for law, fresh in at_acts.items():
        if law in found:
            rows = list(found[law])
            unite_changes(rows, fresh)
            found[law] = tuple(rows)
    return found


def _with_ids(
    rows: tuple[Change, ...], renamed: Set[str], names: Mapping[str, str | None]
) -> tuple[Change, ...]:
    if renamed.isdisjoint([row.act for row in rows]):
        return rows
    return tuple(replaced(row, act=names[row.act]) if row.act in renamed else row for row in rows)
