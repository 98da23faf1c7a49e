"""The sentences on top of the report on the stack of toetsen."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.options import Options
from stapeling.analyses.results import Cover, LeadTime, ToetsenResult
from stapeling.language import NP_
from stapeling.reports.page import Sentence
from stapeling.reports.sentences.toetsen import new_questions
from stapeling.reports.subjects.questions import some_told
from stapeling.reports.subjects.toetsen_cover import told_cover
from stapeling.reports.subjects.toetsen_path import known_lengths, told_weeks
from stapeling.reports.subjects.toetsen_stack import no_toets
from stapeling.reports.subjects.toetsen_what_if import fresh, known_questions
from stapeling.reports.view import Reader

_STATUSES = {
    "wettelijk": NP_("{n} statutory", "{n} statutory"),
    "kabinetsbeleid": NP_("{n} cabinet policy", "{n} cabinet policy"),
    "kwaliteitseis": NP_("{n} quality requirement", "{n} quality requirements"),
}
"""The statuses that oblige, the firmest first."""


def stack_sentences(view: Reader, result: ToetsenResult, options: Options) -> Iterator[Sentence]:
    """Tell how many toetsen are obliged, how long they take, and what repeats or is new."""
    if not result.stack.size:
        yield Sentence("stack", no_toets(view), 0, "toetsen")
    if not result.stack.toetsen:
        return
    yield _obliged(view, result)
    if result.lead_time.of:
        yield _path(view, result.lead_time, result.lead_time_without)
    yield _double(view, result, ignore_object=options.ignore_object)
    if (told := _new(view, result, options.with_toetsen)) is not None:
        yield told
    if result.cover is not None:
        yield _cover(view, result.cover)


def _new(view: Reader, result: ToetsenResult, chosen: frozenset[str]) -> Sentence | None:
    """Tell what is new in the toetsen that the reader has chosen, else in those not obliged."""
    rows = [row for row in result.what_if if not chosen or row.toets in chosen]
    parts = new_questions(view, rows, chosen=bool(chosen))
    if not parts:
        return None
    told = "; ".join(parts)
    text = f"{told[:1].upper()}{told[1:]}."
    asking = tuple(row.toets for row in rows if fresh(row))
    unknown = sum(not known_questions(view, row) for row in rows)
    return Sentence("new_questions", text, len(asking), "toetsen", asking, unknown)


def _obliged(view: Reader, result: ToetsenResult) -> Sentence:
    stack = result.stack
    parts = [
        view.plural(*told, n)
        for status, told in _STATUSES.items()
        if (n := _with_status(view, result, status))
    ]
    others = len(stack.toetsen) - sum(_with_status(view, result, s) for s in _STATUSES)
    if others:
        parts.append(view.plural("{n} chosen", "{n} chosen", others))
    told = [
        view.plural(
            "{n} toets is obliged ({statuses})",
            "{n} toetsen are obliged ({statuses})",
            len(stack.toetsen),
            statuses=", ".join(parts),
        )
    ]
    if stack.channels:
        told.append(
            view.plural(
                "beside it stands {n} channel: {names}",
                "beside it stand {n} channels: {names}",
                len(stack.channels),
                names="; ".join(map(view.names.toets, stack.channels)),
            )
        )
    if stack.perhaps:
        told.append(
            view.plural(
                "of {n} more it is not known whether it is",
                "of {n} more it is not known whether they are",
                len(stack.perhaps),
            )
        )
    text = "; ".join(told) + "."
    return Sentence("stack", text, len(stack.toetsen), "toetsen", stack.toetsen, len(stack.perhaps))


def _with_status(view: Reader, result: ToetsenResult, status: str) -> int:
    tests = view.graph.corpus.tests
    return sum(tests[name].status == status for name in result.stack.toetsen if name in tests)


def _path(view: Reader, lead: LeadTime, without: LeadTime) -> Sentence:
    text = view.text(
        "Phase after phase they take {weeks} ({known})",
        weeks=told_weeks(view, (lead.low, lead.high)),
        known=known_lengths(view, lead),
    )
    if without != lead:
        before = view.text(
            "without what the choice adds {weeks} ({known})",
            weeks=told_weeks(view, (without.low, without.high)),
            known=known_lengths(view, without),
        )
        text = f"{text}; {before}"
    told, bounds = f"{text}.", (lead.low, lead.high)
    return Sentence("lead_time", told, lead.low, "weeks", lead.path, len(lead.unknown), bounds)


def _double(view: Reader, result: ToetsenResult, *, ignore_object: bool) -> Sentence:
    """Tell the pairs that do double work, and how many are a wanted second look."""
    stacked = [pair for pair in result.overlap if pair.in_stack]
    pairs = [pair for pair in stacked if pair.kind == "double"]
    open_ = sum(pair.kind == "undecided" for pair in stacked)
    pairs.sort(key=lambda pair: (-pair.jaccard, pair.a, pair.b))
    told = [f"{view.names.toets(p.a)} + {view.names.toets(p.b)}" for p in pairs]
    if ignore_object:
        one, many = NP_(
            "By aspect alone, {n} pair has a main aspect in common",
            "By aspect alone, {n} pairs have a main aspect in common",
        )
    else:
        one, many = NP_("{n} pair does double work", "{n} pairs do double work")
    text = view.plural(one, many, len(pairs))
    if pairs:
        text = f"{text}: {some_told(view, told)}"
    looks = sum(pair.kind == "second_look" and bool(pair.shared_main) for pair in stacked)
    if looks:
        second = view.plural(
            "{n} pair is a second look by an independent body",
            "{n} pairs are a second look by an independent body",
            looks,
        )
        text = f"{text}; {second}"
    witness = tuple(dict.fromkeys(name for pair in pairs for name in (pair.a, pair.b)))
    return Sentence("double_work", f"{text}.", len(pairs), "pairs", witness, open_)


def _cover(view: Reader, cover: Cover) -> Sentence:
    text = told_cover(view, cover)
    return Sentence("smallest_cover", text, len(cover.toetsen), "toetsen", cover.toetsen)
