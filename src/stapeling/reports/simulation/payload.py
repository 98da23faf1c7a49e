"""A simulation as data that JSON can hold."""

from __future__ import annotations

import numpy as np

from stapeling import __version__
from stapeling.language import Language
from stapeling.reports.payload import FORMAT_VERSION, sentence_data
from stapeling.reports.receipt import receipt_data
from stapeling.reports.simulation.sentences import sentences
from stapeling.reports.simulation.units import UNITS, is_whole
from stapeling.reports.simulation.view import SimulationView
from stapeling.reports.values import amount_value
from stapeling.simulating.drawing import BLOCK
from stapeling.simulating.results import (
    Combination,
    Combinations,
    ImplementerOutcome,
    LineOutcome,
    Percentiles,
    PeriodOutcome,
    Scenario,
    Simulation,
    Swing,
    Tipping,
)
from stapeling.simulating.summary import Chance
from stapeling.simulating.unknowns import Unknowns

Json = dict[str, object]


def payload(simulation: Simulation, language: Language) -> Json:
    """Give all that a simulation tells, with what it was computed for and from."""
    found = simulation.result
    view = SimulationView(simulation, language)
    combinations = found.combinations
    return {
        "format_version": FORMAT_VERSION,
        "stapeling": __version__,
        "as_of": found.options.as_of.isoformat(),
        "settings": {
            "draws": found.draws,
            "seed": found.seed,
            "period": found.options.period,
            "select": list(simulation.select),
            "combinations": simulation.most,
            "generator": "PCG64",
            "draws_a_seed": BLOCK,
            "distribution": "triangular",
            "percentiles": "inverted_cdf",
            "numpy": np.__version__,
        },
        "receipt": {
            "seed": found.seed,
            "draws": found.draws,
            "corpora": [
                {"scenario": side.name, **receipt_data(side.loaded)} for side in simulation.sides
            ],
        },
        "summary": [sentence_data(row) for row in sentences(view)],
        "scenarios": [_scenario(row) for row in found.scenarios],
        "combinations": _combinations(combinations) if combinations is not None else None,
    }


def _scenario(row: Scenario) -> Json:
    return {
        "name": row.name,
        "title": row.title,
        "implementers": [_implementer(who) for who in row.implementers],
    }


def _implementer(who: ImplementerOutcome) -> Json:
    facts, at_least = who.facts, not is_whole(who)
    return {
        "id": who.id,
        "title": who.title,
        "members": who.members,
        "coverage": who.coverage,
        "known": {name: getattr(facts, name) for name in facts.__dataclass_fields__},
        "lacking": dict(who.lacking),
        "incomplete": who.incomplete,
        "not_placed": list(who.not_placed),
        "overload": chance_data(who.over, at_least=at_least, certain=all(map(_decided, who.lines))),
        "loads": [_line(line, at_least=at_least) for line in who.lines],
    }


def _line(line: LineOutcome, *, at_least: bool) -> Json:
    return {
        "load": line.unit,
        "unit": UNITS[line.unit],
        "amounts": line.inputs,
        "ranged": line.ranged,
        "peak": _percentiles(line.peak),
        "peak_period": line.peak_period,
        "overload": chance_data(line.over, at_least=at_least, certain=_decided(line)),
        "periods": [_period(row, at_least=at_least) for row in line.periods],
        "swings": [_swing(row) for row in line.swings],
    }


def _decided(line: LineOutcome) -> bool:
    """Whether nothing that is drawn decides in any period whether load exceeds capacity."""
    return all(row.certain for row in line.periods if row.over is not None)


def _percentiles(found: Percentiles | None) -> Json | None:
    return None if found is None else {"p10": found.p10, "p50": found.p50, "p90": found.p90}


def chance_data(
    chance: Chance | None, *, at_least: bool = True, certain: bool = False
) -> Json | None:
    """Give a probability with how far chance may be off; nothing where it is not known.

    `at_least`: not all that is borne is known; `certain`: nothing that is drawn decides it.
    """
    if chance is None:
        return None
    share = chance.share
    return {
        "probability": share,
        "draws": chance.draws,
        "standard_error": chance.standard_error,
        "interval": [share, share] if certain else list(chance.interval),
        "at_least": at_least,
    }


def _period(row: PeriodOutcome, *, at_least: bool) -> Json:
    return {
        "period": row.period,
        "scheduled": row.scheduled,
        "load": _percentiles(row.load),
        "likely": row.likely,
        "drawn": row.drawn,
        "capacity": amount_value(row.capacity),
        "overload": chance_data(row.over, at_least=at_least, certain=row.certain),
        "unknown": row.unknown,
        "amounts": row.inputs,
        "witness": list(row.witness),
    }


def _swing(row: Swing) -> Json:
    capacity = [row.capacity_low, row.capacity_high]
    return {
        "period": row.period,
        "kind": row.input.kind,
        "subject": row.input.subject,
        "amount": {"low": row.input.low, "likely": row.input.likely, "high": row.input.high},
        "assumed": row.input.assumed,
        "load": [row.load_low, row.load_high],
        "capacity": None if row.capacity_low is None else capacity,
        "over": None if row.over_likely is None else [row.over_low, row.over_likely, row.over_high],
        "turns": None if row.over_likely is None else row.flips,
        "rank_correlation": row.correlation,
    }


def _combinations(found: Combinations) -> Json:
    return {
        "most": found.most,
        "acts": list(found.acts),
        "scenarios": list(found.sources),
        "ranked": [_combination(row) for row in found.ranked],
        "tipping": [_tipping(row) for row in found.tipping],
        "unknown": list(found.unknown),
    }


def _combination(row: Combination) -> Json:
    return {
        "acts": list(row.acts),
        "overload": chance_data(row.over),
        "implementers": {who: chance_data(chance) for who, chance in row.implementers.items()},
        "loads": [
            {
                "implementer": line.implementer,
                "load": line.unit,
                "unit": UNITS[line.unit],
                "peak": _percentiles(line.peak),
                "overload": chance_data(line.over),
            }
            for line in row.lines
        ],
        "unknown": _unknowns(row.unknowns),
    }


def _unknowns(found: Unknowns) -> Json:
    return {
        "acts": list(found.acts),
        "unrecorded": list(found.unrecorded),
        "dayless": list(found.dayless),
        "unstated": found.unstated,
        "not_placed": found.not_placed,
        "joint": found.joint,
        "lacking": dict(found.lacking),
    }


def _tipping(row: Tipping) -> Json:
    return {
        "implementer": row.implementer,
        "before": chance_data(row.before),
        "acts": None if row.acts is None else list(row.acts),
        "after": chance_data(row.after),
        "already": row.already,
    }
