"""The sentences on preparation: how soon acts took effect, and what came in a freeze."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import TYPE_CHECKING

from stapeling.analyses.period_columns import months_after
from stapeling.analyses.results import Commencements, Freeze, ImplementerResult, ShortAct
from stapeling.language import N_, NP_
from stapeling.reports.page import Sentence
from stapeling.reports.plain import plain
from stapeling.reports.subjects.capacity import last_day
from stapeling.reports.view import View

if TYPE_CHECKING:
    from stapeling.model.columns import Marks

_MONTHS = 2
"""Aanwijzing 4.17: the least between publication and commencement."""


def soon_sentence(view: View) -> Sentence | None:
    """Tell how many layers took effect within two months of publication, and who had least."""
    found = view.report.commencements.value
    dated = (found.first == found.last) & (found.published_first == found.published_last)
    if not dated.any():
        return None
    soon = dated.copy()
    soon[dated] = found.first[dated] < months_after(found.published_first[dated], _MONTHS)
    acts = _named(found, soon)
    known = int(dated.sum())
    unknown = len(dated) - known
    parts = [
        view.plural(
            "{n} of {all} amending acts took effect within two months of publication",
            "{n} of {all} amending acts took effect within two months of publication",
            len(acts),
            all=known,
        )
    ]
    if unknown:
        one, many = NP_("of {n} more the days are not known", "of {n} more the days are not known")
        parts.append(view.plural(one, many, unknown))
    parts += _worst(view, frozenset(_named(found, found.last <= view.report.options.day)))
    return Sentence("soon", "; ".join(parts) + ".", len(acts), "acts", acts, unknown)


def _named(found: Commencements, marked: Marks) -> tuple[str, ...]:
    """Give the ids of marked acts."""
    return tuple(compress(found.acts, marked.tolist()))


def _worst(view: View, begun: frozenset[str]) -> list[str]:
    """Tell the act that left an implementer the fewest of the days it needed."""
    worst = _shortest(view.report.implementers, begun)
    if worst is None:
        return []
    row, who = worst
    days = view.plural("{n} day", "{n} days", row.given)
    names = {"act": view.names.short(row.act), "implementer": plain(who.title)}
    if row.norm:
        template = N_("{act} gave {implementer} {days}, {short} under the norm")
    else:
        template = N_("{act} gave {implementer} {days}, {short} fewer than it needed")
    return [view.text(template, days=days, short=row.short, **names)]


def _shortest(
    implementers: Sequence[ImplementerResult], begun: frozenset[str]
) -> tuple[ShortAct, ImplementerResult] | None:
    """Find the act that fell most days short; only periods that may hold it tell their acts."""
    periods = [
        (most, who, period.shortfall)
        for who in implementers
        for period in who.periods
        if (most := period.shortfall.max_days) is not None
    ]
    worst: tuple[ShortAct, ImplementerResult] | None = None
    for most, who, shortfall in sorted(periods, key=lambda row: -row[0]):
        if worst is not None and most < worst[0].short:
            break
        rows = [(row, who) for row in shortfall.acts if row.act in begun]
        worst = max([*rows, *([worst] if worst else [])], key=_shortness, default=None)
    return worst


def _shortness(pair: tuple[ShortAct, ImplementerResult]) -> tuple[int, int, str, str]:
    row, who = pair
    return row.short, -row.given, row.act, who.id


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
