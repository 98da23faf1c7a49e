"""Rule density: counted by hand, per law and per layer of regulation."""

from __future__ import annotations

import datetime as dt

from stapeling.analyses.density import density_by_kind, density_of
from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.loading import load_texts

CORPUS = """\
laws:
  - id: a
    title: A
    kind: wet
    in_force_from: 2001-01-01
    text:
      - {as_of: 2001-01-01, words: 100, obligations: 9, prohibitions: 0, permissions: 1,
         exceptions: 0, references: 2, delegations: 1, articles: 3}
      - {as_of: 2010-01-01, words: 200, obligations: 4, prohibitions: 0, permissions: 1,
         exceptions: 0, references: 2, delegations: 1, articles: 4}
      - {as_of: unknown, words: 1, obligations: 1}
  - id: b
    title: B
    kind: wet
    in_force_from: 2001-01-01
    text: {as_of: unknown, words: 800, obligations: 4, prohibitions: 2, permissions: 0,
           exceptions: 1, references: 0, delegations: 0, articles: 1}
  - {id: c, title: C, kind: wet, in_force_from: 2001-01-01,
     text: {as_of: 2005, words: 50, obligations: 1}}
  - {id: d, title: D, kind: amvb, in_force_from: 2001-01-01}
"""


def test_the_last_counted_text_by_the_day_is_taken() -> None:
    laws = load_texts({"a.yaml": CORPUS}).corpus.laws
    for day, per in ((2005, 90.0), (2010, 20.0)):
        found = density_of(laws["a"], dt.date(day, 6, 1).toordinal())
        assert found is not None
        assert found.per_1000("obligations") == per
    before = density_of(laws["a"], dt.date(2000, 1, 1).toordinal())
    assert before is not None
    assert before.words == 1  # only the text without a day may have been there
    assert density_of(laws["d"], dt.date(2010, 1, 1).toordinal()) is None


def test_what_was_not_counted_is_no_zero() -> None:
    law = load_texts({"a.yaml": CORPUS}).corpus.laws["c"]
    found = density_of(law, dt.date(2010, 1, 1).toordinal())
    assert found is not None
    assert (found.per_1000("obligations"), found.per_1000("exceptions")) == (20.0, None)


def test_a_layer_of_regulation_is_the_sum_of_its_texts() -> None:
    graph = StackGraph(load_texts({"a.yaml": CORPUS}).corpus)
    report = analyse(graph, Options(dt.date(2015, 1, 1)))
    (wet,) = density_by_kind(report.laws)
    assert (wet.kind, wet.laws, wet.unknown, wet.words, wet.articles) == ("wet", 2, 1, 1000, 5)
    assert wet.per_1000("obligations") == 8.0
    assert wet.per_1000("prohibitions") == 2.0
    assert wet.ids == ("a", "b")
