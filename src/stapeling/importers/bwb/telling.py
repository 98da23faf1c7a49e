"""What one file tells about regulations, ready to be joined with what others tell.

Laws are named by their BWB number throughout; ids come when everything is joined. A telling holds
plain values only, so that it can be sent from one process to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from stapeling.importers.bwb.heard import Advice
from stapeling.importers.bwb.implementers import Carrying
from stapeling.importers.bwb.last_acts import Shown
from stapeling.importers.bwb.references import Reference
from stapeling.importers.document import Extract, Row


@dataclass(frozen=True, slots=True)
class TextTold:
    """What a text of a regulation tells: one toestand, or the text of the 2012 collection."""

    number: str
    day: str | None
    """The day from which this text applies; None when the file does not say."""
    sequence: int
    """Of several texts from one day, the later made has the higher number."""
    title: str
    short_title: str | None
    kind: str
    counts: Row
    labels: tuple[str, ...]
    based_on: tuple[Reference, ...]
    refers_to: tuple[Reference, ...]
    clauses: tuple[Row, ...]
    heard: tuple[Advice, ...]
    carried_by: tuple[Carrying, ...]
    shown: Shown


@dataclass(frozen=True, slots=True)
class HistoryTold:
    """What a WTI file tells of its own regulation."""

    number: str
    extract: Extract
    based_on: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class BasisTold:
    """That a regulation rests on another, told by the WTI file of that other."""

    number: str
    title: str
    based_on: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class VersionsTold:
    """What a manifest tells: the versions that there are of a text."""

    number: str
    starts: tuple[str, ...]
    """The first day of every version; two versions of one day are two."""
    ended: str | None
    """The first day on which the regulation no longer applied."""
    made: str | None


@dataclass(frozen=True, slots=True)
class ListedTold:
    """What an answer of the search service tells of a regulation."""

    number: str
    title: str | None
    kind: str | None
    ministry: Row | None


Telling: TypeAlias = TextTold | HistoryTold | BasisTold | VersionsTold | ListedTold


@dataclass(frozen=True, slots=True)
class ActTold:
    """What an official publication tells of the act that it publishes."""

    act: Row
    heard: tuple[Advice, ...]
