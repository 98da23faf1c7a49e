"""What the naive recomputation found once, small enough to count by hand, told by both."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.loading import load_texts
from tests import oracle

AS_OF = dt.date(2014, 1, 1)
ACTS = """
acts:
  - {id: a, level: wet, published: 2013-01-01}
  - {id: b, level: wet, published: 2011-01-01}
"""
LAW = "laws:\n  - id: law\n    title: Law\n    kind: wet\n"


def classes(laws: str, event: str = "in_force", rest: str = "") -> dict[str, str]:
    """Give the class of each layer, by the package; the naive recomputation must say the same."""
    text = LAW + laws + ACTS + rest
    report = analyse(
        StackGraph(load_texts({"corpus.yaml": text}).corpus), Options(AS_OF, event=event)
    )
    found = report.laws[0].evaluation
    assert found is not None
    ours = {row.act: row.subcategory or row.category for row in found.acts}
    plain = oracle.law_measures(plainly(text), "law", AS_OF, event=event)["evaluation"]
    assert ours == {row["act"]: row["subclass"] or row["class"] for row in plain["acts"]}
    assert found.premature_share == plain["premature_share"]
    return ours


def plainly(text: str) -> dict[str, Any]:
    """Read YAML without giving words types, as the naive recomputation takes it."""
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def report(published: str, meets: str = "laws: [law]") -> str:
    """Write one evaluation."""
    return f"evaluations:\n  - {{id: e, kind: wetsevaluatie, {meets}, published: {published}}}\n"


def test_a_possible_layer_touches_what_it_changes() -> None:
    """Nobody knows on which day act a took effect: it is a layer, or none.

    If it is one, it touches article 1, which b had changed ten months before a was published, and
    after the report of 1 January 2012. So a is re_amended on every day on which it is a layer. Of
    b, published in 2011, no report is earlier and one is later; there is no clause.
    """
    laws = """    in_force_from: 2010-01-01
    changes:
      - {act: a, in_force_from: unknown, articles: ["1"]}
      - {act: b, in_force_from: 2012-02-29, articles: ["1"]}
"""
    found = classes(laws, "published", report("2012-01-01"))
    assert found == {"a": "re_amended", "b": "no_clause"}


def test_an_article_that_is_perhaps_touched_leaves_the_class_open() -> None:
    """Act a certainly changes article 1, and article 2 by the reference day or after it.

    Since the report of 2011, b changed article 2: if a touches it, a is re_amended (one year
    later), if not, nothing lay in between: unknown. b came first after the report.
    """
    laws = """    in_force_from: 2010-01-01
    changes:
      - {act: a, in_force_from: 2013-01-01, articles: ["1"]}
      - {act: a, in_force_from: {after: 2013-06-01, before: 2014-06-01}, articles: ["2"]}
      - {act: b, in_force_from: 2012-01-01, articles: ["2"]}
"""
    found = classes(laws, rest=report("2011-01-01"))
    assert found == {"a": "unknown", "b": "after_evaluation"}


def test_an_evaluation_that_perhaps_speaks_of_an_act_leaves_its_class_open() -> None:
    """The report speaks of article 2 only, which act a changes by the reference day or after it.

    If a changes it by then, a came after the report: after_evaluation. If not, no report speaks of
    a, and nobody says that one was looked for: no_evaluation_known. So unknown.
    """
    laws = """    in_force_from: 2010-01-01
    evaluation_clauses: [{id: c, term_years: 1, targets: [{law: law, articles: ["2"]}]}]
    changes:
      - {act: a, in_force_from: 2013-01-01, articles: ["1"]}
      - {act: a, in_force_from: {after: 2013-06-01, before: 2014-06-01}, articles: ["2"]}
"""
    assert classes(laws, rest=report("2011-01-01", "satisfies: [law/c]")) == {"a": "unknown"}


def test_what_lies_after_an_evaluation_lies_after_the_start() -> None:
    """The day the law began is not known; an act is a layer only if it had begun by then.

    If a (1 January 2012) is a layer, the law began before, and b in 2013 is one too. It lies after
    the report and before the publication of a, on the same article: a is re_amended. Publishing a
    law after it took effect is odd, but the bounds decide. For b alone the law
    may have begun between the report and b; then no report counts, and nobody looked: unknown.
    """
    laws = """    in_force_from: unknown
    changes:
      - {act: a, in_force_from: 2012-01-01, articles: ["2"]}
      - {act: b, in_force_from: 2012-07-01, articles: ["2"]}
"""
    found = classes(laws, "published", report("2012-02-01"))
    assert found == {"a": "re_amended", "b": "unknown"}


def test_a_due_day_after_the_clause_ended_is_none() -> None:
    """The law began on some day of 2010; the clause ended on 1 January 2012.

    Two years after the start lie in 2012. Only if the law began on 1 January 2010 the due day is
    in time, and b within it; else there is no due day. So unknown.
    """
    laws = """    in_force_from: 2010
    evaluation_clauses: [{id: c, term_years: 2, valid_until: 2012-01-01}]
    changes: [{act: b, in_force_from: 2012-01-01}]
"""
    assert classes(laws, "published", report("2013-01-01")) == {"b": "unknown"}


def test_a_clause_runs_from_before_the_acts_that_it_speaks_of() -> None:
    """The law began anew on an unknown day; a layer of 1 January 2010 lies after that day.

    So two years after the start end by 31 December 2011, and a, published in 2013, is overdue.
    """
    laws = """    restarts: [{from: unknown}]
    evaluations_searched_until: 2014-01-01
    evaluation_clauses: [{id: c, term_years: 2}]
    changes: [{act: a, in_force_from: 2010-01-01}]
"""
    assert classes(laws, "published") == {"a": "overdue"}


def test_a_clause_of_which_no_due_day_is_known_gives_none() -> None:
    """The term runs from act b, of whose day nothing is known, so nothing is of the due day.

    The clause is as if it were not there: a is without a clause. b is none of those that the
    clause speaks of, and has none either.
    """
    laws = """    in_force_from: 2010-01-01
    evaluations_searched_until: 2014-01-01
    evaluation_clauses: [{id: c, term_years: 2, anchor: {act: b}}]
    changes:
      - {act: a, in_force_from: 2011-07-01}
      - {act: b, in_force_from: unknown}
"""
    assert classes(laws) == {"a": "no_clause", "b": "no_clause"}


def test_a_layer_that_an_evaluation_perhaps_speaks_of_may_lie_open() -> None:
    """The report of 1 July 2013 speaks of article 2, which a changes before 2014 or later.

    If later, no report speaks of a: a lies on text that nobody looked at, and is one deep. If
    before, on 1 August 2012 at the soonest, the report may have come after it: none deep.
    """
    text = (
        LAW
        + """    in_force_from: 2010-01-01
    evaluation_clauses: [{id: c, targets: [{law: law, articles: ["2"]}]}]
    changes:
      - {act: a, in_force_from: 2011-07-01, articles: ["1"]}
      - {act: a, in_force_from: {after: 2012-08-01}, articles: ["2"]}
"""
        + ACTS
        + report("2013-07-01", "satisfies: [law/c]")
    )
    found = analyse(StackGraph(load_texts({"corpus.yaml": text}).corpus), Options(AS_OF)).laws[0]
    assert list(found.open_depth or ()) == [0, 1]
    assert oracle.law_measures(plainly(text), "law", AS_OF)["open_depth"] == [0, 1]


@pytest.mark.parametrize("year", ["2012", "2013"])
def test_a_burden_without_any_day_is_unknown_in_every_period(year: str) -> None:
    """The law has no day, so that no period can be given to the euro: they are listed, not added.

    In no year is it known what the one record asks: 1 is unknown of each component, and no sum.
    Act b, on another law in 2012, makes that there is a first year.
    """
    text = """
laws:
  - {id: law, title: Law, kind: wet, implementers: [org]}
  - id: other
    title: Other
    kind: wet
    in_force_from: 2010-01-01
    implementers: [org]
    changes: [{act: b, in_force_from: 2012-01-01}]
organisations: [{id: org, title: Org, kind: zbo}]
burdens: [{law: law, organisation: org, one_off: {eur: 5}}]
""" + ACTS.lstrip("\n")
    graph = StackGraph(load_texts({"corpus.yaml": text}).corpus)
    ours = analyse(graph, Options(AS_OF)).implementers[0]
    plain = oracle.implementer_measures(plainly(text), "org", AS_OF, "year")
    row = next(row for row in ours.periods if row.period == year)
    other = next(row for row in plain["periods"] if row["period"] == year)
    components = ("one_off_eur", "one_off_fte", "structural_eur", "structural_fte")
    assert dict(row.unknown) == other["unknown_records"] == dict.fromkeys(components, 1)
    assert row.one_off_eur is other["one_off_eur"] is None
    assert list(ours.not_placed) == plain["not_placed"] == ["law"]


def test_a_feasible_day_counts_whatever_tells_the_amounts() -> None:
    """Act a was published on the day it took effect, and feasible from that day: nothing is short.

    That day stands in a record without a basis; another, of an uitvoeringstoets, tells no day. The
    basis decides whose amounts count, and takes no day away: by the norm a would be 60 days short.
    """
    text = """
laws:
  - id: law
    title: Law
    kind: wet
    in_force_from: 2010-01-01
    implementers: [{organisation: u}]
    changes: [{act: a, in_force_from: 2012-01-01}]
acts: [{id: a, level: wet, published: 2012-01-01}]
organisations: [{id: u, title: U, kind: zbo}]
burdens:
  - {act: a, organisation: u, feasible_from: 2012-01-01}
  - {act: a, organisation: u, basis: uitvoeringstoets}
"""
    report = analyse(StackGraph(load_texts({"corpus.yaml": text}).corpus), Options(AS_OF))
    (year,) = [row for row in report.implementers[0].periods if row.changes]
    assert year.shortfall.acts == ()
    plain = oracle.implementer_measures(plainly(text), "u", AS_OF, "year")
    assert [row["shortfall"]["acts"] for row in plain["periods"] if row["changes"]] == [0]


def test_an_organisation_named_twice_in_a_burden_has_it_once() -> None:
    """Organisation o stands twice among the bearers of one joint burden, which is one burden."""
    bearing = """    in_force_from: 2010-01-01
    implementers: [o]
organisations: [{id: o, title: O}, {id: p, title: P}]
burdens: [{act: a, organisations: [o, p, o]}]
"""
    corpus = load_texts({"corpus.yaml": LAW + bearing + ACTS}).corpus
    found = analyse(StackGraph(corpus), Options(AS_OF)).implementers
    assert [[row.bearers for row in found_of.joint] for found_of in found] == [[("o", "p", "o")]]
