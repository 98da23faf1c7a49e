"""docs/data.md says what the shipped data hold."""

from __future__ import annotations

import re

import pytest

from stapeling.loading import load
from stapeling.model.evaluations import COUNTED_KINDS
from stapeling.model.laws import Change
from stapeling.model.moments import status_of
from tests.docs.blocks import ROOT, prose, rows, section

PAGE = "docs/data.md"
LOADED = load([ROOT / "data"])
CORPUS = LOADED.corpus
LAWS = {cells[0].strip("`"): cells for cells in rows(section(PAGE, "Law by law"))}


def test_the_numbers_on_top() -> None:
    changes = sum(map(len, CORPUS.changes.values()))
    held = {
        "laws": len(CORPUS.laws),
        "acts": len(CORPUS.acts),
        "changes": changes,
        "evaluations": len(CORPUS.evaluations),
        "organisations": len(CORPUS.organisations),
        "burdens": len(CORPUS.burdens),
        "toetsen": len(CORPUS.tests),
        "results": len(CORPUS.test_results),
        "records": len(CORPUS.oversight),
        "bottlenecks": len(CORPUS.bottlenecks),
        "files": len(LOADED.files),
    }
    top = prose(PAGE).split("\n\n")[1].replace("\n", " ")
    assert {word: int(n) for n, word in re.findall(r"(\d+) (\w+)", top) if word in held} == held


def test_every_law_is_described() -> None:
    assert sorted(LAWS) == sorted(CORPUS.laws)


def _known(law: str) -> dict[str, int]:
    live: list[Change] = [row for row in CORPUS.changes[law] if status_of(row) == "in_force"]
    acts = {row.act for row in live}
    exact = {row.act for row in live if row.in_force_from is not None and row.in_force_from.exact}
    stated = {row.act for row in CORPUS.changes[law]}
    clauses = {f"{law}/{clause.id}" for clause in CORPUS.laws[law].evaluation_clauses}
    return {
        "exact": len(exact),
        "bounded": len(acts - exact),
        "articles": len({row.act for row in live if row.articles is not None}),
        "nature": sum(bool(CORPUS.acts[act].nature) for act in stated),
        "clauses": len(clauses),
        "evaluations": sum(
            row.kind in COUNTED_KINDS and (law in row.laws or not clauses.isdisjoint(row.satisfies))
            for row in CORPUS.evaluations.values()
        ),
    }


@pytest.mark.parametrize("law", sorted(LAWS))
def test_what_is_known_of_a_law(law: str) -> None:
    cells = LAWS[law]
    exact, bounded = map(int, cells[3].split(" + "))
    articles, nature, clauses, evaluations = map(int, cells[4:8])
    assert _known(law) == {
        "exact": exact,
        "bounded": bounded,
        "articles": articles,
        "nature": nature,
        "clauses": clauses,
        "evaluations": evaluations,
    }


def test_versions_are_as_counted() -> None:
    for law in CORPUS.laws.values():
        told = re.findall(r"(\d+) versions", LAWS[law.id][8])
        if told:
            assert [row.count for row in law.unlisted] == list(map(int, told)), law.id


def test_every_burden_is_described() -> None:
    told = [cells[0].strip("`") for cells in rows(section(PAGE, "Burdens"))]
    assert sorted(told) == sorted(row.act or row.law or "" for row in CORPUS.burdens)
    assert [row.cost for row in CORPUS.burdens if row.law == "wtl"] == ["programma"]


def test_acts_are_as_counted() -> None:
    text = section(PAGE, "Acts")
    wet = sum(act.level == "wet" for act in CORPUS.acts.values())
    nature = sum(bool(act.nature) for act in CORPUS.acts.values())
    links = sum(len(act.links) for act in CORPUS.acts.values())
    assert f"{wet} of the {len(CORPUS.acts)} acts are of level `wet`. Of {nature} a" in text
    assert links == 10
    assert "Ten links" in text


def test_every_toets_stands_under_its_status() -> None:
    told = {
        name: cells[0].strip("`")
        for cells in rows(section(PAGE, "Toetsen"))
        if len(cells[1].split("`")) > 1
        for name in re.findall(r"`(\w+)`", cells[1])
    }
    assert told == {toets.id: toets.status or "none" for toets in CORPUS.tests.values()}


def test_lengths_are_as_told() -> None:
    told = {
        cells[0].strip("`"): [float(n) for n in re.findall(r"[\d.]+", cells[1])]
        for cells in rows(section(PAGE, "Toetsen"))
        if "`" not in cells[1]
    }
    assert told == {
        toets.id: [weeks.low]
        if weeks.exact
        else [weeks.low, weeks.high, *([] if weeks.assumed else [weeks.likely])]
        for toets in CORPUS.tests.values()
        if (weeks := toets.weeks) is not None
    }


def test_every_bottleneck_is_described() -> None:
    told = {
        cells[0].strip("`"): cells[2].strip("`") for cells in rows(section(PAGE, "Bottlenecks"))
    }
    assert told == {row.id: row.status for row in CORPUS.bottlenecks.values()}


def test_who_began_to_look_is_known_of_few() -> None:
    known = [row for row in CORPUS.oversight if row.from_ is not None]
    assert len(known) == 4
    assert "known of four of the eighteen" in section(PAGE, "Oversight").replace("\n", " ")


def test_what_is_not_there_is_not_there() -> None:
    assert not any(act.tests_complete or act.traits for act in CORPUS.acts.values())
    assert [act.id for act in CORPUS.acts.values() if act.revised] == ["stb-2022-499"]
    assert not any(toets.hours for toets in CORPUS.tests.values())
    assert not any(row.hours_per_year for row in CORPUS.oversight)
    for law in CORPUS.laws.values():
        for absent in ("based_on", "target_groups", "traits", "text"):
            assert not getattr(law, absent)
        assert law.evaluations_searched_until is None


def test_members_and_capacity() -> None:
    assert CORPUS.organisations["gemeenten"].members == 342
    told = {cells[0].strip("`") for cells in rows(section(PAGE, "Organisations"))}
    assert told == {o.id for o in CORPUS.organisations.values() if o.capacity or o.calendar}


def test_histories_are_whole_as_told() -> None:
    whole = {law.id for law in CORPUS.laws.values() if law.changes_complete_until is not None}
    assert whole == {law for law, cells in LAWS.items() if "history whole to" in cells[8]}
