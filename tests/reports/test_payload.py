import json

from stapeling.language import Language
from stapeling.loading import Loaded, load_texts
from stapeling.reports import Made
from stapeling.reports.json_report import render
from stapeling.reports.payload import payload
from stapeling.reports.receipt import receipt

from .conftest import made_of

TOP = ["format_version", "stapeling", "as_of", "settings", "receipt", "summary", "laws"]
TOP += ["repair_chains", "implementers", "toetsen", "oversight", "bottlenecks", "cycle"]
LAW = ["id", "title", "kind", "bwb_id", "start", "at_least", "events", "acts", "same_day"]
LAW += ["pending", "not_commenced", "withdrawn", "scheduled", "incidental", "excluded"]
LAW += ["unknown_level", "unknown_nature", "unknown_articles", "unlisted", "breadth"]
LAW += ["article_depth", "deepest_articles", "text_depth", "text_chain", "text_ties"]
LAW += ["repair_depth", "repair_chain", "repair_pending", "open_depth", "text_age", "layers"]
LAW += ["density", "evaluation"]
EVALUATION = ["before_first_evaluation", "no_evaluation_known", "re_amended", "rested"]
EVALUATION += ["after_evaluation", "unknown", "premature", "premature_share", "clauses"]
EVALUATION += ["evaluations", "acts"]
PERIOD = ["period", "scheduled", "changes", "one_off_eur", "structural_eur", "one_off_fte"]
PERIOD += ["structural_fte", "unknown_records", "shortfall", "rushed", "capacity"]


def data(made: Made) -> dict:
    found = json.loads(made.json())
    assert isinstance(found, dict)
    return found


def law(made: Made) -> dict:
    return next(row for row in data(made)["laws"] if row["id"] == "law")


def test_keys_are_those_of_format_version_1(counted: Made) -> None:
    found = data(counted)
    assert [key for key in TOP if key not in found] == []
    assert [key for key in LAW if key not in law(counted)] == []
    assert [key for key in EVALUATION if key not in law(counted)["evaluation"]] == []
    who = found["implementers"][0]
    keys = ["id", "laws", "regulations", "coverage", "peaks", "not_placed", "periods"]
    assert [key for key in keys if key not in who] == []
    assert [key for key in PERIOD if key not in who["periods"][0]] == []
    assert list(found["summary"][0]) == ["key", "text", "value", "unit", "unknown", "witness"]


def test_numbers_of_the_example(counted: Made) -> None:
    row = law(counted)
    assert row["breadth"] == [8, 8]
    assert row["article_depth"] == [3, 4]
    assert row["deepest_articles"] == ["2", "3"]
    assert row["text_depth"] == [3, 6]
    assert row["text_chain"] == ["stb-2010-9", "b", "e"]
    assert row["text_ties"] == [{"article": "1"}, {"article": "2"}]
    assert row["open_depth"] == [3, 4]
    assert row["acts"] == {"wet": 9}
    assert row["at_least"] is False
    assert {key: row["text_age"][key] for key in ("median_days", "young", "of")} == {
        "median_days": 731,
        "young": 6,
        "of": 7,
    }
    found = row["evaluation"]
    assert found["before_first_evaluation"] == {"within_term": 3, "overdue": 0, "no_clause": 0}
    assert (found["premature"], found["premature_share"]) == (4, 4 / 7)
    assert found["clauses"] == [
        {
            "id": "clause",
            "law": "law",
            "article": "9",
            "due": "2012-01-01",
            "state": "done",
            "done": "report",
            "days_late": 181,
            "certainty": "verified",
            "source": [],
        }
    ]


def test_what_is_not_computed_or_not_asked_for_is_null(counted: Made) -> None:
    later = ("toetsen", "oversight", "bottlenecks", "cycle")
    found = data(counted)
    assert None not in [found[key] for key in later]
    only = payload(counted.report, counted.loaded, counted.language, ("evaluation",))
    assert [only[key] for key in later] == [None] * 4
    assert only["repair_chains"] is None
    assert only["implementers"] is None
    laws = only["laws"]
    assert isinstance(laws, list)
    row = next(row for row in laws if row["id"] == "law")
    assert row["breadth"] is None
    assert row["layers"] is None
    assert row["evaluation"]["premature"] == 4


def test_a_law_that_has_not_started_has_null_measures(counted: Made) -> None:
    row = next(row for row in data(counted)["laws"] if row["id"] == "later")
    assert [row[key] for key in ("start", "events", "acts", "breadth", "evaluation")] == [None] * 5


def test_laws_come_in_order_of_id(counted: Made) -> None:
    assert [row["id"] for row in data(counted)["laws"]] == ["bare", "later", "law"]


def test_amounts(counted: Made) -> None:
    who = data(counted)["implementers"][0]
    periods = {row["period"]: row for row in who["periods"]}
    assert periods["2010"]["one_off_eur"] == 183000
    assert periods["2012"]["structural_fte"] == {"low": 0, "likely": 1, "high": 2}
    assert periods["2012"]["structural_eur"] is None
    assert periods["2012"]["shortfall"] == {
        "acts": 1,
        "median_days": 50,
        "max_days": 50,
        "unknown": 1,
        "witness": [{"act": "b", "given": 12, "needed": 62, "short": 50, "norm": True}],
    }
    assert who["coverage"] == 2 / 9


def test_days_that_are_not_exact() -> None:
    text = """
laws:
  - id: l
    title: L
    kind: wet
    in_force_from: 2010
    in_force_until: {after: 2040-01-01}
    changes: [{act: a, in_force_from: unknown}]
acts: [{id: a, level: wet}]
"""
    row = data(made_of(text))["laws"][0]
    assert (row["start"], row["end"]) == (["2010-01-01", "2010-12-31"], ["2040-01-01", None])
    assert row["breadth"] == [0, 1]


def test_text_is_the_same_in_every_language_but_the_sentences(counted: Made, geteld: Made) -> None:
    one, other = data(counted), data(geteld)
    assert [row.pop("text") for row in one["summary"]] != [
        row.pop("text") for row in other["summary"]
    ]
    assert one == other


def test_the_receipt_does_not_depend_on_the_order_of_files() -> None:
    texts = {f"{name}.yaml": f"acts: [{{id: {name}}}]" for name in "abc"}

    def of(names: str) -> Loaded:
        return load_texts({f"{name}.yaml": texts[f"{name}.yaml"] for name in names})

    assert receipt(of("abc")) == receipt(of("cba"))
    assert receipt(of("abc")).sha256 != receipt(of("ab")).sha256
    assert receipt(of("abc")).files == 3


def test_the_receipt_tells_how_sure_facts_are() -> None:
    text = """
laws:
  - id: l
    title: L
    kind: wet
    source: WTI
    changes: [{act: a, in_force_from: 2011-01-01}, {act: b, certainty: reported}]
acts: [{id: a, source: s, certainty: verified}, {id: b}]
"""
    found = receipt(load_texts({"a.yaml": text}))
    assert found.certainty == {
        "verified": 0.2,
        "reported": 0.2,
        "estimate": 0.0,
        "unstated": 0.4,  # the law, and its change that has no source of its own
        "without_source": 0.2,
    }


def test_json_keeps_letters_and_order() -> None:
    assert render({"b": "ë", "a": (1, None)}) == ('{\n "b": "ë",\n "a": [\n  1,\n  null\n ]\n}\n')


def test_nothing_at_all() -> None:
    loaded = load_texts({"a.yaml": "acts: []"})
    made = made_of("acts: []")
    found = payload(made.report, loaded, Language.of("nl"))
    assert (found["summary"], found["laws"], found["implementers"]) == ([], [], [])
