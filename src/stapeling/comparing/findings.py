"""Contradictions on two sides, by code and ids: never by file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from stapeling.comparing.results import FindingChanges
from stapeling.findings import Finding

Key = tuple[str, tuple[str, ...]]


def compare_findings(a: Iterable[Finding], b: Iterable[Finding]) -> FindingChanges:
    """Divide findings in new, fixed and unchanged ones."""
    one, two = list(a), list(b)
    return FindingChanges(
        new=_without(two, one),
        fixed=_without(one, two),
        unchanged=_without(two, _without(two, one)),
    )


def key_of(finding: Finding) -> Key:
    """Give what a finding is known by."""
    return finding.code, finding.ids


def _without(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings that have no like among others; each of those stands for one."""
    left = Counter(map(key_of, others))
    found = []
    for finding in findings:
        left[key_of(finding)] -= 1
        if left[key_of(finding)] < 0:
            found.append(finding)
    return tuple(sorted(found, key=lambda finding: (*key_of(finding), str(finding.location))))
