"""Facts that were gathered file by file against those of the corpus that was made of the files."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stapeling.analyses.burden.stated import Stated
from stapeling.graph import StackGraph
from stapeling.loading import load_texts
from stapeling.model.corpus import Corpus
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from tests.oracle.strategies import corpora
from tests.properties.measuring import EXAMPLES, Json, apart, checked

CHANGES = (
    "acts", "act", "law", "first", "last", "in_force", "withdrawn", "ends", "effect", "level",
    "natures", "published",
)  # fmt: skip
BURDENS = (
    "act", "of_act", "of_law", "subjects", "alone", "carrying_out", "rank", "feasible",
    "subject", "makes", "window", "lasting", "amounts", "classes",
)  # fmt: skip


def told(corpus: Corpus) -> dict[str, Any]:
    """Give every column of the changes and burdens of a corpus, as plain values."""
    graph = StackGraph(corpus)
    stated = Stated(graph)
    bearers = {name: stated.borne_by(name).tolist() for name in corpus.organisations}
    articles = [set_of(graph, number) for number in graph.columns.articles.of.tolist()]
    return {
        **{name: plain(getattr(graph.columns, name)) for name in CHANGES},
        **{f"burden {name}": plain(getattr(stated, name)) for name in BURDENS},
        "bearers": bearers,
        "articles": articles,
    }


def set_of(graph: StackGraph, number: int) -> object:
    return None if number < 0 else graph.columns.articles.labels[number]


def plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [plain(getattr(value, item.name)) for item in dataclasses.fields(value)]
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def is_the_same(corpus: Corpus) -> None:
    assert corpus.facts is not None
    anew = dataclasses.replace(corpus)
    assert anew.facts is None
    assert told(corpus) == told(anew)


@checked(EXAMPLES)
@given(corpora(), st.randoms(use_true_random=False))
def test_gathered_with_files_in_any_order(corpus: Json, random: Any) -> None:
    rows = [(name, n) for name, items in corpus.items() for n in range(len(items))]
    random.shuffle(rows)
    is_the_same(load_texts(apart(corpus, rows)).corpus)


LAW = """
laws:
  - id: l
    title: L
    kind: wet
    changes:
      - {act: kst-1, in_force_from: 2019-01-01, articles: ["1"]}
      - {act: other name, in_force_from: 2020-01-01}
      - {act: nobody}
  - {id: m, title: M, kind: wet}
burdens:
  - {act: other name, organisation: o, cost: uitvoering, structural: {fte: 3}}
  - {law: m, organisations: [o, p], feasible_from: 2020-01-01}
"""
ACTS = """
acts:
  - {id: a, level: wet, dossier: "1", changes: [{law: m, in_force_from: 2018-01-01}, {law: x}]}
  - {id: b, aliases: [other name], published: 2019-12-01}
organisations: [{id: o, title: O}, {id: p, title: P}]
"""
MORE = "acts: [{id: b, level: amvb, nature: [reparatie], published: 2019-12-02}]"


def test_other_names_changes_at_acts_and_acts_in_two_files() -> None:
    """Act a changes l and m, b is stated twice: with two days, so that none is known."""
    corpus = load_texts({"law.yaml": LAW, "acts.yaml": ACTS, "more.yaml": MORE}).corpus
    is_the_same(corpus)
    columns = StackGraph(corpus).columns
    assert columns.acts == ["a", "b", "nobody"]
    assert columns.act.tolist() == [0, 1, 2, 0]
    assert columns.law.tolist() == [0, 0, 0, 1]
    assert columns.level.tolist() == [1, 2, 0]
    assert [bound[1] for bound in columns.published] == [OPEN_FIRST, OPEN_LAST]
