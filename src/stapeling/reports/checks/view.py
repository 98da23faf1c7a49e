"""What the formats share: messages in a language, paths from the repository, counts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from stapeling.checks.result import CheckResult
from stapeling.findings import SEVERITIES, Finding
from stapeling.language import N_, NO_BREAK, NP_, Language
from stapeling.reports.findings import full_message
from stapeling.reports.names import Names
from stapeling.reports.plain import plain

_COUNTED = {
    "error": NP_("{n} error", "{n} errors"),
    "warning": NP_("{n} warning", "{n} warnings"),
    "note": NP_("{n} note", "{n} notes"),
}
LEVELS = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}
"""Severities as a reader knows them."""


class CheckView:
    """A result of `check` as one reader sees it."""

    def __init__(self, result: CheckResult, language: Language, *, verbose: bool = False) -> None:
        self.result = result
        self.language = language
        self.verbose = verbose
        self.findings = result.outcome.findings
        self.names = Names(result.graph, language) if result.graph is not None else None
        self._paths: dict[str, str] = {}

    def message(self, finding: Finding) -> str:
        """Write a finding as one line of plain text."""
        told = full_message(finding, self.language, self.names)
        return plain(told.replace(NO_BREAK, " "))

    def level(self, finding: Finding) -> str:
        """Write the severity of a finding."""
        return self.language.text(LEVELS[finding.severity])

    def path(self, finding: Finding) -> str:
        """Give the file of a finding from the root of the repository, with slashes."""
        name = finding.location.file
        if name not in self._paths:
            self._paths[name] = self._from_root(name) if name else ""
        return self._paths[name]

    def _from_root(self, name: str) -> str:
        root = self.result.repository
        path = Path(name)
        if root is not None:
            whole = path.resolve()
            if whole.is_relative_to(root):
                return whole.relative_to(root).as_posix()
        return path.as_posix()

    def fingerprint(self, finding: Finding) -> str:
        """Give what names a finding in every run: a sum of its key."""
        return hashlib.sha256(finding.key.encode()).hexdigest()

    @cached_property
    def counts(self) -> Counter[str]:
        """The number of findings of each severity."""
        return Counter(finding.severity for finding in self.findings)

    def summary(self) -> str:
        """Say how much was found, and what of it was not told."""
        told = self.counted() or [self.language.text("no findings")]
        return " · ".join([*told, *self.not_told()])

    def counted(self) -> list[str]:
        """Say how many findings of each severity there are, the gravest first."""
        return [
            self.language.plural(*_COUNTED[level], self.counts[level])
            for level in reversed(SEVERITIES)
            if self.counts[level]
        ]

    def not_told(self) -> Iterator[str]:
        """Say what was found and is not told."""
        language, outcome = self.language, self.result.outcome
        if self.result.baseline is not None:
            yield language.text(
                "{known} known in the baseline, {gone} of it gone",
                known=len(outcome.known),
                gone=len(outcome.stale),
            )
        if outcome.ignored:
            yield language.text("{n} ignored for a reason", n=len(outcome.ignored))
        if self.result.since is not None:
            yield language.text(
                "since {ref}: {unchanged} unchanged, {fixed} fixed",
                ref=plain(self.result.since),
                unchanged=len(outcome.unchanged),
                fixed=len(outcome.fixed),
            )
