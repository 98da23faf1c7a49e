"""The policy cycle as rows of the long table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stapeling.analyses.results import (
    STAGES,
    CleanUpYear,
    CycleResult,
    LawsOverTime,
    Responsibility,
    Succession,
)
from stapeling.numbers.tidy import Measured, Rows, Tidy

SECTIONS: frozenset[str] = frozenset(
    {"cycle", "due_shares", "successions", "clean_up", "responsibility", "laws_over_time"}
)
"""The sections of the long table that these rows stand in."""
_ALL = "all"
"""The subject of what is told of all laws together."""


def cycle_rows(result: CycleResult) -> Iterator[Tidy]:
    """Give every number as a row."""
    if result.laws:
        yield from _stages(result)
    if result.due.due or result.due.unknown:
        yield from _due(result)
    for number, row in enumerate(result.successions, start=1):
        yield _succession(number, row)
    for year in result.clean_up.years:
        yield from _year(year)
    if result.clean_up.years:
        yield from _ratios(result)
    for behind in result.responsibility:
        yield from _responsibility(behind)
    for over_time in result.laws_over_time:
        yield from _over_time(over_time)


def _stages(result: CycleResult) -> Iterator[Tidy]:
    """Give how many laws stopped at each stage, and how long each law stands there."""
    counted = [row for row in result.laws if row.counted]
    unknown = sum(row.at_most != row.stage for row in counted)
    for stage in STAGES:
        laws = [row.id for row in counted if row.stage == stage]
        n = result.by_stage.get(stage, 0)
        yield _row("cycle", _ALL, f"laws_{stage}", "laws", n, laws, unknown=unknown)
    complete = [row.id for row in counted if row.complete]
    share = result.complete_share
    yield _row("cycle", _ALL, "complete_share", "share", share, complete, unknown=unknown)
    for row in result.laws:
        found = [name for name in (row.evaluation, row.changed_by) if name is not None]
        yield _row("cycle", row.id, "days_at_stage", "days", row.days, found, period=row.stage)


def _due(result: CycleResult) -> Iterator[Tidy]:
    due = result.due
    done = due.unknown + due.unsought
    counts: tuple[tuple[str, Measured, int], ...] = (
        ("due", due.due, due.unknown),
        ("due_done", due.done, done),
        ("in_time", due.in_time, done),
        ("answered", due.answered, done + due.unknown_answers),
    )
    for measure, value, unknown in counts:
        yield _row("due_shares", _ALL, measure, "due days", value, unknown=unknown)


def _succession(number: int, row: Succession) -> Tidy:
    laws = tuple(dict.fromkeys(regime.law for regime in row.regimes))
    title = " > ".join(regime.title for regime in row.regimes)
    name = f"succession-{number}"
    mean, unknown = row.mean_years, row.ended - row.known
    return _row(
        "successions", name, "mean_years", "years", mean, laws, title=title, unknown=unknown
    )


def _year(row: CleanUpYear) -> Iterator[Tidy]:
    """Give what was added and withdrawn in a year, and what remains."""
    unknown = row.unknown_articles + row.unknown_effects
    more = row.articles_open
    added, withdrawn = (
        (count.low, None if more else count.high)
        for count in (row.articles_added, row.articles_withdrawn)
    )
    counts: tuple[tuple[str, Measured, Iterable[str], int | None], ...] = (
        ("laws_added", row.laws_added, (*row.added, *row.perhaps_added), None),
        ("laws_withdrawn", row.laws_withdrawn, (*row.withdrawn, *row.perhaps_withdrawn), None),
        ("laws_net", row.laws_net, (), None),
        ("articles_added", added, (), unknown),
        ("articles_withdrawn", withdrawn, (), unknown),
        ("articles_net", None if more else row.articles_net, (), unknown),
    )
    for measure, value, laws, missing in counts:
        unit = measure.partition("_")[0]
        yield _row(
            "clean_up", _ALL, measure, unit, value, laws, period=str(row.year), unknown=missing
        )


def _ratios(result: CycleResult) -> Iterator[Tidy]:
    found = result.clean_up
    articles = found.undated_changes + found.unknown_effects
    for measure, value, unknown in (
        ("laws_per_withdrawal", found.laws_per_withdrawal, found.undated),
        ("articles_per_withdrawal", found.articles_per_withdrawal, articles),
    ):
        yield _row("clean_up", _ALL, measure, "ratio", value, unknown=unknown)


def _responsibility(row: Responsibility) -> Iterator[Tidy]:
    """Give the number of ministries, that of the laws of each, and the index."""
    name = row.organisation or row.family or ""
    unknown, ministries = len(row.unknown), row.ministries
    number = len(ministries)
    yield _row(
        "responsibility", name, "ministries", "ministries", number, ministries, unknown=unknown
    )
    for ministry, laws in ministries.items():
        yield _row("responsibility", name, f"ministry_{ministry}", "laws", len(laws), laws)
    index = row.herfindahl
    yield _row("responsibility", name, "herfindahl", "index", index, ministries, unknown=unknown)


def _over_time(row: LawsOverTime) -> Iterator[Tidy]:
    numbers: tuple[tuple[str, str, Measured], ...] = (
        ("laws", "laws", row.laws),
        ("acts_in_year", "acts", row.acts),
        ("acts_per_law", "acts per law", row.acts_per_law),
    )
    for measure, unit, value in numbers:
        at_least = row.at_least and measure != "laws"
        name, year = row.organisation, str(row.year)
        yield _row("laws_over_time", name, measure, unit, value, period=year, at_least=at_least)


def _row(
    section: str,
    subject: str,
    measure: str,
    unit: str,
    value: Measured,
    witness: Iterable[str] = (),
    *,
    title: str = "",
    period: str = "",
    at_least: bool = False,
    unknown: int | None = None,
) -> Tidy:
    row = Rows(subject, title or None).row
    return row(
        section,
        measure,
        unit,
        value,
        witness,
        period=period,
        at_least=at_least,
        unknown=unknown,
    )
