"""Oversight (*toezicht*): who looks at whom, what is looked at twice, and where nobody looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple, get_args

from stapeling.analyses.options import Options
from stapeling.analyses.overseers import certainly_looks, may_look, recorded_state
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import (
    Doubling,
    OrganisationOverseen,
    OverseersInYear,
    OversightResult,
    PhaseWatched,
    Span,
    Watch,
)
from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.records import certainty_of
from stapeling.model.terms import OversightPhase, OversightSubject
from stapeling.model.toetsen import Oversight

PHASES: tuple[str, ...] = get_args(OversightPhase)
SUBJECTS: tuple[str, ...] = get_args(OversightSubject)
LINES = ("extern", "eigenaar", "intern", None)
_MAY_DOUBLE = frozenset({"extern", None})
"""The lines on which a body doubles another, or may: an owner or an own auditor never does."""

_FACTS = ("over", "over_kinds", "subjects", "phases", "line")
"""What a count of oversight rests on."""

Key = tuple[str | None, str | None]
"""A subject and a phase; nothing where a record does not state it."""


class _Look(NamedTuple):
    """A record of a body that certainly or possibly looks on the reference day."""

    row: Oversight
    certain: bool

    @property
    def by(self) -> str:
        return self.row.by

    @property
    def keys(self) -> Iterable[Key]:
        """What it looks at, and in which phases."""
        return product(self.row.subjects or (None,), self.row.phases or (None,))


class _Now(NamedTuple):
    """The reference day, and the day from which bodies without a first day certainly look."""

    day: int
    state: int


def measure_oversight(
    graph: StackGraph, options: Options, laws: frozenset[str] | None = None
) -> OversightResult:
    """Measure the oversight over the organisations that carry out, or answer for, chosen laws.

    Unit: bodies, each once; 0 and up, and at least: only what is recorded. A body doubles another
    when both are of the line extern and look at the same organisation, subject and phase on the
    reference day. Without chosen laws every organisation that a record reaches is measured too.
    A body of which the days leave open whether it looks, counts in the high side; so does one
    without a first day, before the day that `recorded_state` gives.
    Cost: records of an organisation, times its years.

    Source: defined by this project, docs/metrics.md.

    Examples
    --------
    >>> from stapeling.loading import load_texts
    >>> text = '''
    ... oversight:
    ...   - {by: a, over: [u], subjects: [ict], phases: [uitvoering], line: extern}
    ...   - {by: b, over: [u], subjects: [ict, klachten], phases: [uitvoering], line: extern}
    ...   - {by: c, over: [u], subjects: [ict], phases: [uitvoering], line: intern}
    ... '''
    >>> import datetime as dt
    >>> graph = StackGraph(load_texts({"a.yaml": text}).corpus)
    >>> found = measure_oversight(graph, Options(dt.date(2026, 1, 1)))
    >>> [(row.subject, row.by) for row in found.doubling], found.organisations[0].bodies.low
    ([('ict', ('a', 'b'))], 3)
    """
    doubling: list[Doubling] = []
    organisations = []
    undecided: set[int] = set()
    estimated: dict[int, bool] = {}
    state = recorded_state(graph, options.day)
    for name, role in sorted(_roles(graph, laws).items()):
        rows = graph.watching.over(name)
        looks = list(_looks(rows, options.day, state))
        organisations.append(_overseen(name, role, rows, looks, _Now(options.day, state)))
        doubling += _doubling(name, looks)
        undecided |= {id(row) for row in _undecided(looks)}
        estimated |= {id(look.row): bool(estimated_facts(look.row)) for look in looks}
    return OversightResult(
        tuple(doubling),
        tuple(organisations),
        len(undecided),
        records=len(estimated),
        estimated=sum(estimated.values()),
    )


def _roles(graph: StackGraph, laws: frozenset[str] | None) -> dict[str, str]:
    """Give the organisations that are measured: implementers, ministries, others overseen."""
    corpus = graph.corpus
    chosen = list(graph.chosen(laws))
    found = {part.organisation: "implementer" for law in chosen for part in law.implementers}
    found |= {law.ministry: "ministry" for law in chosen if law.ministry is not None}
    if laws is None:
        for name in graph.watching.organisations():
            found.setdefault(name, "other")
    for name in found:
        organisation = corpus.organisations.get(name)
        if organisation is not None and organisation.kind == "ministerie":
            found[name] = "ministry"
    return found


def _looks(rows: Sequence[Oversight], day: int, state: int) -> Iterator[_Look]:
    """Give the records of bodies that look on a day, or may."""
    for row in rows:
        if may_look(row, day, day):
            yield _Look(row, certainly_looks(row, day, day, state))


def estimated_facts(row: Oversight) -> tuple[str, ...]:
    """Name the facts of a record that are an estimate."""
    stated = (field for field in _FACTS if getattr(row, field))
    return tuple(field for field in stated if certainty_of(row, field) == "estimate")


def _overseen(
    name: str, role: str, rows: Sequence[Oversight], looks: Sequence[_Look], now: _Now
) -> OrganisationOverseen:
    """Tell who looks at an organisation, on which line, at what, in which phase, since when."""
    certain = [look.row for look in looks if look.certain]
    hours = [row.hours_per_year.likely for row in certain if row.hours_per_year is not None]
    by_line = ((line, _bodies(row for row in certain if row.line == line)) for line in LINES)
    by_subject = ((s, _bodies(row for row in certain if s in row.subjects)) for s in SUBJECTS)
    return OrganisationOverseen(
        organisation=name,
        role=role,
        bodies=Span(len(_bodies(certain)), len(_bodies(look.row for look in looks))),
        by_line=tuple((line or "unknown", bodies) for line, bodies in by_line if bodies),
        by_subject=tuple((subject, bodies) for subject, bodies in by_subject if bodies),
        phases=tuple(_phase(phase, looks) for phase in PHASES),
        watches=tuple(map(_watch, looks)),
        hours_per_year=sum(hours) if hours else None,
        unknown_hours=len(looks) - len(hours),
        years=tuple(_years(rows, now)),
        unknown_start=_unknown_start(looks),
    )


def _bodies(rows: Iterable[Oversight]) -> tuple[str, ...]:
    return tuple(sorted({row.by for row in rows}))


def _watch(look: _Look) -> Watch:
    row = look.row
    hours = row.hours_per_year.likely if row.hours_per_year is not None else None
    return Watch(
        by=row.by,
        subjects=tuple(subject for subject in SUBJECTS if subject in row.subjects),
        phases=tuple(phase for phase in PHASES if phase in row.phases),
        line=row.line,
        certain=look.certain,
        hours_per_year=hours,
        source=row.source,
        certainty=row.certainty,
        estimated=estimated_facts(row),
    )


def _phase(phase: str, looks: Sequence[_Look]) -> PhaseWatched:
    """Tell who looks in a phase; perhaps those of unknown phases, and of days that are open."""
    certain = [look.row for look in looks if look.certain and phase in look.row.phases]
    subjects = {subject for row in certain for subject in row.subjects}
    by = _bodies(certain)
    perhaps = _bodies(look.row for look in looks if phase in look.row.phases or not look.row.phases)
    return PhaseWatched(
        phase=phase,
        by=by,
        subjects=tuple(subject for subject in SUBJECTS if subject in subjects),
        perhaps=tuple(name for name in perhaps if name not in by),
    )


def _unknown_start(looks: Sequence[_Look]) -> int:
    """Count the bodies of which nothing tells that they did not look before some day."""
    known = {
        look.by
        for look in looks
        if look.row.from_ is not None and look.row.from_.first > OPEN_FIRST
    }
    return len({look.by for look in looks} - known)


def _years(rows: Sequence[Oversight], now: _Now) -> Iterator[OverseersInYear]:
    """Count the bodies at the end of every year, in the last one on the reference day.

    From the first year in which one is known to begin.
    """
    calendar, day = Calendar("year"), now.day
    begins = [
        row.from_.last if row.from_.first == OPEN_FIRST else row.from_.first
        for row in rows
        if row.from_ is not None and row.from_.first <= day
    ]
    known = [calendar.of(begin) for begin in begins if begin < OPEN_LAST]
    last = calendar.of(day)
    for year in range(min(known, default=last + 1), last + 1):
        looks = list(_looks(rows, min(calendar.last(year), day), now.state))
        sure = {look.by for look in looks if look.certain}
        yield OverseersInYear(year, Span(len(sure), len({look.by for look in looks})))


def _doubling(organisation: str, looks: Sequence[_Look]) -> Iterator[Doubling]:
    """Give every subject and phase at which at least two external bodies certainly look."""
    certain: dict[tuple[str, str], set[str]] = defaultdict(set)
    possible: dict[tuple[str, str], set[str]] = defaultdict(set)
    for look in looks:
        if look.row.line in _MAY_DOUBLE:
            found = certain if look.certain and look.row.line else possible
            for key in product(look.row.subjects, look.row.phases):
                found[key].add(look.by)
    for subject, phase in product(SUBJECTS, PHASES):
        by = certain.get((subject, phase), set())
        if len(by) > 1:
            further = possible.get((subject, phase), set()) - by
            guessed = _guessed(looks, by, subject, phase)
            names = (tuple(sorted(by)), tuple(sorted(further)), guessed)
            yield Doubling(organisation, subject, phase, *names)


def _guessed(
    looks: Sequence[_Look], by: Collection[str], subject: str, phase: str
) -> tuple[str, ...]:
    """Give the bodies of a doubling that double it by records with an estimate only."""
    found = [
        look
        for look in looks
        if look.certain and look.row.line and look.by in by and (subject, phase) in look.keys
        if look.row.line in _MAY_DOUBLE
    ]
    sure = {look.by for look in found if not estimated_facts(look.row)}
    return tuple(sorted({look.by for look in found} - sure))


def _undecided(looks: Sequence[_Look]) -> Iterator[Oversight]:
    """Give the records that may double the look of another body, as far as is known of both."""
    bodies: dict[Key, set[str]] = defaultdict(set)
    external = [look for look in looks if look.row.line in _MAY_DOUBLE]
    for look in external:
        for key in look.keys:
            bodies[key].add(look.by)
    for look in external:
        row = look.row
        if look.certain and row.line and row.subjects and row.phases:
            continue
        if any(
            _meet(key, other) and by - {row.by} for key in look.keys for other, by in bodies.items()
        ):
            yield row


def _meet(one: Key, other: Key) -> bool:
    """Whether two looks are at the same, as far as they state it."""
    return all(a is None or b is None or a == b for a, b in zip(one, other, strict=True))
