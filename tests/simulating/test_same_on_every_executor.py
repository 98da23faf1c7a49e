"""The same seed gives the same bits: whoever draws, in what order, in pieces of whatever size."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Mapping
from functools import cache
from multiprocessing import active_children
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stapeling.errors import StapelingError
from stapeling.simulating.executing import Chosen, run_all
from stapeling.simulating.keeping import packed, unpacked
from stapeling.simulating.running import Run
from stapeling.simulating.study import Study
from stapeling.simulating.work import Arrays, Piece, pieces_of, run_task

from .studies import loaded_of, run_of, study_of

Summaries = Mapping[int, Mapping[str, Any]]


def many(burdens: int) -> str:
    """Write a corpus of two implementers with so many burdens in ranges."""
    random_of = random.Random(5)
    rows = []
    for n in range(burdens):
        low, year = random_of.randint(-50, 500), random_of.randint(2018, 2024)
        amount = f"{{low: {low}, likely: {low + 10}, high: {low + random_of.randint(11, 900)}}}"
        kind = "one_off: {eur" if n % 2 else "structural: {fte"
        until = f", until: {year + 1 + n % 3}-0{1 + n % 9}-01" if n % 3 else ""
        part = f"{kind}: {amount}, from: {year}-0{1 + n % 9}-11{until}}}"
        rows.append(f"  - {{act: a{n % 7}, organisation: {'uv'[n % 5 == 0]}, {part}}}\n")
    capacity = "capacity: [{unit: one_off_eur, per: year, amount: {low: 500, high: 2500}}]"
    return (
        "laws: [{id: l, title: L, kind: wet, in_force_from: 2001-01-01, implementers: [u, v]}]\n"
        "acts:\n"
        + "".join(
            f"  - {{id: a{n}, level: wet, published: 2009-01-01,"
            f" changes: [{{law: l, in_force_from: 201{n}-07-01}}]}}\n"
            for n in range(7)
        )
        + f"organisations:\n  - {{id: u, title: U, kind: zbo, {capacity}}}\n"
        + "  - {id: v, title: V, kind: zbo}\nburdens:\n"
        + "".join(rows)
    )


@cache
def study() -> Study:
    return study_of([loaded_of(many(60))])


def same(one: Summaries, other: Summaries) -> bool:
    """Whether two sets of summaries are equal, bit for bit."""
    assert one.keys() == other.keys()
    for line, values in one.items():
        assert values.keys() == other[line].keys()
        for name, array in values.items():
            assert array.tobytes() == np.asarray(other[line][name]).tobytes(), (line, name)
    return True


@cache
def reference(draws: int, seed: int) -> Summaries:
    return run_of(study(), draws, seed).summaries


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([1, 99, 100, 101, 450]),
    st.integers(0, 2**70),
    st.sampled_from([0.0, 1e-4, 3e-3, 1.0]),
    st.randoms(use_true_random=False),
)
def test_size_and_order_of_tasks_change_nothing(
    draws: int, seed: int, seconds: float, order: random.Random
) -> None:
    run = Run(study(), seed, draws)
    tasks = list(run.tasks(seconds))
    order.shuffle(tasks)
    for task in [*tasks, *tasks[:2]]:  # some are run again, as when a worker was lost
        run.take(run_task(task).pieces)
    assert same(run.summaries, reference(draws, seed))


def test_processes_give_what_is_given_here() -> None:
    run = run_of(study(), 450, 3, seconds=1e-3, chosen=Chosen("processes", 2))
    assert same(run.summaries, reference(450, 3))


def test_a_killed_process_changes_nothing() -> None:
    """The first task that comes back is the sign to kill one of the processes."""
    run, killed = Run(study(), 5, 2000), list[int]()

    def take(found: Mapping[Piece, Arrays]) -> None:
        run.take(found)
        if not killed:
            child = active_children()[0]
            os.kill(int(child.pid or 0), signal.SIGKILL)
            killed.append(run.total - run.done)

    run_all(run.tasks(1e-3), Chosen("processes", 2), take)
    assert killed[0] > 20  # with most still to be done
    assert same(run.summaries, reference(2000, 5))


def test_more_draws_begin_with_the_same() -> None:
    """A block is the same however many come after it."""
    load = next(iter(study().loads.values()))
    short, long = (Run(study(), 3, draws) for draws in (150, 450))
    for run in (short, long):
        task = next(iter(run.tasks(0.0)))
        assert np.array_equal(
            run_task(task).pieces[task.pieces[0]]["live"],
            load.drawing.block(3, 0)[load.keep],
        )
    assert len(pieces_of(study().loads, 450)) == 5 * len(study().loads)


def test_another_seed_gives_other_draws() -> None:
    one, other = reference(100, 1), reference(100, 2)
    assert not np.array_equal(one[0]["percentiles"], other[0]["percentiles"])


@pytest.mark.parametrize("done", [0, 1, 7, 100])
def test_a_run_goes_on_from_what_was_kept(done: int) -> None:
    first = Run(study(), 4, 450)
    for task in list(first.tasks(0.0))[:done]:
        first.take(run_task(task).pieces)
    question = {"seed": "4"}
    kept = unpacked(packed(question, first.kept()), question, "x")
    second = Run(study(), 4, 450)
    second.go_on_from(kept)
    assert second.done == first.done
    run_all(second.tasks(), Chosen(), second.take)
    assert second.done == second.total
    assert same(second.summaries, reference(450, 4))


def test_what_was_kept_for_another_question_is_refused() -> None:
    data = packed({"seed": "4", "corpus": "a" * 64}, {})
    with pytest.raises(StapelingError, match=r"x was made with another seed \(4, here 5\)"):
        unpacked(data, {"seed": "5", "corpus": "a" * 64}, "x")
    with pytest.raises(StapelingError, match=r"another corpus \(aaaaaaaaaaaa…, here bbbbbbbbbbbb…"):
        unpacked(data, {"seed": "4", "corpus": "b" * 64}, "x")
    for broken in (b"", b"PK", data[:-30], b"x" * 100):
        with pytest.raises(StapelingError, match="no file that a simulation left"):
            unpacked(broken, {"seed": "4"}, "x")


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-50, 50), st.integers(0, 40), st.integers(0, 40)),
        min_size=1,
        max_size=4,
    ),
    st.integers(0, 10**6),
)
def test_percentiles_rise_and_stay_within_bounds(
    ranges: list[tuple[int, int, int]], seed: int
) -> None:
    from .studies import period, simulated

    rows = "".join(
        f"  - {{act: a0, organisation: u, structural: {{fte: {{low: {low}, likely: {low + up},"
        f" high: {low + up + more}}}, from: 2020-01-01}}}}\n"
        for low, up, more in ranges
    )
    text = many(0).replace("burdens:\n", f"burdens:\n{rows}")
    found = period(simulated(text, draws=120, seed=seed), "u", "structural_fte", "2022")
    low, high = sum(r[0] for r in ranges), sum(sum(r) for r in ranges)
    assert low - 1e-6 <= found.load.p10 <= found.load.p50 <= found.load.p90 <= high + 1e-6
    if low == high:
        assert found.load.p50 == found.likely == low
