"""What holds for every pair of corpora."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from stapeling.comparing.results import Comparison
from tests.comparing.sides import compared
from tests.oracle.strategies import corpora
from tests.properties.measuring import DAYS, Json, apart, checked, whole


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Json, Json]:
    """Give a corpus, and what is left of it, or another one altogether."""
    one = draw(corpora())
    if draw(st.booleans()):
        return one, draw(corpora())
    other = copy.deepcopy(one)
    for rows in other.values():
        for row in list(rows):
            if len(rows) > 1 and draw(st.integers(0, 3)) == 0:
                rows.remove(row)
    return (one, other) if draw(st.booleans()) else (other, one)


def told(found: Comparison) -> dict[str, Any]:
    """Give everything of a comparison that has two sides, in an order of its own."""
    return {
        "added": sorted(found.entities.added),
        "removed": sorted(found.entities.removed),
        "changed": ordered((*c.record, c.field, c.before, c.after) for c in found.entities.changed),
        "numbers": ordered((key(c), c.before, c.after) for c in found.numbers),
        "chains": ordered(
            (c.kind, sorted(c.laws), c.before, c.after, c.depth_before, c.depth_after)
            for c in found.chains
        ),
        "loads": ordered(
            (c.subject, c.unit, c.period, c.load_before, c.load_after, c.over_before, c.over_after)
            for c in found.loads
        ),
        "over": ordered((c.subject, c.unit, c.before, c.after) for c in found.first_over),
        "new": sorted((f.code, f.ids) for f in found.findings.new) if found.findings else None,
        "fixed": sorted((f.code, f.ids) for f in found.findings.fixed) if found.findings else None,
    }


def ordered(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=repr)


def key(change: Any) -> tuple[str, ...]:
    return change.row.section, change.row.subject, change.row.measure


def mirrored(rows: dict[str, Any]) -> dict[str, Any]:
    return {
        "added": rows["removed"],
        "removed": rows["added"],
        "changed": ordered((*row[:3], row[4], row[3]) for row in rows["changed"]),
        "numbers": ordered((row[0], row[2], row[1]) for row in rows["numbers"]),
        "chains": ordered((*r[:2], r[3], r[2], r[5], r[4]) for r in rows["chains"]),
        "loads": ordered((*r[:3], r[4], r[3], r[6], r[5]) for r in rows["loads"]),
        "over": ordered((*row[:2], row[3], row[2]) for row in rows["over"]),
        "new": rows["fixed"],
        "fixed": rows["new"],
    }


@checked(60)
@given(pairs(), DAYS)
def test_one_way_mirrors_the_other(pair: tuple[Json, Json], day: dt.date) -> None:
    a, b = map(whole, pair)
    assert told(compared(b, a, day)) == mirrored(told(compared(a, b, day)))


@checked(40)
@given(corpora(), DAYS, st.randoms(use_true_random=False))
def test_nothing_differs_from_itself_in_whatever_order(
    corpus: Json, day: dt.date, random: st.randoms
) -> None:
    rows = [(name, index) for name, items in corpus.items() for index in range(len(items))]
    shuffled = random.sample(rows, len(rows))
    found = compared(whole(corpus), apart(corpus, shuffled), day)
    assert not found.differs
    assert found.chains == ()
    assert found.entities.unchanged is not None


@checked(30)
@given(corpora(), st.integers(2, 8), st.booleans())
def test_lines_moved_and_yaml_laid_out_anew_are_no_difference(
    corpus: Json, indent: int, flow: bool
) -> None:
    plain = yaml.safe_dump(
        json.loads(json.dumps(corpus)), indent=indent, default_flow_style=flow or None
    )
    assert not compared(whole(corpus), {"moved/other.yaml": f"\n# a comment\n\n{plain}"}).differs


@checked(40)
@given(pairs(), DAYS)
def test_shares_add_up(pair: tuple[Json, Json], day: dt.date) -> None:
    a, b = map(whole, pair)
    found = compared(a, b, day, attribute=True)
    assert found.attribution is not None
    sums: dict[tuple[str, str, str], float] = {}
    for share in found.attribution.shares:
        place = (share.subject, share.measure, share.bound)
        sums[place] = sums.get(place, 0) + share.share
    for (subject, measure, bound), total in sums.items():
        side = 0 if bound == "low" else 1
        (change,) = (
            c for c in found.numbers if (c.row.subject, c.row.measure) == (subject, measure)
        )
        values = [row.bounds[side] or 0 if row else 0 for row in (change.before, change.after)]
        assert abs(total - (values[1] - values[0])) < 1e-9


@checked(40)
@given(pairs(), DAYS)
def test_everything_that_differs_is_told_once(pair: tuple[Json, Json], day: dt.date) -> None:
    found = compared(*map(whole, pair), day)
    keys = [*found.entities.added, *found.entities.removed]
    assert set(found.entities.added).isdisjoint(found.entities.removed)
    assert len({(c.record, c.field) for c in found.entities.changed}) <= len(found.entities.changed)
    assert found.differs == bool(
        keys
        or found.entities.changed
        or found.changed_numbers
        or (found.findings and (found.findings.new or found.findings.fixed))
    )
