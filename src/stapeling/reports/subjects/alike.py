"""Organisations of which the same is recorded, told together: a table of repeats tells nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from stapeling.reports.page import Cell
from stapeling.reports.view import View

Found = TypeVar("Found")


def alike(rows: Iterable[Found], key: Callable[[Found], Hashable]) -> list[list[Found]]:
    """Put rows together of which the same is recorded, in the order of the first of each.

    >>> alike(["a", "bb", "c"], len)
    [['a', 'c'], ['bb']]
    """
    found: dict[Hashable, list[Found]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return list(found.values())


def organisations_cell(view: View, ids: Sequence[str]) -> Cell:
    """Name an organisation, or count several; who they are is told below by `named`."""
    if len(ids) == 1:
        return Cell(view.names.organisation(ids[0]), ids[0])
    return Cell(_counted(view, ids), tuple(ids))


def named(view: View, ids: Sequence[str]) -> tuple[str, ...]:
    """Name the organisations of a row that stands for several."""
    if len(ids) == 1:
        return ()
    return (view.text("These are: {organisations}", organisations=_names(view, ids)),)


def heading(view: View, ids: Sequence[str]) -> Cell:
    """Name an organisation or several, as the head of a group of rows."""
    if len(ids) == 1:
        return organisations_cell(view, ids)
    return Cell(f"{_counted(view, ids)}: {_names(view, ids)}", tuple(ids))


def _names(view: View, ids: Sequence[str]) -> str:
    return "; ".join(map(view.names.organisation, ids))


def _counted(view: View, ids: Sequence[str]) -> str:
    organisations = view.graph.corpus.organisations
    kinds = {organisations[name].kind if name in organisations else None for name in ids}
    if kinds == {"ministerie"}:
        return view.plural("{n} ministry", "{n} ministries", len(ids))
    return view.plural("{n} organisation", "{n} organisations", len(ids))
