"""Every number of a report as a row of its own: of what, when, in which unit, on what it rests.

Tables that machines read, saved reports and comparisons are all made of these rows, so that a
number has one name everywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set

from stapeling.analyses.results import Report
from stapeling.numbers import bottlenecks, cycle, density, oversight, toetsen
from stapeling.numbers.implementers import ImplementerRows, group_rows
from stapeling.numbers.laws import LawRows, chain_rows
from stapeling.numbers.tidy import Measured, Tidy

__all__ = ["SECTIONS", "Measured", "Tidy", "rows_of"]

SECTIONS: Mapping[str, Set[str]] = {
    "laws": {"laws", "repair_chains"},
    "layers": {"layers"},
    "evaluation": {"evaluation", "due_days", "evaluations"},
    "implementers": {
        *("implementers", "periods", "peaks", "calendar"),
        *("freezes", "capacity", "target_groups"),
    },
    "toetsen": toetsen.SECTIONS,
    "oversight": oversight.SECTIONS,
    "bottlenecks": bottlenecks.SECTIONS,
    "cycle": cycle.SECTIONS,
    "density": density.SECTIONS,
}
"""The sections of rows that each part of a report holds."""


def rows_of(report: Report, only: Collection[str] | None = None) -> Iterator[Tidy]:
    """Give every number of the parts asked for, or of the whole report."""
    wanted = {section for part in only or SECTIONS for section in SECTIONS[part]}
    return (row for row in _rows(report) if row.section in wanted)


def _rows(report: Report) -> Iterator[Tidy]:
    yield from chain_rows(report.repair_chains)
    for law in report.laws:
        yield from LawRows(law).all()
    for who in report.implementers:
        yield from ImplementerRows(who).all()
    yield from group_rows(report.target_groups)
    yield from toetsen.toetsen_rows(report.toetsen)
    yield from oversight.oversight_rows(report.oversight)
    yield from bottlenecks.bottleneck_rows(report.bottlenecks)
    yield from cycle.cycle_rows(report.cycle)
    yield from density.density_rows(report.laws)
