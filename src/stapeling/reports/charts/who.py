"""Whom rows of data are about: what a reader filters by, told once for many rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from stapeling.analyses.results import LawResult
from stapeling.reports.charts.style import MOST, Record

T = TypeVar("T")
_FEW_ROWS = 500
"""Up to how many rows of one picture name three acts each; above it one."""


class Who:
    """The ministries and implementers of rows, by a number: thousands of rows share a few."""

    def __init__(self) -> None:
        self._places: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}

    def place(self, ministries: Iterable[str | None], implementers: Iterable[str]) -> int:
        """Give the number of these ministries and implementers."""
        key = (tuple(name for name in ministries if name), tuple(implementers))
        return self._places.setdefault(key, len(self._places))

    def of(self, law: LawResult) -> int:
        """Give the number of those of a law."""
        return self.place([law.ministry], law.implementers)

    def rows(self) -> list[Record]:
        """Give them as data that rows look up by `q`."""
        return [
            {"q": place, "ministry": list(ministries), "implementers": list(implementers)}
            for (ministries, implementers), place in self._places.items()
        ]


def examples(ids: Sequence[str], groups: int) -> Sequence[str]:
    """Give the acts that a row names, when there are so many rows: a few, or one."""
    return ids[: 3 if groups <= _FEW_ROWS else 1]


def among_first(things: Iterable[T], law_of: Callable[[T], LawResult | None]) -> list[T]:
    """Keep things among the first of all, of a ministry, of an implementer, or of both.

    They are all that a picture can show, however its reader filters.
    """
    seen: Counter[tuple[str | None, ...]] = Counter()
    found = []
    for thing in things:
        law = law_of(thing)
        names = law.implementers if law is not None else ()
        ministry = law.ministry if law is not None else None
        groups: list[tuple[str | None, ...]] = [("all",), ("of", ministry)]
        groups += [("by", name) for name in names]
        groups += [("both", ministry, name) for name in names]
        if any(seen[group] < MOST for group in groups):
            found.append(thing)
        seen.update(groups)
    return found
