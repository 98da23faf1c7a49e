"""The sentences of a comparison on implementers: load, capacity, preparation and freezes."""

from __future__ import annotations

from stapeling.comparing.results import NumberChange, bounds
from stapeling.language import N_
from stapeling.reports.comparison.depths import MOST, capital
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.page import Sentence
from stapeling.reports.words import word

_LOAD = ("structural_eur", "structural_fte", "one_off_eur", "one_off_fte")


def burden_sentence(view: ComparisonView) -> Sentence | None:
    """Tell for the implementers whose known load changes most by how much and from when."""
    moved = [row for row in _periods(view) if row.row.measure in _LOAD and _rise(row)]
    first: dict[tuple[str, str], NumberChange] = {}
    for row in moved:
        first.setdefault((row.row.subject, row.row.measure), row)
    if not first:
        return None
    most = sorted(first.values(), key=lambda row: (-abs(_rise(row)), row.row.subject))[:MOST]
    told = [
        view.text(
            "{implementer} {difference} {unit} from {period}",
            implementer=view.names.organisation(row.row.subject),
            difference=_signed(view, _rise(row)),
            unit=word(view.language, row.row.measure),
            period=row.row.period,
        )
        for row in most
    ]
    text = view.text("Known load changes: {loads}.", loads="; ".join(told))
    subjects = tuple(dict.fromkeys(row.row.subject for row in most))
    return Sentence("burden", text, _rise(most[0]), most[0].row.unit, subjects, most[0].row.unknown)


def _signed(view: ComparisonView, value: float) -> str:
    """Write a rise of the low bound; its unit follows, with the sign of money in it."""
    shown = view.language.number(value, 1)
    return f"+{shown}" if value > 0 else shown


def _periods(view: ComparisonView) -> list[NumberChange]:
    return [row for row in view.comparison.numbers if row.row.section == "periods" and row.differs]


def _rise(change: NumberChange) -> float:
    """Give what the low bound rises by; what is not known before counts as nothing known."""
    after = bounds(change.after)[0]
    return after - (bounds(change.before)[0] or 0) if after is not None else 0


def capacity_sentence(view: ComparisonView) -> Sentence | None:
    """Tell which implementer gets over a stated capacity, and when first."""
    moved = [row for row in view.comparison.first_over if row.before != row.after]
    if not moved:
        return None
    none = view.text("none")
    told = [
        view.text(
            "{implementer} ({unit}) {before} → {after}",
            implementer=view.names.organisation(row.subject),
            unit=word(view.language, row.unit),
            before=row.before or none,
            after=row.after or none,
        )
        for row in moved[:MOST]
    ]
    text = view.text("First period over a stated capacity: {changes}.", changes="; ".join(told))
    return Sentence("capacity", text, None, "", tuple(r.subject for r in moved))


def preparation_sentence(view: ComparisonView) -> Sentence | None:
    """Tell how many more acts come with too little time to prepare, or inside a freeze."""
    short = [row for row in _periods(view) if row.row.measure == "shortfall" and _rise(row)]
    frozen = [
        row
        for row in view.comparison.numbers
        if row.row.section == "freezes" and row.differs and _rise(row)
    ]
    parts = [_short(view, row) for row in short[:MOST]]
    parts += [_frozen(view, row) for row in frozen[:MOST]]
    if not parts:
        return None
    subjects = tuple(dict.fromkeys(row.row.subject for row in (*short, *frozen)))
    after = bounds((*short, *frozen)[0].after)[0] if len(parts) == 1 else None
    return Sentence("preparation", capital("; ".join(parts)), after, "acts", subjects)


def _short(view: ComparisonView, row: NumberChange) -> str:
    return view.text(
        "too little time to prepare at {implementer} in {period}: {before} → {after} acts",
        implementer=view.names.organisation(row.row.subject),
        period=row.row.period,
        before=bounds(row.before)[0] or 0,
        after=bounds(row.after)[0] or 0,
    )


def _frozen(view: ComparisonView, row: NumberChange) -> str:
    allowed = row.row.measure.endswith("_allowed")
    template = (
        N_("allowed inside the freeze of {implementer}: {before} → {after} acts")
        if allowed
        else N_("inside the freeze of {implementer}, not allowed: {before} → {after} acts")
    )
    return view.text(
        template,
        implementer=view.names.organisation(row.row.subject),
        before=bounds(row.before)[0] or 0,
        after=bounds(row.after)[0] or 0,
    )
