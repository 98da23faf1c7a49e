"""The package against a naive recomputation, on corpora that hypothesis makes."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.analyses.results import DaySpan, LawResult
from stapeling.graph import StackGraph
from stapeling.loading import load_texts
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
        **{key: law[key] for key in law_keys()},
        "excluded": {k: v for k, v in law["excluded"].items() if v},
        "acts": sum(law["acts"].values()),
        "text_age": (age["median_days"], age["young"], age["of"]),
        "layers": (law["layers"]["depth"], law["layers"]["regulations"]) if law["layers"] else (0, 0),
    }


def law_keys() -> tuple[str, ...]:
    return (
        "events acts same_day pending not_commenced withdrawn scheduled incidental excluded "
        "unknown_level unknown_nature unknown_articles breadth article_depth text_depth text_chain "
        "open_depth repair_depth"
    ).split()  # type: ignore[return-value]


def read(corpus: Json) -> StackGraph:
    """Load a corpus as the YAML that it stands for; JSON is YAML."""
    loaded = load_texts({"corpus.yaml": json.dumps(corpus)})
    return StackGraph(loaded.corpus)


CHECKED = settings(
    max_examples=int(os.environ.get("ORACLE_EXAMPLES", "60")),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2018, 12, 31))


def same_laws(corpus: Json, as_of: dt.date, event: str) -> None:
    graph = read(corpus)
    report = analyse(graph, Options(as_of, event=event))  # type: ignore[arg-type]
    for law in report.laws:
        expected = oracle.law_measures(corpus, law.id, as_of, event=event)
        if law.counts is None:
            assert expected["breadth"] is None
            continue
        assert law_of(law) == law_of_oracle(expected)
        assert evaluation_of(law) == evaluation_of_oracle(expected["evaluation"])


@CHECKED
@given(exact_corpora(), DAYS, st.sampled_from(EVENTS))
def test_laws_of_exact_days(corpus: Json, as_of: dt.date, event: str) -> None:
    same_laws(corpus, as_of, event)


@CHECKED
@given(corpora(), DAYS, st.sampled_from(EVENTS))
def test_laws_of_bounded_days(corpus: Json, as_of: dt.date, event: str) -> None:
    same_laws(corpus, as_of, event)


def shown(day: Day | None) -> Any:
    if day is None:
        return None
    return iso(day.first) if day.exact else [iso(day.first), iso(day.last)]


def span(value: DaySpan | None) -> Any:
    if value is None:
        return None
    return value.low if value.low == value.high and value.low is not None else list(value)


def opened(text: str) -> str:
    """Write an open side of the oracle's differences, a very large number, as nothing."""
    return re.sub(r"-?\b7[0-9]{5}\b|-?\b[1-3][0-9]{6}\b", "None", text)


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
            (c.law, c.id if hasattr(c, "id") else c.clause, str(shown(c.due)), c.state, str(c.done), str(span(c.days_late)))
            for c in found.clauses
            if c.due is not None
        ),
    }


def evaluation_of_oracle(found: Json) -> Json:
    before = found["before_first_evaluation"]
    return {
        **before,
        **{
            key: found[key]
            for key in (
                "no_evaluation_known re_amended rested after_evaluation unknown premature premature_share"
            ).split()
        },
        "acts": {row["act"]: (row["class"], row["subclass"]) for row in found["acts"]},
        "clauses": sorted(
            (c["law"], c["id"], str(c["due"]), c["state"], str(c["done"]), opened(str(c["days_late"])))
            for c in found["clauses"]
        ),
    }


