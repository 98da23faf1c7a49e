"""The load on one implementer per period, by plain loops over days."""

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from .capacity import compared, freezes, peaks
from .corpus import Corpus, acts
from .days import exact, ordinal
from .duties import act_days, changes_of, laws_on, natures_of
from .preparation import rushed, shortfalls, summary
from .records import FLOWS, STOCKS, Record, amounts, not_placed, placed, records_of, unknown

CLASSES = ("impact", "portfolio", "process_risk", "complexity")


def period_key(day: int, period: str) -> str:
    """Name the period of a day: 2024, 2024-Q3 or 2024-07."""
    date = dt.date.fromordinal(day)
    if period == "year":
        return f"{date.year}"
    return f"{date.year}-Q{(date.month + 2) // 3}" if period == "quarter" else f"{date:%Y-%m}"


def periods_between(first: int, last: int, period: str) -> dict[str, list[int]]:
    """List the days of every period from the one of the first day to the one of the last."""
    begin = dt.date.fromordinal(first).replace(month=1, day=1).toordinal()
    end = dt.date.fromordinal(last).replace(month=12, day=31).toordinal()
    days: dict[str, list[int]] = defaultdict(list)
    for day in range(begin, end + 1):
        days[period_key(day, period)].append(day)
    return {key: of for key, of in days.items() if of[-1] >= first and of[0] <= last}


def coverage(corpus: Corpus, organisation: str, real: int, days: list[int] | None) -> float | None:
    """Give the share of acts in force (in a period) with a burden record for implementation."""
    in_period = [
        act
        for act, day in act_days(corpus, organisation).items()
        if day[0] <= real and (days is None or days[0] <= day[0] <= days[-1])
    ]
    covered = {
        record.act
        for record in records_of(corpus, organisation, real)
        if record.cost == "uitvoering"
    }
    return sum(act in covered for act in in_period) / len(in_period) if in_period else None


def changes_in(corpus: Corpus, organisation: str, days: list[int]) -> dict[str, Any]:
    """Count the acts that begin for an organisation in a period."""
    known, bounded = acts(corpus), act_days(corpus, organisation)
    possible = [a for a, d in bounded.items() if d[0] <= days[-1] and d[1] >= days[0]]
    certain = [a for a in possible if bounded[a][0] >= days[0] and bounded[a][1] <= days[-1]]
    rows = [c for c in changes_of(corpus, organisation) if c.act in certain]
    natures = Counter(n for a in certain for n in natures_of(rows, a))
    articles = {(c.law, article) for c in rows for article in c.articles or ()}
    return {
        "changes": len(certain) if certain == possible else [len(certain), len(possible)],
        "changes_by_level": dict(Counter(known.get(a, {}).get("level") for a in certain)),
        "changes_by_nature": dict(natures),
        "articles_touched": len(articles),
    }


def classes_in(records: list[Record], days: list[int]) -> dict[str, dict[str, int]]:
    """Count the records of each class that begin in a period."""
    here = [r for r in records if r.day is not None and days[0] <= r.day <= days[-1]]
    return {key: dict(Counter(r.row[key] for r in here if key in r.row)) for key in CLASSES}


def _horizon(corpus: Corpus, organisation: str, records: list[Record], real: int) -> list[int]:
    """List the days that the periods must hold."""
    days = [real]
    days += [d for d in map(exact, act_days(corpus, organisation).values()) if d is not None]
    for record in records:
        days += [d for key in FLOWS for d in placed(record, key) or ()]
        days += [span[0] for key in STOCKS if (span := placed(record, key))]
    return days


def _period(
    corpus: Corpus, organisation: str, records: list[Record], real: int, days: list[int]
) -> dict[str, Any]:
    own = [r for r in records if r.cost == "uitvoering" and len(r.organisations) == 1]
    joint = [r for r in records if r.cost == "uitvoering" and len(r.organisations) > 1]
    short = [
        s for s in shortfalls(corpus, organisation) if days[0] <= ordinal(s["day"]) <= days[-1]
    ]
    early = rushed(corpus, organisation)
    return {
        "scheduled": days[0] > real,
        "laws": len(laws_on(corpus, organisation, days[-1])[0]),
        **changes_in(corpus, organisation, days),
        **amounts(own, days),
        "unknown_records": {key: unknown(own, key, days) for key in FLOWS + STOCKS},
        "joint": amounts(joint, days),
        **{
            cost: amounts([r for r in records if r.cost == cost], days)
            for cost in ("programma", "regeldruk")
        },
        **classes_in(own, days),
        "shortfall": summary(short),
        "rushed": [a for a, day in early.items() if day is not None and days[0] <= day <= days[-1]],
        "coverage": coverage(corpus, organisation, real, days),
    }


def implementer_measures(
    corpus: Corpus, organisation: str, real: int, period: str = "year"
) -> dict[str, Any]:
    """Measure the load on one implementer as the JSON report does."""
    records = records_of(corpus, organisation, real)
    stated = [
        row
        for org in corpus.get("organisations", [])
        if org["id"] == organisation
        for row in org.get("capacity", [])
    ]
    horizon = _horizon(corpus, organisation, records, real)
    found = []
    for key, days in periods_between(min(horizon), max(horizon), period).items():
        row = {"period": key, **_period(corpus, organisation, records, real, days)}
        found.append({**row, "capacity": compared(stated, row, days)})
    own, resting_on = laws_on(corpus, organisation, real)
    load_records = [r for r in records if r.cost == "uitvoering"]
    return {
        "id": organisation,
        "laws": len(own),
        "regulations": len(resting_on),
        "coverage": coverage(corpus, organisation, real, None),
        "not_placed": not_placed(load_records),
        "freezes": freezes(corpus, organisation, stated),
        "peaks": peaks(found),
        "periods": found,
    }
