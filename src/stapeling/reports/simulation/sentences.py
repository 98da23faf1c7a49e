"""The sentences on a simulation: each with its number, unit, witness and what is unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stapeling.language import N_
from stapeling.reports.page import Sentence
from stapeling.reports.simulation.tables import input_name
from stapeling.reports.simulation.units import chance_cell, is_whole, load_text
from stapeling.reports.simulation.unknown import LEFT_OUT, lacking_text, left_out
from stapeling.reports.simulation.view import Place, SimulationView
from stapeling.simulating.results import Combinations, PeriodOutcome, Scenario, Swing
from stapeling.simulating.summary import Chance


def sentences(view: SimulationView) -> tuple[Sentence, ...]:
    """Give the sentences that an analyst may quote; one that knows nothing is left out."""
    makers = (_known, _overload, _beside, _turned, _widest, _combined, _unweighed, _tipped)
    return tuple(found for make in makers for found in make(view))


def _known(view: SimulationView) -> Iterator[Sentence]:
    """Tell how little is known: how many amounts are stated, how many are ranges."""
    scenario = view.result.scenarios[0]
    facts = [who.facts for who in scenario.implementers]
    stated, ranged = sum(row.stated for row in facts), sum(row.ranged for row in facts)
    capacities = sum(row.capacities for row in facts)
    bare = sum(who.acts - who.covered for who in scenario.implementers)
    parts = [
        view.plural("{n} amount of load is stated", "{n} amounts of load are stated", stated)
        + view.of_scenario(scenario),
        view.plural("{n} of them is a range", "{n} of them are a range", ranged),
        view.plural("{n} capacity is stated", "{n} capacities are stated", capacities),
        *_left_out(view, scenario),
    ]
    if bare:
        parts.append(
            view.plural(
                "for {n} act on an implementer no burden is recorded",
                "for {n} acts on implementers no burden is recorded",
                bare,
            )
        )
    end = N_("read every load and every probability as at least")
    told = "{}; {}.".format("; ".join(parts), view.text(end))
    if not ranged and not any(row.capacities_ranged for row in facts):
        told += " " + view.text("Nothing stated is a range, so every draw is the same.")
    who = tuple(row.id for row in scenario.implementers if row.facts.stated)
    unknown = sum(row.incomplete for row in scenario.implementers) + bare
    yield Sentence("known", told, ranged, "amounts", who, unknown)


def _left_out(view: SimulationView, scenario: Scenario) -> Iterator[str]:
    """Tell what is left out, by what it is, and of which units records have no value."""
    facts = [who.facts for who in scenario.implementers]
    counts = (sum(getattr(row, name) for row in facts) for name in LEFT_OUT)
    yield from left_out(view, *counts)
    lacking: Counter[str] = Counter()
    for who in scenario.implementers:
        lacking.update(who.lacking)
    if lacking:
        yield lacking_text(view, dict(sorted(lacking.items())))


def _rated(view: SimulationView) -> list[tuple[Place, PeriodOutcome]]:
    return [
        (place, period)
        for place in view.places()
        for period in place.line.periods
        if period.over is not None
    ]


def _overload(view: SimulationView) -> Iterator[Sentence]:
    """Tell the load that is likeliest to exceed its capacity."""
    rated = _rated(view)
    if not rated:
        yield Sentence(
            "overload",
            view.text(
                "No load can be held against a stated capacity: of overload nothing is known."
            ),
            None,
            "share",
        )
        return
    place, period = max(rated, key=lambda row: _weight(row[1]))
    chance, unit = period.over, place.line.unit
    if chance is not None and not chance.count:
        yield _never(view, rated)
        return
    told = view.text(
        "{who}{scenario} is likeliest to be over its capacity in {period}: {chance} of the draws"
        " ({unit}: P50 {load} against {capacity})",
        scenario=view.of_scenario(place.scenario),
        who=view.organisation(place.who.id),
        period=period.period,
        chance=chance_cell(view, chance, at_least=not is_whole(place.who)).text,
        unit=view.word(unit).text,
        load=load_text(view, unit, period.load.p50),
        capacity=load_text(view, unit, period.capacity.likely) if period.capacity else "",
    )
    share = chance.share if chance is not None else None
    told += _unvalued(view, period)
    yield Sentence("overload", told + ".", share, "share", period.witness, period.unknown)


def _unvalued(view: SimulationView, period: PeriodOutcome) -> str:
    """Tell how many records up to a period have no value in it: the load is at least this."""
    if not period.unknown:
        return ""
    return "; " + view.plural(
        "{n} record without a known value is in none of it",
        "{n} records without a known value are in none of it",
        period.unknown,
    )


def _weight(period: PeriodOutcome) -> tuple[float, float]:
    """Give the order of overload: by probability, of equals by load against capacity."""
    share = period.over.share if period.over is not None else 0.0
    most = period.capacity.likely if period.capacity is not None else 0.0
    return share, period.load.p50 / most if most else float("inf")


def _never(view: SimulationView, rated: list[tuple[Place, PeriodOutcome]]) -> Sentence:
    """Tell that no load exceeds its capacity in any draw, and how much could be compared."""
    unknown = sum(period.unknown for _, period in rated)
    told = view.plural(
        "Where load and capacity are both known, in {n} period of an implementer, no draw is over"
        " capacity; what is not recorded may be.",
        "Where load and capacity are both known, in {n} periods of implementers, no draw is over"
        " capacity; what is not recorded may be.",
        len(rated),
    )
    who = tuple(dict.fromkeys(place.who.id for place, _ in rated))
    return Sentence("overload", told, 0.0, "share", who, unknown)


def _beside(view: SimulationView) -> Iterator[Sentence]:
    """Tell how scenarios differ: of the implementer whose overload differs most between them."""
    chances: dict[str, list[tuple[Scenario, Chance]]] = {}
    for scenario in view.result.scenarios:
        for who in scenario.implementers:
            if who.over is not None:
                chances.setdefault(who.id, []).append((scenario, who.over))
    compared = {who: rows for who, rows in chances.items() if len(rows) > 1}
    if not compared:
        return
    identity, rows = max(compared.items(), key=lambda item: _spread(item[1]))
    told = "; ".join(
        chance_cell(view, chance, at_least=True).text + view.of_scenario(scenario)
        for scenario, chance in rows
    )
    named = view.text(
        "Over its capacity in any period, {who}: {chances}.",
        who=view.organisation(identity),
        chances=told,
    )
    unknown = sum(
        who.incomplete
        for scenario, _ in rows
        for who in scenario.implementers
        if who.id == identity
    )
    yield Sentence("scenarios", named, _spread(rows), "share", (identity,), unknown)


def _spread(rows: list[tuple[Scenario, Chance]]) -> float:
    shares = [chance.share for _, chance in rows]
    return max(shares) - min(shares)


def _turned(view: SimulationView) -> Iterator[Sentence]:
    """Tell which amounts turn a verdict by themselves; of several, those that move it most."""
    rows = [(place, swing) for place in view.places() for swing in place.line.swings if swing.flips]
    if not rows:
        return
    place, swing = max(rows, key=lambda row: _reach(row[1]))
    count = len({(place.who.id, row.input) for place, row in rows})
    told = view.plural(
        "{n} uncertain amount turns a verdict by itself",
        "{n} uncertain amounts turn a verdict by themselves",
        count,
    )
    low, high = swing.load_low, swing.load_high
    if swing.input.kind == "capacity":
        low, high = swing.capacity_low or 0.0, swing.capacity_high or 0.0
    most = view.text(
        "most of all {amount}: {who} in {period}, {unit}, from {low} to {high}",
        amount=input_name(view, swing),
        who=view.organisation(place.who.id),
        period=swing.period,
        unit=view.word(place.line.unit).text,
        low=load_text(view, place.line.unit, low),
        high=load_text(view, place.line.unit, high),
    )
    witness = tuple(dict.fromkeys(row.input.subject for _, row in rows))
    yield Sentence("turned", f"{told}; {most}.", count, "amounts", witness)


def _reach(swing: Swing) -> float:
    capacity = abs((swing.capacity_high or 0.0) - (swing.capacity_low or 0.0))
    return abs(swing.load_high - swing.load_low) + capacity


def _widest(view: SimulationView) -> Iterator[Sentence]:
    """Tell for each unit of load the period in which it is most uncertain."""
    for unit in ("one_off_eur", "structural_eur", "one_off_fte", "structural_fte"):
        rows = [
            (place, period)
            for place in view.places()
            for period in place.line.periods
            if place.line.unit == unit and period.load.p10 < period.load.p90
        ]
        if not rows:
            continue
        place, period = max(rows, key=lambda row: row[1].load.p90 - row[1].load.p10)
        told = view.text(
            "Most uncertain in {unit}: {who} in {period}{scenario}, from {low} (P10) to {high}"
            " (P90), P50 {middle}",
            scenario=view.of_scenario(place.scenario),
            unit=view.word(unit).text,
            who=view.organisation(place.who.id),
            period=period.period,
            low=load_text(view, unit, period.load.p10),
            high=load_text(view, unit, period.load.p90),
            middle=load_text(view, unit, period.load.p50),
        )
        key, width = f"widest_{unit}", period.load.p90 - period.load.p10
        told += _unvalued(view, period) + "."
        yield Sentence(key, told, width, unit, period.witness, period.unknown)


def _combined(view: SimulationView) -> Iterator[Sentence]:
    found = view.result.combinations
    if found is None:
        return
    told = view.text(
        "{n} combinations of at most {most} of {acts}",
        n=len(found.ranked),
        most=found.most,
        acts=view.plural("{n} added act", "{n} added acts", len(found.acts)),
    )
    best = found.ranked[0]
    if best.over is not None:
        told += "; " + _likeliest(view, found, best.over)
    share = best.over.share if best.over is not None else None
    unknown = len(found.unknown)
    yield Sentence("combinations", told + ".", share, "share", best.acts, unknown)


def _likeliest(view: SimulationView, found: Combinations, chance: Chance) -> str:
    """Tell which combination is likeliest to be over; a tie is no finding and is told as a tie."""
    equal = [row for row in found.ranked if row.over == chance]
    shown = chance_cell(view, chance, at_least=True).text
    if any(not row.acts for row in equal):
        return view.text(
            "as far as is known none is over more often than the base alone: {chance} of the draws",
            chance=shown,
        )
    told = view.text(
        "as far as is known likeliest to be over is {acts}: {chance} of the draws",
        acts=view.subjects(equal[0].acts),
        chance=shown,
    )
    more = len(equal) - 1
    also = view.plural("{n} other as often", "{n} others as often", more)
    return f"{told} ({also})" if more else told


def _unweighed(view: SimulationView) -> Iterator[Sentence]:
    """Tell of how many added acts no burden is known, so that no rank of theirs says anything."""
    found = view.result.combinations
    if found is None or not found.unknown:
        return
    told = view.plural(
        "{n} of the added acts has no known burden: its weight is unknown, not zero ({acts}).",
        "{n} of the added acts have no known burden: their weight is unknown, not zero ({acts}).",
        len(found.unknown),
        acts=view.subjects(found.unknown),
    )
    yield Sentence(
        "unknown_acts", told, len(found.unknown), "acts", found.unknown, len(found.unknown)
    )


def _tipped(view: SimulationView) -> Iterator[Sentence]:
    """Tell of each implementer that tips which acts do it."""
    found = view.result.combinations
    for row in found.tipping if found is not None else ():
        if row.acts:
            told = view.text(
                "{who} tips over with {acts}: from {before} to {after} of the draws.",
                who=view.organisation(row.implementer),
                acts=view.subjects(row.acts),
                before=chance_cell(view, row.before, at_least=True).text,
                after=chance_cell(view, row.after, at_least=True).text,
            )
            yield Sentence(f"tips_{row.implementer}", told, len(row.acts), "acts", row.acts)
