"""What --with does not add: toetsen that are obliged already, not valid, or not asked of an act."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from stapeling.analyses.toetsen.catalogue import obliged, valid_on
from stapeling.model.days import Day
from stapeling.model.toetsen import ImpactTest
from stapeling.reports.subjects.questions import catalogued, toetsen_told
from stapeling.reports.view import Reader


def choice_notes(
    view: Reader, chosen: Collection[str], day: Day, needed: Collection[str] | None = None
) -> Iterator[str]:
    """Say which of the toetsen of --with add nothing on a day, and why.

    Of an act, `needed` are the toetsen that it needs or perhaps needs.
    """
    toetsen = [catalogued(view, name) for name in sorted(chosen)]
    invalid = [toets for toets in toetsen if valid_on(toets, day) is False]
    valid = [toets for toets in toetsen if toets not in invalid]
    if invalid:
        names = "; ".join(_with_days(view, toets) for toets in invalid)
        yield view.text(
            "Not valid on {day}, so choosing it adds nothing: {names}.",
            day=view.language.day(day),
            names=names,
        )
    if already := [toets.id for toets in valid if obliged(toets, frozenset())]:
        names = toetsen_told(view, already)
        yield view.text("Obliged already, so choosing it adds nothing: {names}.", names=names)
    if needed is not None and (apart := [t.id for t in valid if t.id not in needed]):
        names = toetsen_told(view, apart)
        yield view.text("Its conditions do not hold for this act: {names}.", names=names)


def _with_days(view: Reader, toets: ImpactTest) -> str:
    """Name a toets with the days between which it is valid."""
    parts = []
    if toets.valid_from is not None:
        parts.append(view.text("from {day}", day=view.language.day(toets.valid_from)))
    if toets.valid_until is not None:
        parts.append(view.text("until {day}", day=view.language.day(toets.valid_until)))
    return f"{view.names.toets(toets.id)} ({', '.join(parts)})"
