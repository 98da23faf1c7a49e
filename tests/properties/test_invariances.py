"""What must not change a number: order, layout, and what has nothing to do with it."""

from __future__ import annotations

import copy
import datetime as dt
import json

import yaml
from hypothesis import given
from hypothesis import strategies as st

from stapeling.importers import write_document
from tests.oracle.strategies import corpora, exact_corpora
from tests.properties.measuring import DAYS, EVENTS, Json, apart, checked, measured, read, whole

UNRELATED: Json = {
    "laws": [
        {
            "id": "zz-law",
            "title": "Unrelated",
            "kind": "wet",
            "act": "zz-1",
            "in_force_from": "2010-01-01",
            "implementers": ["zz-organisation"],
            "evaluation_clauses": [{"id": "c", "term_years": "3"}],
            "changes": [{"act": "zz-2", "in_force_from": "2012-01-01", "articles": ["1"]}],
        },
        {"id": "zz-rule", "title": "Rule", "kind": "amvb", "based_on": [{"law": "zz-law"}]},
    ],
    "acts": [
        {"id": "zz-1", "level": "wet"},
        {"id": "zz-2", "level": "wet", "links": [{"kind": "repairs", "act": "zz-1"}]},
    ],
    "evaluations": [
        {"id": "zz-e", "kind": "wetsevaluatie", "laws": ["zz-law"], "published": "2013-01-01"}
    ],
    "organisations": [{"id": "zz-organisation", "title": "Z", "kind": "zbo"}],
    "burdens": [{"act": "zz-2", "organisation": "zz-organisation", "one_off": {"eur": "5"}}],
}


@checked(50)
@given(corpora(), DAYS, EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_files_and_objects_changes_nothing(
    corpus: Json, day: dt.date, event: str, random: st.randoms
) -> None:
    rows = [(name, index) for name, items in corpus.items() for index in range(len(items))]
    shuffled = random.sample(rows, len(rows))
    first = measured(read(whole(corpus)), day, event=event)
    assert measured(read(apart(corpus, rows)), day, event=event) == first
    assert measured(read(apart(corpus, shuffled)), day, event=event) == first


@checked(40)
@given(corpora(), DAYS, EVENTS)
def test_an_unrelated_law_changes_no_number_of_others(
    corpus: Json, day: dt.date, event: str
) -> None:
    alone = measured(read(whole(corpus)), day, event=event)
    texts = {**whole(corpus), **{"zz.yaml": whole(UNRELATED)["corpus.yaml"]}}
    both = measured(read(texts), day, event=event)
    for part in ("laws", "implementers"):
        assert [row for row in both[part] if not row["id"].startswith("zz-")] == alone[part]
    chains = [row for row in both["repair_chains"] if row["acts"] != ["zz-1", "zz-2"]]
    assert (chains, both["circles"]) == (alone["repair_chains"], alone["circles"])


@checked(40)
@given(corpora(), DAYS, st.integers(2, 8), st.integers(30, 200), st.booleans())
def test_layout_changes_nothing(
    corpus: Json, day: dt.date, indent: int, width: int, flow: bool
) -> None:
    plain = yaml.safe_dump(
        json.loads(json.dumps(corpus)), indent=indent, width=width, default_flow_style=flow or None
    )
    moved = "# a comment\n\n\n" + plain.replace("\n", "   # moved\n", 1) + "\n\n"
    one, other = read(whole(corpus)), read({"other.yaml": moved})
    assert other.corpus.with_findings(()) == one.corpus.with_findings(())
    codes = sorted((f.code, f.message) for f in one.corpus.findings)
    assert sorted((f.code, f.message) for f in other.corpus.findings) == codes
    assert measured(other, day) == measured(one, day)


@checked(60)
@given(corpora())
def test_what_is_written_and_read_again_is_the_same(corpus: Json) -> None:
    text = write_document(copy.deepcopy(corpus))
    again = read({"corpus.yaml": text}).corpus.with_findings(())
    assert again == read(whole(corpus)).corpus.with_findings(())


@checked(30)
@given(exact_corpora(), DAYS)
def test_what_is_certain_is_one_number(corpus: Json, day: dt.date) -> None:
    for law in measured(read(whole(corpus)), day)["laws"]:
        if law["breadth"] is not None:
            assert law["breadth"][0] == law["breadth"][1]
