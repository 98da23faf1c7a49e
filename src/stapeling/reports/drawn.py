"""What is drawn beside words and tables, in neutral form: counts over periods, and a line of time.

A format that draws pictures leaves these out; no number stands in them alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Point(NamedTuple):
    """What was counted in a period: for certain, and at most."""

    period: str
    low: int | None
    """Nothing where it is not known."""
    high: int | None
    """Nothing where more may exist than is recorded."""


@dataclass(frozen=True, slots=True)
class Series:
    """Counts over periods that follow each other."""

    label: str
    points: tuple[Point, ...]
    told: str
    """The most that was counted, and in which period: a drawing alone cannot be read out."""
    legend: str
    """What the marks mean, told once for all the series of a table."""


class Mark(NamedTuple):
    """Something on a line of time, on a day that is known between two ordinals."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of marks; on one that is joined they follow from each other."""

    label: str
    marks: tuple[Mark, ...]
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes of marks above years."""

    title: str
    first: int
    """The ordinals of the first day and the last one that are drawn."""
    last: int
    today: int
    """The reference day."""
    lanes: tuple[Lane, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    """What the kinds of marks are called, also `today`, `span` and `more`."""
    notes: tuple[str, ...] = ()
    """What has no place on the line."""
