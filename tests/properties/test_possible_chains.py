"""The longest possible chain is that of the best of all choices of days, tried one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stapeling.analyses import possible_chains
from stapeling.analyses.layering import Layer
from stapeling.analyses.possible_chains import longest_possible, may_stand_on

Amends = Mapping[str, frozenset[str]]


def layer(act: str, first: int, last: int, *articles: str, known: bool = True) -> Layer:
    own = frozenset(articles)
    return Layer(act, first, last, first == last, own, own, known)


def tried(layers: Sequence[Layer], amends: Amends) -> int:
    """Try every choice of days; of each the longest chain, each layer on an earlier one."""
    longest = 0
    for days in product(*(range(row.first, row.last + 1) for row in layers)):
        depth: dict[int, int] = {}
        for n in sorted(range(len(layers)), key=days.__getitem__):
            depth[n] = 1 + max(
                (
                    depth[m]
                    for m in depth
                    if days[m] < days[n] and may_stand_on(layers[n], layers[m], amends)
                ),
                default=0,
            )
        longest = max(longest, *depth.values())
    return longest


def test_a_later_layer_that_has_nothing_to_do_with_a_chain_does_not_end_it() -> None:
    """On c lie a (2 to 3) and b (6 to 7); between and after them x and y touch something else."""
    layers = [
        layer("a", 2, 3, "c"),
        layer("x", 5, 5, "d"),
        layer("b", 6, 7, "c"),
        layer("y", 9, 9, "e"),
    ]
    assert longest_possible(layers, {}) == (2, False)


bounds = st.tuples(st.integers(1, 12), st.integers(0, 4)).map(lambda row: (row[0], sum(row)))
drawn = st.tuples(bounds, st.frozensets(st.sampled_from("abcd"), max_size=2), st.integers(0, 7))


@st.composite
def stacks(draw: st.DrawFn) -> tuple[list[Layer], Amends]:
    """Draw layers of inexact and of exact days, in order, and one act that amends another."""
    inexact = draw(st.lists(drawn, min_size=1, max_size=4))
    exact = draw(
        st.lists(
            st.tuples(st.integers(1, 17), st.frozensets(st.sampled_from("abcd"), max_size=2)),
            max_size=5,
        )
    )
    layers = [
        layer(f"i{n}", *days, *articles, known=known > 0)
        for n, (days, articles, known) in enumerate(inexact)
    ]
    layers += [layer(f"e{n}", day, day, *articles) for n, (day, articles) in enumerate(exact)]
    layers.sort(key=lambda row: row.order)
    one, other = (draw(st.sampled_from(layers)).act for _ in range(2))
    return layers, {one: frozenset({other})} if one != other else {}


@settings(max_examples=400, deadline=None)
@given(stacks())
def test_the_best_of_all_choices_of_days(stack: tuple[list[Layer], Amends]) -> None:
    assert longest_possible(*stack) == (tried(*stack), False)


@settings(max_examples=200, deadline=None)
@given(stacks())
def test_with_many_inexact_days_at_most_so_many(stack: tuple[list[Layer], Amends]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(possible_chains, "EXACT_LIMIT", 0)
        bound, upper = longest_possible(*stack)
    if any(not layer.exact for layer in stack[0]):
        assert upper
        assert bound >= tried(*stack)
