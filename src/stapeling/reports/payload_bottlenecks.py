"""Bottlenecks as plain data."""

from __future__ import annotations

from stapeling.analyses.results import BottleneckResult, BottlenecksResult
from stapeling.reports.ranges import range_value
from stapeling.reports.values import day_value, days_value, span_value


def bottleneck_data(result: BottlenecksResult) -> dict[str, object]:
    """Give the section of JSON; a number of years is one number, or its low and high side."""
    return {
        "open": result.open,
        "perhaps_open": result.perhaps_open,
        "resolved": result.resolved,
        "dropped": result.dropped,
        "lapsed": result.lapsed,
        "unknown_status": result.unknown_status,
        "resolved_share": result.resolved_share,
        "median_age_years": range_value(result.median_age_years),
        "unknown_age": result.unknown_age,
        "stayed": span_value(result.stayed),
        "unknown_laws": result.unknown_laws,
        "estimated_laws": result.estimated_laws,
        "items": [_item(item) for item in result.items],
    }


def _item(item: BottleneckResult) -> dict[str, object]:
    return {
        "id": item.id,
        "title": item.title,
        "status": item.status,
        "open": item.open,
        "begun": item.begun,
        "organisations": list(item.organisations),
        "laws": list(item.laws),
        "theme": item.theme,
        "first_reported": day_value(item.first_reported),
        "resolved": day_value(item.resolved),
        "age_days": days_value(item.age_days),
        "age_years": range_value(item.age_years),
        "reports": item.reports,
        "repeats": item.repeats,
        "stayed_after": list(item.stayed_after),
        "perhaps_after": list(item.perhaps_after),
        "certainty": item.certainty,
        "estimated": list(item.estimated),
        "source": list(item.source),
    }
