"""What is measured of oversight (*toezicht*)."""

from __future__ import annotations

from dataclasses import dataclass

from stapeling.analyses.results.spans import Span


@dataclass(frozen=True, slots=True)
class Watch:
    """That a body looks at an organisation, from what is recorded of it."""

    by: str
    subjects: tuple[str, ...]
    phases: tuple[str, ...]
    line: str | None
    certain: bool
    """Whether it certainly looks on the reference day; the days may leave it open."""
    hours_per_year: float | None
    source: tuple[str, ...]
    certainty: str | None
    estimated: tuple[str, ...] = ()
    """The facts of it that are an estimate: over, over_kinds, subjects, phases, line."""


@dataclass(frozen=True, slots=True)
class Doubling:
    """Bodies of line extern that look at the same organisation, subject and phase."""

    organisation: str
    subject: str
    phase: str
    by: tuple[str, ...]
    possible: tuple[str, ...] = ()
    """Further bodies of which the line or the days leave it open."""
    estimated: tuple[str, ...] = ()
    """Of `by`, the bodies whose organisation, subject, phase or line is an estimate."""


@dataclass(frozen=True, slots=True)
class PhaseWatched:
    """Who is recorded to look at an organisation in a phase of the policy cycle, and at what."""

    phase: str
    by: tuple[str, ...]
    subjects: tuple[str, ...]
    perhaps: tuple[str, ...] = ()
    """Bodies whose phases, or days, are not known."""


@dataclass(frozen=True, slots=True)
class OverseersInYear:
    """Distinct bodies that look at an organisation at the end of a year, or on the last day."""

    year: int
    bodies: Span
    """Certain, and with those whose days leave it open. At least: only recorded ones."""


@dataclass(frozen=True, slots=True)
class OrganisationOverseen:
    """Who looks at one organisation."""

    organisation: str
    role: str
    """implementer | ministry | other."""
    bodies: Span
    by_line: tuple[tuple[str, tuple[str, ...]], ...]
    """Bodies that certainly look, by line: extern, eigenaar, intern, unknown."""
    by_subject: tuple[tuple[str, tuple[str, ...]], ...]
    phases: tuple[PhaseWatched, ...]
    """All four phases, in order, also those in which nobody is recorded to look."""
    watches: tuple[Watch, ...]
    hours_per_year: float | None
    unknown_hours: int
    years: tuple[OverseersInYear, ...]
    unknown_start: int
    """Bodies of which it is not recorded since when they look."""

    @property
    def watchers(self) -> tuple[str, ...]:
        """The bodies that look at it, certainly or possibly, each once."""
        return tuple(dict.fromkeys(watch.by for watch in self.watches))

    @property
    def unwatched(self) -> tuple[str, ...]:
        """The phases in which no body is recorded to look."""
        return tuple(row.phase for row in self.phases if not row.by and not row.perhaps)


@dataclass(frozen=True, slots=True)
class OversightResult:
    """Oversight over the organisations of a corpus. Unit: bodies; only what is recorded."""

    doubling: tuple[Doubling, ...]
    organisations: tuple[OrganisationOverseen, ...]
    undecided: int
    """Records without a line, a subject or a phase, of which doubling cannot be told."""
    records: int = 0
    """Records of bodies that look, or may, at a measured organisation."""
    estimated: int = 0
    """Of those records, the ones whose organisation, subject, phase or line is an estimate."""
