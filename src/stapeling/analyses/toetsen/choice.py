"""An exact choice of as few things as possible, as an integer programme.

Importing it imports the solver, which takes a moment: import it where it is used.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from highspy import Highs, HighsModelStatus, HighsVarType

_LOWEST, _HIGHEST = float("-inf"), float("inf")
_NEAR = 1e-6
"""Two sums of prices closer than this are equal: the tolerance of the solver."""
_OPTIONS: Mapping[str, bool | float | str] = {
    "output_flag": False,
    "parallel": "off",  # not by a number of threads: a process can have only one such number
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.0,
}


class _Quiet(Highs):
    """The solver without callbacks: to set them it prints a line, whatever it was told."""

    def enableCallbacks(self) -> None:  # noqa: N802 - a name of the solver
        self.setOptionValue("output_flag", False)


class Choice:
    """Chooses from named things with a price, under demands; solved to the end by HiGHS."""

    def __init__(self, prices: Mapping[str, float]) -> None:
        self.names = sorted(prices)
        self.prices = prices
        self.places = {name: place for place, name in enumerate(self.names)}
        self.solver = _Quiet()  # type: ignore[no-untyped-call]
        for option, value in _OPTIONS.items():
            self.solver.setOptionValue(option, value)
        for place in range(len(self.names)):
            self.solver.addCol(0, 0, 1, 0, [], [])
            self.solver.changeColIntegrality(place, HighsVarType.kInteger)

    def at_least_one_of(self, names: Collection[str]) -> None:
        """Demand that one of these is chosen."""
        self._demand(dict.fromkeys(names, 1), 1, _HIGHEST)

    def no_more_than(self, number: int) -> None:
        """Demand that no more than so many are chosen."""
        self._demand(dict.fromkeys(self.names, 1), _LOWEST, number)

    def fewest(self) -> int:
        """Give how many must be chosen at least."""
        return len(self._least(dict.fromkeys(self.names, 1)))

    def cheapest(self) -> frozenset[str]:
        """Give a choice of the lowest price, and demand that price from then on."""
        found = self._least(self.prices)
        price = sum(self.prices[name] for name in sorted(found))
        self._demand(self.prices, _LOWEST, price + _NEAR)
        return found

    def another_than(self, chosen: Collection[str]) -> bool:
        """Whether there is a choice of the same size that is not this one."""
        row = self._demand(dict.fromkeys(chosen, 1), _LOWEST, len(chosen) - 1)
        found = self._solve({})
        self.solver.changeRowBounds(row, _LOWEST, _HIGHEST)
        return found is not None

    def first_in_order(self) -> frozenset[str]:
        """Give the choice that comes first by name; the same one whatever the solver prefers."""
        for place in self.places.values():  # in order of name
            self.solver.changeColBounds(place, 1, 1)
            if self._solve({}) is None:
                self.solver.changeColBounds(place, 0, 0)
        return self._least({})

    def _demand(self, weights: Mapping[str, float], low: float, high: float) -> int:
        """Add a demand on the weight of what is chosen, and give its number."""
        names = sorted(weights)
        places = [self.places[name] for name in names]
        self.solver.addRow(low, high, len(names), places, [weights[name] for name in names])
        return int(self.solver.getNumRow()) - 1

    def _least(self, weights: Mapping[str, float]) -> frozenset[str]:
        found = self._solve(weights)
        if found is None:
            raise ArithmeticError("the demands of an exact choice contradict each other")
        return found

    def _solve(self, weights: Mapping[str, float]) -> frozenset[str] | None:
        """Give a choice of the lowest weight; nothing when no choice meets the demands."""
        for name, place in self.places.items():
            self.solver.changeColCost(place, weights.get(name, 0))
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == HighsModelStatus.kInfeasible:
            return None
        if status != HighsModelStatus.kOptimal:
            raise ArithmeticError(f"no exact choice was found: {status}")
        values = self.solver.getSolution().col_value  # each near 0 or 1
        return frozenset(n for n, value in zip(self.names, values, strict=True) if round(value))
