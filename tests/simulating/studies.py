"""A study of texts, run here and now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from stapeling.analyses.options import Options, Period
from stapeling.graph import StackGraph
from stapeling.loading import Loaded, load_texts
from stapeling.simulating.executing import Chosen, run_all
from stapeling.simulating.outcomes import told
from stapeling.simulating.results import ImplementerOutcome, LineOutcome, PeriodOutcome, Simulated
from stapeling.simulating.running import Run
from stapeling.simulating.study import Study, side_by_side, variant_of

DAY = dt.date(2023, 1, 1)


def loaded_of(text: str | Mapping[str, str]) -> Loaded:
    return load_texts({"a.yaml": text} if isinstance(text, str) else text)


def study_of(loads: Sequence[Loaded], day: dt.date = DAY, period: Period = "year") -> Study:
    options = Options(day, period=period)
    return side_by_side(
        [
            variant_of(f"side-{n}", None, StackGraph(row.corpus), options, row.selection)
            for n, row in enumerate(loads)
        ]
    )


def run_of(
    study: Study,
    draws: int = 200,
    seed: int = 1,
    seconds: float = 2.0,
    chosen: Chosen | None = None,
) -> Run:
    run = Run(study, seed, draws)
    run_all(run.tasks(seconds), chosen or Chosen(), run.take)
    return run


def simulated(
    *texts: str | Mapping[str, str],
    draws: int = 200,
    seed: int = 1,
    day: dt.date = DAY,
    period: Period = "year",
) -> Simulated:
    study = study_of([loaded_of(text) for text in texts], day, period)
    run = run_of(study, draws, seed)
    return told(study, run.summaries, Options(day, period=period), draws, seed)


def of(found: Simulated, who: str, side: int = 0) -> ImplementerOutcome:
    (row,) = (row for row in found.scenarios[side].implementers if row.id == who)
    return row


def line(found: Simulated, who: str, unit: str, side: int = 0) -> LineOutcome:
    (row,) = (row for row in of(found, who, side).lines if row.unit == unit)
    return row


def period(found: Simulated, who: str, unit: str, name: str, side: int = 0) -> PeriodOutcome:
    (row,) = (row for row in line(found, who, unit, side).periods if row.period == name)
    return row
