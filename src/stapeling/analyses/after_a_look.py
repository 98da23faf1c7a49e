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
    layer = form.layer
    since = min(look.published.first for look in before)
    others = [
        b
        for b in setting.layering.layers
        if b.last > since and b.first < day.last and b.act != layer.act
    ]
    others = begun(setting.graph, setting.layering, others, setting.options)
    if day.exact and layer.settled and all(b.exact and b.certain and b.settled for b in others):
        looked = _last_looks(setting, form, before, day.first)
        if len(looked) == 1:
            return _of_exact(layer, others, looked.pop(), day.first, setting.options.rest_years)
    found: set[Class] = set()
    for x in _choices(day, others, before, setting.options.rest_years):
        for look_day in _last_looks(setting, form, before, x):
            between = _Between(layer, others, look_day, x, setting.options.rest_years)
            found.add(between.category())
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
    marks = {day.first, day.last}
    for other in others:
        for bound in (other.first, other.last):
            marks |= {bound, bound + 1, add_years(bound, rest_years)}
    for look in looks:
        marks |= {look.published.first + 1, look.published.last + 1}
    near = {mark + step for mark in marks for step in (-1, 0, 1)}
    return sorted(mark for mark in near if day.first <= mark <= day.last)


def _last_looks(setting: Setting, form: Form, looks: Sequence[Looked], x: int) -> set[int]:
    """Give the earliest and the latest day that the last evaluation before `x` can have."""
    start, as_of = setting.layering.start, setting.options.day
    sure = [
        look.published.first
        for look in looks
        if setting.sure(look, form) and look.published.last < x
    ]
    latest = [
        min(look.published.last, x - 1, as_of)
        for look in looks
        if max(look.published.first, start.first + 1) <= min(look.published.last, x - 1, as_of)
    ]
    return {max(sure), max(latest)} if sure and latest else set()


@dataclass(frozen=True, slots=True)
class _Between:
    """The layers between an evaluation and an act of which both days are chosen."""

    layer: Layer
    others: Sequence[Layer]
    look: int
    x: int
    rest_years: int

    def category(self) -> Class:
        """Give the class if it holds for every choice of the days of the layers in between."""
        touching = [b for b in self.others if b.touches(self.layer)]
        if any(self._certain(b) and self._certainly_young(b) for b in touching):
            return RE_AMENDED
        if any(self._possible(b) and self._possibly_young(b) for b in touching):
            return UNKNOWN
        maybe = [b for b in self.others if self._possible(b) and not (b.known and self.layer.known)]
        maybe += [
            b
            for b in self.others
            if b.known and self.layer.known and self._possible(b)
            and not b.touches(self.layer) and b.may_touch(self.layer)
        ]  # fmt: skip
        rested = any(self._possible(b) for b in touching)
        if not rested:
            return UNKNOWN if maybe else AFTER
        if any(self._possibly_young(b) for b in maybe):
            return UNKNOWN
        return RESTED if any(self._certain(b) for b in touching) else UNKNOWN

    def _certain(self, b: Layer) -> bool:
        return b.certain and self.look < b.first and b.last < self.x

    def _possible(self, b: Layer) -> bool:
        return max(b.first, self.look + 1) <= min(b.last, self.x - 1)

    def _certainly_young(self, b: Layer) -> bool:
        return add_years(max(b.first, OPEN_FIRST), self.rest_years) > self.x

    def _possibly_young(self, b: Layer) -> bool:
        return add_years(min(b.last, self.x - 1, OPEN_LAST), self.rest_years) > self.x
