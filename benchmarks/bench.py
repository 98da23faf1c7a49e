"""Measure everything side by side in one run, and print it as ratios.

    python benchmarks/bench.py                      # 1,000, 10,000 and 45,000 laws
    python benchmarks/bench.py --smoke              # small, to see that it runs
    python benchmarks/bench.py --bwb DIR --write docs/performance.md

Corpora are generated, the same for the same seed. Only ratios mean something on another machine.
Loading in two processes and whole commands are timed on the clock, all else on the processor.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import import_bwb
import simulate
import startup
from generate import write_corpus
from measuring import Ratio, Used, exponent, table, used

SIZES, SMALL = (1_000, 10_000, 45_000), (20, 40, 80)
MOST_MEMORY = 1536.0
"""MiB that an analysis of the largest corpus may hold."""
BEGIN, END = "<!-- bench -->", "<!-- end of bench -->"


@dataclass(frozen=True, slots=True)
class Measured:
    """What each piece of work took on one corpus."""

    laws: int
    plain: Used
    floor: Used
    cold: Used
    two: Used
    warm: Used
    measures: Used
    rules: Used
    first: Used
    again: Used
    other: Used
    """Another question about files that are all in the cache."""


def measured(laws: int, seed: int, rounds: int) -> tuple[Measured, list[Ratio]]:
    """Generate a corpus, and do every piece of work on it; what is only measured here follows."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name, "corpus"), Path(name, "cache")
        write_corpus(laws, folder, seed)
        found = Measured(
            laws,
            plain=used("plain", folder, rounds=rounds),
            floor=used("floor", folder, rounds=rounds),
            cold=used("cold", folder, 1, rounds=rounds),
            two=used("cold", folder, 2, rounds=rounds),
            first=used("command", folder, cache, 20),
            again=used("command", folder, cache, 20, rounds=rounds),
            other=used("command", folder, cache, 21),
            warm=used("warm", folder, cache, rounds=rounds),
            measures=used("measures", folder, cache, rounds=rounds),
            rules=used("rules", folder, cache, rounds=rounds),
        )
        sweep = used("sweep", folder, cache, rounds=rounds)
        join = used("join", folder, cache, rounds=rounds)
    return found, [
        Ratio("every number of every implementer", sweep.processor, join.processor, "pandas join")
    ]


def ratios(found: Measured) -> list[Ratio]:
    """Give the lines of the table for one corpus."""
    plain, cold = found.plain.processor, found.cold.processor
    load, two = "cold load", "CSafeLoader, on the clock"
    first, again, other = found.first.clock, found.again.clock, found.other.clock
    return [
        Ratio("PyYAML events only: the floor", found.floor.processor, plain, "CSafeLoader"),
        Ratio("cold load, one process", cold, plain, "CSafeLoader", 0.55),
        Ratio("cold load, two processes", found.two.clock, found.plain.clock, two, 0.35),
        Ratio("cold load, one process", cold, found.floor.processor, "the floor"),
        Ratio("warm load", found.warm.processor, cold, load),
        Ratio("all measures", found.measures.processor, cold, load, 0.2),
        Ratio("all rules of check", found.rules.processor, cold, load),
        Ratio("`analyse`, the same again", again, first, "cold, on the clock", 0.3),
        Ratio("`analyse`, asked otherwise", other, first, "cold, on the clock", 0.3),
    ]


def memory(found: Measured) -> list[Ratio]:
    """Give what an analysis of a corpus holds at most, against the plain values alone."""
    against, most = "plain values of CSafeLoader", found.plain.peak
    limit = MOST_MEMORY / most
    return [
        Ratio("`analyse`, cold: peak memory", found.first.peak, most, against, limit, "MiB"),
        Ratio("`analyse`, warm: peak memory", found.other.peak, most, against, limit, "MiB"),
    ]


def growth(rows: Sequence[Measured]) -> list[str]:
    """Fit how times grow with the number of laws."""
    sizes = [row.laws for row in rows]
    times = {
        "cold load": [row.cold.processor for row in rows],
        "warm load": [row.warm.processor for row in rows],
        "all measures": [row.measures.processor for row in rows],
        "all rules of check": [row.rules.processor for row in rows],
    }
    lines = ["| how it grows | exponent | limit |", "|---|---:|---|"]
    for name, seconds in times.items():
        power = exponent(sizes, seconds)
        lines.append(f"| {name} | {power:.2f} | 1.1 {'met' if power <= 1.1 else 'NOT met'} |")
    return lines


def besides(options: argparse.Namespace) -> Iterator[Ratio]:
    """Measure what needs no corpus of laws: starting, simulating, importing."""
    yield from (Ratio(*row) for row in startup.measure(5 if options.smoke else 20))
    burdens, draws = (1_000, 10) if options.smoke else (1_000_000, 100)
    yield from (Ratio(*row) for row in simulate.measure(burdens, draws, 1 if options.smoke else 3))
    if options.bwb is not None:
        yield from (Ratio(*row) for row in import_bwb.measure(options.bwb))


def machine() -> str:
    """Say where and when the run was."""
    cores, day = os.cpu_count(), dt.datetime.now(tz=dt.UTC).date().isoformat()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{day}, {platform.system()} {platform.machine()}, {cores} cores, {python}."


def report(options: argparse.Namespace) -> str:
    """Measure everything, and write the tables."""
    sizes = options.laws or (SMALL if options.smoke else SIZES)
    rounds = options.rounds or (1 if options.smoke else 3)
    parts, rows = [machine()], []
    if options.smoke:
        parts.append("A small run, to see that it works: its figures tell nothing of speed.")
    for size in sizes:
        found, more = measured(size, options.seed, 1 if size > 20_000 else rounds)
        rows.append(found)
        parts.append(table(f"{size:,} laws", [*ratios(found), *memory(found), *more]))
    parts.append("\n".join(growth(rows)))
    parts.append(table("besides", list(besides(options))))
    if options.bwb is None:
        parts.append("The import was not measured: no folder of BWB files was named (`--bwb`).")
    return "\n\n".join(parts) + "\n"


def put_in(file: Path, text: str) -> None:
    """Put the tables between their marks in a page."""
    before, _, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    file.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Read the options, measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--laws", type=int, action="append", help="a size; may be repeated")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--smoke", action="store_true", help="small sizes, one round")
    parser.add_argument("--bwb", type=Path, help="a folder or tar of BWB files, to import")
    parser.add_argument("--write", type=Path, help="a page to put the tables in")
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else every process compiles all it imports
    text = report(options)
    print(text, end="")
    if options.write is not None:
        put_in(options.write, text)


if __name__ == "__main__":
    main()
