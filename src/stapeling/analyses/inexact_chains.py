"""The longest chain over exact and inexact layers, for every choice of the days of the latter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from stapeling.analyses.chains import Amends
from stapeling.analyses.layering import Layer
from stapeling.model.days import OPEN_FIRST

End = tuple[int, int]
"""A chain that ends with an inexact layer: on which day at the earliest, and its length."""
Ends = dict[int, dict[int, list[End]]]
"""Such chains by the set of inexact layers they used, as bits, and the one that they end with."""


@dataclass(slots=True)
class _Active:
    """The layers that lie before the day of a sweep, as bits, by the length of their chains."""

    by_length: list[int] = field(default_factory=lambda: [0])

    def add(self, bit: int, length: int) -> None:
        while len(self.by_length) <= length:
            self.by_length.append(0)
        self.by_length[length] |= bit

    def best(self, ties: int) -> int:
        """Give the length of the longest chain that ends with one of these layers."""
        for length in range(len(self.by_length) - 1, 0, -1):
            if self.by_length[length] & ties:
                return length
        return 0


def _ties(layers: Sequence[Layer], amends: Amends) -> list[int]:
    """Give for each layer the others that it may stand on, days aside, as bits by their place."""
    touching: dict[str, int] = {}
    unknown = replacing = articled = 0
    for n, layer in enumerate(layers):
        bit = 1 << n
        unknown |= 0 if layer.known else bit
        replacing |= bit if layer.replacement else 0
        articled |= bit if layer.replacement or layer.perhaps else 0
        for article in layer.perhaps:
            touching[article] = touching.get(article, 0) | bit
    found = []
    for n, layer in enumerate(layers):
        if not layer.known:
            ties = (1 << len(layers)) - 1
        elif layer.replacement:
            ties = unknown | articled
        else:
            ties = unknown | (replacing if layer.perhaps else 0)
            for article in layer.perhaps:
                ties |= touching[article]
        amended = amends.get(layer.act, ())
        ties |= (
            sum(1 << m for m, other in enumerate(layers) if other.act in amended) if amended else 0
        )
        found.append(ties & ~(1 << n))
    return found


def _turned(amends: Amends) -> Amends:
    """Give which layers have their text amended by which."""
    amended = {other for others in amends.values() for other in others}
    return {
        other: frozenset(act for act, others in amends.items() if other in others)
        for other in amended
    }


class InexactChains:
    """Chains over every set of inexact layers used so far, each swept once in day order.

    Of the chains that end with an inexact layer only those are kept that are longer or end
    earlier than all others: nothing better can grow from the rest. How long each grows over exact
    layers alone is found once.
    """

    def __init__(self, exact: Sequence[Layer], inexact: Sequence[Layer], amends: Amends) -> None:
        self.exact, self.inexact = exact, inexact
        self.ties = _ties([*exact, *inexact], amends)
        over = _ties([*exact, *inexact], _turned(amends)) if amends else self.ties
        self.onwards = self._onwards(over)
        """The longest chain of exact layers that begins with each."""
        self.above = [self._above(ties) for ties in over[len(exact) :]]

    def longest(self) -> int:
        """Give the length of the longest chain over all choices of days."""
        ends: Ends = {0: {}}
        longest = max(self.onwards, default=0)
        for used in range(1 << len(self.inexact)):
            if used in ends:
                self._sweep(used, ends)
                for u, rows in ends[used].items():
                    days, above = self.above[u]
                    for day, length in rows:
                        longest = max(longest, length + above[bisect_right(days, day)])
        return longest

    def _onwards(self, over: Sequence[int]) -> list[int]:
        found = [0] * len(self.exact)
        active = _Active()
        by_day = groupby(reversed(range(len(found))), key=lambda n: self.exact[n].first)
        for _, places in by_day:
            own = list(places)
            for n in own:
                found[n] = active.best(over[n]) + 1
            for n in own:
                active.add(1 << n, found[n])
        return found

    def _above(self, ties: int) -> tuple[list[int], list[int]]:
        """Give the days of exact layers that may stand on one, and the longest chain from each on.

        And nothing after the last of them.
        """
        tied = [n for n in range(len(self.exact)) if ties >> n & 1]
        longest = accumulate((self.onwards[n] for n in reversed(tied)), max, initial=0)
        return [self.exact[n].first for n in tied], list(longest)[::-1]

    def _sweep(self, used: int, ends: Ends) -> None:
        """Walk the days with one set of inexact layers used; grow chains by one more of them."""
        active = _Active()
        events = self._events(used, ends[used])
        days = sorted(events)
        for today, following in zip([None, *days], [*days, None], strict=True):
            tips = events[today] if today is not None else []
            reached = [(1 << n, length or self._reach(used, active, n)) for n, length in tips]
            for bit, length in reached:
                active.add(bit, length)
            self._grow(used, active, (today, following), ends)

    def _events(self, used: int, ends: Mapping[int, Sequence[End]]) -> dict[int, list[End]]:
        """Give by day the chains that end with inexact layers, and the exact layers after them.

        A chain that goes on without its inexact layers was swept before, and one that goes on
        without another needs no sweep.
        """
        unused = (layer.last for u, layer in enumerate(self.inexact) if not used >> u & 1)
        until = max(unused, default=OPEN_FIRST)
        found: dict[int, list[End]] = {}
        for u, rows in ends.items():
            for day, length in rows:
                if day < until:
                    found.setdefault(day, []).append((len(self.exact) + u, length))
        since = min(found, default=until if used else OPEN_FIRST)
        for n, layer in enumerate(self.exact):
            if since < layer.first < until:
                found.setdefault(layer.first, []).append((n, 0))
        return found

    def _reach(self, used: int, active: _Active, n: int) -> int:
        """Give the length of the longest chain that ends with an exact layer."""
        below = active.best(self.ties[n])
        return below + 1 if below or not used else 0

    def _grow(
        self, used: int, active: _Active, between: tuple[int | None, int | None], ends: Ends
    ) -> None:
        """Let every inexact layer not used yet follow what is active, between two days."""
        today, following = between
        for u, layer in enumerate(self.inexact):
            if used >> u & 1 or (today is not None and layer.last <= today):
                continue
            if following is not None and following < layer.first:
                continue  # it comes as early after the day that follows
            below = active.best(self.ties[len(self.exact) + u])
            if not below and used:
                continue
            day = layer.first if today is None or not below else max(layer.first, today + 1)
            rows = ends.setdefault(used | 1 << u, {}).setdefault(u, [])
            _keep(rows, (day, below + 1))


def _keep(rows: list[End], end: End) -> None:
    """Keep an end unless another is as long and as early; drop those that it beats."""
    if any(day <= end[0] and length >= end[1] for day, length in rows):
        return
    rows[:] = [row for row in rows if row[0] < end[0] or row[1] > end[1]]
    rows.append(end)
