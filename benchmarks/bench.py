"""Measure loading and analysing against a plain YAML loader, as ratios within one run.

    python benchmarks/bench.py --laws 10000

Times are of the processor, the best of a few rounds, because other work on a machine changes
single times by more than what is measured. Only the ratios mean something elsewhere.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from generate import write_corpus

from stapeling.analyses.burden import measure_implementer
from stapeling.analyses.laws import measure_laws
from stapeling.analyses.options import Options
from stapeling.analyses.repairs import Repairs
from stapeling.analyses.report import analyse
from stapeling.checks import RULES
from stapeling.checks.context import Context
from stapeling.checks.limits import Limits
from stapeling.checks.running import Asked, run_checks
from stapeling.graph import StackGraph
from stapeling.loading import load
from stapeling.loading.events import read_fast

LIMITS = {"load": 0.6, "all measures": 0.3, "load and all rules": 1.5}
"""What a load may cost against the plain loader; measures, and a check, against the load."""


def timed(work: Callable[[], Any], rounds: int) -> tuple[float, Any]:
    """Give the least processor time of some work over a few rounds, and its result."""
    best, result = float("inf"), None
    for _ in range(rounds):
        result = None
        gc.collect()
        gc.disable()
        begin = time.process_time()
        result = work()
        best = min(best, time.process_time() - begin)
        gc.enable()
    return best, result


def plain_yaml(files: list[Path]) -> None:
    """Load every file with the C loader of PyYAML, as others would."""
    for file in files:
        yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)


def events_only(files: list[Path]) -> None:
    """Build plain values from events, without validation."""
    for file in files:
        read_fast(file.read_text(encoding="utf-8"), file.name)


def main() -> None:
    """Generate a corpus, measure, and print a table of ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--laws", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        size = write_corpus(options.laws, Path(folder), options.seed)
        files = sorted(Path(folder).rglob("*.yaml"))
        base, _ = timed(lambda: plain_yaml(files), options.rounds)
        events, _ = timed(lambda: events_only(files), options.rounds)
        loading, loaded = timed(lambda: load([Path(folder)]), options.rounds)
    corpus, choices = loaded.corpus, Options(dt.date(2026, 1, 1))
    graphs, _ = timed(lambda: StackGraph(corpus).delegation.layers(choices.day), options.rounds)
    graph = StackGraph(corpus)
    repairs = Repairs(graph, choices.day)
    laws, _ = timed(
        lambda: measure_laws(graph, list(graph.chosen(None)), choices, repairs),
        options.rounds,
    )
    names = sorted(graph.implemented_by)
    burden, _ = timed(
        lambda: [measure_implementer(graph, name, choices) for name in names], options.rounds
    )
    whole, _ = timed(lambda: analyse(StackGraph(corpus), choices), options.rounds)
    rules, _ = timed(
        lambda: run_checks(Context(corpus, choices, Limits(), corpus.findings), Asked(RULES)),
        options.rounds,
    )
    print(f"{options.laws} laws, {size / 1e6:.1f} MB; processor time, best of {options.rounds}")
    print(f"{'':32}{'seconds':>9}{'ratio':>8}  against")
    rows = [
        ("yaml.load with CSafeLoader", base, base, "itself"),
        ("values from events", events, base, "CSafeLoader"),
        ("load: events, types, references", loading, base, "CSafeLoader"),
        ("graph of laws and its layers", graphs, loading, "load"),
        ("measures of all laws", laws, loading, "load"),
        ("burden of all implementers", burden, loading, "load"),
        ("all measures", whole, loading, "load"),
        ("load and all rules", loading + rules, loading, "load"),
    ]
    for name, seconds, against, what in rows:
        limit = f"  (limit {LIMITS[name.split(':')[0]]})" if name.split(":")[0] in LIMITS else ""
        print(f"{name:32}{seconds:9.2f}{seconds / against:8.2f}  {what}{limit}")


if __name__ == "__main__":
    main()
