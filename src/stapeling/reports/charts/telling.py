"""What pictures say in words: witnesses in tooltips, and what a picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Protocol

from stapeling.analyses.results import LawResult
from stapeling.language import Language
from stapeling.reports.charts.naming import cut
from stapeling.reports.charts.style import Record
from stapeling.reports.view import View

_LONG = 70
_NAMED = 6
"""How many witnesses a tooltip names before it counts the rest."""


class Speaker(Protocol):
    """Whoever has the words of a picture."""

    language: Language


def few(view: Speaker, names: Iterable[str], count: int, most: int = _NAMED) -> str:
    """Name the first things, and say how many more there are."""
    told = "; ".join(islice(names, most))
    if count <= most:
        return told
    return view.language.text("{names} and {n} more", names=told, n=count - most)


def acts(view: View, ids: Sequence[str]) -> str:
    """Name the acts that a number rests on; a dash where there are none."""
    return few(view, map(view.names.short, ids), len(ids)) or view.language.day(None)


def law_name(view: View, identity: str) -> str:
    """Name a law in a sentence of many: a long title is cut."""
    return cut(view.names.law(identity), _LONG)


def of_law(law: LawResult) -> Record:
    """Give what a reader filters the row of a law by."""
    return {"ministry": law.ministry, "implementers": list(law.implementers)}


def shares(view: Speaker, counts: Iterable[tuple[str, int]]) -> str:
    """Tell numbers by name, with the share of each in all of them."""
    rows = list(counts)
    whole = sum(number for _, number in rows)
    number, share = view.language.number, view.language.share
    return "; ".join(
        f"{name} {number(count)} ({share(count / whole)})" for name, count in rows if count
    )
