"""Results as plain values for data: days, counts and amounts as JSON has them."""

from __future__ import annotations

from stapeling.analyses.results import DaySpan, Span
from stapeling.model.amounts import Amount
from stapeling.model.days import Day, iso
from stapeling.reports.page import Value


def day_value(day: Day | None) -> Value:
    """Give a day in ISO form, or its first and last day; nothing for an open side.

    >>> day_value(Day.parse("2018-06"))
    ('2018-06-01', '2018-06-30')
    """
    if day is None:
        return None
    return iso(day.first) if day.exact else (iso(day.first), iso(day.last))


def span_value(span: Span | None) -> Value:
    """Give a count as its low and high side, also where both are equal."""
    return None if span is None else (span.low, span.high)


def days_value(span: DaySpan | None) -> Value:
    """Give a number of days, or both sides of it where they differ."""
    if span is None or span == (None, None):
        return None
    return span.low if span.low == span.high else (span.low, span.high)


def amount_value(amount: Amount | None) -> Value:
    """Give an amount as a number, or as low, likely and high.

    >>> amount_value(Amount.of(3)), amount_value(Amount(1, 2, 3))
    (3, {'low': 1, 'likely': 2, 'high': 3})
    """
    if amount is None:
        return None
    if amount.exact:
        return amount.low
    return {"low": amount.low, "likely": amount.likely, "high": amount.high}
