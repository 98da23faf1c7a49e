"""Amendments before evaluation of many laws at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial

from stapeling.analyses.classes_at_once import classes_after_looks
from stapeling.analyses.evaluation import classed, clauses_of, due_days_of, evaluation_of
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.options import Options
from stapeling.analyses.results import ClassedAct, DueDay, EvaluationResult, Later
from stapeling.analyses.setting import NO_EVALUATION_KNOWN, Class, Setting
from stapeling.graph import Looked, StackGraph

_new_result = partial(tuple.__new__, EvaluationResult)


class Evaluations:
    """The evaluation of laws, by their place in the columns.

    Where nobody looked and nobody searched, all layers of a law are of one class: they are only
    counted. Of other laws `evaluation_of` looks at each layer.
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

    def results(self) -> list[EvaluationResult]:
        """Give what `evaluation_of` gives, for every law."""
        sizes = self.columns.sizes.tolist()
        return [self._of(n, size) for n, size in enumerate(sizes)]

    def _of(self, n: int, size: int) -> EvaluationResult:
        graph, law, day = self.graph, self.columns.laws[n], self.options.day
        if (
            self.looks[n]
            or law.evaluations_searched_until is not None
            or self.options.event != "in_force"
            or law.id in graph.looks_besides
        ):
            return evaluation_of(
                graph, self.columns.layering(n), self.options, graph.labels, self._known(n)
            )
        due_days: tuple[DueDay, ...] = ()
        if law.id in graph.clauses_about:
            due_days = due_days_of(clauses_of(graph, law, day), (), day)
        told = Later(self._acts, n)
        return _new_result((0, 0, 0, size, 0, 0, 0, 0, told, due_days, (), (), None))

    def _known(self, n: int) -> list[Class | None]:
        """Give the class of each layer of a law, as far as it is found for all laws at once."""
        begins = self.columns.begins
        return self._after_looks[begins[n] : begins[n + 1]]

    @cached_property
    def _after_looks(self) -> list[Class | None]:
        if self.options.event != "in_force":
            return [None] * len(self.columns.law)
        rest_years = self.options.rest_years
        return classes_after_looks(self.columns, self.looks, self.options.day, rest_years)

    def _acts(self, n: int) -> tuple[ClassedAct, ...]:
        """Give the layers of a law of which no evaluation is known."""
        setting = Setting(self.graph, self.columns.layering(n), (), (), self.options)
        classes = [NO_EVALUATION_KNOWN] * len(setting.layering.layers)
        return classed(setting, classes, self.graph.labels)
