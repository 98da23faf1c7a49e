"""Every number of a simulation as a row: for CSV and Parquet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from stapeling.reports.csv_report import guarded
from stapeling.reports.simulation.units import UNITS
from stapeling.simulating.results import (
    Combinations,
    ImplementerOutcome,
    LineOutcome,
    Percentiles,
    PeriodOutcome,
    Scenario,
    Simulated,
)
from stapeling.simulating.summary import Chance
from stapeling.simulating.unknowns import Unknowns

if TYPE_CHECKING:
    import pandas as pd


class NumberRow(NamedTuple):
    """A number: of which scenario, whom, when and what, in which unit, and on what it rests."""

    scenario: str
    implementer: str
    load: str
    """The unit of load, such as `one_off_eur`."""
    period: str
    measure: str
    unit: str
    value: float | None
    standard_error: float | None = None
    unknown: int | None = None
    witness: str = ""
    draws: int | None = None
    """The number of draws that it rests on."""


def frame(found: Simulated) -> pd.DataFrame:
    """Give every number as a row of a table."""
    import pandas as pd

    rows = pd.DataFrame(list(_rows(found)), columns=list(NumberRow._fields))
    for name in ("unknown", "draws"):
        rows[name] = rows[name].astype("Int64")
    return rows


def csv_text(found: Simulated) -> str:
    """Write the rows as CSV; what is not known is empty."""
    table = frame(found)
    for name in ("scenario", "implementer", "witness"):
        table[name] = table[name].map(guarded)
    return str(table.to_csv(index=False, lineterminator="\n"))


def parquet_bytes(found: Simulated) -> bytes:
    """Write the rows as Parquet, with the seed and the draws beside them."""
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    table = pa.Table.from_pandas(frame(found), preserve_index=False)
    about = {"seed": str(found.seed), "draws": str(found.draws)}
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), **about})
    file = io.BytesIO()
    pq.write_table(table, file)
    return file.getvalue()


def _rows(found: Simulated) -> Iterator[NumberRow]:
    for scenario in found.scenarios:
        for who in scenario.implementers:
            yield from _known(scenario, who)
            for line in who.lines:
                yield from _line(scenario.name, who.id, line, found.draws)
    if found.combinations is not None:
        yield from _combinations(found.combinations, found.draws)


def _known(scenario: Scenario, who: ImplementerOutcome) -> Iterator[NumberRow]:
    """Give how much is known of an implementer."""
    facts = who.facts
    for name in facts.__dataclass_fields__:
        unit = "records" if name in ("unstated", "joint") else "amounts"
        value = float(getattr(facts, name))
        yield NumberRow(scenario.name, who.id, "", "", name, unit, value)
    for load, count in who.lacking.items():
        yield NumberRow(scenario.name, who.id, load, "", "lacking", "records", float(count))
    yield NumberRow(scenario.name, who.id, "", "", "coverage", "share", who.coverage)
    if who.over is not None:
        yield _chance(NumberRow(scenario.name, who.id, "", "", "overload", "share", None), who.over)


def _line(scenario: str, who: str, line: LineOutcome, draws: int) -> Iterator[NumberRow]:
    unit = UNITS[line.unit]
    for period in line.periods:
        base = NumberRow(scenario, who, line.unit, period.period, "", unit, None)
        yield from _period(base, period, draws)
    if line.peak is not None:
        base = NumberRow(scenario, who, line.unit, "", "peak", unit, None, draws=draws)
        yield from _percentiles(base, line.peak)
    if line.over is not None:
        yield _chance(NumberRow(scenario, who, line.unit, "", "overload", "share", None), line.over)
    for swing in line.swings:
        base = NumberRow(
            scenario, who, line.unit, swing.period, "", unit, None, witness=swing.input.subject
        )
        of = f"{swing.input.kind}_{swing.input.nth + 1}"
        yield base._replace(measure=f"{of}_load_at_low", value=swing.load_low)
        yield base._replace(measure=f"{of}_load_at_high", value=swing.load_high)
        correlation = f"{of}_rank_correlation"
        yield base._replace(measure=correlation, unit="correlation", value=swing.correlation)


def _period(base: NumberRow, period: PeriodOutcome, draws: int) -> Iterator[NumberRow]:
    rests = base._replace(unknown=period.unknown, witness=" ".join(period.witness))
    yield from _percentiles(rests._replace(measure="load", draws=draws), period.load)
    yield rests._replace(measure="load_likely", value=period.likely)
    if period.capacity is not None:
        for side in ("low", "likely", "high"):
            value = float(getattr(period.capacity, side))
            yield base._replace(measure=f"capacity_{side}", value=value)
    if period.over is not None:
        yield _chance(rests._replace(measure="overload", unit="share"), period.over)


def _percentiles(base: NumberRow, found: Percentiles) -> Iterator[NumberRow]:
    for name in ("p10", "p50", "p90"):
        yield base._replace(measure=f"{base.measure}_{name}", value=getattr(found, name))


def _chance(base: NumberRow, chance: Chance) -> NumberRow:
    return base._replace(
        value=chance.share, standard_error=chance.standard_error, draws=chance.draws
    )


def _unknowns(name: str, found: Unknowns) -> Iterator[NumberRow]:
    """Give what of the acts of a combination is in none of the draws."""
    for measure in ("acts", "unrecorded", "dayless"):
        acts: tuple[str, ...] = getattr(found, measure)
        base = NumberRow(name, "", "", "", f"unknown_{measure}", "acts", float(len(acts)))
        yield base._replace(witness=" ".join(acts))
    for measure, unit in (("unstated", "records"), ("not_placed", "amounts"), ("joint", "records")):
        value = float(getattr(found, measure))
        yield NumberRow(name, "", "", "", f"unknown_{measure}", unit, value)
    for load, count in found.lacking.items():
        yield NumberRow(name, "", load, "", "unknown_lacking", "records", float(count))


def _combinations(found: Combinations, draws: int) -> Iterator[NumberRow]:
    for row in found.ranked:
        name = " ".join(("+", *row.acts))
        if row.over is not None:
            base = NumberRow(name, "", "", "", "overload", "share", None)
            yield _chance(base._replace(unknown=len(row.unknowns.acts)), row.over)
        yield from _unknowns(name, row.unknowns)
        for who, chance in row.implementers.items():
            yield _chance(NumberRow(name, who, "", "", "overload", "share", None), chance)
        for line in row.lines:
            base = NumberRow(
                name, line.implementer, line.unit, "", "peak", UNITS[line.unit], None, draws=draws
            )
            if line.peak is not None:
                yield from _percentiles(base, line.peak)
