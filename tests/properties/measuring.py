"""A corpus as plain values, written to files in some way, and what is measured of it."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import Loaded, load_texts
from stapeling.reports.payload import payload

Json = dict[str, Any]
MEASURES = ("laws", "repair_chains", "circles", "implementers", "target_groups")
EXAMPLES = int(os.environ.get("ORACLE_EXAMPLES", "80"))
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2018, 12, 31))
EVENTS = st.sampled_from(["submitted", "published", "in_force"])


def checked(examples: int) -> settings:
    """Give the settings of a property: the same examples in every run."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def measured(loaded: Loaded, day: dt.date, **options: Any) -> Json:
    """Give the measures of the JSON report."""
    graph = StackGraph(loaded.corpus)
    report = analyse(graph, Options(day, **options), loaded.selection)
    data = json.loads(json.dumps(payload(report, loaded, Language.of("en"))))
    for law in data["laws"]:
        for looks in ("evaluations", "other_looks"):
            (law["evaluation"] or {}).get(looks, []).sort(key=lambda row: row["id"])
    return {part: data[part] for part in MEASURES}


def read(texts: Mapping[str, str]) -> Loaded:
    return load_texts(texts)


def whole(corpus: Json) -> dict[str, str]:
    """Write a corpus as one file; JSON is YAML."""
    return {"corpus.yaml": json.dumps(corpus)}


def apart(corpus: Json, rows: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Write every object of a corpus as a file of its own, in the order of `rows`."""
    return {
        f"{number:03}.yaml": json.dumps({name: [corpus[name][index]]})
        for number, (name, index) in enumerate(rows)
    }
