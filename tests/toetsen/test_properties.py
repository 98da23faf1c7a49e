"""What holds for every catalogue of toetsen: bounds, monotony, and brute force as the judge."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from itertools import combinations, pairwise, permutations
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from stapeling.analyses.results import LeadTime
from stapeling.analyses.toetsen import measure_toetsen, toetsen_of_act
from stapeling.analyses.toetsen.catalogue import PHASES
from stapeling.graph import StackGraph
from stapeling.loading import load_texts
from tests.properties.measuring import checked
from tests.toetsen.catalogues import Json, chosen, graph_of, measured, toets

ASPECTS = ("ict", "fraude", "mkb", "regio", "grens")
OBJECTS = ("rijk", "burger", "uitvoerder", "uitvoerder:uwv", "uitvoerder:svb")
NAMES = [f"t{number:02}" for number in range(12)]

questions = st.lists(
    st.fixed_dictionaries(
        {
            "aspect": st.sampled_from(ASPECTS),
            "object": st.sampled_from(OBJECTS),
            "weight": st.sampled_from(["hoofd", "mede"]),
        }
    ),
    max_size=5,
)
amounts = st.tuples(st.integers(0, 20), st.integers(0, 10)).map(
    lambda pair: {"low": str(pair[0]), "high": str(sum(pair))}
)
conditions = st.fixed_dictionaries(
    {},
    optional={
        "levels": st.lists(st.sampled_from(["wet", "amvb"]), min_size=1, unique=True),
        "natures": st.lists(st.sampled_from(["beleid", "reparatie"]), min_size=1, unique=True),
        "origins": st.lists(st.sampled_from(["wetsvoorstel", "besluit"]), min_size=1, unique=True),
        "traits": st.lists(st.sampled_from(["sdg", "gender"]), min_size=1, unique=True),
        "implementers": st.lists(st.sampled_from(["uwv", "svb"]), min_size=1, unique=True),
        "implementer_kinds": st.lists(st.sampled_from(["zbo", "rijksdienst"]), min_size=1),
    },
)


@st.composite
def catalogues(draw: st.DrawFn, most: int = 7, *, whole: bool = False) -> list[Json]:
    """Give toetsen; whole ones have a length and a phase, and wait for earlier ones only."""
    names = NAMES[: draw(st.integers(1, most))]
    rows = []
    for number, name in enumerate(names):
        phase = st.sampled_from(PHASES[:3])
        facts: Json = {
            "weeks": draw(amounts if whole else st.none() | amounts),
            "hours": draw(st.none() | amounts),
            "phase": draw(phase if whole else st.none() | phase),
            "moment": draw(st.sampled_from(["ex_ante", "ex_ante", "ex_post", None])),
            "line": draw(st.sampled_from(["eigen", "onafhankelijk", "onbekend", None])),
            "kind": draw(st.sampled_from([None, None, None, "kanaal"])),
            "status": draw(st.sampled_from(["wettelijk", "kabinetsbeleid", "voorstel", None])),
            "aspects": draw(questions),
            "required_when": draw(st.none() | conditions),
            "after": draw(st.lists(st.sampled_from(names[:number]), unique=True)) if number else [],
        }
        if whole:
            facts |= {"moment": "ex_ante", "status": "kabinetsbeleid", "required_when": {}}
        rows.append(toets(name, **facts))
    return rows


@checked(150)
@given(catalogues(), st.booleans())
def test_overlap_is_a_share_and_has_no_direction(rows: list[Json], blind: bool) -> None:
    swapped = [{**row, "id": f"z{99 - number}", "after": []} for number, row in enumerate(rows)]
    back = {f"z{99 - number}": row["id"] for number, row in enumerate(rows)}
    one = {frozenset((row.a, row.b)): row for row in measured(*rows, ignore_object=blind).overlap}
    other = {
        frozenset((back[row.a], back[row.b])): row
        for row in measured(*swapped, ignore_object=blind).overlap
    }
    assert one.keys() == other.keys()
    for key, row in one.items():
        mirror = other[key]
        assert 0 < row.jaccard <= row.containment <= 1
        assert (row.jaccard, row.containment, row.kind) == (
            mirror.jaccard,
            mirror.containment,
            mirror.kind,
        )
        assert (row.shared, row.shared_main) == (mirror.shared, mirror.shared_main)
        assert set(row.shared_main) <= set(row.shared)


def length(rows: list[Json], side: str) -> int:
    """Give the longest path by trying every order of every choice of toetsen."""
    total = 0
    for phase in PHASES:
        inside = [row for row in rows if row["phase"] == phase]
        total += max(
            sum(int(row["weeks"][side]) for row in chain)
            for size in range(len(inside) + 1)
            for chain in permutations(inside, size)
            if all(a["id"] in b["after"] for a, b in pairwise(chain))
        )
    return total


@checked(100)
@given(catalogues(5, whole=True))
def test_the_longest_path_is_that_of_brute_force(rows: list[Json]) -> None:
    found = measured(*rows).lead_time
    assume(found.low is not None)
    assert (found.low, found.high) == (length(rows, "low"), length(rows, "high"))
    by_id = {row["id"]: row for row in rows}
    for side, path, weeks in (
        ("low", found.path, found.low),
        ("high", found.path_high, found.high),
    ):
        assert sum(int(by_id[name]["weeks"][side]) for name in path) == weeks
    assert found.sum_low is not None
    assert found.sum_low >= length(rows, "low")


def never_shorter(more: LeadTime, less: LeadTime) -> None:
    if more.low is not None and less.low is not None:
        assert more.low >= less.low
    if more.high is not None and less.high is not None:
        assert more.high >= less.high


@checked(150)
@given(catalogues(), st.data())
def test_a_toets_more_never_shortens_the_path(rows: list[Json], data: st.DataObject) -> None:
    out = data.draw(st.sampled_from(rows))
    found = measured(*rows)
    never_shorter(found.lead_time, measured(*[row for row in rows if row is not out]).lead_time)
    never_shorter(found.lead_time, found.lead_time_without)
    for row in found.what_if:
        assert row.weeks_added is None or row.weeks_added[0] >= 0
        assert row.weeks_added is None or (row.weeks_added[1] or 0) >= 0
    some = measured(*rows, with_toetsen=out["id"])
    never_shorter(some.lead_time, some.lead_time_without)


@checked(100)
@given(catalogues(whole=True), st.data())
def test_whatever_the_lengths_turn_out_to_be(rows: list[Json], data: st.DataObject) -> None:
    bounds = measured(*rows).lead_time
    assume(bounds.low is not None)
    known = [
        {
            **row,
            "weeks": data.draw(st.integers(int(w["low"]), int(w["high"]))),
            "after": row["after"],
        }
        for row in rows
        for w in (row["weeks"],)
    ]
    found = measured(*[{**row, "weeks": str(row["weeks"])} for row in known]).lead_time
    assert bounds.low is not None
    assert found.low is not None
    assert bounds.high is not None
    assert bounds.low <= found.low <= bounds.high
    assert found.low == found.high


def cheapest(rows: list[Json], needs: Iterable[frozenset[str]], kept: set[str]) -> tuple[Any, ...]:
    """Give the size and hours of the smallest cover, and every cover of that size and hours."""
    wanted, names = list(needs), [row["id"] for row in rows]
    hours = {
        row["id"]: (int(row["hours"]["low"]) + int(row["hours"]["high"])) / 2
        for row in rows
        if row.get("hours") and row["id"] not in kept
    }
    for size in range(len(names) + 1):
        found = [
            choice
            for choice in combinations(names, size)
            if kept <= set(choice) and all(need.intersection(choice) for need in wanted)
        ]
        if found:
            price = {choice: sum(hours.get(name, 0) for name in choice) for choice in found}
            least = min(price.values())
            return size, sorted(choice for choice in found if price[choice] == least)
    raise AssertionError


@checked(120)
@given(catalogues(12), st.booleans())
def test_the_cover_is_that_of_brute_force(rows: list[Json], blind: bool) -> None:
    found = measured(*rows, ignore_object=blind)
    cover, stack = found.cover, found.stack.toetsen
    assert (cover is None) == (not stack)
    if cover is None:
        return
    own = [row for row in rows if row["id"] in stack]
    needs: dict[tuple[str, str, str | None], set[str]] = {}
    for row in own:
        for asked in row["aspects"]:
            if asked["weight"] == "hoofd":
                object_ = "" if blind else asked["object"]
                key = (asked["aspect"], object_, row.get("moment"))
                needs.setdefault(key, set()).add(row["id"])
    kept = {
        row["id"]
        for row in own
        if row["status"] == "wettelijk" or row.get("line") == "onafhankelijk"
    }
    size, smallest = cheapest(own, map(frozenset, needs.values()), kept)
    assert len(cover.toetsen) == size
    assert cover.toetsen == smallest[0]
    assert cover.unique == (len(smallest) == 1)
    assert sorted((*cover.toetsen, *cover.dropped)) == sorted(stack)
    assert set(cover.kept) == kept
    assert cover.questions == len({(aspect, of) for aspect, of, _ in needs})


@checked(150)
@given(catalogues(), st.booleans())
def test_each_question_of_a_what_if_is_of_one_sort(rows: list[Json], blind: bool) -> None:
    by_id = {row["id"]: row for row in rows}
    for found in measured(*rows, ignore_object=blind).what_if:
        sorts = [found.new, found.asked_as_main, found.asked]
        own = {
            (asked["aspect"], "" if blind else asked["object"])
            for asked in by_id[found.toets]["aspects"]
            if asked["weight"] == "hoofd"
        }
        assert sorted(question for sort in sorts for question in sort) == sorted(own)
        assert set(found.in_part) <= {*found.new, *found.asked}
        known = {*found.asked_as_main, *found.asked, *found.in_part}
        assert set(found.asked_by) == known
        assert all(found.asked_by.values())


UNKNOWN_FACTS: Json = {
    "level": ["wet", "amvb", "kb"],
    "origin": ["wetsvoorstel", "besluit", "amendement"],
    "nature": [["beleid"], ["reparatie"], ["technisch", "reparatie"]],
    "traits": [["sdg"], ["gender", "sdg"], ["doenvermogen"]],
    "articles": [["1"], ["2"], []],
    "implementers": [["uwv"], ["svb", "uwv"], ["bd"]],
    "kind": ["zbo", "rijksdienst"],
    "published": ["2015-06-30", "2015-07-01"],
}


def with_facts(rows: list[Json], facts: Json) -> StackGraph:
    """Give a corpus of one act on two laws, of which some facts are known."""

    def some(*names: str) -> Json:
        return {name: facts[name] for name in names if name in facts}

    limited = {"organisation": "bd", "articles": ["1"]}
    return graph_of(
        *rows,
        laws=[
            {"id": "l", "title": "L", "kind": "wet", "implementers": ["uwv", limited]},
            {"id": "m", "title": "M", "kind": "wet", **some("implementers")},
        ],
        acts=[
            {
                "id": "x",
                "published": "2015",
                **some("level", "origin", "nature", "traits", "published"),
                "changes": [
                    {"law": "l", "in_force_from": "2016-01-01", **some("articles")},
                    {"law": "m", "in_force_from": "2016-01-01"},
                ],
            }
        ],
        organisations=[
            {"id": "bd", "title": "BD", **some("kind")},
            {"id": "uwv", "title": "UWV", "kind": "zbo"},
            {"id": "svb", "title": "SVB", "kind": "zbo"},
        ],
    )


@checked(150)
@given(catalogues(), st.sets(st.sampled_from(sorted(UNKNOWN_FACTS))), st.data())
def test_what_becomes_known_stays_within_what_was_possible(
    rows: list[Json], missing: set[str], data: st.DataObject
) -> None:
    """A toets that is certainly required stays so, and none comes that was not possible."""
    rows = [{**row, "status": row.get("status", "voorstel")} for row in rows]
    rows[0] |= {"valid_from": "2015-07-01", "status": "wettelijk", "required_when": {}}
    facts = {name: data.draw(st.sampled_from(rows_)) for name, rows_ in UNKNOWN_FACTS.items()}
    known = {name: value for name, value in facts.items() if name not in missing}
    before = toetsen_of_act(with_facts(rows, known), chosen(), "x")
    after = toetsen_of_act(with_facts(rows, facts), chosen(), "x")
    assert set(before.required) <= set(after.required)
    assert {*after.required, *after.perhaps} <= {*before.required, *before.perhaps}
    for found in (before, after):
        assert 0 <= found.count.low <= found.count.high
        assert 0 <= found.channels.low <= found.channels.high
        open_ = {row.test for row in found.rows if row.open_conditions}
        assert open_ == set(found.perhaps)
    assert before.count.low <= after.count.low <= after.count.high <= before.count.high
    low, high = after.lead_time, before.lead_time
    if low.low is not None and high.low is not None:
        assert high.low <= low.low
    if low.high is not None and high.high is not None:
        assert low.high <= high.high


@checked(60)
@given(catalogues(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(rows: list[Json], random: st.randoms) -> None:
    act = {"id": "x", "level": "wet", "decided": "2018-01-01"}
    law = {"id": "l", "title": "L", "kind": "wet", "act": "x", "implementers": ["uwv", "svb"]}
    results = [
        {"test": row["id"], "act": "x", "delivered": day, "verdict": verdict}
        for row in rows[:2]
        for day, verdict in (("2017-05", "A"), ("2017", "D"), ("2016-01-01", "C"))
    ]
    objects = [
        *({"tests": [row]} for row in rows),
        *({"test_results": [row]} for row in results),
        {"acts": [act]},
        {"laws": [law]},
    ]
    found = []
    for order in (objects, random.sample(objects, len(objects))):
        texts = {f"{n:03}.yaml": json.dumps(one) for n, one in enumerate(order)}
        graph = StackGraph(load_texts(texts).corpus)
        options = chosen(as_of=dt.date(2020, 1, 1))
        found.append((measure_toetsen(graph, options), toetsen_of_act(graph, options, "x")))
    assert found[0] == found[1]
