"""From summaries of lines to what is told of scenarios and combinations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from stapeling.analyses.options import Options
from stapeling.analyses.periods import Calendar
from stapeling.model.amounts import Amount
from stapeling.simulating.combining import acts_on
from stapeling.simulating.lines import DIGITS, Line, any_of
from stapeling.simulating.results import (
    Combination,
    Combinations,
    ImplementerOutcome,
    LineOutcome,
    LinePeak,
    Percentiles,
    PeriodOutcome,
    Scenario,
    Simulated,
    Swing,
    Tipping,
)
from stapeling.simulating.stakes import Implementer
from stapeling.simulating.study import Study
from stapeling.simulating.summary import NOT_RATED, Chance, chance_of
from stapeling.simulating.unknowns import lacking_of
from stapeling.simulating.work import Arrays

if TYPE_CHECKING:
    import numpy.typing as npt

    Bools = npt.NDArray[np.bool_]
    Floats = npt.NDArray[np.float64]
    Bits = npt.NDArray[np.uint8]

MOST_WITNESSES = 20
"""How many acts are named as witness of one load."""
_TIPS = 0.5
"""From this probability on an implementer is called over its capacity."""


def told(
    study: Study, summaries: Mapping[int, Arrays], options: Options, draws: int, seed: int
) -> Simulated:
    """Tell what the summaries of all lines come to."""
    teller = _Telling(study, summaries, options, draws)
    scenarios = tuple(teller.scenario(n) for n in range(len(study.variants)))
    found = teller.combinations() if study.choices else None
    return Simulated(options, draws, seed, scenarios, found)


class _Telling:
    """The lines of a study with their summaries."""

    def __init__(
        self, study: Study, summaries: Mapping[int, Arrays], options: Options, draws: int
    ) -> None:
        self.study, self.summaries, self.draws = study, summaries, draws
        self.options, self.calendar = options, Calendar(options.period)
        self.lines_of: dict[str, list[int]] = {}
        for n, line in enumerate(study.lines):
            self.lines_of.setdefault(line.implementer, []).append(n)

    def scenario(self, n: int) -> Scenario:
        variant = self.study.variants[n]
        rows = tuple(self._implementer(n, row) for row in variant.implementers.values())
        return Scenario(variant.name, variant.title, rows)

    def _implementer(self, n: int, found: Implementer) -> ImplementerOutcome:
        result = found.result
        places = [
            place
            for place in self.lines_of.get(result.id, ())
            if self.study.lines[place].unit in found.stakes
        ]
        lines = tuple(self._line(place, n, found) for place in places)
        rated = [p for p, line in zip(places, lines, strict=True) if line.over is not None]
        return ImplementerOutcome(
            id=result.id,
            title=result.title,
            members=result.members,
            coverage=result.coverage,
            covered=result.covered,
            acts=result.acts,
            facts=found.facts,
            not_placed=result.not_placed,
            over=self._chance([self._bits(place, n) for place in rated]),
            lines=lines,
            lacking=lacking_of(found.records),
            incomplete=sum(bool(row.joint or row.lacking) for row in found.records),
        )

    def _chance(self, bits: Sequence[Bits]) -> Chance | None:
        return chance_of(bits, self.draws) if bits else None

    def _bits(self, place: int, n: int) -> Bits:
        found: Bits = self.summaries[place]["bits"][n]
        return found

    def _line(self, place: int, n: int, found: Implementer) -> LineOutcome:
        line, values, on = (
            self.study.lines[place],
            self.summaries[place],
            self.study.whole[place][n],
        )
        mine = np.unique(line.input[on[line.group]])
        burdens = mine[~line.of_capacity[mine]] if len(mine) else mine
        rated = bool((values["over"][n] != NOT_RATED).any())
        periods = tuple(self._periods(line, values, n, on, found))
        peak_period = int(values["peak_period"][n])
        return LineOutcome(
            unit=line.unit,
            inputs=len(burdens),
            ranged=int(line.drawn[burdens].sum()) if len(burdens) else 0,
            peak=_percentiles(values["peak"][n]),
            peak_period=self.calendar.name(line.first + peak_period) if peak_period >= 0 else None,
            over=self._chance([self._bits(place, n)]) if rated else None,
            periods=periods,
            swings=tuple(self._swings(line, values, n)),
        )

    def _periods(
        self, line: Line, values: Arrays, n: int, on: Bools, found: Implementer
    ) -> Iterator[PeriodOutcome]:
        """Tell every period of which the load is known, within what is measured."""
        likely, drawn = values["likely"][n], values["is_drawn"][n]
        is_amount, stake = _is_amount(line.unit), found.stakes[line.unit]
        for at in range(line.periods):
            load, number = _percentiles(values["percentiles"][n, at]), line.first + at
            measured = found.period(number)
            if load is None or measured is None:
                continue
            count = int(values["over"][n, at])
            inputs, witness = self._witness(line, on, at)
            acts = (row.act for row in stake.counts if row.period == number and row.act)
            yield PeriodOutcome(
                period=self.calendar.name(number),
                scheduled=measured.scheduled,
                load=load,
                likely=float(likely[at]),
                drawn=bool(drawn[at]),
                capacity=_capacity(line, on, at) if count != NOT_RATED else None,
                over=Chance(count, self.draws) if count != NOT_RATED else None,
                certain=_decided(line, on, at),
                unknown=measured.unknown[line.unit] if is_amount else measured.changes_possible,
                inputs=inputs,
                witness=witness or tuple(dict.fromkeys(acts))[:MOST_WITNESSES],
            )

    def _witness(self, line: Line, on: Bools, at: int) -> tuple[int, tuple[str, ...]]:
        """Give how many amounts weigh in a period, and the acts of the heaviest."""
        weight = line.weights(at, on)
        inputs = np.flatnonzero((weight != 0) & ~line.of_capacity)
        heavy = np.argsort(-np.abs(weight * line.likely)[inputs], kind="stable")
        names = dict.fromkeys(line.keys[n].subject for n in inputs[heavy[:MOST_WITNESSES]])
        return len(inputs), tuple(names)

    def _swings(self, line: Line, values: Arrays, n: int) -> Iterator[Swing]:
        for row in values["swings"].tolist():
            if int(row[0]) != n:
                continue
            period, key = int(row[1]), line.keys[int(row[2])]
            rated = row[7] >= 0
            yield Swing(
                period=self.calendar.name(line.first + period),
                input=key,
                load_low=row[3],
                load_high=row[4],
                capacity_low=row[5] if rated else None,
                capacity_high=row[6] if rated else None,
                over_low=bool(row[7]) if rated else None,
                over_likely=bool(row[8]) if rated else None,
                over_high=bool(row[9]) if rated else None,
                correlation=None if np.isnan(row[10]) else row[10],
            )

    def combinations(self) -> Combinations:
        """Tell every combination, the likeliest to be over first, and what tips whom."""
        study = self.study
        rows = [self._combination(n, choice) for n, choice in enumerate(study.choices)]
        ranked = sorted(rows, key=lambda row: (_rank(row.over), len(row.acts), row.acts))
        return Combinations(
            most=max(map(len, study.choices)),
            acts=tuple(sorted({act for choice in study.choices for act in choice})),
            sources=study.sources,
            ranked=tuple(ranked),
            tipping=tuple(self._tipping(rows)),
            unknown=tuple(sorted({act for row in rows for act in row.unknowns.acts})),
        )

    def _combination(self, n: int, choice: tuple[str, ...]) -> Combination:
        bits: dict[str, list[Bits]] = {}
        lines = []
        for place, line in enumerate(self.study.lines):
            which, values = int(self.study.part_of[place][n]), self.summaries[place]
            on = self.study.parts[place][which]
            mine: Bits | None = None
            if (any_of(line.known[on]) & any_of(line.rated[on])).any():
                mine = values["choice_bits"][which]
                bits.setdefault(line.implementer, []).append(mine)
            if set(acts_on(line)) & set(choice):
                peak = _percentiles(values["choice_peak"][which])
                chance = self._chance([mine]) if mine is not None else None
                lines.append(LinePeak(line.implementer, line.unit, peak, chance))
        chances = {who: chance_of(rows, self.draws) for who, rows in bits.items()}
        everything = [row for rows in bits.values() for row in rows]
        unknowns = self.study.unknowns[n]
        return Combination(choice, self._chance(everything), chances, tuple(lines), unknowns)

    def _tipping(self, rows: Sequence[Combination]) -> Iterator[Tipping]:
        """Tell for each implementer the fewest acts that tip it; of equals the surest."""
        base = rows[0]
        for who in sorted({who for row in rows for who in row.implementers}):
            before = base.implementers.get(who, Chance(0, self.draws))
            if before.share >= _TIPS:
                yield Tipping(who, before, (), before, already=True)
                continue
            tips = [
                (row.acts, row.implementers[who])
                for row in rows
                if who in row.implementers and row.implementers[who].share >= _TIPS
            ]
            best = min(tips, key=lambda tip: (len(tip[0]), -tip[1].count, tip[0]), default=None)
            acts, after = best if best is not None else (None, None)
            yield Tipping(who, before, acts, after, already=False)


def _rank(chance: Chance | None) -> float:
    return 1.0 if chance is None else -chance.share


def _decided(line: Line, on: Bools, at: int) -> bool:
    """Whether load exceeds capacity at every value of the ranges, or at none."""
    weight = line.weights(at, on)
    load = float(line.counts[on][:, at].sum())
    burden, capacity = weight * ~line.of_capacity, weight * line.of_capacity
    least, most = (load + float((burden * side).sum()) for side in (line.low, line.high))
    low, high = (float((capacity * side).sum()) for side in (line.low, line.high))
    return round(least, DIGITS) > round(high, DIGITS) or round(most, DIGITS) <= round(low, DIGITS)


def _is_amount(unit: str) -> bool:
    return unit.endswith(("_eur", "_fte"))


def _percentiles(row: npt.NDArray[Any]) -> Percentiles | None:
    values = [float(value) for value in row]
    return None if np.isnan(values[0]) else Percentiles(*values)


def _capacity(line: Line, on: Bools, at: int) -> Amount:
    """Give the capacity of a period as a range, from what was stated."""
    weight = line.weights(at, on) * line.of_capacity

    def total(side: Floats) -> float:
        return round(float((weight * side).sum()), DIGITS)

    assumed = any(key.assumed for key, part in zip(line.keys, weight, strict=True) if part)
    return Amount(total(line.low), total(line.likely), total(line.high), assumed)
