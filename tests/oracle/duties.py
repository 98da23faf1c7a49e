"""Which laws and which changes concern an organisation."""

from collections import defaultdict

from .corpus import Change, Corpus, Row, in_force, labels, laws
from .days import Bounds, bounds, earliest
from .delegation import above, laws_in_force, resting


def duties(law: Row, organisation: str) -> list[Row]:
    """List what an organisation does for a law, each with its window and articles."""
    rows = [r if isinstance(r, dict) else {"organisation": r} for r in law.get("implementers", [])]
    return [row for row in rows if row["organisation"] == organisation]


def _within(day: Bounds, duty: Row) -> bool:
    begin, end = bounds(duty.get("from")), bounds(duty.get("until"))
    return (not begin or day[1] >= begin[0]) and (not end or day[0] < end[1])


def _concerns(duty: Row, of_act: list[Change]) -> bool:
    limit = labels(duty.get("articles"))
    return limit is None or any(c.articles is None or c.articles & limit for c in of_act)


def changes_of(corpus: Corpus, organisation: str) -> list[Change]:
    """List the changes, in force or scheduled, that concern an organisation."""
    found = []
    for law in laws(corpus).values():
        own = in_force(corpus, law["id"])
        for change in own:
            of_act = [c for c in own if c.act == change.act]
            for duty in duties(law, organisation):
                if change.day and _within(change.day, duty) and _concerns(duty, of_act):
                    found.append(change)
                    break
    return found


def act_days(corpus: Corpus, organisation: str) -> dict[str, Bounds]:
    """Give day(a, u): the earliest day of each act on a law of the organisation."""
    found: dict[str, list[Bounds]] = defaultdict(list)
    for change in changes_of(corpus, organisation):
        if change.day:
            found[change.act].append(change.day)
    return {act: day for act, days in sorted(found.items()) if (day := earliest(days))}


def laws_on(corpus: Corpus, organisation: str, day: int) -> tuple[set[str], set[str]]:
    """Name the laws in force with an organisation, and the other laws that rest on them."""
    own = {
        law["id"]
        for law in laws(corpus).values()
        if law["id"] in laws_in_force(corpus, day)
        if any(_within((day, day), duty) for duty in duties(law, organisation))
    }
    edges = resting(corpus, day)
    return own, set[str]().union(*(above(edges, law) for law in own)) - own


def natures_of(rows: list[Change], act: str) -> frozenset[str]:
    """Name the natures of an act in some of its changes."""
    return frozenset[str]().union(*(c.natures for c in rows if c.act == act))
