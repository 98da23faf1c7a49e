"""A study: which scenarios are simulated, over which lines.

What scenarios share is drawn once, so that they differ by what differs between them and not by
chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.options import Options
from stapeling.graph import StackGraph
from stapeling.model.corpus import Selection
from stapeling.simulating.lines import Line, Maker
from stapeling.simulating.stakes import Implementer, Placed, Stake, measured
from stapeling.simulating.unknowns import Stated, Unknowns
from stapeling.simulating.work import Load

if TYPE_CHECKING:
    import numpy.typing as npt

    Bools = npt.NDArray[np.bool_]
    Ints = npt.NDArray[np.int64]

Choice = tuple[str, ...]
"""The acts that a combination adds."""


@dataclass(frozen=True)
class Variant:
    """A corpus, or a scenario laid on one, as it is simulated."""

    name: str
    title: str | None
    implementers: Mapping[str, Implementer]
    added: Mapping[str, str] = field(default_factory=dict)
    """The acts that it adds to the base, by their own id, with the name shared with the base."""
    replaced: Mapping[str, str] = field(default_factory=dict)
    """The acts of the base that stand for an added one there, by id, with the shared name."""
    stated: Mapping[str, Stated] = field(default_factory=dict)
    """What it states of the acts that it adds, by their shared name."""
    dayless: frozenset[str] = frozenset()
    """The added acts of which no day of taking effect is known, by their shared name."""


@dataclass(frozen=True)
class Study:
    """What is simulated, line by line."""

    variants: tuple[Variant, ...]
    """Those that are told whole. With combinations that is the base."""
    lines: tuple[Line, ...]
    whole: tuple[Bools, ...]
    """Of each line: the groups of each variant."""
    choices: tuple[Choice, ...] = ()
    """The combinations, the empty one first."""
    sources: tuple[str, ...] = ()
    """The scenarios that combinations were made of."""
    parts: tuple[Bools, ...] = ()
    """Of each line: the groups of the combinations that differ on it."""
    part_of: tuple[Ints, ...] = ()
    """Of each line: which of these each combination is."""
    unknowns: tuple[Unknowns, ...] = ()
    """Of each combination: what of its acts is in no draw."""

    @cached_property
    def loads(self) -> dict[int, Load]:
        """What is needed to draw each line."""
        empty = [np.zeros((0, len(line.labels)), np.bool_) for line in self.lines]
        rows = zip(self.lines, self.whole, self.parts or empty, strict=True)
        return {n: Load.of(line, whole, parts) for n, (line, whole, parts) in enumerate(rows)}


def variant_of(
    name: str,
    title: str | None,
    graph: StackGraph,
    options: Options,
    selection: Selection,
) -> Variant:
    """Measure the implementers of a corpus: those that carry out a selected law."""
    found = {}
    for identity in sorted(graph.implemented_by):
        laws = {law.id for law, _ in graph.implemented_by[identity]}
        named = identity in (selection.organisations or ())
        if selection.laws is None or laws & selection.laws or named:
            found[identity] = measured(graph, identity, options)
    return Variant(name, title, found)


def side_by_side(variants: Sequence[Variant]) -> Study:
    """Simulate several scenarios over the same draws."""
    lines = tuple(_line_of_variants(variants, *row) for row in who_and_unit(variants))
    return Study(
        variants=tuple(variants),
        lines=lines,
        whole=tuple(_of_variants(line, len(variants)) for line in lines),
    )


def _of_variants(line: Line, variants: int) -> Bools:
    """Mark the groups of each scenario, which are told by the bits of their labels."""
    bits = np.array([label if isinstance(label, int) else 0 for label in line.labels], np.int64)
    found: Bools = (bits >> np.arange(variants)[:, None]) & 1 == 1
    return found


def who_and_unit(variants: Iterable[Variant]) -> list[tuple[str, str]]:
    """Give every implementer and unit that any scenario has, in order."""
    return sorted(
        {
            (who, unit)
            for variant in variants
            for who, row in variant.implementers.items()
            for unit in row.stakes
        }
    )


def _line_of_variants(variants: Sequence[Variant], who: str, unit: str) -> Line:
    """Make a line of which the groups are sets of scenarios, written as the bits of a number."""
    maker, bits = Maker(who, unit), dict[Placed, int]()
    found = [(1 << n, row.implementers.get(who)) for n, row in enumerate(variants)]
    rows = [(own, implementer) for own, implementer in found if implementer is not None]
    for own, implementer in rows:
        stake = implementer.stakes.get(unit, Stake())
        capacity, rated = implementer.capacity(unit, implementer.first, implementer.last)
        for placed in (*stake.placed, *capacity):
            bits[placed] = bits.get(placed, 0) | own
        maker.counts += [(count, own) for count in stake.counts]
        maker.counted |= {(period, own) for period in stake.counted}
        maker.rated |= {(period, own) for period in rated}
    maker.parts += bits.items()
    return maker.line(*periods_of(row for _, row in rows))


def periods_of(implementers: Iterable[Implementer]) -> tuple[int, int]:
    """Give the first and the last period that any of some implementers has."""
    rows = list(implementers)
    return min(row.first for row in rows), max(row.last for row in rows)
