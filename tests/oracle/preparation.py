"""How long an organisation had to prepare, and what came too soon."""

import statistics
from typing import Any

from .corpus import Corpus, Row, acts, resolve
from .days import FIRST, Bounds, add_months, bounds, exact, show
from .duties import act_days

NEGATIVE = frozenset({"niet_uitvoerbaar", "uitstellen", "negatief", "negatief_tenzij", "C", "D"})


def feasible_from(corpus: Corpus, organisation: str, act: str) -> int | None:
    """Give the latest "feasible from" of the toets results of an organisation, else of burdens."""
    results = [bounds(r.get("feasible_from")) for r in results_of(corpus, organisation, act)]
    found = [day for day in map(exact, results) if day is not None]
    if not found:
        rows = [
            row
            for row in corpus.get("burdens", [])
            if "act" in row and resolve(corpus, row["act"]) == act
            if organisation in (row.get("organisations") or [row["organisation"]])
            if row.get("cost", "uitvoering") == "uitvoering"
        ]
        days = [exact(bounds(row.get("feasible_from"))) for row in rows]
        found = [day for day in days if day is not None]
    return max(found, default=None)


def results_of(corpus: Corpus, organisation: str, act: str) -> list[Row]:
    """List the results on an act of the toetsen that an organisation performs."""
    own = {t["id"] for t in corpus.get("tests", []) if organisation in t.get("performed_by", [])}
    return [
        row
        for row in corpus.get("test_results", [])
        if row["test"] in own and "act" in row and resolve(corpus, row["act"]) == act
    ]


def shortfalls(corpus: Corpus, organisation: str) -> list[dict[str, Any]]:
    """Compare, for each act of exact days, the time given with the time needed."""
    kinds = {row["id"]: row.get("kind") for row in corpus.get("organisations", [])}
    months = 3 if kinds.get(organisation) == "medeoverheid" else 2
    found = []
    for act, bounded in act_days(corpus, organisation).items():
        day = exact(bounded)
        published = exact(bounds(acts(corpus).get(act, {}).get("published")))
        if day is None or published is None:
            continue
        feasible = feasible_from(corpus, organisation, act)
        needed = (add_months(published, months) if feasible is None else feasible) - published
        given = day - published
        found.append(
            {
                "act": act,
                "day": show(bounded),
                "given": given,
                "needed": needed,
                "norm": feasible is None,
                "short": max(0, needed - given),
            }
        )
    return found


def summary(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Summarise the shortfalls of some acts."""
    short = [row["short"] for row in rows if row["short"] > 0]
    return {
        "acts": len(short),
        "median_days": statistics.median(short) if short else None,
        "max_days": max(short, default=None),
        "measured": rows,
    }


def negative(corpus: Corpus, organisation: str, act: str) -> bool:
    """Say whether the last result of any toets of an organisation on an act is negative."""
    last: dict[str, Row] = {}
    for row in results_of(corpus, organisation, act):
        other = last.get(row["test"])
        if other is None or _delivered(row) >= _delivered(other):
            last[row["test"]] = row
    return any(row.get("verdict") in NEGATIVE for row in last.values())


def _delivered(row: Row) -> Bounds:
    return bounds(row.get("delivered")) or (FIRST, FIRST)


def rushed(corpus: Corpus, organisation: str) -> dict[str, int | None]:
    """Give the acts that came before they were feasible, or with a negative verdict."""
    found = {}
    for act, day in act_days(corpus, organisation).items():
        feasible = feasible_from(corpus, organisation, act)
        early = feasible is not None and day[1] < feasible
        if early or negative(corpus, organisation, act):
            found[act] = exact(day)
    return found
