"""The careful way to layers: an act of a law is taken with all its changes, whatever they state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from stapeling.analyses.layering import Beside, Layer, count
from stapeling.analyses.options import Options
from stapeling.graph import StackGraph
from stapeling.model.days import Day
from stapeling.model.labels import keys_of
from stapeling.model.laws import Change, Law
from stapeling.model.moments import day_of, status_of

_NO_ARTICLES: frozenset[str] = frozenset()
_MOVED = frozenset({"tekstplaatsing", "vernummering"})


class Sieve:
    """Takes the acts of a law one by one: each becomes a layer or is counted beside."""

    def __init__(
        self,
        graph: StackGraph,
        law: Law,
        options: Options,
        span: tuple[Day, Day],
        beside: Beside | None = None,
    ) -> None:
        self.graph, self.law, self.options = graph, law, options
        self.start, self.until = span
        self.makers = graph.makers(law)
        self.incidental = keys_of(part.part for part in law.incidental_parts)
        self.beside = beside or Beside()
        self.layers: dict[str, Layer] = {}
        for replacing in graph.replaced_by.get(law.id, ()):
            self._replacing(replacing)

    def in_order(self, others: Sequence[Layer] = ()) -> tuple[Layer, ...]:
        """Give the layers taken so far, and others, in order of day and act."""
        return tuple(sorted([*self.layers.values(), *others], key=lambda layer: layer.order))

    def take(self, act: str, rows: Sequence[Change]) -> None:
        """Take one act with its changes of the law."""
        beside = self.beside
        beside.events += sum(
            row.effect != "tekstplaatsing" and row.status != "pending" for row in rows
        )
        if act in self.makers:
            return
        live = [row for row in rows if status_of(row) == "in_force"]
        if not live:
            if act not in self.layers:
                self._not_in_force([status_of(row) for row in rows])
            return
        days = [day_of(row) for row in live]
        day = Day(min(d.first for d in days), min(d.last for d in days))
        if day.first > self.options.day:
            beside.scheduled += act not in self.layers
        elif day.first > self.until.last:
            beside.after_end += 1
        elif day.last < self.start.first:
            beside.before_start += 1
        else:
            self._in_force(act, day, live)

    def _not_in_force(self, statuses: Iterable[str]) -> None:
        """Count an act that is nowhere in force: pending first, then not commenced, withdrawn."""
        found = set(statuses)
        if "pending" in found:
            self.beside.pending += 1
        elif "not_commenced" in found:
            self.beside.not_commenced += 1
        else:
            self.beside.withdrawn += 1

    def _in_force(self, act: str, day: Day, live: Sequence[Change]) -> None:
        """Take an act that is, or may be, in force by the reference day."""
        possible = [row for row in live if day_of(row).first <= self.until.last]
        if all(row.effect == "tekstplaatsing" for row in possible):
            self.beside.moved += 1
            return
        facts = self.graph.corpus.acts.get(act)
        level = facts.level if facts is not None else None
        if day.last <= self.until.first and day.first >= self.start.last:
            count(self.beside.acts, level or "unknown")
        else:
            self.beside.acts_possible += 1
        if level is None or self.options.counts(level, self.law.kind):
            natures = facts.nature if facts is not None else ()
            if not day.first == day.last == self.start.first == self.start.last:
                if day.last > self.start.first:
                    self._layer(act, day, possible, natures, level)
            elif level is None:
                self.beside.unknown_level += 1
            else:
                self.beside.same_day += 1

    def _layer(
        self,
        act: str,
        day: Day,
        possible: Sequence[Change],
        natures: Sequence[str],
        level: str | None,
    ) -> None:
        """Make a layer of an act of a counted level, unless something else leaves it out."""
        until = self.until
        certain = [row for row in possible if day_of(row).last <= until.first]
        reason = self._left_out(possible, natures)
        if reason is not None:
            if act not in self.layers:
                reason()
            return
        if level is None:
            self.beside.unknown_level += 1
            return
        sure = (
            day.first > self.start.last
            and day.last <= until.first
            and self._left_out(certain, natures, certainly=True) is None
        )
        stated = {nature for row in possible for nature in row.nature or natures}
        if act not in self.layers:
            self.beside.unknown_nature += self.options.natures.isdisjoint(stated)
        articles, known = _articles(certain)
        perhaps, all_known = articles, known
        if len(certain) != len(possible):
            perhaps, all_known = _articles(possible)
        first, last = self._days(day, until.last)
        whole = self.layers.get(act)
        if whole is not None:  # it changed the law before it replaced it
            if first <= last:
                self.layers[act] = whole._replace(
                    first=min(first, whole.first), last=min(last, whole.last)
                )
        elif first <= last:
            self.layers[act] = Layer(act, first, last, sure, articles, perhaps, all_known)

    def may_make(self, act: str, rows: Sequence[Change]) -> bool:
        """Whether these changes of an act may by themselves make a layer of it."""
        facts = self.graph.corpus.acts.get(act)
        return self._left_out(rows, facts.nature if facts is not None else ()) is None

    def _days(self, day: Day, until: int) -> tuple[int, int]:
        """Give the bounds of a day as far as the act is a layer then."""
        return max(day.first, self.start.first + 1), min(day.last, until)

    def _left_out(
        self, rows: Sequence[Change], natures: Sequence[str], *, certainly: bool = False
    ) -> Callable[[], None] | None:
        """Say why these changes make no layer, as what is then counted; nothing if they do.

        Every reason asks whether *all* changes are of a kind, so that with more of them an act is
        left out less: a layer is certain when the changes that are certain make one.
        """
        beside = self.beside
        effects = [row.effect for row in rows]
        if all(effect in _MOVED for effect in effects) or all(e == "intrekking" for e in effects):
            return lambda: _raise(beside, "moved")
        day = self.until.last if certainly else self.until.first
        if all(_ended(row, day, certainly=certainly) for row in rows):
            return lambda: _raise(beside, "ended")
        if self.incidental and _only(rows, self.incidental):
            return lambda: _raise(beside, "incidental")
        counted = self.options.natures
        stated = [row.nature or natures for row in rows]
        if all(own and counted.isdisjoint(own) for own in stated):
            return lambda: count(beside.excluded, min(n for own in stated for n in own))
        return None

    def _replacing(self, replacing: Law) -> None:
        """Take the law that replaces this one: its act is a layer on the day it begins."""
        day = replacing.in_force_from
        if day is None or day.first > self.options.day or day.last <= self.start.first:
            return
        act = self.graph.corpus.act_id(replacing.act) or replacing.act or replacing.id
        sure = day.first > self.start.last and day.last <= self.options.day
        articles = keys_of(self.law.articles)
        first, last = self._days(day, self.options.day)
        if first <= last:
            self.layers[act] = Layer(act, first, last, sure, articles, articles, True, True)


def _raise(beside: Beside, name: str) -> None:
    setattr(beside, name, getattr(beside, name) + 1)


def _articles(rows: Sequence[Change]) -> tuple[frozenset[str], bool]:
    """Give the articles that changes state, and whether every change states them."""
    if len(rows) == 1:
        stated = rows[0].articles
        return (_NO_ARTICLES, False) if stated is None else (keys_of(stated), True)
    labels = [label for row in rows for label in row.articles or ()]
    return keys_of(labels), all(row.articles is not None for row in rows)


def _only(rows: Sequence[Change], parts: frozenset[str]) -> bool:
    articles, known = _articles(rows)
    return known and bool(articles) and articles <= parts


def _ended(row: Change, day: int, *, certainly: bool) -> bool:
    """Whether a change has ended; for a certain layer, whether it may have."""
    end = row.in_force_until
    if end is None:
        return False
    return (end.first if certainly else end.last) <= day
