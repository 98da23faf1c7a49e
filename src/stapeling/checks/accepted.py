"""What a corpus accepts for a time (`ignore`), and what of that no longer holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from stapeling.checks.limits import Wanted, nearest
from stapeling.findings import Finding
from stapeling.language import N_
from stapeling.model.days import OPEN_LAST
from stapeling.model.document import Ignore


@dataclass(frozen=True, slots=True)
class Accepted:
    """Findings, parted in those that stand and those that a corpus accepts."""

    standing: list[Finding] = field(default_factory=list)
    ignored: list[Finding] = field(default_factory=list)
    told: list[Finding] = field(default_factory=list)
    """Of the entries themselves: unused, expired or without an end."""


def accept(
    findings: Sequence[Finding],
    ignores: Sequence[Ignore],
    day: int,
    wanted: Wanted,
    codes: Collection[str],
) -> Accepted:
    """Take away what a corpus accepts on a day; say which entries have no use or no effect."""
    named = [row for row in ignores if row.code in codes]
    live = [row for row in named if _lasts(row, day)]
    used: set[int] = set()
    parted = Accepted()
    if not live:
        parted.standing.extend(findings)
    for finding in findings if live else ():
        fits = [row for row in live if _fits(row, finding)]
        used.update(map(id, fits))
        (parted.ignored if fits else parted.standing).append(finding)
    parted.told.extend(_unused(row) for row in live if id(row) not in used and row.code in wanted)
    parted.told.extend(_without_effect(named, day))
    parted.told.extend(_of_no_rule(row, codes) for row in ignores if row.code not in codes)
    return parted


def _lasts(row: Ignore, day: int) -> bool:
    """Whether an entry certainly has effect on a day; `until` is the first day it has none."""
    return row.until.last < OPEN_LAST and day < row.until.first


def _fits(row: Ignore, finding: Finding) -> bool:
    return row.code == finding.code and (row.subject is None or row.subject in finding.ids)


def _unused(row: Ignore) -> Finding:
    template = N_("the ignore of {code} for {subject} meets no finding")
    return Finding(row.location, "ST601", template, _values(row), _ids(row))


def _of_no_rule(row: Ignore, codes: Collection[str]) -> Finding:
    template = N_("the ignore of {code} for {subject} has no effect: there is no such rule")
    hint = nearest(row.code.upper(), codes)
    return Finding(row.location, "ST601", template, _values(row), _ids(row), hint)


def _without_effect(ignores: Sequence[Ignore], day: int) -> Iterator[Finding]:
    for row in ignores:
        if _lasts(row, day):
            continue
        template = N_("the ignore of {code} for {subject} ended on {until}: {reason}")
        if row.until.last >= OPEN_LAST:
            template = N_("the ignore of {code} for {subject} has no end, and no effect: {reason}")
        yield Finding(row.location, "ST602", template, _values(row), _ids(row))


def _values(row: Ignore) -> dict[str, object]:
    return {
        "code": row.code,
        "subject": row.subject or "*",
        "until": row.until,
        "reason": row.reason,
    }


def _ids(row: Ignore) -> tuple[str, ...]:
    return (row.code, row.subject or "*")
