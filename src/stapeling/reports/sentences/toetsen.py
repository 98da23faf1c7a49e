"""The sentence on toetsen: what the most tested act needs, and what one more would add."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stapeling.analyses.results import ActToetsen, WhatIf
from stapeling.language import N_, NP_
from stapeling.model.days import Day
from stapeling.model.moments import first_days
from stapeling.reports.page import Sentence
from stapeling.reports.subjects.questions import told_questions
from stapeling.reports.subjects.toetsen_path import known_lengths, told_weeks
from stapeling.reports.subjects.toetsen_what_if import fresh, known_questions
from stapeling.reports.view import Reader, View


def toetsen_sentence(view: View) -> Sentence | None:
    """Tell how many toetsen an act needs, how long they take, and what is new in others."""
    act = _most_tested(view)
    if act is None:
        return None
    parts = [
        view.text(
            "{act} needs {toetsen}, {weeks} ({known})",
            act=_named(view, act.act),
            toetsen=needed(view, act),
            weeks=told_weeks(view, (act.lead_time.low, act.lead_time.high)),
            known=known_lengths(view, act.lead_time, act.perhaps),
        ),
        *new_questions(view, view.report.toetsen.what_if),
    ]
    unknown = act.count.high - act.count.low
    return Sentence(
        "toetsen",
        "; ".join(parts) + ".",
        act.count.low,
        "toetsen",
        act.required,
        unknown,
        act.count,
    )


def _most_tested(view: View) -> ActToetsen | None:
    """Give the act in force that certainly needs most toetsen; of equals the most recent."""
    graph, as_of = view.graph, view.report.options.day
    tested = [act for act in view.report.toetsen.acts if act.count.low]
    names = frozenset(act.act for act in tested)
    days = first_days(graph.corpus, names) if tested else {}
    begun = [(act, days[act.act]) for act in tested if _begun(days.get(act.act), as_of)]
    if not begun:
        return None
    return max(begun, key=lambda pair: (pair[0].count.low, pair[1].first, pair[0].act))[0]


def _begun(day: Day | None, as_of: int) -> bool:
    return day is not None and day.last <= as_of


def _named(view: View, act: str) -> str:
    """Name an act as an amendment of its law; of several laws, by its own name alone."""
    name = view.names.cited(act)
    laws = view.graph.changed_by.get(act, ())
    if len(laws) != 1:
        return name
    law = view.names.law(laws[0])
    return view.text("An amendment of {law} such as {act}", law=law, act=name)


def needed(view: Reader, act: ActToetsen) -> str:
    """Tell how many toetsen and channels an act needs, and with what it perhaps needs."""
    told = view.plural("{n} toets", "{n} toetsen", act.count.low)
    if act.channels.low:
        channels = view.plural("{n} consultation", "{n} consultations", act.channels.low)
        told = view.text("{toetsen} and {channels}", toetsen=told, channels=channels)
    if act.count.exact:
        return told
    template = N_("{toetsen} (with what is perhaps needed {high})")
    return view.text(template, toetsen=told, high=act.count.high)


def new_questions(view: Reader, rows: Sequence[WhatIf], *, chosen: bool = False) -> list[str]:
    """Tell which toetsen ask a main question that no obliged one asks as such.

    They are those that are not obliged, or those that the reader has chosen.
    """
    known = [row for row in rows if known_questions(view, row)]
    if not known:
        return []
    one, many = _CHOSEN if chosen else _OTHERS
    whom = view.plural(one, many, len(known))
    parts = [_new(view, known, [row for row in known if fresh(row)], whom)]
    in_part = [row for row in known if row.in_part and not fresh(row)]
    if in_part:
        parts.append(
            view.plural(
                "{names} asks of every implementer what only some are asked now",
                "{names} ask of every implementer what only some are asked now",
                len(in_part),
                names=_named_toetsen(view, in_part),
            )
        )
    if len(known) < len(rows):
        silent = len(rows) - len(known)
        parts.append(
            view.plural(
                "of {n} more it is not known what it asks",
                "of {n} more it is not known what they ask",
                silent,
            )
        )
    return parts


_OTHERS = NP_("{n} toets that is not obliged", "the {n} toetsen that are not obliged")
_CHOSEN = NP_("{n} chosen toets", "the {n} chosen toetsen")


def _new(view: Reader, rows: Sequence[WhatIf], asking: Sequence[WhatIf], whom: str) -> str:
    """Tell which of some toetsen ask something new."""
    if not asking:
        return view.text("of {toetsen} none asks a new main question", toetsen=whom)
    names = _named_toetsen(view, asking)
    if len(asking) == 1:
        only = N_("of {toetsen} only {name} asks a new main question: {questions}")
        alone = N_("of {toetsen}, {name} asks a new main question: {questions}")
        questions = told_questions(view, fresh(asking[0]))
        template = only if len(rows) > 1 else alone
        return view.text(template, toetsen=whom, name=names, questions=questions)
    template = N_("of {toetsen} {n} ask a new main question: {names}")
    return view.text(template, toetsen=whom, n=len(asking), names=names)


def _named_toetsen(view: Reader, rows: Iterable[WhatIf]) -> str:
    return view.language.listed(view.names.toets(row.toets) for row in rows)
