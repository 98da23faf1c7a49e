"""Worlds: choices of every day within its bounds, in which the law can be read plainly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from .clauses import Clause, Evaluation, clauses_of, counted_evaluations, due_days, first_day, terms
from .corpus import Change, acts, at, changes_by_act
from .days import FIRST, LAST, Bounds, add_years, bounds, choices, exact
from .layers import Layer, Scope, layer_of, layers_of, replacements


def _shifted(days: Iterable[Bounds | None], years: set[int]) -> set[int]:
    """Give the ends of some days, so many years earlier or later."""
    ends = {end for day in days if day for end in day} - {FIRST, LAST}
    return {add_years(end, n) for end in ends for n in years}


@dataclass(frozen=True)
class View:
    """Everything about one law that a class depends on."""

    scope: Scope
    event: str
    rest_years: int

    @cached_property
    def layers(self) -> list[Layer]:
        """List the layers, certain and possible."""
        return layers_of(self.scope)

    @cached_property
    def evaluations(self) -> list[Evaluation]:
        """List the counted evaluations."""
        return counted_evaluations(self.scope)

    @cached_property
    def clauses(self) -> list[Clause]:
        """List the clauses of whose due day anything is known."""
        found = [c for c in clauses_of(self.scope) if c.anchor and terms(c)]
        return [c for c in found if first_day(c) not in (None, (FIRST, LAST))]

    @cached_property
    def changes(self) -> dict[str, list[Change]]:
        """Group the changes of the law by act."""
        return changes_by_act(self.scope.corpus, self.scope.id)

    @cached_property
    def new_laws(self) -> dict[str, Bounds]:
        """Give the day of each replacement."""
        return replacements(self.scope)

    @cached_property
    def moments(self) -> list[int]:
        """List the days at which a comparison can turn."""
        scope = self.scope
        searched = bounds(scope.law.get("evaluations_searched_until"))
        days = [scope.start, scope.t, (scope.real, scope.real), searched]
        days += [e.published for e in self.evaluations]
        days += [c.until for rows in self.changes.values() for c in rows]
        own = [c.day for rows in self.changes.values() for c in rows]
        own += [*self.new_laws.values(), *(self.event_day(layer.act) for layer in self.layers)]
        shifted = _shifted(own, {self.rest_years, -self.rest_years})
        for clause in self.clauses:
            first, years = first_day(clause), set(self._terms(clause))
            days += [clause.anchor, first]
            shifted |= _shifted([first], years)
            if exact(first) is None:
                shifted |= _shifted(own, {-n for n in years})
        return sorted(_shifted([*days, *own], {0}) | shifted)

    def _terms(self, clause: Clause) -> list[int]:
        """List the years up to the first due day that is allowed, for these alone can matter."""
        day = (first_day(clause) or (FIRST, FIRST))[0]
        allowed = [due for due, _ in due_days(self.scope, clause, (day, day))]
        soonest = min(allowed, default=FIRST)
        return [n for n in terms(clause) if add_years(day, n) <= soonest]

    def event_day(self, act: str) -> Bounds | None:
        """Give the written day of the event of an act, unless that is the day on the law."""
        if self.event == "in_force":
            return None
        return bounds(acts(self.scope.corpus).get(act, {}).get(self.event))

    def searched_until(self) -> int:
        """Give the day up to which evaluations were looked for."""
        until = bounds(self.scope.law.get("evaluations_searched_until"))
        return until[0] if until else FIRST - 1

    def choose(self, day: Bounds) -> list[int]:
        """Enumerate the choices of one day."""
        return choices(day, self.moments)


@dataclass(frozen=True)
class World:
    """A view in which the days of the law itself are exact."""

    view: View
    scope: Scope
    start: int

    @cached_property
    def layers(self) -> dict[str, list[Layer | None]]:
        """Give every exact layer that each act can be, None where it can be none."""
        return {layer.act: self._layers_of(layer.act) for layer in self.view.layers}

    def _layers_of(self, act: str) -> list[Layer | None]:
        rows = [c for c in self.view.changes.get(act, []) if c.status == "in_force" and c.day]
        options = [self._exact_changes(row) for row in rows]
        new = self.view.new_laws.get(act)
        new_days = self.view.choose(new) if new else [None]
        found = {
            layer_of(self.scope, act, list(of_act), None if day is None else (day, day))
            for of_act in product(*options)
            for day in new_days
        }
        return sorted(found, key=lambda layer: (layer is None, str(layer)))

    def _exact_changes(self, change: Change) -> list[Change]:
        ends = self.view.choose(change.until) if change.until else [None]
        days = self.view.choose(change.day) if change.day else []
        return [at(change, day, end) for day in days for end in ends]


def worlds(view: View) -> Iterator[World]:
    """Choose the start of the law and its reference day."""
    scope = view.scope
    if scope.start is None:
        return
    for start, t in product(view.choose(scope.start), view.choose(scope.t)):
        if start <= t:
            yield World(view, replace(scope, start=(start, start), t=(t, t)), start)
