"""Running rules: every finding once, without what is accepted, and only what a change brought."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stapeling.checks.accepted import accept
from stapeling.checks.baseline import Baseline, Entry, stale, stale_finding
from stapeling.checks.context import Context
from stapeling.checks.limits import Wanted
from stapeling.checks.plugins import run_rule
from stapeling.checks.rule import Rule, in_order
from stapeling.checks.worse import is_worse
from stapeling.findings import NOWHERE, Finding
from stapeling.progress import counted

_OF_RUNNING = ("ST601", "ST602", "ST603", "ST605")
"""Rules about the run itself: about what others found."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules found in one state of a corpus."""

    findings: tuple[Finding, ...]
    """What stands: neither accepted nor known."""
    known: tuple[Finding, ...] = ()
    """What the baseline knows."""
    ignored: tuple[Finding, ...] = ()
    """What the corpus accepts."""
    stale: tuple[Entry, ...] = ()
    """Entries of the baseline that no longer occur."""
    unchanged: tuple[Finding, ...] = ()
    """What stood before the change as well; nothing unless two states are compared."""
    fixed: tuple[Finding, ...] = ()
    """What stood before the change and no longer does."""

    @property
    def keys(self) -> frozenset[str]:
        """The names of everything that is not accepted."""
        return frozenset(self.by_key)

    @property
    def by_key(self) -> dict[str, Finding]:
        """Everything that is not accepted, by name."""
        return {row.key: row for row in (*self.findings, *self.known, *self.unchanged)}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to run, and what is known already."""

    rules: Mapping[str, Rule]
    wanted: Wanted = field(default_factory=Wanted)
    baseline: Baseline = field(default_factory=dict)
    strict: bool = False
    """Whether an entry of the baseline that no longer occurs is an error."""
    failures: tuple[Finding, ...] = ()
    """Rules of others that could not be loaded."""


def run_checks(context: Context, asked: Asked) -> Outcome:
    """Run the rules that are wanted over a corpus; findings in order of place, each once."""
    context.found += asked.failures
    rules = [rule for rule in in_order(asked.rules.values()) if rule.code in asked.wanted]
    ours = [rule for rule in rules if rule.code not in _OF_RUNNING]
    found = _once(finding for rule in counted("rules", ours) for finding in run_rule(rule, context))
    failed = [row for row in found if row.code == "ST605"]
    found = [row for row in found if row.code != "ST605"]
    ignores, day = context.corpus.ignores, context.options.day
    parted = accept(found, ignores, day, asked.wanted, asked.rules)
    gone = [entry for entry in stale(asked.baseline, found) if entry.code in asked.wanted]
    context.found += [*failed, *parted.told, *map(stale_finding, gone)]
    about = [rule for rule in rules if rule.code in _OF_RUNNING]
    told = _once(finding for rule in about for finding in rule.check(context))
    standing = [*parted.standing, *(_stricter(row, strict=asked.strict) for row in told)]
    return Outcome(
        findings=_ordered(row for row in standing if not _known(row, asked.baseline)),
        known=_ordered(row for row in standing if _known(row, asked.baseline)),
        ignored=_ordered(parted.ignored),
        stale=tuple(gone),
    )


def since(now: Outcome, before: Outcome) -> Outcome:
    """Keep what was not there before, or was less grave: a line that moved is no change."""
    earlier, present = before.by_key, now.keys

    def is_new(row: Finding) -> bool:
        old = earlier.get(row.key)
        return old is None or is_worse(row, old.severity, old.witness)

    return dataclasses.replace(
        now,
        findings=tuple(row for row in now.findings if is_new(row)),
        unchanged=tuple(row for row in now.findings if not is_new(row)),
        fixed=_ordered(row for row in before.findings if row.key not in present),
    )


def within(outcome: Outcome, files: frozenset[str], ids: frozenset[str]) -> Outcome:
    """Keep the findings in some files, or about what they state; the others are not reported."""

    def chosen(rows: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(
            row
            for row in rows
            if row.location.file in files or not ids.isdisjoint(row.ids) or row.location == NOWHERE
        )

    return dataclasses.replace(
        outcome,
        findings=chosen(outcome.findings),
        known=chosen(outcome.known),
        ignored=chosen(outcome.ignored),
        unchanged=chosen(outcome.unchanged),
        fixed=chosen(outcome.fixed),
    )


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Give every finding once, by its key: of two, the one that stands first."""
    found: dict[str, Finding] = {}
    for finding in findings:
        first = found.setdefault(finding.key, finding)
        if finding < first:
            found[finding.key] = finding
    return list(found.values())


def _known(finding: Finding, baseline: Baseline) -> bool:
    entry = baseline.get(finding.key) if baseline else None
    return entry is not None and entry.knows(finding)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[object, ...]:
    """Give the order in which findings are told; as they compare, in a third of the time."""
    return (finding.location, finding.code, finding.template, finding.ids)


def _stricter(finding: Finding, *, strict: bool) -> Finding:
    if strict and finding.code == "ST603":
        return dataclasses.replace(finding, severity="error")
    return finding
