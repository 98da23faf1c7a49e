"""Pieces of work, each run in a process of its own: `python work.py NAME WORDS...`.

The last line of stdout tells what it took. See `measuring.py`.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stapeling.loading import Loaded

Prepared = Callable[[], object]
"""The work itself, when all that does not count has been done."""

_DAY = dt.date(2026, 1, 1)


def texts_of(folder: str) -> list[str]:
    """Read every YAML file of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(Path(folder).rglob("*.yaml"))]


def plain(folder: str) -> Prepared:
    """Load every file with the C loader of PyYAML, as others would: plain values, no positions."""
    import yaml

    files = sorted(Path(folder).rglob("*.yaml"))
    return lambda: [yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in files]


def floor(folder: str) -> Prepared:
    """Only make the events of PyYAML as objects of Python, and forget them."""
    import yaml

    texts = texts_of(folder)

    def events() -> None:
        for text in texts:
            for _ in yaml.parse(text, yaml.CSafeLoader):
                pass

    return events


def cold(folder: str, jobs: str) -> Prepared:
    """Load a corpus from its files: positions, types, references; without a cache."""
    from stapeling.loading import load
    from stapeling.loading.means import Means

    return lambda: load([Path(folder)], Means(jobs=int(jobs)))


def loaded(folder: str, cache: str) -> Loaded:
    """Load a corpus of which every file is in the cache."""
    from stapeling.loading import load
    from stapeling.loading.means import Means

    return load([Path(folder)], Means(cache=Path(cache)))


def warm(folder: str, cache: str) -> Prepared:
    """Load a corpus of which every file is in the cache, and nothing else."""
    import stapeling.loading  # noqa: F401 - imports do not count

    return lambda: loaded(folder, cache)


def measures(folder: str, cache: str) -> Prepared:
    """Compute all measures of a corpus that is in memory."""
    from stapeling.analyses.options import Options
    from stapeling.analyses.report import analyse
    from stapeling.graph import StackGraph

    corpus = loaded(folder, cache).corpus
    return lambda: analyse(StackGraph(corpus), Options(_DAY))


def rules(folder: str, cache: str) -> Prepared:
    """Run every rule of `check` on a corpus that is in memory."""
    from stapeling.analyses.options import Options
    from stapeling.checks import RULES
    from stapeling.checks.context import Context
    from stapeling.checks.limits import Limits
    from stapeling.checks.running import Asked, run_checks

    corpus = loaded(folder, cache).corpus
    context = Context(corpus, Options(_DAY), Limits(), corpus.findings)
    return lambda: run_checks(context, Asked(RULES))


def sweep(folder: str, cache: str) -> Prepared:
    """Compute every number of every implementer, by year."""
    from stapeling.analyses.burden import measure_implementer
    from stapeling.analyses.options import Options
    from stapeling.graph import StackGraph

    graph = StackGraph(loaded(folder, cache).corpus)
    names = sorted(graph.implemented_by)
    return lambda: [measure_implementer(graph, name, Options(_DAY)) for name in names]


def join(folder: str, cache: str) -> Prepared:
    """Add structural euros and fte per implementer and year by a join of records and years."""
    import pandas as pd

    from stapeling.model.days import OPEN_LAST
    from stapeling.model.moments import first_days

    corpus = loaded(folder, cache).corpus
    acts = frozenset(row.act for row in corpus.burdens if row.act)
    days = first_days(corpus, acts)
    records = pd.DataFrame(
        [
            (bearer, day.first, (row.structural.fte or _NONE).likely)
            for row in corpus.burdens
            if row.structural is not None and (day := days.get(row.act or "")) is not None
            for bearer in row.bearers
            if 0 < day.first < OPEN_LAST
        ],
        columns=["bearer", "day", "fte"],
    )
    years = pd.DataFrame(
        [(year, dt.date(year, 12, 31).toordinal()) for year in range(1990, 2027)],
        columns=["year", "end"],
    )

    def joined() -> object:
        whole = records.merge(years, how="cross")
        whole = whole[whole["day"] <= whole["end"]]
        return whole.groupby(["bearer", "year"])["fte"].sum()

    return joined


class _NONE:
    likely = 0.0


def command(folder: str, cache: str, top: str) -> Prepared:
    """Run `analyse` as a user would, with a cache that is filled or is to be filled."""
    words = ["-m", "stapeling", "analyse", folder, "--top", top, "--as-of", _DAY.isoformat()]
    environment = {**os.environ, "STAPELING_CACHE_DIR": cache}
    return lambda: subprocess.run(
        [sys.executable, *words, "--quiet"],
        env=environment, stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip


WORKS: dict[str, Callable[..., Prepared]] = {
    work.__name__: work
    for work in (plain, floor, cold, warm, measures, rules, sweep, join, command)
}


def main() -> None:
    """Prepare the work that is named, do it, and tell what it took."""
    name, *words = sys.argv[1:]
    work = WORKS[name](*words)
    gc.collect()
    gc.disable()  # as the commands do for bulk work
    before, begin = os.times(), time.perf_counter()
    kept = work()
    clock, after = time.perf_counter() - begin, os.times()
    del kept
    most = sum(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    took = {
        "processor": sum(after[:4]) - sum(before[:4]),
        "clock": clock,
        "peak": most / 1024,
    }
    print(json.dumps(took))


if __name__ == "__main__":
    main()
