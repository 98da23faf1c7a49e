"""Strategies for organisations, what they must carry and what they can."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from .corpus import Corpus, Row
from .pools import CAPACITY, NATURES, exact_days, lists, mostly, rarely, row, spans


@composite
def _amounts(draw: DrawFn) -> object:
    value = draw(st.integers(-20, 200))
    if draw(st.integers(1, 4)) > 1:
        return str(value * 10)
    spread = draw(st.integers(1, 20))
    likely = {"likely": str(value)} if draw(st.booleans()) else {}
    return {"low": str(value - spread), "high": str(value + spread), **likely}


@composite
def _burdens(draw: DrawFn, organisations: list[str], acts: list[str], laws: list[str]) -> Row:
    on_act = bool(acts) and draw(st.integers(1, 6)) > 1
    joint = len(organisations) > 1 and draw(st.integers(1, 5)) == 5
    amount, (first, last) = _amounts(), draw(spans())
    begins = draw(rarely(st.just(first), 3))
    one_off = row(eur=draw(mostly(amount, 4)), fte=draw(rarely(amount, 3)), from_=begins)
    structural = row(
        eur_per_year=draw(rarely(amount, 3)), fte=draw(rarely(amount, 3)), until=last, from_=begins
    )
    if begins and last:
        one_off["until"] = last
    chosen = [st.sampled_from(words) for words in CLASSES]
    return row(
        act=draw(st.sampled_from(acts)) if on_act else None,
        law=None if on_act else draw(st.sampled_from(laws)),
        organisation=None if joint else draw(st.sampled_from(organisations)),
        organisations=organisations if joint else None,
        cost=draw(rarely(st.sampled_from(["uitvoering", "programma", "regeldruk"]), 4)),
        basis=draw(rarely(st.sampled_from(["uitvoeringstoets", "raming", "schatting"]), 2)),
        impact=draw(rarely(chosen[0], 2)),
        portfolio=draw(rarely(chosen[1], 2)),
        complexity=draw(rarely(chosen[2], 4)),
        process_risk=draw(rarely(chosen[3], 4)),
        feasible_from=draw(rarely(exact_days, 4)),
        one_off=one_off or None,
        structural=structural or None,
    )


CLASSES = [
    ["beperkt", "middelgroot", "ingrijpend"],
    ["geen", "parameteraanpassing", "jaaraanpassing", "structuurwijziging"],
    ["toename", "afname", "nvt"],
    ["klein", "gemiddeld", "groot"],
]


@composite
def _capacities(draw: DrawFn, unit: str, acts: list[str]) -> Row:
    first, last = draw(spans())
    return row(
        unit=unit,
        per="year",
        amount=draw(st.sampled_from(["0", "0", "1", "3", "1000"])),
        from_=draw(mostly(st.just(first), 4)),
        until=last,
        stated=draw(rarely(exact_days, 3)),
        except_natures=draw(rarely(lists(NATURES, 2, 1), 3)),
        except_acts=draw(rarely(lists(acts, 1, 1), 4)) if acts else None,
    )


@composite
def _organisations(draw: DrawFn, name: str, acts: list[str]) -> Row:
    units = draw(lists(CAPACITY, 2))
    return row(
        id=name,
        title=name.title(),
        kind=draw(st.sampled_from(["rijksdienst", "zbo", "medeoverheid"])),
        capacity=[draw(_capacities(unit, acts)) for unit in units],
    )


@composite
def _results(draw: DrawFn, acts: list[str]) -> Row:
    verdicts = ["uitvoerbaar", "niet_uitvoerbaar", "positief", "D"]
    return row(
        test="toets",
        act=draw(st.sampled_from(acts)),
        requested=draw(rarely(exact_days, 2)),
        delivered=draw(mostly(exact_days)),
        verdict=draw(mostly(st.sampled_from(verdicts), 3)),
        feasible_from=draw(rarely(exact_days, 2)),
    )


def lay_burdens(draw: DrawFn, corpus: Corpus, organisations: list[str], acts: list[str]) -> None:
    laws = [law["id"] for law in corpus["laws"]]
    corpus["organisations"] = [draw(_organisations(name, acts)) for name in organisations]
    corpus["burdens"] = draw(st.lists(_burdens(organisations, acts, laws), max_size=4))
    if acts:
        corpus["tests"] = [
            row(id="toets", title="Toets", kind="uitvoeringstoets", performed_by=["org-a"])
        ]
        corpus["test_results"] = draw(st.lists(_results(acts), max_size=2))
