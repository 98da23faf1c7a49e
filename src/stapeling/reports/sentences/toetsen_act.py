"""The sentences on top of the report on the toetsen of one act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stapeling.analyses.burden.notice import Notice
from stapeling.analyses.results import ActToetsen, ToetsOfAct
from stapeling.analyses.results.toetsen import FLAWS
from stapeling.language import N_
from stapeling.reports.page import Sentence
from stapeling.reports.sentences.toetsen import needed
from stapeling.reports.subjects.questions import catalogued, toetsen_told
from stapeling.reports.subjects.toetsen_acts import told_doubt, told_result
from stapeling.reports.subjects.toetsen_path import known_lengths, told_weeks
from stapeling.reports.view import Reader

_FLAWS = {
    "late": N_("Delivered after the act was decided: {toetsen}."),
    "stale": N_("Delivered before the bill was last revised: {toetsen}."),
    "negative_adopted": N_("Adopted after a negative verdict: {toetsen}."),
}


def act_sentences(view: Reader, act: ActToetsen, notice: Sequence[Notice]) -> Iterator[Sentence]:
    """Tell what an act needs, what is recorded of it, how early, and how long there was."""
    yield _needed(view, act)
    yield _recorded(view, act)
    for flaw in FLAWS:
        if ids := act.flawed(flaw):
            names = toetsen_told(view, ids)
            if flaw == "negative_adopted":
                names = "; ".join(_negative(view, row) for row in act.rows if row.test in ids)
            text = view.text(_FLAWS[flaw], toetsen=names)
            yield Sentence(flaw, text, len(ids), "toetsen", ids)
    yield from _early(view, act)
    if act.lead_time.of:
        yield _path(view, act)
    if (told := _notice(view, act.act, notice)) is not None:
        yield told


def _negative(view: Reader, row: ToetsOfAct) -> str:
    """Name a toets of which the verdict was negative, with what weakens that."""
    parts = [*told_doubt(view, row.verdict, row.verdict_certainty, row.certainty)]
    if row.stale:
        parts.append(view.text("the bill was revised after it"))
    name = view.names.toets(row.test)
    return f"{name} ({'; '.join(parts)})" if parts else name


def _needed(view: Reader, act: ActToetsen) -> Sentence:
    name = view.names.short(act.act)
    text = view.text("{act} needs {toetsen}.", act=name, toetsen=needed(view, act))
    unknown = act.count.high - act.count.low
    return Sentence("required", text, act.count.low, "toetsen", act.required, unknown, act.count)


def _recorded(view: Reader, act: ActToetsen) -> Sentence:
    """Tell what was done, what is missing, and of how much nothing is recorded."""
    rows = [row for row in act.rows if row.state in ("had", "asked")]
    done = "; ".join(told_result(view, row) for row in rows)
    number = sum(not row.channel for row in rows)
    text = view.plural("{n} toets is recorded", "{n} toetsen are recorded", number)
    parts = [f"{text}: {done}" if done else text]
    missing, unknown = act.toetsen_in("missing"), act.toetsen_in("unknown")
    if missing:
        parts.append(
            view.plural(
                "{n} is missing ({toetsen})",
                "{n} are missing ({toetsen})",
                len(missing),
                toetsen=toetsen_told(view, missing),
            )
        )
    if unknown:
        parts.append(
            view.plural(
                "of {n} that is needed nothing is recorded, and it may have been done",
                "of {n} that are needed nothing is recorded, and they may have been done",
                len(unknown),
            )
        )
    witness = tuple(row.test for row in rows)
    return Sentence("recorded", "; ".join(parts) + ".", number, "toetsen", witness, len(unknown))


def _early(view: Reader, act: ActToetsen) -> Iterator[Sentence]:
    """Tell how many days before the decision those who carry it out were asked for their toets."""
    who = {*act.implementers, *act.implementers_perhaps, "implementers"}
    for row in act.rows:
        days = row.involved_days
        if days is None or who.isdisjoint(catalogued(view, row.test).work_at):
            continue
        text = view.text(
            "{toets}: asked for {days} days before the decision.",
            toets=view.names.toets(row.test),
            days=view.days(days).text,
        )
        yield Sentence("involved", text, days.low, "days", (row.test,), bounds=days)


def _path(view: Reader, act: ActToetsen) -> Sentence:
    lead = act.lead_time
    text = view.text(
        "Phase after phase they take {weeks} ({known}).",
        weeks=told_weeks(view, (lead.low, lead.high)),
        known=known_lengths(view, lead, act.perhaps),
    )
    bounds = (lead.low, lead.high)
    return Sentence("lead_time", text, lead.low, "weeks", lead.path, len(lead.unknown), bounds)


def _notice(view: Reader, act: str, notice: Sequence[Notice]) -> Sentence | None:
    """Tell who had least of the days that were needed."""
    known = [row for row in notice if row.short is not None]
    if not known:
        return None
    row = max(known, key=lambda row: (row.short or 0, row.organisation))
    text = view.text(
        "Notice between publication and commencement, to {implementer}: {notice}.",
        implementer=view.names.organisation(row.organisation),
        notice=told_notice(view, row),
    )
    unknown = len(notice) - len(known)
    return Sentence("notice", text, row.given, "days", (act, row.organisation), unknown)


def told_notice(view: Reader, row: Notice) -> str:
    """Tell the days that were given, and how many fewer than needed or than the norm."""
    given = view.plural("{n} day given", "{n} days given", row.given or 0)
    if row.short and row.norm:
        template = N_("{given}, {short} short of the norm of {months} months")
    elif row.short:
        template = N_("{given}, {short} short of the {needed} that were needed")
    elif row.norm:
        template = N_("{given}, no fewer than the norm of {months} months")
    else:
        template = N_("{given}, no fewer than the {needed} that were needed")
    return view.text(template, given=given, short=row.short, months=row.months, needed=row.needed)
