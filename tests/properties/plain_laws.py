"""Laws as most are: they begin on a day, are looked at whole, and have one plain clause."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from tests.oracle.corpus import Corpus, Row
from tests.oracle.pools import lists, mostly, rarely, row

_EXACT = st.one_of(
    st.sampled_from(["2012-02-29", "2013-02-28", "2014-03-01", "2016-02-29"]),
    st.builds("{}-0{}-01".format, st.integers(2011, 2017), st.integers(1, 3)),
)
_BOUNDS = st.one_of(
    st.integers(2011, 2017).map(str),
    st.builds("{}-0{}".format, st.integers(2011, 2017), st.integers(1, 3)),
)
_DAYS = st.one_of(_EXACT, _EXACT, _EXACT, _BOUNDS)


@composite
def _laws(draw: DrawFn, name: str) -> Row:
    clause: Any = st.builds(
        row,
        id=st.just("c"),
        term_years=rarely(st.sampled_from("123"), 2),
        then_every_years=rarely(st.sampled_from("123"), 2),
    )
    acts = draw(st.lists(st.integers(0, 7), max_size=6, unique=True))
    return row(
        id=name,
        title=name,
        kind="wet",
        in_force_from=draw(st.sampled_from(["2011-01-01", "2012-02-29"])),
        in_force_until=draw(rarely(_DAYS, 5)),
        evaluation_clauses=draw(mostly(st.lists(clause, min_size=1, max_size=1))),
        changes=[
            row(act=f"a{n}", in_force_from=draw(_DAYS), articles=draw(mostly(lists("ab", 2, 1), 5)))
            for n in acts
        ],
    )


@composite
def plain_laws(draw: DrawFn) -> Corpus:
    """Choose two laws that were often changed, and evaluations of them."""
    looks = draw(st.lists(st.tuples(_EXACT, mostly(st.just("wetsevaluatie"))), max_size=4))
    return {
        "laws": [draw(_laws(name)) for name in ("l", "m")],
        "acts": [row(id=f"a{n}", level="wet") for n in range(8)],
        "evaluations": [
            row(id=f"e{n}", kind=kind or "monitor", laws=["lm"[n % 2]], published=day)
            for n, (day, kind) in enumerate([("2014-02-01", "wetsevaluatie"), *looks])
        ],
    }
