"""Bottlenecks as rows of the long table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stapeling.analyses.results import BottleneckResult, BottlenecksResult
from stapeling.numbers.tidy import Measured, Rows, Tidy

SECTIONS: frozenset[str] = frozenset({"bottlenecks"})
"""The sections of the long table that these rows stand in."""
_ALL = "all"
"""The subject of what is told of all bottlenecks together."""


def bottleneck_rows(result: BottlenecksResult) -> Iterator[Tidy]:
    """Give every number as a row; none when no bottleneck is recorded."""
    if not result.items:
        return
    unknown = result.unknown_status
    still = [item.id for item in result.items if item.open]
    done = result.resolved_ids
    every = (result.open, result.open + result.perhaps_open)
    yield _row(_ALL, "open", "bottlenecks", every, still, unknown=unknown)
    yield _row(_ALL, "resolved", "bottlenecks", result.resolved, done, unknown=unknown)
    yield _row(_ALL, "dropped", "bottlenecks", result.dropped)
    yield _row(_ALL, "resolved_share", "share", result.resolved_share, done, unknown=unknown)
    median, unknown_age = result.median_age_years, result.unknown_age
    yield _row(_ALL, "median_age_years", "years", median, still, unknown=unknown_age)
    stayed = [item.id for item in result.items if item.open and _stayed(item)]
    yield _row(_ALL, "stayed", "bottlenecks", result.stayed, stayed, unknown=result.unknown_laws)
    for item in result.items:
        yield from _item(item)


def _stayed(item: BottleneckResult) -> bool:
    return bool(item.stayed_after or item.perhaps_after)


def _item(item: BottleneckResult) -> Iterator[Tidy]:
    witness = (*item.stayed_after, *item.perhaps_after)
    numbers: tuple[tuple[str, str, Measured, Iterable[str]], ...] = (
        ("age_years", "years", item.age_years, ()),
        ("reports", "reports", item.reports, ()),
        ("stayed_after", "acts", item.changed_law, witness),
    )
    for measure, unit, value, acts in numbers:
        yield _row(item.id, measure, unit, value, acts, title=item.title)


def _row(
    subject: str,
    measure: str,
    unit: str,
    value: Measured,
    witness: Iterable[str] = (),
    *,
    title: str = "",
    unknown: int | None = None,
) -> Tidy:
    row = Rows(subject, title).row
    return row("bottlenecks", measure, unit, value, witness, unknown=unknown)
