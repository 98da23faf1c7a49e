"""The package against a naive recomputation, on corpora that hypothesis makes."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.analyses.results import DaySpan, LawResult, PeriodLoad
from stapeling.graph import StackGraph
from stapeling.loading import load_texts
from stapeling.model.amounts import Amount
from stapeling.model.days import Day, iso
from tests import oracle
from tests.oracle.strategies import corpora, exact_corpora

Json = dict[str, Any]
EVENTS = ("submitted", "published", "in_force")


def law_of(law: LawResult) -> Json:
    """Put what the package gives of a law in the form of the oracle."""
    counts, age = law.counts, law.text_age
    assert counts is not None
    assert age is not None
    return {
        "events": counts.events,
        "acts": sum(counts.acts.values()) + counts.acts_possible - counts.acts.get("unknown", 0),
        "same_day": counts.same_day,
        "pending": counts.pending,
        "not_commenced": counts.not_commenced,
        "withdrawn": counts.withdrawn,
        "scheduled": counts.scheduled + counts.after_end,
        "incidental": counts.incidental,
        "excluded": {k: v for k, v in counts.excluded.items() if v},
        "unknown_level": counts.unknown_level,
        "unknown_nature": counts.unknown_nature,
        "unknown_articles": counts.unknown_articles,
        "breadth": list(law.breadth or ()),
        "article_depth": list(law.article_depth or ()),
        "text_depth": list(law.text_depth or ()),
        "text_chain": list(law.text_chain),
        "open_depth": list(law.open_depth or ()),
        "repair_depth": law.repair_depth.high if law.repair_depth else None,
        "text_age": (age.median_days, age.young, age.of),
        "layers": (law.layers.depth, law.layers.regulations),
    }


def law_of_oracle(law: Json) -> Json:
    age = law["text_age"]
    return {
        **{key: law[key] for key in LAW_KEYS},
        "excluded": {k: v for k, v in law["excluded"].items() if v},
        "acts": sum(law["acts"].values()),
        "text_age": (age["median_days"], age["young"], age["of"]),
        "layers": (law["layers"]["depth"], law["layers"]["regulations"])
        if law["layers"]
        else (0, 0),
    }


LAW_KEYS = (
    *("events", "acts", "same_day", "pending", "not_commenced", "withdrawn", "scheduled"),
    *("incidental", "excluded", "unknown_level", "unknown_nature", "unknown_articles"),
    *("breadth", "article_depth", "text_depth", "text_chain", "open_depth", "repair_depth"),
)
CLASS_KEYS = (
    *("no_evaluation_known", "re_amended", "rested", "after_evaluation", "unknown"),
    *("premature", "premature_share"),
)


def read(corpus: Json) -> StackGraph:
    """Load a corpus as the YAML that it stands for; JSON is YAML."""
    loaded = load_texts({"corpus.yaml": json.dumps(corpus)})
    return StackGraph(loaded.corpus)


EXAMPLES = int(os.environ.get("ORACLE_EXAMPLES", "80"))
CHECKED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2018, 12, 31))


def plainly_replaced(corpus: Json) -> bool:
    """Leave out what the two read differently: see docs/decisions on literal readings.

    A replacing law without an act, an act that also changed the law it replaces, a clause of a
    fixed day with several anchors, and one with an end that runs from an unknown start.
    """
    changing = {
        change["act"]
        for item in (*corpus["laws"], *corpus.get("acts", ()))
        for change in item.get("changes", ())
        if "act" in change
    } | {act["id"] for act in corpus.get("acts", ()) if act.get("changes")}
    for law in corpus["laws"]:
        if law.get("replaces") and law.get("act") in {None, *changing}:
            return False
        for clause in law.get("evaluation_clauses", ()):
            if isinstance(clause.get("anchor"), list) and "due" in clause:
                return False
            if "unknown" in json.dumps(law.get("in_force_from")) and {
                "valid_from",
                "valid_until",
            } & {*clause}:
                return False
    return True


def same_laws(corpus: Json, as_of: dt.date, event: str, *, exact: bool) -> None:
    assume(plainly_replaced(corpus))
    report = analyse(read(corpus), Options(as_of, event=event))  # type: ignore[arg-type]
    for law in report.laws:
        expected = oracle.law_measures(corpus, law.id, as_of, event=event)
        if law.counts is None:
            assert expected["breadth"] is None
            continue
        ours, theirs = law_of(law), law_of_oracle(expected)
        found, known = evaluation_of(law), evaluation_of_oracle(expected["evaluation"])
        if not exact:  # what is listed beside bounded days has no one right form
            for rows in (ours, theirs, found, known):
                rows.pop("acts" if "breadth" in rows else "clauses")
        assert ours == theirs
        assert found == known


@CHECKED
@given(exact_corpora(), DAYS, st.sampled_from(EVENTS))
def test_laws_of_exact_days(corpus: Json, as_of: dt.date, event: str) -> None:
    same_laws(corpus, as_of, event, exact=True)


@CHECKED
@given(corpora(), DAYS, st.sampled_from(EVENTS))
def test_laws_of_bounded_days(corpus: Json, as_of: dt.date, event: str) -> None:
    same_laws(corpus, as_of, event, exact=False)


@CHECKED
@given(exact_corpora(), DAYS, st.sampled_from(("year", "quarter")))
def test_implementers(corpus: Json, as_of: dt.date, period: str) -> None:
    assume(burdens_have_days(corpus) and "tekstplaatsing" not in json.dumps(corpus))
    graph = read(corpus)
    report = analyse(graph, Options(as_of, period=period))  # type: ignore[arg-type]
    for ours in report.implementers:
        theirs = oracle.implementer_measures(corpus, ours.id, as_of, period)
        assert (ours.laws, ours.regulations) == (theirs["laws"], theirs["regulations"])
        assert ours.coverage == theirs["coverage"]
        known = {row["period"]: row for row in theirs["periods"]}
        for row in ours.periods:
            if row.period in known:
                assert period_of(row) == period_of_oracle(known[row.period])


def burdens_have_days(corpus: Json) -> bool:
    """Leave out burdens without a day, or of an act that made a law: its start is the day then."""
    dated = {
        change.get("act", item["id"])
        for item in (*corpus["laws"], *corpus.get("acts", ()))
        for change in item.get("changes", ())
        if "in_force_from" in change and change.get("status", "in_force") == "in_force"
    }
    dated -= {law.get("act", "") for law in corpus["laws"]}
    return all(row.get("act", "law") in {"law", *dated} for row in corpus.get("burdens", ()))


COMPONENTS = ("one_off_eur", "one_off_fte", "structural_eur", "structural_fte")


def period_of(row: PeriodLoad) -> Json:
    return {
        "changes": row.changes,
        "laws": row.laws,
        "articles": row.articles,
        **{name: amount(getattr(row, name)) for name in COMPONENTS},
        "unknown": dict(row.unknown),
        "shortfall": (len(row.shortfall.acts), row.shortfall.median_days, row.shortfall.max_days),
        "rushed": sorted(row.rushed),
        "coverage": row.coverage,
        "impact": dict(row.classes["impact"]),
        "portfolio": dict(row.classes["portfolio"]),
    }


def amount(value: Amount | None) -> Any:
    return None if value is None else (round(value.low, 3), round(value.high, 3))


def period_of_oracle(row: Json) -> Json:
    short = row["shortfall"]
    return {
        "changes": row["changes"],
        "laws": row["laws"],
        "articles": row["articles_touched"],
        **{name: amount_of_oracle(row[name]) for name in COMPONENTS},
        "unknown": row["unknown_records"],
        "shortfall": (
            len(short["acts"]) if isinstance(short["acts"], list) else short["acts"],
            short["median_days"],
            short["max_days"],
        ),
        "rushed": sorted(row["rushed"]),
        "coverage": row["coverage"],
        "impact": {k: v for k, v in row["impact"].items() if v},
        "portfolio": {k: v for k, v in row["portfolio"].items() if v},
    }


def amount_of_oracle(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, dict):
        return (round(value["low"], 3), round(value["high"], 3))
    return (round(value, 3), round(value, 3))


def shown(day: Day | None) -> Any:
    if day is None:
        return None
    return iso(day.first) if day.exact else [iso(day.first), iso(day.last)]


def span(value: DaySpan | None) -> Any:
    if value is None:
        return None
    return value.low if value.low == value.high and value.low is not None else list(value)


def opened(late: object) -> str:
    """Write an open side of the oracle's differences, a very large number, as nothing."""
    return re.sub(r"-?\b7[0-9]{5}\b|-?\b[1-3][0-9]{6}\b", "None", str(late))


def evaluation_of(law: LawResult) -> Json:
    found = law.evaluation
    assert found is not None
    return {
        "within_term": found.within_term,
        "overdue": found.overdue,
        "no_clause": found.no_clause,
        "no_evaluation_known": found.no_evaluation_known,
        "re_amended": found.re_amended,
        "rested": found.rested,
        "after_evaluation": found.after_evaluation,
        "unknown": found.unknown,
        "premature": found.premature,
        "premature_share": found.premature_share,
        "acts": {act.act: (act.category, act.subcategory) for act in found.acts},
        "clauses": sorted(
            (c.law, c.clause, str(shown(c.due)), c.state, str(c.done), str(span(c.days_late)))
            for c in found.clauses
            if c.due is not None
        ),
    }


def evaluation_of_oracle(found: Json) -> Json:
    before = found["before_first_evaluation"]
    return {
        **before,
        **{key: found[key] for key in CLASS_KEYS},
        "acts": {row["act"]: (row["class"], row["subclass"]) for row in found["acts"]},
        "clauses": sorted(
            (
                c["law"],
                c["id"],
                str(c["due"]),
                c["state"],
                str(c["done"]),
                opened(str(c["days_late"])),
            )
            for c in found["clauses"]
        ),
    }
