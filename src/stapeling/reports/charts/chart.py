"""A picture of numbers, as a specification that draws in a browser and on paper alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, with what must be said to read it and to do without it.

    The specification is Vega-Lite with its data in it. It may declare the parameters `ministry`,
    `implementer`, `from_year` and `until_year`, which a page sets when its reader filters; null
    means no filter. Every mark has its witness in the tooltip.
    """

    key: str
    """Its name in addresses and files, in English."""
    part: str
    """The part of the report that it belongs to."""
    title: str
    caption: str
    """How it is read: the unit, the marks, and how what is unknown shows."""
    described: str
    """What it shows, in words, for those who do not see it."""
    spec: Mapping[str, Any]
    tables: tuple[str, ...] = ()
    """The keys of the tables that it is made of."""
