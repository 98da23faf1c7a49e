"""What is measured, and how: every piece of work in a process of its own, ratios within one run.

A piece of work is a function of `work.py`. It tells its own time, so that the start of Python and
the imports do not count, and the most memory that its process, and those it started, ever held.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Used:
    """What a piece of work took."""

    processor: float
    """Seconds of the processor, of the process and those that it started."""
    clock: float
    """Seconds on the clock."""
    peak: float
    """The most memory at once, in MiB; of several processes the sum of what each held at most."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A line of the table: what was measured, against what, and what it may be."""

    name: str
    measured: float
    base: float
    against: str
    limit: float | None = None
    unit: str = "s"

    @property
    def value(self) -> float:
        """How many times the base."""
        return self.measured / self.base if self.base else math.inf

    @property
    def verdict(self) -> str:
        """Whether the limit is met."""
        if self.limit is None:
            return ""
        return f"{self.limit:.3g} {'met' if self.value <= self.limit else 'NOT met'}"


def used(work: str, *words: object, rounds: int = 1) -> Used:
    """Run a piece of work a few times, and give the least that it took."""
    runs = [_run(work, *map(str, words)) for _ in range(rounds)]
    return Used(
        min(run.processor for run in runs),
        min(run.clock for run in runs),
        max(run.peak for run in runs),
    )


def _run(work: str, *words: str) -> Used:
    command = [sys.executable, str(_HERE / "work.py"), work, *words]
    process = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Used(**json.loads(process.stdout.splitlines()[-1]))


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Fit how a time grows: the power of the size, by least squares of the logarithms.

    >>> round(exponent([1, 10, 100], [2, 20, 200]), 6)
    1.0
    """
    xs, ys = [math.log(n) for n in sizes], [math.log(max(s, 1e-9)) for s in seconds]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
    return slope / sum((x - mean_x) ** 2 for x in xs)


def table(title: str, ratios: Sequence[Ratio]) -> str:
    """Write ratios as a table of Markdown."""
    lines = [
        f"| {title} | measured | base | ratio | against | limit |",
        "|---|---:|---:|---:|---|---|",
    ]
    for row in ratios:
        digits = 3 if row.unit == "s" and row.measured < 1 else 1
        measured = f"{row.measured:,.{digits}f} {row.unit}"
        base = f"{row.base:,.{digits}f} {row.unit}"
        ratio = f"{row.value:.2f}" if row.base else ""  # a base too short for the clock
        lines.append(
            f"| {row.name} | {measured} | {base} | {ratio} | {row.against} | {row.verdict} |"
        )
    return "\n".join(lines)
