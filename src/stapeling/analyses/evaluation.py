"""Amendments before evaluation of one law: its clauses, their due days, and its classed layers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat

from stapeling.analyses.clauses import DueClause, due_clause, outcomes
from stapeling.analyses.results import ClassedAct, DueDay
from stapeling.analyses.setting import Class, Setting
from stapeling.graph import Looked, StackGraph
from stapeling.model.columns import records
from stapeling.model.laws import Law


def clauses_of(graph: StackGraph, law: Law, as_of: int) -> tuple[DueClause, ...]:
    """Give the evaluation clauses that speak of a law, with their due days."""
    rows = graph.clauses_about.get(law.id, ())
    return tuple(due_clause(graph, clause, law, as_of) for clause in rows)


def due_days_of(
    clauses: Sequence[DueClause], looks: Sequence[Looked], as_of: int
) -> tuple[DueDay, ...]:
    """Say of every due day of the clauses what came of it, in order of clause and day."""
    if len(clauses) == 1:  # its due days come in order, each once
        return tuple(outcomes(clauses[0], looks, as_of))
    due_days = sorted(
        (row for clause in clauses for row in outcomes(clause, looks, as_of)),
        key=lambda row: (row.law, row.clause, row.due.first if row.due else 0),
    )
    return tuple(dict.fromkeys(due_days))  # a clause with several targets in one law says it twice


def classed(
    setting: Setting, classes: Sequence[Class], labels: Mapping[str, str]
) -> tuple[ClassedAct, ...]:
    """Give every layer with its class, the day it was decided on and why the act was made."""
    layers = setting.layering.layers
    if not layers:
        return ()
    categories, subcategories = zip(*classes, strict=True)
    reasons = map(setting.graph.justified.get, [layer.act for layer in layers])
    made = records(
        ClassedAct,
        layer=layers,
        day=setting.days(),
        category=categories,
        subcategory=subcategories,
        justification=reasons,
        labels=repeat(labels, len(layers)),
    )
    return tuple(made)
