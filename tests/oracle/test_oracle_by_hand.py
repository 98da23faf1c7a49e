"""The worked examples of the measures, number for number, on the oracle itself."""

import pytest

from . import (
    delegation_cycles,
    evaluation_measures,
    implementer_measures,
    law_measures,
    repair_chains,
)
from .corpus import Corpus

AS_OF = "2023-01-01"

CHANGES = [
    ("a", "2011-01-01", ["1"]),
    ("b", "2012-01-01", ["1", "2"]),
    ("c", "2012-01-01", ["2"]),
    ("d", "2013-01-01", ["3"]),
    ("e", "2014-01-01", ["2", "4"]),
    ("f", "2010-01-01", ["1"]),
    ("g", "2015-01-01", None),
    ("h", "2016-01-01", ["3"]),
    ("i", "2022-01-01", ["3"]),
]


def example() -> Corpus:
    changes = [
        {"act": act, "in_force_from": day} | ({} if articles is None else {"articles": articles})
        for act, day, articles in CHANGES
    ]
    law = {
        "id": "law",
        "title": "L",
        "kind": "wet",
        "in_force_from": "2010-01-01",
        "articles": ["1", "2", "3", "4"],
        "implementers": ["u"],
        "evaluation_clauses": [{"id": "clause", "term_years": "2"}],
        "changes": changes,
    }
    return {
        "laws": [law],
        "acts": [{"id": act, "level": "wet"} for act, _, _ in CHANGES],
        "evaluations": [
            {
                "id": "report",
                "kind": "wetsevaluatie",
                "satisfies": ["law/clause"],
                "published": "2012-06-30",
            }
        ],
    }


def test_depths() -> None:
    found = law_measures(example(), "law", AS_OF)
    expected = {
        "start": "2010-01-01",
        "at_least": True,
        "events": 9,
        "acts": {"wet": 9},
        "same_day": 1,
        "unknown_nature": 8,
        "unknown_articles": 1,
        "breadth": [8, 8],
        "article_depth": [3, 4],
        "deepest_articles": ["2", "3"],
        "text_depth": [3, 6],
        "text_chain": ["a", "b", "e"],
        "text_ties": [{"article": "1"}, {"article": "2"}],
        "open_depth": [3, 4],
        "repair_depth": None,
    }
    assert {key: found[key] for key in expected} == expected


def test_text_age() -> None:
    found = law_measures(example(), "law", AS_OF)["text_age"]
    assert found == {
        "median_days": 731,
        "young": 6,
        "of": 7,
        "rest_years": 5,
        "days": {"a": 365, "b": 365, "c": 730, "d": 1096, "e": 731, "h": 1095, "i": 2192},
    }


def test_classes() -> None:
    found = evaluation_measures(example(), "law", AS_OF)
    assert found
    before, after = "before_first_evaluation", "after_evaluation"
    assert {row["act"]: (row["class"], row["subclass"]) for row in found["acts"]} == {
        "a": (before, "within_term"),
        "b": (before, "within_term"),
        "c": (before, "within_term"),
        "d": (after, None),
        "e": (after, None),
        "g": ("unknown", None),
        "h": ("re_amended", None),
        "i": ("rested", None),
    }
    assert found["premature"] == 4
    assert found["premature_share"] == 4 / 7
    assert [row["days_late"] for row in found["clauses"]] == [181]


def test_nothing_known_of_evaluations() -> None:
    corpus = {**example(), "evaluations": []}
    found = evaluation_measures(corpus, "law", AS_OF)
    assert found
    assert found["no_evaluation_known"] == 8
    assert found["premature_share"] is None
    assert [(row["state"], row["days_late"]) for row in found["clauses"]] == [("open", 4018)]


def test_evaluation_of_a_year() -> None:
    corpus = example()
    corpus["evaluations"][0]["published"] = "2012"
    found = evaluation_measures(corpus, "law", AS_OF)
    assert found
    classes = {row["act"]: row["class"] for row in found["acts"]}
    assert classes["c"] == "before_first_evaluation"
    assert classes["d"] == "after_evaluation"
    assert found["clauses"][0]["days_late"] == [0, 365]


def test_only_the_due_day_is_open() -> None:
    corpus = {**example(), "evaluations": []}
    law = corpus["laws"][0]
    law["evaluations_searched_until"] = "2023-01-01"
    law["evaluation_clauses"] = [
        {"id": "clause", "term_years": "2", "anchor": ["in_force", "2011-06-01"]}
    ]
    found = evaluation_measures(corpus, "law", AS_OF)
    assert found
    subclasses = {row["act"]: row["subclass"] for row in found["acts"]}
    assert subclasses["d"] == "within_term"
    assert subclasses["e"] == "overdue"


def burdens() -> Corpus:
    corpus = example()
    published = {"a": "2010-07-02", "b": "2011-12-20"}
    for act in corpus["acts"]:
        if act["id"] in published:
            act["published"] = published[act["id"]]
    corpus["organisations"] = [{"id": "u", "title": "U", "kind": "zbo"}]
    corpus["burdens"] = [
        {
            "act": "a",
            "organisation": "u",
            "one_off": {"eur": "183000"},
            "structural": {"fte": "-1"},
        },
        {"act": "b", "organisation": "u", "structural": {"fte": "2"}},
    ]
    return corpus


def test_burden() -> None:
    found = implementer_measures(burdens(), "u", AS_OF)
    years = {row["period"]: row for row in found["periods"]}
    assert years["2010"]["one_off_eur"] == 183000
    assert years["2012"]["one_off_eur"] == 0
    assert years["2012"]["unknown_records"]["one_off_eur"] == 1
    assert years["2010"]["structural_fte"] is None
    assert years["2011"]["structural_fte"] == -1
    assert years["2012"]["structural_fte"] == 1
    assert years["2012"]["shortfall"] == {
        "acts": 1,
        "median_days": 50,
        "max_days": 50,
        "measured": [
            {"act": "b", "day": "2012-01-01", "given": 12, "needed": 62, "norm": True, "short": 50}
        ],
    }
    assert found["coverage"] == 2 / 9
    assert years["2012"]["changes"] == 2


def test_amounts_are_spread_over_days_and_the_best_basis_counts() -> None:
    corpus = burdens()
    window = {"from": "2010-12-22", "until": "2011-01-11"}
    corpus["burdens"] = [
        {
            "act": "a",
            "organisation": "u",
            "basis": "uitvoeringstoets",
            "one_off": {"eur": {"low": "100", "high": "300"}, **window},
        },
        {"act": "a", "organisation": "u", "basis": "schatting", "one_off": {"eur": "900"}},
        {"act": "g", "organisation": "u", "one_off": {"fte": "3"}},
        {"act": "x", "organisation": "u", "one_off": {"fte": "7"}},
    ]
    found = implementer_measures(corpus, "u", AS_OF)
    years = {row["period"]: row for row in found["periods"]}
    half = {"low": 50, "likely": 100, "high": 150}
    assert (years["2010"]["one_off_eur"], years["2011"]["one_off_eur"]) == (half, half)
    assert [years[year]["one_off_fte"] for year in ("2014", "2015", "2016")] == [None, 3, 0]
    assert found["not_placed"] == ["x"]


def test_freeze() -> None:
    corpus = burdens()
    corpus["acts"][3]["nature"] = ["reparatie"]
    corpus["organisations"][0]["capacity"] = [
        {
            "unit": "changes",
            "per": "year",
            "amount": "0",
            "from": "2013-01-01",
            "until": "2014-01-02",
            "except_natures": ["reparatie"],
        }
    ]
    found = implementer_measures(corpus, "u", AS_OF)
    freeze = found["freezes"][0]
    assert (freeze["acts"], freeze["allowed"]) == (["e"], ["d"])
    entry = next(row for row in found["periods"] if row["period"] == "2013")["capacity"][0]
    assert (entry["load"], entry["capacity"], entry["ratio"]) == (1, 0, None)
    assert (entry["gap"], entry["over"]) == (1, True)


def test_incidental_parts() -> None:
    corpus = example()
    corpus["laws"][0]["incidental_parts"] = [{"part": "Artikel 3"}]
    found = law_measures(corpus, "law", AS_OF)
    assert found["breadth"] == [5, 5]
    assert found["incidental"] == 3


def test_replacement() -> None:
    corpus = example()
    corpus["laws"][0]["in_force_until"] = "2022-06-01"
    corpus["laws"].append(
        {
            "id": "new",
            "title": "N",
            "kind": "wet",
            "act": "r",
            "in_force_from": "2022-06-01",
            "replaces": ["law"],
        }
    )
    found = law_measures(corpus, "law", AS_OF)
    assert found["breadth"] == [9, 9]
    assert found["article_depth"] == [4, 5]
    assert found["text_depth"] == [4, 7]
    assert found["text_chain"] == ["a", "b", "e", "r"]


def test_repair_chains() -> None:
    links = {"b": ["a"], "e": ["b", "d"], "p": ["e"]}
    corpus = example()
    corpus["acts"].append({"id": "p", "level": "wet"})
    corpus["laws"][0]["changes"].append({"act": "p", "status": "pending"})
    for act in corpus["acts"]:
        rows = [{"kind": "repairs", "act": other} for other in links.get(act["id"], [])]
        act.update({"links": rows} if rows else {})
    found = law_measures(corpus, "law", AS_OF)
    assert (found["repair_depth"], found["repair_chain"]) == (3, ["a", "b", "e"])
    assert found["repair_pending"] == ["p"]
    assert repair_chains(corpus, AS_OF) == [
        {"acts": ["a", "b", "e"], "laws": ["law"], "depth": 3, "pending": ["p"]},
        {"acts": ["d", "e"], "laws": ["law"], "depth": 2, "pending": ["p"]},
    ]


@pytest.mark.parametrize(("law", "depth", "regulations"), [("x", 2, 4), ("y", 1, 3), ("w", 0, 0)])
def test_delegation(law: str, depth: int, regulations: int) -> None:
    rests_on = {"x": [], "y": ["x", "y", "z"], "z": ["y"], "w": ["z"], "v": ["y"]}
    corpus: Corpus = {
        "laws": [
            {
                "id": name,
                "title": name,
                "kind": "amvb",
                "in_force_from": "2010-01-01",
                "based_on": [{"law": base} for base in bases],
            }
            for name, bases in rests_on.items()
        ]
    }
    found = law_measures(corpus, law, AS_OF)["layers"]
    assert found == {"depth": depth, "regulations": regulations}
    assert delegation_cycles(corpus, AS_OF) == [
        {"laws": ["y", "z"], "breaking": [[("y", "z")], [("z", "y")]]}
    ]
