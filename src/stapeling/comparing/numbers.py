"""Numbers on two sides: the rows of two reports, found by what they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from stapeling.comparing.results import (
    Bounds,
    ChainChange,
    ChainKind,
    FirstOver,
    LoadChange,
    NumberChange,
    bounds,
)
from stapeling.numbers import Tidy

_Key = tuple[str, ...]
_MARKED = frozenset({"due_days", "evaluations", "calendar"})
"""Sections in which a subject may have several numbers of one kind, told apart by the witness."""
_BY_KIND = ("by_status_", "by_phase_", "by_work_at_", "by_line_", "laws_", "acts_", "excluded_")
"""What measures begin with that count by kind, and name the kinds that there are."""
_PAIRED = "overlap"
"""The section whose numbers are each of two toetsen, which are its witness."""
_CHAINS: tuple[ChainKind, ...] = ("text_depth", "repair_depth")


def compare_numbers(a: Iterable[Tidy], b: Iterable[Tidy]) -> Iterator[NumberChange]:
    """Pair the numbers of two reports by section, subject, measure and period.

    Chains of the whole corpus are left out: they have no name of their own, and those that grew
    show at their laws.
    """
    here, there = _keyed(a), _keyed(b)
    _complete(here, there)
    _complete(there, here)
    for key in [*there, *(key for key in here if key not in there)]:
        yield NumberChange(here.get(key), there.get(key))


def _complete(side: dict[_Key, Tidy], other: Mapping[_Key, Tidy]) -> None:
    """Put in the zeros of counts by kind: a kind of which a side has none has no row there.

    Only of a subject that the side counts by that kind: of another nothing is known.
    """
    counted = {(row.section, row.subject) for row in side.values() if _kind_of(row)}
    for key, row in other.items():
        if key not in side and _kind_of(row) and (row.section, row.subject) in counted:
            side[key] = replace(row, value=0, witness=(), unknown=None)


def _kind_of(row: Tidy) -> bool:
    return row.measure.startswith(_BY_KIND)


def _keyed(rows: Iterable[Tidy]) -> dict[_Key, Tidy]:
    return {_key(row): row for row in rows if row.section != "repair_chains"}


def _key(row: Tidy) -> _Key:
    mark = row.witness[0] if row.section in _MARKED and row.witness else ""
    if row.section == _PAIRED:
        mark = " ".join(row.witness)
    period = "" if row.section == "peaks" else row.period  # a peak may move to another one
    return row.section, row.subject, row.measure, period, mark


def compare_chains(
    numbers: Iterable[NumberChange], renamed: Mapping[str, str]
) -> Iterator[ChainChange]:
    """Give the chains whose depth is another, each once with the laws that hold it.

    An act that was renamed has its later id on both sides.
    """
    found: dict[ChainChange, list[str]] = defaultdict(list)
    for change in numbers:
        row, before, after = change.row, change.before, change.after
        if row.section != "laws" or bounds(before) == bounds(after):
            continue
        for kind in _CHAINS:
            acts = (_witness(before, renamed), _witness(after, renamed))
            if row.measure == kind and any(acts):
                chain = ChainChange(kind, (), *acts, bounds(before), bounds(after))
                found[chain].append(row.subject)
    for chain, laws in found.items():
        yield replace(chain, laws=tuple(laws))


def _witness(row: Tidy | None, renamed: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(renamed.get(act, act) for act in row.witness) if row is not None else ()


def compare_loads(numbers: Iterable[NumberChange]) -> Iterator[LoadChange]:
    """Give of every implementer, unit and period with a stated capacity the load against it."""
    found: dict[_Key, dict[str, NumberChange]] = defaultdict(dict)
    for change in numbers:
        row = change.row
        if row.section == "capacity":
            unit, _, what = row.measure.rpartition("_")
            found[row.subject, unit, row.period][what] = change
    for (subject, unit, period), rows in sorted(found.items()):
        load, capacity, gap = (_both(rows.get(name)) for name in ("load", "capacity", "gap"))
        over = ((side[0] or 0) > 0 for side in gap)
        yield LoadChange(subject, unit, period, *load, *capacity, *over)


def _both(change: NumberChange | None) -> tuple[Bounds, Bounds]:
    if change is None:
        return (None, None), (None, None)
    return bounds(change.before), bounds(change.after)


def first_over(loads: Iterable[LoadChange]) -> Iterator[FirstOver]:
    """Give the first period over capacity, of every implementer and unit that is ever over."""
    found: dict[tuple[str, str], list[LoadChange]] = defaultdict(list)
    for row in loads:
        found[row.subject, row.unit].append(row)
    for (subject, unit), rows in found.items():
        before = min((row.period for row in rows if row.over_before), default=None)
        after = min((row.period for row in rows if row.over_after), default=None)
        if before is not None or after is not None:
            yield FirstOver(subject, unit, before, after)
