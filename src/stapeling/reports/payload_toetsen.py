"""Toetsen as plain data."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.analyses.burden.notice import Notice
from stapeling.analyses.results import (
    ActToetsen,
    Cover,
    LeadTime,
    Overlap,
    Question,
    Stack,
    ToetsenResult,
    ToetsOfAct,
    WhatIf,
)
from stapeling.analyses.results.toetsen import FLAWS
from stapeling.model.amounts import Amount
from stapeling.reports.values import amount_value, day_value, days_value, span_value


def toetsen_data(result: ToetsenResult, *, acts: bool = True) -> dict[str, object]:
    """Give the section of JSON; the acts are null where they were not asked for."""
    return {
        "stack": _stack(result.stack),
        "overlap": [_overlap(pair) for pair in result.overlap],
        "lead_time": _lead(result.lead_time),
        "lead_time_without": _lead(result.lead_time_without),
        "what_if": [_what_if(row) for row in result.what_if],
        "smallest_cover": _cover(result.cover),
        "acts": [act_counts(act) for act in result.acts] if acts else None,
        "on_laws": [{"law": row.law, "toetsen": list(row.toetsen)} for row in result.on_laws]
        if acts
        else None,
        "estimated": result.estimated,
    }


def act_data(act: ActToetsen) -> dict[str, object]:
    """Give all that was measured of one act."""
    return {
        **act_counts(act),
        "rows": [_row(row) for row in act.rows],
        "overlap": [_overlap(pair) for pair in act.overlap],
        "what_if": [_what_if(row) for row in act.what_if],
        "smallest_cover": _cover(act.cover),
        "implementers": list(act.implementers),
        "implementers_perhaps": list(act.implementers_perhaps),
    }


def act_counts(act: ActToetsen) -> dict[str, object]:
    """Give the toetsen of an act by what is known of them."""
    return {
        "act": act.act,
        "day": day_value(act.day),
        "count": span_value(act.count),
        "channel_count": span_value(act.channels),
        "required": list(act.required),
        "perhaps": list(act.perhaps),
        "had": list(act.named("had")),
        "asked": list(act.named("asked")),
        "missing": list(act.named("missing")),
        **{flaw: list(act.flawed(flaw)) for flaw in FLAWS},
        "undecided": {flaw: act.undecided(flaw) for flaw in FLAWS},
        "unknown": list(act.named("unknown")),
        "tests_complete": act.tests_complete,
        "lead_time": _lead(act.lead_time),
    }


def notice_data(notice: Iterable[Notice]) -> list[dict[str, object]]:
    """Give the days that each implementer had to prepare."""
    return [
        {
            "organisation": row.organisation,
            "given": row.given,
            "needed": row.needed,
            "short": row.short,
            "norm": row.norm,
        }
        for row in notice
    ]


def _stack(stack: Stack) -> dict[str, object]:
    return {
        "toetsen": list(stack.toetsen),
        "channels": list(stack.channels),
        "others": list(stack.others),
        "perhaps": list(stack.perhaps),
        "by_status": dict(stack.by_status),
        "by_phase": dict(stack.by_phase),
        "by_work_at": dict(stack.by_work_at),
        "by_line": dict(stack.by_line),
        "hours": _bounds(stack.hours),
        "unknown_hours": stack.unknown_hours,
    }


def _bounds(amount: Amount | None) -> list[float | None]:
    return [None, None] if amount is None else [amount.low, amount.high]


def _question(question: Question) -> list[str | None]:
    """Give a question as its aspect and of whom; null where objects are ignored."""
    return [question.aspect, question.object or None]


def _questions(questions: Iterable[Question]) -> list[list[str | None]]:
    return [_question(question) for question in questions]


def _overlap(pair: Overlap) -> dict[str, object]:
    return {
        "a": pair.a,
        "b": pair.b,
        "jaccard": pair.jaccard,
        "containment": pair.containment,
        "shared": _questions(pair.shared),
        "shared_main": _questions(pair.shared_main),
        "kind": pair.kind,
        "in_stack": pair.in_stack,
    }


def _lead(lead: LeadTime) -> dict[str, object]:
    return {
        "weeks": [lead.low, lead.high],
        "path": list(lead.path),
        "path_high": list(lead.path_high),
        "unknown": list(lead.unknown),
        "of": lead.of,
        "sum": [lead.sum_low, lead.sum_high],
        "estimated": list(lead.estimated),
    }


def _what_if(row: WhatIf) -> dict[str, object]:
    return {
        "toets": row.toets,
        "new": _questions(row.new),
        "asked_as_main": _questions(row.asked_as_main),
        "asked": _questions(row.asked),
        "in_part": _questions(row.in_part),
        "asked_by": [
            {"question": _question(question), "toetsen": list(ids)}
            for question, ids in row.asked_by.items()
        ],
        "weeks_added": None if row.weeks_added is None else list(row.weeks_added),
        "bearers": list(row.bearers),
        "hours": amount_value(row.hours),
    }


def _cover(cover: Cover | None) -> dict[str, object] | None:
    if cover is None:
        return None
    return {
        "toetsen": list(cover.toetsen),
        "kept": list(cover.kept),
        "dropped": list(cover.dropped),
        "unique": cover.unique,
        "questions": cover.questions,
        "unknown_hours": cover.unknown_hours,
        "unknown_questions": cover.unknown_questions,
    }


def _row(row: ToetsOfAct) -> dict[str, object]:
    return {
        "test": row.test,
        "channel": row.channel,
        "required": row.required,
        "open_conditions": list(row.open_conditions),
        "state": row.state,
        "requested": day_value(row.requested),
        "delivered": day_value(row.delivered),
        "verdict": row.verdict,
        "verdict_certainty": row.verdict_certainty if row.verdict is not None else None,
        "late": row.late,
        "stale": row.stale,
        "negative_adopted": row.negative_adopted,
        "days_taken": days_value(row.days_taken),
        "involved_days": days_value(row.involved_days),
        "feasible_from": day_value(row.feasible_from),
        "source": list(row.source),
        "certainty": row.certainty,
    }
