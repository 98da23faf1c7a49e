"""Evaluation clauses and evaluations, by the laws that they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from stapeling.model.days import Day
from stapeling.model.evaluations import COUNTED_KINDS, Evaluation
from stapeling.model.labels import keys_of
from stapeling.model.laws import EvaluationClause, Law


class ClauseAbout(NamedTuple):
    """An evaluation clause as it speaks of one law: of all of it, or of some articles."""

    owner: Law
    clause: EvaluationClause
    articles: frozenset[str] | None

    @property
    def key(self) -> str:
        """The name by which evaluations refer to the clause."""
        return f"{self.owner.id}/{self.clause.id}"


class Looked(NamedTuple):
    """An evaluation as it speaks of one law: of all of it, or of some articles."""

    evaluation: Evaluation
    published: Day
    articles: frozenset[str] | None


def clauses_about(laws: Iterable[Law]) -> dict[str, tuple[ClauseAbout, ...]]:
    """Give the evaluation clauses that speak of each law, its own and those of other laws."""
    found: dict[str, list[ClauseAbout]] = defaultdict(list)
    for owner in laws:
        for clause in owner.evaluation_clauses:
            for target in clause.targets:
                limits = keys_of(target.articles) if target.articles is not None else None
                found[target.law].append(ClauseAbout(owner, clause, limits))
            if not clause.targets:
                found[owner.id].append(ClauseAbout(owner, clause, None))
    return {law: tuple(rows) for law, rows in found.items()}


def looks_at(
    evaluations: Iterable[Evaluation], about: Mapping[str, Iterable[ClauseAbout]]
) -> dict[str, tuple[Looked, ...]]:
    """Give the evaluations of the counted kinds that speak of each law, with their limits."""
    counted = [row for row in evaluations if row.kind in COUNTED_KINDS]
    clauses = _by_key(about) if any(row.satisfies for row in counted) else {}
    found: dict[str, list[Looked]] = defaultdict(list)
    for evaluation in counted:
        if evaluation.published is None:
            continue
        limits: dict[str, frozenset[str] | None] = {}
        for name in evaluation.satisfies:
            for law, articles in clauses.get(name, ()):
                limits[law] = _wider(limits.get(law, frozenset()), articles)
        limits.update(dict.fromkeys(evaluation.laws))
        for law, articles in limits.items():
            found[law].append(Looked(evaluation, evaluation.published, articles))
    for own in found.values():  # not in the order of files
        own.sort(key=lambda row: (row.published.first, row.published.last, row.evaluation.id))
    return {law: tuple(own) for law, own in found.items()}


def _by_key(
    about: Mapping[str, Iterable[ClauseAbout]],
) -> Mapping[str, Collection[tuple[str, frozenset[str] | None]]]:
    """Give the laws that each clause speaks of, with its limits, by the name of the clause."""
    found: dict[str, list[tuple[str, frozenset[str] | None]]] = defaultdict(list)
    for law, rows in about.items():
        for row in rows:
            found[row.key].append((law, row.articles))
    return found


def looks_besides(evaluations: Iterable[Evaluation]) -> dict[str, tuple[Looked, ...]]:
    """Give the looks at each law that are published and no counted evaluation."""
    found: dict[str, list[Looked]] = defaultdict(list)
    for evaluation in evaluations:
        if evaluation.kind in COUNTED_KINDS or evaluation.published is None:
            continue
        for law in _named(evaluation):
            found[law].append(Looked(evaluation, evaluation.published, None))
    return {law: tuple(rows) for law, rows in found.items()}


def evaluations_naming(evaluations: Iterable[Evaluation]) -> dict[str, tuple[Evaluation, ...]]:
    """Give the evaluations of any kind that name each law, itself or by a clause of it."""
    found: dict[str, list[Evaluation]] = defaultdict(list)
    for evaluation in evaluations:
        for law in _named(evaluation):
            found[law].append(evaluation)
    return {law: tuple(rows) for law, rows in found.items()}


def _named(evaluation: Evaluation) -> Iterable[str]:
    """Give the laws that an evaluation names, itself or by a clause, each once."""
    clauses = (name.split("/")[0] for name in evaluation.satisfies)
    return dict.fromkeys((*evaluation.laws, *clauses))


def _wider(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Unite two limits; no limit is the widest."""
    return None if one is None or other is None else one | other
