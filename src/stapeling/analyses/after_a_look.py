"""The class of a layer that an evaluation came before, whatever the days turn out to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stapeling.analyses.forms import Form, begun
from stapeling.analyses.layering import Layer
from stapeling.analyses.setting import AFTER, RE_AMENDED, RESTED, UNKNOWN, Class, Setting
from stapeling.graph import Looked
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day, add_years


def class_after_a_look(setting: Setting, form: Form, day: Day, before: Sequence[Looked]) -> Class:
    """Decide what lay between the last evaluation and the act, for every choice of days.

    The class changes only where the day of the act passes a bound of another day, so those are
    the choices that need to be tried; a later evaluation only leaves fewer layers in between, so
    of its day the earliest and the latest suffice.
    """
    layer, rest_years = form.layer, setting.options.rest_years
    sure = [look for look in before if setting.sure(look, form)]
    since = min(look.published.first for look in before)
    others = [
        b
        for b in setting.layering.layers
        if b.last > since and b.first < day.last and b.act != layer.act
    ]
    others = begun(setting.graph, setting.layering, others, setting.options)
    if day.exact and layer.settled and all(b.exact and b.certain and b.settled for b in others):
        looked = _last_looks(setting, sure, before, day.first)
        if len(looked) == 1:
            return _of_exact(layer, others, looked.pop(), day.first, rest_years)
    between = _Between.of(layer, others, rest_years)
    found: set[Class] = set()
    for x in _choices(day, others, before, rest_years):
        for look_day in _last_looks(setting, sure, before, x):
            found.add(between.category(look_day, x))
            if len(found) > 1:
                return UNKNOWN
    return found.pop() if found else UNKNOWN


def _of_exact(layer: Layer, others: Iterable[Layer], look: int, x: int, rest_years: int) -> Class:
    """Decide the class where every day and article is known, which is nearly always."""
    found = AFTER
    for b in others:
        if look < b.first < x and b.touches(layer):
            if add_years(b.first, rest_years) > x:
                return RE_AMENDED
            found = RESTED
    return found


def _choices(
    day: Day, others: Iterable[Layer], looks: Iterable[Looked], rest_years: int
) -> list[int]:
    if day.exact:
        return [day.first]
    bounds = {bound for other in others for bound in (other.first, other.last)}
    soonest = day.first - 366 * rest_years - 1  # what is older has rested by then
    marks = {day.first, day.last}
    marks |= {bound + step for bound in bounds for step in (0, 1)}
    marks |= {add_years(bound, rest_years) for bound in bounds if bound >= soonest}
    marks |= {bound + 1 for look in looks for bound in (look.published.first, look.published.last)}
    near = [mark for mark in marks if day.first - 1 <= mark <= day.last + 1]
    tried = {mark + step for mark in near for step in (-1, 0, 1)}
    return sorted(mark for mark in tried if day.first <= mark <= day.last)


def _last_looks(
    setting: Setting, sure: Sequence[Looked], looks: Sequence[Looked], x: int
) -> set[int]:
    """Give the earliest and the latest day that the last evaluation before `x` can have."""
    start, as_of = setting.layering.start, setting.options.day
    counted = [look.published.first for look in sure if look.published.last < x]
    latest = [
        min(look.published.last, x - 1, as_of)
        for look in looks
        if max(look.published.first, start.first + 1) <= min(look.published.last, x - 1, as_of)
    ]
    return {max(counted), max(latest)} if counted and latest else set()


@dataclass(frozen=True, slots=True)
class _Between:
    """The layers that may lie between an evaluation and an act."""

    touching: Sequence[Layer]
    """Those that certainly touch the same text."""
    perhaps: Sequence[Layer]
    """Those of which that is open."""
    rest_years: int

    @classmethod
    def of(cls, layer: Layer, others: Sequence[Layer], rest_years: int) -> _Between:
        """Divide other layers by whether they touch the text of a layer."""
        touching = [b for b in others if b.touches(layer)]
        open_ = [
            b
            for b in others
            if not (b.known and layer.known) or (b.may_touch(layer) and not b.touches(layer))
        ]
        return cls(touching, open_, rest_years)

    def category(self, look: int, x: int) -> Class:
        """Give the class on these days, if it holds for every choice of those in between."""
        touching = [b for b in self.touching if _possible(b, look, x)]
        if any(_certain(b, look, x) and self._certainly_young(b, x) for b in touching):
            return RE_AMENDED
        if any(self._possibly_young(b, x) for b in touching):
            return UNKNOWN
        perhaps = [b for b in self.perhaps if _possible(b, look, x)]
        if not touching:
            return UNKNOWN if perhaps else AFTER
        if any(self._possibly_young(b, x) for b in perhaps):
            return UNKNOWN
        return RESTED if any(_certain(b, look, x) for b in touching) else UNKNOWN

    def _certainly_young(self, b: Layer, x: int) -> bool:
        return add_years(max(b.first, OPEN_FIRST), self.rest_years) > x

    def _possibly_young(self, b: Layer, x: int) -> bool:
        return add_years(min(b.last, x - 1, OPEN_LAST), self.rest_years) > x


def _certain(b: Layer, look: int, x: int) -> bool:
    return b.certain and look < b.first and b.last < x


def _possible(b: Layer, look: int, x: int) -> bool:
    return max(b.first, look + 1) <= min(b.last, x - 1)
