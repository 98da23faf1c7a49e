"""The implementers of the report as plain data."""

from __future__ import annotations

from stapeling.analyses.results import (
    CapacityUse,
    Freeze,
    ImplementerResult,
    OtherCost,
    Peak,
    PeriodLoad,
    Shortfall,
    TooLate,
)
from stapeling.reports.values import amount_value, day_value


def implementer_data(row: ImplementerResult) -> dict[str, object]:
    """Give an implementer as data: a vector per period, and what stands beside it."""
    return {
        "id": row.id,
        "title": row.title,
        "kind": row.kind,
        "members": row.members,
        "laws": row.laws,
        "law_ids": list(row.law_ids),
        "regulations": row.regulations,
        "coverage": row.coverage,
        "covered": row.covered,
        "acts": row.acts,
        "peaks": [_peak(peak) for peak in row.peaks],
        "not_placed": list(row.not_placed),
        "freezes": [_freeze(freeze) for freeze in row.freezes],
        "too_late": [_too_late(late) for late in row.too_late],
        "joint": [_cost(cost) for cost in row.joint],
        "other_costs": [_cost(cost) for cost in row.other_costs],
        "periods": [_period(period) for period in row.periods],
    }


def _period(period: PeriodLoad) -> dict[str, object]:
    return {
        "period": period.period,
        "scheduled": period.scheduled,
        "laws": period.laws,
        "regulations": period.regulations,
        "changes": period.changes,
        "changes_possible": period.changes_possible,
        "by_level": dict(period.by_level),
        "by_nature": dict(period.by_nature),
        "articles": period.articles,
        "acts": list(period.acts),
        "one_off_eur": amount_value(period.one_off_eur),
        "structural_eur": amount_value(period.structural_eur),
        "one_off_fte": amount_value(period.one_off_fte),
        "structural_fte": amount_value(period.structural_fte),
        "unknown_records": period.unknown_records,
        "unknown": dict(period.unknown),
        "classes": {name: dict(counts) for name, counts in period.classes.items()},
        "shortfall": _shortfall(period.shortfall),
        "rushed": list(period.rushed),
        "accountability": dict(period.accountability),
        "bottlenecks": period.bottlenecks,
        "coverage": period.coverage,
        "capacity": [_capacity(use) for use in period.capacity],
    }


def _shortfall(short: Shortfall) -> dict[str, object]:
    return {
        "acts": len(short.acts),
        "median_days": short.median_days,
        "max_days": short.max_days,
        "unknown": short.unknown,
        "witness": [
            {
                "act": row.act,
                "given": row.given,
                "needed": row.needed,
                "short": row.short,
                "norm": row.norm,
            }
            for row in short.acts
        ],
    }


def _capacity(use: CapacityUse) -> dict[str, object]:
    return {
        "unit": use.unit,
        "load": amount_value(use.load),
        "capacity": amount_value(use.capacity),
        "ratio": use.ratio,
        "gap": amount_value(use.gap),
        "over": use.over,
    }


def _peak(peak: Peak) -> dict[str, object]:
    return {
        "unit": peak.unit,
        "period": peak.period,
        "load": amount_value(peak.load),
        "ratio": peak.ratio,
    }


def _freeze(freeze: Freeze) -> dict[str, object]:
    return {
        "unit": freeze.unit,
        "from": day_value(freeze.from_),
        "until": day_value(freeze.until),
        "acts": list(freeze.acts),
        "allowed": list(freeze.allowed),
        "source": list(freeze.source),
    }


def _too_late(late: TooLate) -> dict[str, object]:
    return {
        "act": late.act,
        "decided": day_value(late.decided),
        "before": day_value(late.before),
        "in_force": day_value(late.in_force),
    }


def _cost(cost: OtherCost) -> dict[str, object]:
    return {
        "subject": cost.subject,
        "bearers": list(cost.bearers),
        "cost": cost.cost,
        "one_off_eur": amount_value(cost.one_off_eur),
        "structural_eur": amount_value(cost.structural_eur),
        "one_off_fte": amount_value(cost.one_off_fte),
        "structural_fte": amount_value(cost.structural_fte),
        "source": list(cost.source),
    }
