"""A study: which scenarios are simulated, over which lines.

What scenarios share is drawn once, so that they differ by what differs between them and not by
chance.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.options import Options
from stapeling.errors import StapelingError
from stapeling.graph import StackGraph
from stapeling.model.corpus import Selection
from stapeling.simulating.lines import Line, Maker, on_of
from stapeling.simulating.stakes import Implementer, Placed, Stake, measured
from stapeling.simulating.work import Load

if TYPE_CHECKING:
    import numpy.typing as npt

    Bools = npt.NDArray[np.bool_]
    Ints = npt.NDArray[np.int64]

Choice = tuple[str, ...]
"""The acts that a combination adds."""
_ALWAYS = ("always", "")


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
    lines = tuple(_line_of_variants(variants, *row) for row in _who_and_unit(variants))
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


def _who_and_unit(variants: Iterable[Variant]) -> list[tuple[str, str]]:
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
    return maker.line(*_periods(row for _, row in rows))


def _periods(implementers: Iterable[Implementer]) -> tuple[int, int]:
    rows = list(implementers)
    return min(row.first for row in rows), max(row.last for row in rows)


def count_choices(acts: int, most: int) -> int:
    """Count the choices of at most so many of some acts, none of them included.

    >>> count_choices(4, 2)
    11
    """
    return sum(comb(acts, n) for n in range(min(most, acts) + 1))


def combined(base: Variant, scenarios: Sequence[Variant], most: int, limit: int) -> Study:
    """Simulate the base with every choice of at most so many acts that scenarios add.

    With an act come its changes and burdens as its scenario states them; what the base states of
    it goes. All else that a scenario changes is left out.

    Raises
    ------
    StapelingError
        When scenarios add no act, when two of them add one differently, or when there are more
        choices than the limit.
    """
    acts = sorted({name for row in scenarios for name in row.added.values()})
    if not acts:
        raise StapelingError("--combinations: the scenarios add no act to the base")
    total = count_choices(len(acts), most)
    if total > limit:
        raise StapelingError(
            f"--combinations {most}: {len(acts)} added acts give {total} choices, more than"
            f" --limit {limit}"
        )
    choices = tuple(
        choice for size in range(min(most, len(acts)) + 1) for choice in combinations(acts, size)
    )
    givers = _givers(scenarios)
    lines = tuple(
        _line_of_acts(base, givers, who, unit) for who, unit in _who_and_unit((base, *scenarios))
    )
    lines = tuple(line for line in lines if line.labels)
    none = [_labels((), acts)]
    parted = [_parts(line, choices, acts) for line in lines]
    return Study(
        variants=(base,),
        lines=lines,
        whole=tuple(on_of(line, none) for line in lines),
        choices=choices,
        sources=tuple(row.name for row in scenarios),
        parts=tuple(on for on, _ in parted),
        part_of=tuple(which for _, which in parted),
    )


def _givers(scenarios: Sequence[Variant]) -> dict[str, Variant]:
    """Give for each added act the scenario that it is taken from: the first that adds it."""
    found: dict[str, Variant] = {}
    for row in scenarios:
        for name in row.added.values():
            first = found.setdefault(name, row)
            if first is not row and _brought(first, name) != _brought(row, name):
                raise StapelingError(
                    f"--combinations: {first.name} and {row.name} state '{name}' differently"
                )
    return found


def _brought(variant: Variant, act: str) -> list[object]:
    """Give all that an act brings in a scenario, to be compared."""
    own = {identity for identity, name in variant.added.items() if name == act}
    found: list[object] = []
    for who, row in sorted(variant.implementers.items()):
        for unit, stake in sorted(row.stakes.items()):
            found += [(who, unit, item.key, item.part) for item in stake.placed if item.act in own]
            found += [(who, unit, item.period) for item in stake.counts if item.act in own]
    return found


def _line_of_acts(base: Variant, givers: Mapping[str, Variant], who: str, unit: str) -> Line:
    """Make a line of which the groups are what always is, and what goes with or without an act."""
    maker = Maker(who, unit)
    found = [base, *{id(row): row for row in givers.values()}.values()]
    periods = _periods(row.implementers[who] for row in found if who in row.implementers)

    def in_base(act: str | None) -> Hashable:
        name = base.replaced.get(act) if act is not None else None
        return _ALWAYS if name is None else ("without", name)

    if who in base.implementers:
        _gather(maker, base.implementers[who].stakes.get(unit, Stake()), in_base)
        capacity, rated = base.implementers[who].capacity(unit, *periods)
        maker.parts += [(row, _ALWAYS) for row in capacity]
        maker.rated |= {(period, _ALWAYS) for period in rated}
    for name, giver in sorted(givers.items()):
        own = {identity for identity, shared in giver.added.items() if shared == name}
        stake = giver.implementers[who].stakes.get(unit) if who in giver.implementers else None
        if stake is not None:
            _gather_act(maker, stake, own, ("with", name))
    return maker.line(*periods)


def _gather(maker: Maker, stake: Stake, label: Callable[[str | None], Hashable]) -> None:
    maker.parts += [(row, label(row.act)) for row in stake.placed]
    maker.counts += [(row, label(row.act)) for row in stake.counts]
    maker.counted |= {(period, _ALWAYS) for period in stake.counted}


def _gather_act(maker: Maker, stake: Stake, acts: Collection[str], label: Hashable) -> None:
    maker.parts += [(row, label) for row in stake.placed if row.act in acts]
    counts = [row for row in stake.counts if row.act in acts]
    maker.counts += [(row, label) for row in counts]
    maker.counted |= {(row.period, label) for row in counts}


def _labels(choice: Choice, acts: Sequence[str]) -> list[Hashable]:
    """Give the groups that a choice of acts consists of."""
    return [
        _ALWAYS,
        *(("with", act) for act in choice),
        *(("without", act) for act in acts if act not in choice),
    ]


def _parts(line: Line, choices: Sequence[Choice], acts: Sequence[str]) -> tuple[Bools, Ints]:
    """Give the combinations that differ on a line, and which of them each combination is."""
    here = {str(label[1]) for label in line.labels if isinstance(label, tuple)}
    places: dict[Choice, int] = {}
    which = [
        places.setdefault(tuple(act for act in choice if act in here), len(places))
        for choice in choices
    ]
    return on_of(line, (_labels(choice, acts) for choice in places)), np.array(which)


def acts_on(line: Line) -> Iterator[str]:
    """Give the added acts that weigh on a line."""
    for label in line.labels:
        if isinstance(label, tuple) and label[0] == "with":
            yield label[1]
