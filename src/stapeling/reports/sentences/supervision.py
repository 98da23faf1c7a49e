"""The sentence on bottlenecks and oversight."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import BottleneckResult, OrganisationOverseen
from stapeling.reports.page import Sentence
from stapeling.reports.ranges import years_cell
from stapeling.reports.subjects.bottlenecks import counted
from stapeling.reports.subjects.oversight import several_bodies
from stapeling.reports.view import View
from stapeling.reports.words import word


def supervision_sentence(view: View) -> Sentence | None:
    """Tell how many bottlenecks were resolved, and who is looked at by most bodies.

    The number is that of the resolved bottlenecks, else that of the bodies.
    """
    resolved, watched = _resolved(view), _watched(view)
    told = [part for part, _ in (resolved, watched) if part]
    if not told:
        return None
    witness = tuple(dict.fromkeys((*resolved[1], *watched[1])))
    sentence = "; ".join(told) + "."
    if resolved[0]:
        result = view.report.bottlenecks
        return Sentence(
            "supervision", sentence, result.resolved, "bottlenecks", witness, result.unknown_status
        )
    most = _most(view)
    count = most.bodies if most is not None else None
    low, open_ = (count.low, count.high - count.low) if count is not None else (None, None)
    return Sentence("supervision", sentence, low, "bodies", witness, open_, count)


def _resolved(view: View) -> tuple[str, tuple[str, ...]]:
    """Tell the share that was resolved and the oldest of the rest, with their ids."""
    result = view.report.bottlenecks
    number, done = counted(result), result.resolved_ids
    if not number:
        return "", ()
    told = view.plural(
        "{resolved} of {n} bottleneck demonstrably resolved",
        "{resolved} of {n} bottlenecks demonstrably resolved",
        number,
        resolved=result.resolved,
    )
    oldest = _oldest(result.items)
    if oldest is None:
        return told, done
    age = years_cell(view, oldest.age_years).text
    told = view.text("{resolved}, oldest open one {years} years", resolved=told, years=age)
    return told, (*done, oldest.id)


def _oldest(items: tuple[BottleneckResult, ...]) -> BottleneckResult | None:
    def age(item: BottleneckResult) -> int:
        return (item.age_days.low if item.age_days is not None else None) or 0

    aged = sorted((row for row in items if row.open and age(row)), key=lambda row: row.id)
    return max(aged, key=age, default=None)


def _watched(view: View) -> tuple[str, tuple[str, ...]]:
    """Tell who is looked at by most bodies, and at what by several of them, with their ids."""
    most = _most(view)
    if most is None:
        return "", ()
    told = view.plural(
        "{organisation}: {bodies} overseer",
        "{organisation}: {bodies} overseers",
        most.bodies.high,
        organisation=view.names.abbreviation(most.organisation),
        bodies=view.language.span(most.bodies),
    )
    return ", ".join([told, *_subjects(view, most)]), (most.organisation, *most.watchers)


def _subjects(view: View, row: OrganisationOverseen) -> Iterator[str]:
    for subject, number in several_bodies(row).items():
        yield view.text("{n} on {subject}", n=number, subject=word(view.language, subject))


def _most(view: View) -> OrganisationOverseen | None:
    """Give the organisation that most bodies look at; of equals who carries out most laws."""
    laws = {row.id: row.laws for row in view.report.implementers}

    def order(row: OrganisationOverseen) -> tuple[int, int, int]:
        return row.bodies.low, row.bodies.high, laws.get(row.organisation, 0)

    watched = [row for row in view.report.oversight.organisations if row.bodies.high]
    return max(sorted(watched, key=lambda row: row.organisation), key=order, default=None)
