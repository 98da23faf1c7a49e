"""What is measured of bottlenecks (*knelpunten*)."""

from __future__ import annotations

from dataclasses import dataclass

from stapeling.analyses.results.spans import DaySpan, Span
from stapeling.model.days import Day


@dataclass(frozen=True, slots=True)
class BottleneckResult:
    """One bottleneck: how old, how often reported, and whether law changed while it stayed."""

    id: str
    title: str
    organisations: tuple[str, ...]
    laws: tuple[str, ...]
    theme: str | None
    status: str | None
    open: bool
    resolved: Day | None
    first_reported: Day | None
    age_days: DaySpan | None
    """From the first report to its resolution, else to the reference day."""
    reports: int
    stayed_after: tuple[str, ...]
    """Layers on its laws that took effect after the first report, while it stayed."""
    perhaps_after: tuple[str, ...]
    """Layers of which the days leave that open."""
    source: tuple[str, ...]
    certainty: str | None
    begun: bool = True
    """Whether it was certainly reported by the reference day, or has no report at all."""
    estimated: tuple[str, ...] = ()
    """The facts of it that are an estimate: laws, organisations, status."""

    @property
    def repeats(self) -> int:
        """Reports after the first."""
        return max(self.reports - 1, 0)

    @property
    def age_years(self) -> tuple[float | None, float | None] | None:
        """Its age in years; nothing when it has no report."""
        return self.age_days.years if self.age_days is not None else None

    @property
    def changed_law(self) -> Span | None:
        """How many acts changed its laws while it stayed; nothing when no law is recorded."""
        certain = len(self.stayed_after)
        return Span(certain, certain + len(self.perhaps_after)) if self.laws else None


@dataclass(frozen=True, slots=True)
class BottlenecksResult:
    """The bottlenecks of a corpus. Unit: bottlenecks; only those recorded."""

    open: int
    resolved: int
    """Those with the status opgelost, resolved by the reference day."""
    dropped: int
    """Those with the status afgewezen or vervallen."""
    unknown_status: int
    """Of the open ones, those whose status is not known."""
    resolved_share: float | None
    """Resolved as a share of all but vervallen; nothing without any."""
    median_age_years: tuple[float, float] | None
    """Of the open ones whose age is known, low and high; days divided by 365.25."""
    unknown_age: int
    stayed: Span
    """Open bottlenecks of which a law was changed after the first report: certain, possible."""
    items: tuple[BottleneckResult, ...]
    unknown_laws: int = 0
    """Open bottlenecks of which no law is recorded: whether one was changed is not known."""
    lapsed: int = 0
    """Of the dropped ones, those with the status vervallen: in no share."""
    perhaps_open: int = 0
    """More that are open when they were reported by the reference day, which is not known."""
    estimated_laws: int = 0
    """Bottlenecks of which it is an estimate which laws they concern."""

    @property
    def resolved_ids(self) -> tuple[str, ...]:
        """The bottlenecks that are resolved."""
        return tuple(item.id for item in self.items if item.status == "opgelost" and not item.open)
