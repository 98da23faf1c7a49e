"""What came of a toets on an act: had or asked, late, stale, or negative and yet adopted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from stapeling.analyses.clauses import days_between
from stapeling.analyses.results import DaySpan
from stapeling.analyses.toetsen.catalogue import Truth, all_of, any_of, is_channel
from stapeling.model.acts import Act
from stapeling.model.days import Day
from stapeling.model.terms import NEGATIVE_VERDICTS
from stapeling.model.toetsen import ImpactTest, ToetsResult

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result that counts, and what it says."""

    state: Literal["had", "asked"]
    result: ToetsResult
    verdict: str | None
    late: Truth
    stale: Truth
    negative_adopted: Truth
    days_taken: DaySpan | None
    involved_days: DaySpan | None


def outcome_of(
    toets: ImpactTest, act: Act, results: Sequence[ToetsResult], adopted: Truth
) -> Outcome:
    """Tell what came of a toets; of several results the last delivered counts.

    A result with a verdict was delivered, on whatever day. Where days leave open which result came
    last, only what all of these say is known. A channel is held ex ante where it does not say.
    """
    rows = _last(results)
    shown = max(rows, key=_order)
    before = beforehand(toets) is True
    return Outcome(
        state="had" if _was_had(shown) else "asked",
        result=shown,
        verdict=_agreed(row.verdict for row in rows),
        late=_agreed(_late(row, act) for row in rows) if before else None,
        stale=_agreed(_stale(row, act) for row in rows) if before else None,
        negative_adopted=_agreed(_negative(row, adopted) for row in rows),
        days_taken=_taken(shown),
        involved_days=_between(shown.requested, act.decided),
    )


def beforehand(toets: ImpactTest) -> Truth:
    """Whether a toets comes before the act; a channel does where it does not say."""
    if toets.moment is None:
        return True if is_channel(toets) else None
    return toets.moment == "ex_ante"


def _was_had(row: ToetsResult) -> bool:
    return row.delivered is not None or row.verdict is not None


def _last(results: Sequence[ToetsResult]) -> list[ToetsResult]:
    """Give the results that may be the last delivered; if none was, those that were asked for."""
    had = [row for row in results if _was_had(row)]
    days = [row.delivered for row in had if row.delivered is not None]
    latest = [
        row
        for row in had
        if row.delivered is None or not any(row.delivered.certainly_before(day) for day in days)
    ]
    return latest or list(results)


def _order(row: ToetsResult) -> tuple[object, ...]:
    """Give the order of results: by day, and never by the order of files."""
    days = (row.delivered, row.requested, row.feasible_from)
    words = (row.verdict or "", row.number or "", row.certainty or "", *row.source)
    return (*map(_bounds, days), *words)


def _bounds(day: Day | None) -> tuple[int, int]:
    return (day.first, day.last) if day is not None else (-1, -1)


def _agreed(values: Iterable[T | None]) -> T | None:
    """Give what all say; nothing when they differ."""
    first, *others = values
    return first if all(other == first for other in others) else None


def _late(row: ToetsResult, act: Act) -> Truth:
    end = act.decided if act.decided is not None else act.published
    return None if end is None else _after(row.delivered, end)


def _stale(row: ToetsResult, act: Act) -> Truth:
    """Whether the act was revised after the delivery; not known when no revision is recorded."""
    delivered = row.delivered
    if delivered is None or not act.revised:
        return None
    return any_of(_after(revised, delivered) for revised in act.revised)


def _after(day: Day | None, other: Day) -> Truth:
    if day is None:
        return None
    if other.certainly_before(day):
        return True
    return None if other.possibly_before(day) else False


def _negative(row: ToetsResult, adopted: Truth) -> Truth:
    if not _was_had(row):
        return None
    return all_of((None if row.verdict is None else row.verdict in NEGATIVE_VERDICTS, adopted))


def _taken(row: ToetsResult) -> DaySpan | None:
    """Give the days from request to delivery; nothing where they contradict each other.

    A toets is not delivered before it is asked for: where the days leave that open, 0 is the least.
    """
    if row.requested is None or row.delivered is None:
        return None
    if row.delivered.certainly_before(row.requested):
        return None
    low, high = days_between(row.requested, row.delivered)
    return DaySpan(None if low is None else max(low, 0), high)


def _between(earlier: Day | None, later: Day | None) -> DaySpan | None:
    return days_between(earlier, later) if earlier is not None and later is not None else None
