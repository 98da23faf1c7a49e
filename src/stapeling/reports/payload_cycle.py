"""The policy cycle as plain data."""

from __future__ import annotations

from stapeling.analyses.results import (
    CleanUp,
    CleanUpYear,
    CycleOfLaw,
    CycleResult,
    DueShares,
    LawsOverTime,
    Regime,
    Responsibility,
    Succession,
)
from stapeling.reports.ranges import range_value
from stapeling.reports.values import day_value, days_value, span_value


def cycle_data(result: CycleResult) -> dict[str, object]:
    """Give the section of JSON: stages, clean-up, responsibility and what stands beside them."""
    return {
        "laws": [_law(row) for row in result.laws],
        "by_stage": dict(result.by_stage),
        "complete_share": range_value(result.complete_share),
        "due": _due(result.due),
        "successions": [_succession(row) for row in result.successions],
        "cleanup": [_year(row) for row in result.clean_up.years],
        "cleanup_ratio": _ratio(result.clean_up),
        "responsibility": [_responsibility(row) for row in result.responsibility],
        "laws_over_time": [_over_time(row) for row in result.laws_over_time],
    }


def _law(row: CycleOfLaw) -> dict[str, object]:
    return {
        "id": row.id,
        "stage": row.stage,
        "possible": row.possible,
        "at_most": row.at_most,
        "complete": row.complete,
        "since": day_value(row.since),
        "days": days_value(row.days),
        "evaluation": row.evaluation,
        "changed_by": row.changed_by,
        "reaction": row.reaction,
        "changed_unanswered": row.changed_unanswered,
        "begun": row.begun,
        "ended": row.ended,
        "searched": row.searched,
    }


def _due(due: DueShares) -> dict[str, object]:
    return {
        "due": due.due,
        "done": span_value(due.done),
        "in_time": span_value(due.in_time),
        "answered": span_value(due.answered),
        "unknown": due.unknown,
        "unsought": due.unsought,
        "unknown_answers": due.unknown_answers,
    }


def _succession(row: Succession) -> dict[str, object]:
    return {
        "regimes": [_regime(regime) for regime in row.regimes],
        "mean_years": range_value(row.mean_years),
        "ended": row.ended,
        "known": row.known,
    }


def _regime(regime: Regime) -> dict[str, object]:
    return {
        "law": regime.law,
        "title": regime.title,
        "begin": day_value(regime.begin),
        "end": day_value(regime.end),
        "years": range_value(regime.years),
        "running": regime.running,
    }


def _year(row: CleanUpYear) -> dict[str, object]:
    """Give a year; laws are one number, or the low and the high side of it.

    Of articles the high side is null where changes do not tell which articles, or their effect.
    """
    more = row.articles_open
    return {
        "year": row.year,
        "added": range_value(row.laws_added),
        "withdrawn": range_value(row.laws_withdrawn),
        "net": range_value(row.laws_net),
        "laws_added": list(row.added),
        "laws_withdrawn": list(row.withdrawn),
        "perhaps_added": list(row.perhaps_added),
        "perhaps_withdrawn": list(row.perhaps_withdrawn),
        "articles_added": (row.articles_added.low, None if more else row.articles_added.high),
        "articles_withdrawn": (
            row.articles_withdrawn.low,
            None if more else row.articles_withdrawn.high,
        ),
        "articles_net": None if more else span_value(row.articles_net),
        "unknown_articles": row.unknown_articles,
        "unknown_effects": row.unknown_effects,
    }


def _ratio(found: CleanUp) -> dict[str, object]:
    return {
        "laws_per_withdrawal": found.laws_per_withdrawal,
        "articles_per_withdrawal": found.articles_per_withdrawal,
        "undated": found.undated,
        "undated_ends": found.undated_ends,
        "undated_changes": found.undated_changes,
        "unknown_effects": found.unknown_effects,
        "changes": found.changes,
    }


def _responsibility(row: Responsibility) -> dict[str, object]:
    return {
        "organisation": row.organisation,
        "family": row.family,
        "ministries": {name: list(laws) for name, laws in row.ministries.items()},
        "unknown": list(row.unknown),
        "herfindahl": row.herfindahl,
    }


def _over_time(row: LawsOverTime) -> dict[str, object]:
    return {
        "organisation": row.organisation,
        "year": row.year,
        "laws": span_value(row.laws),
        "acts": span_value(row.acts),
        "acts_per_law": range_value(row.acts_per_law),
        "at_least": row.at_least,
    }
