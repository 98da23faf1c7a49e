"""How counts hang together: over time, over classes, and low below high."""

from __future__ import annotations

import copy
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.strategies import corpora
from tests.properties.measuring import DAYS, EVENTS, Json, checked, measured, read, whole

ONE_DAY = ("within_term", "overdue", "no_clause")
CLASSES = ("no_evaluation_known", "re_amended", "rested", "after_evaluation", "unknown")


def without_ends(corpus: Json) -> Json:
    """Take out whatever ends a law or a change, or begins a law anew."""
    kept = copy.deepcopy(corpus)
    for law in kept["laws"]:
        law.pop("in_force_until", None)
        law.pop("restarts", None)
    for row in (*kept["laws"], *kept.get("acts", ())):
        for change in row.get("changes", ()):
            change.pop("in_force_until", None)
    return kept


@checked(60)
@given(corpora(), DAYS, st.integers(1, 1000))
def test_breadth_never_falls_when_nothing_ends(corpus: Json, day: dt.date, later: int) -> None:
    loaded = read(whole(without_ends(corpus)))
    before = measured(loaded, day)["laws"]
    after = measured(loaded, day + dt.timedelta(days=later))["laws"]
    for one, other in zip(before, after, strict=True):
        assert (other["breadth"] or [0, 0]) >= (one["breadth"] or [0, 0])
        for side in (0, 1):
            assert (other["breadth"] or [0, 0])[side] >= (one["breadth"] or [0, 0])[side]


@checked(60)
@given(corpora(), DAYS, EVENTS)
def test_classes_add_up_to_the_high_side_of_breadth(corpus: Json, day: dt.date, event: str) -> None:
    for law in measured(read(whole(corpus)), day, event=event)["laws"]:
        found = law["evaluation"]
        if found is None:
            continue
        first = found["before_first_evaluation"]
        total = sum(first[name] for name in ONE_DAY) + sum(found[name] for name in CLASSES)
        assert total == law["breadth"][1] == len(found["acts"])
        early = first["within_term"] + first["overdue"] + found["re_amended"]
        assert found["premature"] == early
        known = early + found["rested"] + found["after_evaluation"]
        assert found["premature_share"] == (early / known if known else None)


@checked(60)
@given(corpora(), DAYS)
def test_depths_lie_within_breadth_and_low_below_high(corpus: Json, day: dt.date) -> None:
    for law in measured(read(whole(corpus)), day)["laws"]:
        if law["breadth"] is None:
            continue
        low, high = law["breadth"]
        for measure in ("article_depth", "text_depth", "open_depth"):
            least, most = law[measure]
            assert 0 <= least <= most <= high, measure
            assert least <= low
        assert len(law["text_chain"]) == law["text_depth"][0]
        assert law["open_depth"][1] <= law["text_depth"][1]
        age = law["text_age"]
        assert 0 <= age["young"] <= age["of"] <= high
