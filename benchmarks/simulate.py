"""Measure a simulation against numpy's own drawing of the same numbers, within one run.

    python benchmarks/simulate.py --burdens 1000000 --draws 100

The floor: for every draw the random numbers of all burdens, and two `bincount`s over implementer
and period, where each begins and where it ends. It is taken twice: with numpy's triangular numbers,
which are what is simulated and what the limit is about, and with bare uniform ones, out of which
these are made. Times are of the processor, the best of a few rounds.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from stapeling.simulating.lines import Line
from stapeling.simulating.running import Run
from stapeling.simulating.stakes import InputKey
from stapeling.simulating.study import Study

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

LIMIT = 1.5
"""What a simulation may cost against the floor."""


def line_of(number: int, burdens: int, periods: int, random: np.random.Generator) -> Line:
    """Make a line of one implementer with burdens in ranges, each from one period to another."""
    low = random.integers(0, 10**6, burdens).astype(float)
    high = low + random.integers(1, 10**6, burdens)
    likely = low + (high - low) * random.random(burdens)
    begin = random.integers(0, periods - 2, burdens)
    end = np.minimum(begin + 2 + random.integers(0, periods, burdens), periods)
    rows = zip(low.tolist(), likely.tolist(), high.tolist(), strict=True)
    keys = [
        InputKey("burden", "", "structural_eur", *row, assumed=False, nth=n)
        for n, row in enumerate(rows)
    ]
    known = np.ones((1, periods), np.bool_)
    return Line(
        implementer=f"u{number}",
        unit="structural_eur",
        first=2000,
        periods=periods,
        keys=tuple(keys),
        labels=(1,),
        input=np.arange(burdens),
        group=np.zeros(burdens, np.int64),
        begin=begin,
        end=end,
        share=np.ones(burdens),
        counts=np.zeros((1, periods)),
        known=known,
        rated=~known,
    )


def study_of(burdens: int, implementers: int, periods: int, seed: int) -> Study:
    """Make a study of so many burdens, spread evenly over the implementers."""
    random = np.random.default_rng(seed)
    sizes = [len(part) for part in np.array_split(np.arange(burdens), implementers)]
    lines = tuple(line_of(n, size, periods, random) for n, size in enumerate(sizes))
    return Study((), lines, tuple(np.ones((1, 1), np.bool_) for _ in lines))


Measured = tuple[str, float, float, str, float | None]
"""A name, seconds, those of what it is held against, what that is, and the limit."""


def simulate(study: Study, draws: int) -> None:
    """Draw everything, and sum it up into percentiles."""
    from stapeling.simulating.executing import Chosen, run_all

    run = Run(study, 1, draws)
    run_all(run.tasks(), Chosen(), run.take)


def floor(study: Study, draws: int, *, triangular: bool) -> None:
    """Draw all numbers with numpy and add them up where they begin and end, draw by draw."""
    random = np.random.default_rng(1)
    low, likely, high = (
        np.concatenate([getattr(line, name) for line in study.lines])
        for name in ("low", "likely", "high")
    )
    width = study.lines[0].periods + 1
    begin = np.concatenate([n * width + line.begin for n, line in enumerate(study.lines)])
    end = np.concatenate([n * width + line.end for n, line in enumerate(study.lines)])
    size = width * len(study.lines)
    for _ in range(draws):
        drawn = random.triangular(low, likely, high) if triangular else random.random(len(low))
        np.bincount(begin, weights=drawn, minlength=size)
        np.bincount(end, weights=drawn, minlength=size)


def timed(work: Callable[[], None], rounds: int) -> float:
    """Give the least processor time of some work over a few rounds."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def compare(study: Study, draws: int, rounds: int) -> tuple[float, dict[str, float]]:
    """Give the time of a simulation, and that of drawing each kind of numbers and adding them."""
    for line in study.lines:  # made once from what was loaded, and no part of drawing
        _ = (line.low, line.likely, line.high, line.drawn, line.of_capacity)
    _ = study.loads
    own = timed(lambda: simulate(study, draws), rounds)
    return own, {
        "triangular": timed(lambda: floor(study, draws, triangular=True), rounds),
        "uniform": timed(lambda: floor(study, draws, triangular=False), rounds),
    }


def measure(burdens: int, draws: int, rounds: int) -> list[Measured]:
    """Give the lines of the table of all benchmarks."""
    own, floors = compare(study_of(burdens, 20, 100, 1), draws, rounds)
    name = f"simulation of {burdens:,} burdens x {draws:,} draws"
    return [
        (
            name, own, base, f"numpy: {kind} numbers and two bincounts",
            LIMIT if kind == "triangular" else None,
        )
        for kind, base in floors.items()
    ]  # fmt: skip


def main() -> None:
    """Measure, and print a table of ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--burdens", type=int, default=1_000_000)
    parser.add_argument("--draws", type=int, default=100)
    parser.add_argument("--implementers", type=int, default=20)
    parser.add_argument("--periods", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    study = study_of(options.burdens, options.implementers, options.periods, 1)
    own, floors = compare(study, options.draws, options.rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{options.burdens:,} burdens x {options.draws:,} draws, peak memory {peak:,.0f} MiB")
    print(f"{'simulation':<46}{own:>8.2f} s")
    for kind, base in floors.items():
        told = f"numpy's own {kind} numbers and two bincounts"
        limit = f" (limit {LIMIT})" if kind == "triangular" else ""
        print(f"{told:<46}{base:>8.2f} s   ratio {own / base:.2f}{limit}")


if __name__ == "__main__":
    main()
