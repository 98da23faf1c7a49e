"""The sentences on evaluation: changes within the term, late reports, and none at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from statistics import median
from typing import TypeVar

from stapeling.analyses.results import DaySpan, DueDay, LawResult
from stapeling.language import NP_
from stapeling.reports.page import Sentence
from stapeling.reports.plain import plain
from stapeling.reports.view import View

T = TypeVar("T")
_SOME = 4
"""How many laws a sentence names before it counts the rest."""


def within_term_sentence(view: View) -> Sentence | None:
    """Tell how often laws were changed within the term in which they were to be evaluated."""
    laws = [(law, law.evaluation) for law in view.measured if law.evaluation is not None]
    early = sorted(
        ((law, found.within_term) for law, found in laws if found.within_term),
        key=lambda row: (-row[1], row[0].id),
    )
    total = sum(n for _, n in early)
    everything = sum(found.layers for _, found in laws)
    unknown = sum(found.unknown + found.no_evaluation_known for _, found in laws)
    if not everything:
        return None
    parts = [_times(view, early, total)]
    if unknown:
        parts.append(
            view.text("of {n} of the {all} changes it cannot be told", n=unknown, all=everything)
        )
    parts += [incidental(view, law) for law, _ in laws if _only_incidental(law)]
    witness = tuple(
        act.act
        for _, found in laws
        if found.within_term
        for act in found.acts
        if act.subcategory == "within_term"
    )
    sentence = "; ".join(parts) + "."
    return Sentence("within_term", sentence, total, "acts", witness, unknown)


def _times(view: View, early: Sequence[tuple[LawResult, int]], total: int) -> str:
    if not early:
        return view.text("No change within an evaluation term is known")
    where = view.plural("{n} law", "{n} laws", len(early))
    times = view.plural("{n} time", "{n} times", total)
    return view.text(
        "Changed within the evaluation term: {times} in {laws} ({list})",
        times=times,
        laws=where,
        list=_some(view, lambda row: _counted(view, *row), early),
    )


def _counted(view: View, law: LawResult, number: int) -> str:
    return f"{view.names.law(law.id)} ({view.language.number(number)})"


def _some(view: View, told: Callable[[T], str], items: Sequence[T]) -> str:
    """Tell the first items behind each other, and count the rest."""
    rest = len(items) - _SOME
    more = [view.plural("{n} more", "{n} more", rest)] if rest > 0 else []
    return ", ".join([*map(told, items[:_SOME]), *more])


def _only_incidental(law: LawResult) -> bool:
    return bool(law.counts and law.counts.incidental and law.breadth and not law.breadth.high)


def incidental(view: View, law: LawResult) -> str:
    """Tell the later changes of a law that touch incidental parts only, and which parts."""
    found = view.graph.laws.get(law.id)
    parts = [plain(part.part) for part in found.incidental_parts] if found is not None else []
    return view.plural(
        "the {n} later change of {law} touches only: {parts}",
        "the {n} later changes of {law} touch only: {parts}",
        law.counts.incidental if law.counts else 0,
        law=view.names.law(law.id),
        parts=view.language.listed(parts),
    )


def late_sentence(view: View) -> Sentence | None:
    """Tell how many evaluations came after their due day, by how much, and the extremes."""
    done = [(due, due.days_late) for due in view.due_days if due.state == "done"]
    if not done:
        return None
    late = [(due, span) for due, span in done if span and span.low is not None and span.low > 0]
    early = [(due, span) for due, span in done if span and span.high is not None and span.high < 0]
    open_ = [
        row for row in done if row not in late and row not in early and not _on_the_day(row[1])
    ]
    late.sort(key=lambda row: -(row[1].low or 0))
    parts = [
        view.plural(
            "{n} of {all} evaluations came late",
            "{n} of {all} evaluations came late",
            len(late),
            all=len(done),
        )
        + _how_late(view, late)
    ]
    parts += [_early(view, due, span) for due, span in early]
    if open_:
        parts.append(_either(view, [due for due, _ in open_]))
    witness = tuple(due.done for due, _ in done if due.done)
    return Sentence("late", "; ".join(parts) + ".", len(late), "evaluations", witness, len(open_))


def _on_the_day(span: DaySpan | None) -> bool:
    return span == (0, 0)


def _how_late(view: View, late: Sequence[tuple[DueDay, DaySpan]]) -> str:
    if not late:
        return ""
    exact = [span.low for _, span in late if span.low is not None and span.low == span.high]
    due, span = late[0]
    worst = f"{view.names.law(due.law)}, {_days(view, span)}"
    if len(late) == 1 or not exact:
        return f" ({worst})"
    return view.text(" (median {median} days; most: {worst})", median=median(exact), worst=worst)


def _days(view: View, span: DaySpan) -> str:
    return view.text("{days} days", days=view.language.day_span(span))


def _early(view: View, due: DueDay, span: DaySpan) -> str:
    high, low = -(span.low or 0), -(span.high or 0)
    days = view.language.day_span((low, high if span.low is not None else None))
    return view.text("{law}: {days} days early", law=view.names.law(due.law), days=days)


def _either(view: View, open_: Sequence[DueDay]) -> str:
    """Tell the evaluations that were late or not, depending on what is not known."""

    def told(due: DueDay) -> str:
        return f"{view.names.law(due.law)} ({view.language.day_span(due.days_late)})"

    listed = _some(view, told, open_)
    return view.text("late or not, by anchor or missing day: {list}", list=listed)


def none_known_sentence(view: View) -> Sentence | None:
    """Tell the laws whose term has passed while no evaluation is known."""
    open_ = [
        (due, due.days_late.low) for due in view.due_days if due.state == "open" and due.days_late
    ]
    waiting = [(-days, due.law, due) for due, days in open_ if days is not None and days > 0]
    if not waiting:
        return None
    waiting.sort(key=itemgetter(0, 1))
    laws = tuple(dict.fromkeys([law for _, law, _ in waiting]))
    unsearched = sum(not _searched(view, law) for law in laws)
    listed = _some(view, lambda row: _waiting(view, row[-1]), waiting)
    sentence = view.text("Term passed, no evaluation known: {list}", list=listed)
    if unsearched:
        one, many = NP_(
            "that one was looked for up to now is not stated",
            "of {searched} of these {n} laws it is stated that one was looked for up to now",
        )
        found = len(laws) - unsearched
        sentence += "; " + view.plural(one, many, len(laws), searched=found)
    return Sentence("none_known", sentence + ".", len(waiting), "due days", laws, unsearched)


def _waiting(view: View, due: DueDay) -> str:
    return f"{view.names.law(due.law)} ({_days(view, due.days_late or DaySpan(None, None))})"


def _searched(view: View, law: str) -> bool:
    found = view.law_result(law)
    until = found.evaluation.searched_until if found and found.evaluation else None
    return until is not None and until.first >= view.report.options.day
