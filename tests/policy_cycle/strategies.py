"""Corpora with oversight and bottlenecks, and tiny ones whose every day can be enumerated."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from stapeling.analyses.oversight import PHASES, SUBJECTS
from tests.oracle.corpus import Corpus, Row
from tests.oracle.pools import LAWS, ORGANISATIONS, bounded_days, lists, mostly, rarely, row
from tests.oracle.strategies import corpora

BODIES = ["ap", "rekenkamer", "inspectie", "org-a"]
KINDS = ["rijksdienst", "zbo"]
STATUSES = ["gesignaleerd", "onbekend", "opgelost", "afgewezen", "vervallen"]


@composite
def _oversight(draw: DrawFn) -> Row:
    days = bounded_days()
    first = draw(rarely(days, 3))
    return row(
        by=draw(st.sampled_from(BODIES)),
        over=draw(lists(["org-a", "elsewhere"], 2, 1)),
        over_kinds=draw(rarely(lists(KINDS, 1, 1), 3)),
        subjects=draw(mostly(lists(list(SUBJECTS[:2]), 2, 1))),
        phases=draw(mostly(lists(list(PHASES[1:3]), 2, 1))),
        line=draw(st.sampled_from(["extern"] * 5 + ["intern", "eigenaar", None])),
        from_=first,
        until=draw(rarely(days, 4)) if first is None else None,
        hours_per_year=draw(rarely(st.sampled_from(["10", "20"]), 3)),
    )


@composite
def _bottlenecks(draw: DrawFn, number: int, acts: list[str]) -> Row:
    days = bounded_days()
    resolution = row(
        done=draw(rarely(days, 2)), act=draw(rarely(st.sampled_from(acts or ["lost"]), 2))
    )
    return row(
        id=f"k-{number}",
        title="K",
        organisations=draw(lists(ORGANISATIONS, 2)),
        laws=draw(lists(LAWS, 2)),
        status=draw(rarely(st.sampled_from(STATUSES), 2)),
        reports=[{"reported": day} for day in draw(st.lists(days, max_size=3))],
        resolved=resolution or None,
        source="s",
    )


@composite
def whole_corpora(draw: DrawFn) -> Corpus:
    """Choose a corpus with oversight and bottlenecks besides its laws."""
    corpus: Corpus = draw(corpora())
    acts = [act["id"] for act in corpus.get("acts", [])]
    for law in corpus["laws"]:
        law.update(
            row(family=draw(rarely(st.just("f"), 2)), ministry=draw(rarely(st.just("m"), 2)))
        )
    corpus["oversight"] = draw(st.lists(_oversight(), max_size=7))
    corpus["bottlenecks"] = [draw(_bottlenecks(n, acts)) for n in range(draw(st.integers(0, 3)))]
    return {key: value for key, value in corpus.items() if value}


# Tiny corpora: one law, a few days of January 2015

FIRST, AS_OF = 1, 8


def written(first: int, last: int) -> Any:
    """Write a day of January 2015, or bounds in it."""
    days = [f"2015-01-{day:02}" for day in (first, last)]
    return days[0] if first == last else {"after": days[0], "before": days[1]}


BOUNDS = st.integers(FIRST, 10).flatmap(
    lambda day: st.integers(0, 2).map(lambda more: (day, day + more))
)
"""A day of January 2015 as its first and last day."""
TINY = st.fixed_dictionaries(
    {
        "looks": st.lists(st.tuples(BOUNDS, st.one_of(st.none(), BOUNDS)), max_size=2),
        "acts": st.lists(BOUNDS, max_size=2),
    }
)
"""Evaluations with their response, and acts, of one law that began in 2014."""


def tiny_corpus(tiny: Row) -> Corpus:
    """Write a tiny corpus in full."""
    return {
        "laws": [
            row(
                id="l",
                title="L",
                kind="wet",
                in_force_from="2014-01-01",
                changes=[
                    row(act=f"a{n}", in_force_from=written(*day))
                    for n, day in enumerate(tiny["acts"])
                ],
            )
        ],
        "acts": [row(id=f"a{n}", level="wet") for n in range(len(tiny["acts"]))] or [{"id": "x"}],
        "evaluations": [
            row(
                id=f"e{n}",
                kind="wetsevaluatie",
                laws=["l"],
                published=written(*published),
                response=written(*response) if response else None,
            )
            for n, (published, response) in enumerate(tiny["looks"])
        ]
        or [row(id="m", kind="monitor", laws=["l"])],
    }
