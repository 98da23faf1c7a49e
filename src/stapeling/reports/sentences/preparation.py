"""The sentences on preparation: how soon acts took effect, and what came in a freeze."""

from __future__ import annotations

from collections.abc import Mapping

from stapeling.analyses.results import Freeze, ImplementerResult
from stapeling.language import N_, NP_
from stapeling.model.days import Day, add_months
from stapeling.reports.page import Sentence
from stapeling.reports.plain import plain
from stapeling.reports.subjects.capacity import last_day
from stapeling.reports.view import View

_MONTHS = 2
"""Aanwijzing 4.17: the least between publication and commencement."""


def soon_sentence(view: View) -> Sentence | None:
    """Tell how many layers took effect within two months of publication, and who had least."""
    first = _first_days(view)
    days = {name: _days(view, name, day) for name, day in first.items()}
    known = {name: pair for name, pair in days.items() if pair is not None}
    if not known:
        return None
    soon = tuple(name for name, (published, day) in known.items() if _soon(published, day))
    unknown = len(days) - len(known)
    parts = [
        view.plural(
            "{n} of {all} amending acts took effect within two months of publication",
            "{n} of {all} amending acts took effect within two months of publication",
            len(soon),
            all=len(known),
        )
    ]
    if unknown:
        one, many = NP_("of {n} more the days are not known", "of {n} more the days are not known")
        parts.append(view.plural(one, many, unknown))
    parts += _worst(view, first)
    return Sentence("soon", "; ".join(parts) + ".", len(soon), "acts", soon, unknown)


def _first_days(view: View) -> dict[str, Day]:
    """Give of every layer the earliest day on which it took effect on a law."""
    first: dict[str, Day] = {}
    for law in view.measured:
        for act in law.evaluation.acts if law.evaluation else ():
            name, day = act.act, act.in_force
            known = first.setdefault(name, day)
            if day.first < known.first:
                first[name] = day
    return first


def _days(view: View, name: str, day: Day) -> tuple[int, int] | None:
    act = view.graph.act(name)
    published = act.published if act is not None else None
    if published is None or not published.exact or not day.exact:
        return None
    return published.first, day.first


def _soon(published: int, day: int) -> bool:
    return day < add_months(published, _MONTHS)


def _worst(view: View, first: Mapping[str, Day]) -> list[str]:
    """Tell the act that left an implementer the fewest of the days it needed."""
    as_of = view.report.options.day
    begun = {name for name, day in first.items() if day.last <= as_of}
    rows = [
        (row, who)
        for who in view.report.implementers
        for period in who.periods
        for row in period.shortfall.acts
        if row.act in begun
    ]
    if not rows:
        return []
    row, who = max(rows, key=lambda pair: (pair[0].short, -pair[0].given, pair[0].act, pair[1].id))
    days = view.plural("{n} day", "{n} days", row.given)
    names = {"act": view.names.short(row.act), "implementer": plain(who.title)}
    if row.norm:
        template = N_("{act} gave {implementer} {days}, {short} under the norm")
    else:
        template = N_("{act} gave {implementer} {days}, {short} fewer than it needed")
    return [view.text(template, days=days, short=row.short, **names)]


def freeze_sentence(view: View) -> Sentence | None:
    """Tell what took effect in a freeze, and of how much the burden is known."""
    as_of = view.report.options.day
    rows = [
        (who, freeze)
        for who in view.report.implementers
        for freeze in who.freezes
        if freeze.from_ is None or freeze.from_.first <= as_of
    ]
    if not rows:
        return None
    who, freeze = max(rows, key=lambda row: (len(row[1].acts) + len(row[1].allowed), row[0].id))
    acts = (*freeze.acts, *freeze.allowed)
    sentence = view.text(
        "In the freeze of {implementer} ({days}): {changes}; of {covered} of its {acts} amending"
        " acts a burden is recorded.",
        implementer=plain(who.title),
        days=_period(view, freeze),
        changes=_changes(view, freeze),
        covered=who.covered,
        acts=who.acts,
    )
    return Sentence("freeze", sentence, len(acts), "acts", acts, _without(who))


def _without(who: ImplementerResult) -> int:
    return who.acts - who.covered


def _period(view: View, freeze: Freeze) -> str:
    first, last = view.language.day(freeze.from_), view.language.day(last_day(freeze.until))
    return view.text("{first} up to and including {last}", first=first, last=last)


def _changes(view: View, freeze: Freeze) -> str:
    number = len(freeze.acts) + len(freeze.allowed)
    told = view.plural("{n} change", "{n} changes", number)
    parts = []
    if freeze.allowed:
        parts.append(view.text("allowed: {acts}", acts=view.names.acts(freeze.allowed)))
    if freeze.acts:
        parts.append(view.text("not allowed: {acts}", acts=view.names.acts(freeze.acts)))
    return f"{told} ({'; '.join(parts)})" if parts else told
