"""What a run of `check` gives, whole: reports read it, the command line takes its status."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from stapeling.checks.baseline import Baseline
from stapeling.checks.rule import Rule
from stapeling.checks.running import Outcome
from stapeling.findings import SEVERITIES, Finding, Severity
from stapeling.graph import StackGraph
from stapeling.loading import Loaded


class Setting(NamedTuple):
    """A setting of a run, its value, and where it came from."""

    name: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The outcome of a run, with what it was computed for and from."""

    outcome: Outcome
    as_of: dt.date
    rules: Mapping[str, Rule]
    fail_level: Severity
    settings: tuple[Setting, ...]
    loaded: Loaded | None = None
    """Nothing when a file could not be read as the schema."""
    graph: StackGraph | None = None
    repository: Path | None = None
    """The root of the repository that the corpus lies in."""
    language: str | None = None
    """The language that the corpus asks for."""
    known: Baseline = field(default_factory=dict)
    """The entries of the baseline."""
    baseline: str | None = None
    since: str | None = None
    missing_baseline: bool = False
    """Whether the settings name a baseline that is not there."""
    ran: tuple[str, ...] = ()
    """The codes of the rules that ran; of a refused corpus those about its files alone."""
    unreadable_before: bool = False
    """Whether the state that was compared with could not be read."""

    @property
    def refused(self) -> bool:
        """Whether a file could not be read as the schema."""
        return self.loaded is None

    @property
    def failed(self) -> bool:
        """Whether something was found that is at or above the level that stops a proposal."""
        return any(self.stops(finding) for finding in self.outcome.findings)

    def stops(self, finding: Finding) -> bool:
        """Whether a finding is at or above the level that stops a proposal."""
        return SEVERITIES.index(finding.severity) >= SEVERITIES.index(self.fail_level)
