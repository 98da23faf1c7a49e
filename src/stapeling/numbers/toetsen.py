"""Toetsen as rows of the long table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stapeling.analyses.burden.notice import Notice
from stapeling.analyses.results import ActToetsen, Cover, LeadTime, Overlap, ToetsenResult, WhatIf
from stapeling.analyses.results.toetsen import FLAWS
from stapeling.numbers.tidy import Rows, Tidy

SECTIONS = frozenset(
    {"toetsen", "overlap", "lead_time", "what_if", "smallest_cover", "toetsen_acts"}
)
"""The sections of the long table that these rows stand in."""
STACK = "stack"
"""The subject of numbers that are of the stack as a whole."""


def toetsen_rows(result: ToetsenResult) -> Iterator[Tidy]:
    """Give every number as a row: of the stack first, then of each act."""
    yield from stack_rows(result)
    for act in result.acts:
        yield from act_counts(act)
    for law in result.on_laws:
        row = Rows(law.law).row
        yield row("toetsen_acts", "had", "toetsen", len(law.toetsen), law.toetsen)


def stack_rows(result: ToetsenResult) -> Iterator[Tidy]:
    """Give the numbers of the stack; of a catalogue without toetsen there is none."""
    if not result.stack.size:
        return
    stack, row = result.stack, Rows(STACK).row
    unknown = len(stack.perhaps)
    yield row("toetsen", "toetsen", "toetsen", len(stack.toetsen), stack.toetsen, unknown=unknown)
    yield row("toetsen", "channels", "channels", len(stack.channels), stack.channels)
    for name in ("by_status", "by_phase", "by_work_at", "by_line"):
        for term, count in getattr(stack, name).items():
            yield row("toetsen", f"{name}_{term}", "toetsen", count)
    yield row("toetsen", "hours", "hours", stack.hours, unknown=stack.unknown_hours)
    yield from overlap_rows(STACK, result.overlap)
    yield from lead_rows(STACK, "lead_time", result.lead_time)
    if result.lead_time_without != result.lead_time:
        yield from lead_rows(STACK, "lead_time_without", result.lead_time_without)
    yield from what_if_rows(result.what_if)
    yield from cover_rows(STACK, result.cover)


def overlap_rows(subject: str, pairs: Iterable[Overlap]) -> Iterator[Tidy]:
    """Give the overlap of every pair; the measure names its kind."""
    row = Rows(subject).row
    for pair in pairs:
        both, kind = (pair.a, pair.b), pair.kind
        yield row("overlap", f"jaccard_{kind}", "share", pair.jaccard, both)
        yield row("overlap", f"containment_{kind}", "share", pair.containment, both)
        yield row("overlap", f"shared_{kind}", "questions", len(pair.shared), both)
        yield row("overlap", f"shared_main_{kind}", "questions", len(pair.shared_main), both)


def lead_rows(subject: str, measure: str, lead: LeadTime) -> Iterator[Tidy]:
    """Give the longest path, and the plain sum of the lengths."""
    row, unknown = Rows(subject).row, len(lead.unknown)
    for name, low, high, witness in (
        (measure, lead.low, lead.high, lead.path),
        (f"{measure}_sum", lead.sum_low, lead.sum_high, ()),
    ):
        open_ = low is not None and high is None
        yield row("lead_time", name, "weeks", (low, high), witness, at_least=open_, unknown=unknown)


def what_if_rows(rows: Iterable[WhatIf]) -> Iterator[Tidy]:
    """Give what one more obliged toets would add."""
    for found in rows:
        row = Rows(found.toets).row
        for measure, questions in (
            ("new_questions", found.new),
            ("side_questions", found.asked),
            ("partly_asked", found.in_part),
            ("main_questions", found.asked_as_main),
        ):
            by = dict.fromkeys(name for q in questions for name in found.asked_by.get(q, ()))
            yield row("what_if", measure, "questions", len(questions), by)
        low, high = found.weeks_added or (None, None)
        yield row("what_if", "weeks_added", "weeks", low)
        yield row("what_if", "weeks_added_high", "weeks", high)
        yield row("what_if", "hours", "hours", found.hours, found.bearers)


def cover_rows(subject: str, cover: Cover | None) -> Iterator[Tidy]:
    """Give the fewest toetsen that ask all that is asked."""
    if cover is None:
        return
    row, unknown = Rows(subject).row, cover.unknown_hours
    yield row("smallest_cover", "cover_questions", "questions", cover.questions)
    for measure, ids in (
        ("cover", cover.toetsen),
        ("cover_kept", cover.kept),
        ("cover_dropped", cover.dropped),
    ):
        yield row("smallest_cover", measure, "toetsen", len(ids), ids, unknown=unknown)


def act_counts(act: ActToetsen) -> Iterator[Tidy]:
    """Give how many toetsen an act needs and had, and how many weeks they take."""
    row = Rows(act.act).row
    needed = [r.test for r in act.rows if r.required != "not_required" and not r.channel]
    yield row("toetsen_acts", "required", "toetsen", act.count, needed)
    yield row("toetsen_acts", "channels", "channels", act.channels)
    for measure, state in (
        ("had", "had"),
        ("asked", "asked"),
        ("missing", "missing"),
        ("nothing_recorded", "unknown"),
    ):
        ids = act.toetsen_in(state)
        yield row("toetsen_acts", measure, "toetsen", len(ids), ids)
    for flaw in FLAWS:
        ids, unknown = act.flawed(flaw), act.undecided(flaw)
        yield row("toetsen_acts", flaw, "toetsen", act.flaws(flaw), ids, unknown=unknown)
    for line in lead_rows(act.act, "lead_time", act.lead_time):
        yield row(
            "toetsen_acts",
            line.measure,
            line.unit,
            line.value,
            line.witness,
            at_least=line.at_least,
            unknown=line.unknown,
        )


def act_rows(act: ActToetsen) -> Iterator[Tidy]:
    """Give every number of one act: the counts, the days of each toets, and the choices."""
    yield from act_counts(act)
    row = Rows(act.act).row
    for found in act.rows:
        for measure, days in (
            ("days_taken", found.days_taken),
            ("involved_days", found.involved_days),
        ):
            if days is not None:
                yield row("toetsen_acts", measure, "days", days, [found.test])
    yield from overlap_rows(act.act, act.overlap)
    yield from what_if_rows(act.what_if)
    yield from cover_rows(act.act, act.cover)


def notice_rows(act: str, notice: Iterable[Notice]) -> Iterator[Tidy]:
    """Give the days that each implementer had to prepare, and how many were missing."""
    row = Rows(act).row
    for found in notice:
        yield row("notice", "days_given", "days", found.given, [found.organisation])
        yield row("notice", "days_short", "days", found.short, [found.organisation])
