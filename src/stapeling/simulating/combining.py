"""Combinations: every choice of a few of the acts that scenarios add to a base."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from stapeling.errors import StapelingError
from stapeling.simulating.lines import Line, Maker, on_of
from stapeling.simulating.stakes import Stake
from stapeling.simulating.study import Choice, Study, Variant, periods_of, who_and_unit
from stapeling.simulating.unknowns import Unknowns, unknowns_of

if TYPE_CHECKING:
    import numpy.typing as npt

    Bools = npt.NDArray[np.bool_]
    Ints = npt.NDArray[np.int64]

_ALWAYS = ("always", "")
"""The group of what no choice of acts changes."""


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
        _line_of_acts(base, givers, who, unit) for who, unit in who_and_unit((base, *scenarios))
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
        unknowns=tuple(_unknowns(givers, choice) for choice in choices),
    )


def _unknowns(givers: Mapping[str, Variant], choice: Choice) -> Unknowns:
    """Tell what of the acts of a combination is in no draw."""
    records = {}
    for name in choice:
        giver = givers[name]
        own = {identity for identity, shared in giver.added.items() if shared == name}
        records[name] = [
            row for who in giver.implementers.values() for row in who.records if row.act in own
        ]
    return unknowns_of(records, {name for name in choice if name in givers[name].dayless})


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
    """Give all that a scenario states of an act, and what that brings, to be compared."""
    own = {identity for identity, name in variant.added.items() if name == act}
    found: list[object] = [variant.stated.get(act)]
    for who, row in sorted(variant.implementers.items()):
        for unit, stake in sorted(row.stakes.items()):
            found += [(who, unit, item.key, item.part) for item in stake.placed if item.act in own]
            found += [(who, unit, item.period) for item in stake.counts if item.act in own]
    return found


def _line_of_acts(base: Variant, givers: Mapping[str, Variant], who: str, unit: str) -> Line:
    """Make a line of which the groups are what always is, and what goes with or without an act."""
    maker = Maker(who, unit)
    found = [base, *{id(row): row for row in givers.values()}.values()]
    periods = periods_of(row.implementers[who] for row in found if who in row.implementers)

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
