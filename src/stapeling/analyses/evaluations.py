"""Amendments before evaluation of many laws at once: classes, due days and follow-up together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.classes import class_of
from stapeling.analyses.classes_at_once import (
    CLASSES,
    NOT_ONE_DAY,
    NUMBER,
    TO_FIND,
    classes_around_looks,
)
from stapeling.analyses.clauses import DueClause
from stapeling.analyses.due_columns import DueColumns, plain_clause
from stapeling.analyses.evaluation import classed, clauses_of, due_days_of
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.looking_columns import lookings
from stapeling.analyses.looks import besides_of_laws
from stapeling.analyses.options import Options
from stapeling.analyses.results import ClassedAct, DueDay, EvaluationResult, Later
from stapeling.analyses.setting import NO_EVALUATION_KNOWN, Setting
from stapeling.graph import Looked, StackGraph
from stapeling.model.columns import ints, marks, records
from stapeling.model.days import OPEN_LAST

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

_COUNTED = [found.subcategory or found.category for found in CLASSES]
"""The names of the classes where results count them."""


class Evaluations:
    """The evaluation of laws, by their place in the columns.

    Where nobody looked and nobody searched, all layers of a law are of one class; the class of
    most others, and most due days, are found for all laws together. The rest is found one by one.
    """

    def __init__(
        self,
        graph: StackGraph,
        columns: LayerColumns,
        looks: Sequence[Sequence[Looked]],
        options: Options,
    ) -> None:
        self.graph, self.columns, self.options = graph, columns, options
        self.looks = looks
        """The evaluations that may count of each law."""
        self.searched = [law.evaluations_searched_until for law in columns.laws]
        about, starts = graph.clauses_about, columns.spans.starts
        self.clauses = [about.get(law.id, ()) for law in columns.laws]
        rows = zip(self.clauses, columns.laws, starts, looks, strict=True)
        plain = [n for n, row in enumerate(rows) if row[0] and plain_clause(*row)]
        self.plain: Ints = ints(plain)
        """The laws of which one plain clause speaks."""
        stated = [self.clauses[n][0] for n in plain]
        self.dues = DueColumns(stated, [starts[n] for n in plain], options.day)

    def results(self) -> list[EvaluationResult]:
        """Give for each law the classes of its layers, and what came of its evaluation clauses.

        Unit: acts; the classes add up to the high side of breadth. `premature_share` lies between
        0 and 1 and is null without acts of which it is known. What is unknown stands beside it.

        Source: defined by this project, docs/metrics.md.
        """
        columns, day = self.columns, self.options.day
        laws, number = len(columns.laws), len(CLASSES)
        times = np.bincount(columns.law * number + self._classes, minlength=laws * number)
        made = records(
            EvaluationResult,
            **dict(zip(_COUNTED, times.reshape(laws, number).T.tolist(), strict=True)),
            classed=map(Later, repeat(self._acts, laws), range(laws)),
            clauses=self._due_days(),
            evaluations=lookings(columns, self.looks),
            other_looks=lookings(columns, besides_of_laws(self.graph, columns.laws, day)),
            searched_until=self.searched,
        )
        return list(made)

    @cached_property
    def _others(self) -> list[int]:
        """The laws of which other clauses speak."""
        spoken_of = marks(map(bool, self.clauses))
        spoken_of[self.plain] = False
        return np.flatnonzero(spoken_of).tolist()

    @cached_property
    def _classes(self) -> Ints:
        """The number of the class of each layer."""
        columns = self.columns
        found = self._at_once() if self.options.event == "in_force" else self._none_yet()
        for n in np.unique(columns.law[found == TO_FIND]).tolist():
            own = self._own(n)
            setting = self._setting(n, clauses_of(self.graph, columns.laws[n], self.options.day))
            known = zip(setting.layering.layers, found[own].tolist(), strict=True)
            found[own] = [
                NUMBER[class_of(setting, layer)] if number == TO_FIND else number
                for layer, number in known
            ]
        return found

    def _none_yet(self) -> Ints:
        return np.full(len(self.columns.law), TO_FIND)

    def _at_once(self) -> Ints:
        """Give the class of each layer as far as it is found for all laws at once."""
        columns, options = self.columns, self.options
        dues = np.full(len(columns.laws), OPEN_LAST)
        dues[self.plain] = self.dues.first
        dues[self._others] = NOT_ONE_DAY
        found = classes_around_looks(columns, self.looks, dues, options.day, options.rest_years)
        rows = zip(self.looks, self.searched, strict=True)
        nobody = marks(not looks and searched is None for looks, searched in rows)
        found[nobody[columns.law]] = NUMBER[NO_EVALUATION_KNOWN]
        return found

    def _due_days(self) -> list[tuple[DueDay, ...]]:
        """Say of every law what came of the due days of its clauses."""
        day = self.options.day
        found: list[tuple[DueDay, ...]] = [()] * len(self.clauses)
        for n, told in zip(self.plain.tolist(), self.dues.told(), strict=True):
            found[n] = told
        for n in self._others:
            clauses = clauses_of(self.graph, self.columns.laws[n], day)
            found[n] = due_days_of(clauses, self.looks[n], day)
        return found

    def _acts(self, n: int) -> tuple[ClassedAct, ...]:
        """Give the layers of a law with their classes."""
        classes = [CLASSES[number] for number in self._classes[self._own(n)].tolist()]
        return classed(self._setting(n, ()), classes, self.graph.labels)

    def _own(self, n: int) -> slice:
        """Give the places of the layers of a law."""
        return slice(self.columns.begins[n], self.columns.begins[n + 1])

    def _setting(self, n: int, clauses: tuple[DueClause, ...]) -> Setting:
        layering, looks = self.columns.layering(n), tuple(self.looks[n])
        return Setting(self.graph, layering, looks, clauses, self.options)
