"""Small corpora for reports: one whose numbers can be counted, one whose titles are hostile."""

from __future__ import annotations

import datetime as dt

import pytest

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import load_texts
from stapeling.reports import Made

COUNTED = """
laws:
  - id: law
    title: Wet op het voorbeeld
    kind: wet
    in_force_from: 2010-01-01
    articles: ["1", "2", "3", "4"]
    implementers: [u]
    target_groups: [ouders]
    changes_complete_until: 2023-06-01
    evaluation_clauses: [{id: clause, article: "9", term_years: 2}]
    source: "Stb. 2009, 1"
    certainty: verified
    changes:
      - {act: stb-2010-9, in_force_from: 2011-01-01, articles: ["1"]}
      - {act: b, in_force_from: 2012-01-01, articles: ["1", "2"]}
      - {act: c, in_force_from: 2012-01-01, articles: ["2"]}
      - {act: d, in_force_from: 2013-01-01, articles: ["3"]}
      - {act: e, in_force_from: 2014-01-01, articles: ["2", "4"]}
      - {act: f, in_force_from: 2010-01-01, articles: ["1"]}
      - {act: g, in_force_from: 2015-01-01}
      - {act: h, in_force_from: 2016-01-01, articles: ["3"]}
      - {act: i, in_force_from: 2022-01-01, articles: ["3"]}
      - {act: j, status: pending}
  - {id: later, title: Latere wet, kind: wet, in_force_from: 2030-01-01}
  - id: bare
    title: Kale wet
    kind: wet
    in_force_from: 2001-01-01
    unlisted: [{count: 3, what: versions}]
acts:
  - {id: stb-2010-9, level: wet, published: 2010-07-02}
  - {id: b, title: Wet b, level: wet, published: 2011-12-20}
  - {id: c, level: wet}
  - {id: d, level: wet}
  - {id: e, level: wet, links: [{kind: repairs, act: b, source: considerans}]}
  - {id: f, level: wet}
  - {id: g, level: wet}
  - {id: h, level: wet}
  - {id: i, level: wet}
  - {id: j, level: wet}
evaluations:
  - {id: report, kind: wetsevaluatie, satisfies: [law/clause], published: 2012-06-30}
organisations:
  - id: u
    title: Uitvoerder U
    kind: zbo
    capacity:
      - {unit: structuurwijziging, per: year, amount: 0, from: 2012-01-01, until: 2013-06-01}
      - {unit: one_off_eur, per: year, amount: 1000000, from: 2010-01-01, until: 2011-01-01}
burdens:
  - {act: stb-2010-9, organisation: u, one_off: {eur: 183000}, structural: {fte: -1}}
  - {act: b, organisation: u, structural: {fte: {low: 1, high: 3}}}
"""

HOSTILE_TITLES = (
    "Artikel 3 [vervallen]",
    "<script>alert(1)</script>",
    "=1+1",
    "| a |",
    "%0A",
    "קובץ עברי",
    "[bold red]x[/bold red] [/x]",
    "`code` **vet** _schuin_",
    "@naam +31 -2",
)


def hostile_corpus() -> str:
    """Give a corpus whose laws, acts and organisations bear hostile titles."""
    rows = ["laws:"]
    for number, title in enumerate(HOSTILE_TITLES):
        rows.append(
            f"  - {{id: law-{number}, title: '{title}', kind: wet, in_force_from: 2010-01-01,"
            f" implementers: [org-{number}], changes: [{{act: act-{number},"
            " in_force_from: 2011-01-01}]}"
        )
    rows.append("acts:")
    for number, title in enumerate(HOSTILE_TITLES):
        rows.append(f"  - {{id: act-{number}, title: '{title}', level: wet}}")
    rows.append("organisations:")
    for number, title in enumerate(HOSTILE_TITLES):
        rows.append(f"  - {{id: org-{number}, title: '{title}'}}")
    return "\n".join(rows)


def made_of(text: str, code: str = "en", as_of: str = "2023-01-01") -> Made:
    """Give the report of a corpus."""
    loaded = load_texts({"corpus.yaml": text})
    graph = StackGraph(loaded.corpus)
    report = analyse(graph, Options(dt.date.fromisoformat(as_of)), loaded.selection)
    return Made(report, graph, loaded, Language.of(code))


@pytest.fixture(scope="session")
def counted() -> Made:
    """Give the report of the example that can be counted by hand."""
    return made_of(COUNTED)


@pytest.fixture(scope="session")
def geteld() -> Made:
    """Give the same report in Dutch."""
    return made_of(COUNTED, "nl")


@pytest.fixture(scope="session")
def hostile() -> Made:
    """Give the report of the corpus with hostile titles."""
    return made_of(hostile_corpus())
