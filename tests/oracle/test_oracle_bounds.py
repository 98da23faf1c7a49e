"""What the oracle says of bounds must hold of every day within them."""

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from . import law_measures
from .corpus import Corpus, united
from .days import bounds, ordinal
from .strategies import as_of, corpora, exact_corpora

DAYS = {
    "in_force_from",
    "in_force_until",
    "published",
    "submitted",
    "from",
    "due",
    "anchor",
    "response",
}
WINDOW = (ordinal("2009-06-01"), ordinal("2019-06-30"))


def refined(draw: Any, value: object, key: str = "") -> Any:
    """Choose one exact day for every day that is not."""
    if key in DAYS and value != "in_force" and not (isinstance(value, dict) and "act" in value):
        if isinstance(value, list):
            return [refined(draw, item, key) for item in value]
        first, last = bounds(value) or WINDOW
        day = draw(st.integers(max(first, WINDOW[0]), min(last, WINDOW[1])))
        return dt.date.fromordinal(day).isoformat()
    if isinstance(value, dict):
        return {name: refined(draw, item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [refined(draw, item) for item in value]
    return value


def agreed(corpus: Corpus) -> Corpus:
    """Write every change on the side of its law alone, so that both sides stay one."""
    laws = [{k: v for k, v in law.items() if k != "changes"} for law in corpus["laws"]]
    for law in laws:
        own = [row for row in united(corpus) if row["law"] == law["id"]]
        law["changes"] = [{k: v for k, v in row.items() if k != "law"} for row in own]
    acts = [{k: v for k, v in act.items() if k != "changes"} for act in corpus.get("acts", [])]
    return {**corpus, "laws": laws, "acts": acts}


@st.composite
def refinements(draw: st.DrawFn) -> tuple[Corpus, Corpus]:
    corpus = agreed(draw(corpora()))
    return corpus, refined(draw, corpus)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(refinements(), as_of())
def test_every_choice_lies_within_the_bounds(pair: tuple[Corpus, Corpus], day: str) -> None:
    loose, exact = pair
    for law in loose["laws"]:
        wide = law_measures(loose, law["id"], day)
        narrow = law_measures(exact, law["id"], day)
        if wide["breadth"] is None:
            assert narrow["breadth"] is None
        elif narrow["breadth"] is not None:
            for key in ("breadth", "article_depth", "text_depth", "open_depth"):
                assert wide[key][0] <= narrow[key][0] <= narrow[key][1] <= wide[key][1], key
            compare_classes(wide["evaluation"]["acts"], narrow["evaluation"]["acts"])


def compare_classes(wide: list[dict[str, Any]], narrow: list[dict[str, Any]]) -> None:
    """A class that is known for bounds is the class of every day within them."""
    classes = {row["act"]: (row["class"], row["subclass"]) for row in wide}
    for row in narrow:
        before, after = classes[row["act"]], (row["class"], row["subclass"])
        if before[0] == "no_evaluation_known":  # a report that may count is not yet known
            assert after[0] in ("no_evaluation_known", "before_first_evaluation", "unknown")
        elif before[1] == "within_term":
            assert after[1] in ("within_term", "overdue")
        elif before[0] != "unknown":
            assert before == after


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(exact_corpora(), as_of(), st.sampled_from(["in_force", "published", "submitted"]))
def test_exact_days_leave_only_articles_open(corpus: Corpus, day: str, event: str) -> None:
    for law in corpus["laws"]:
        found = law_measures(corpus, law["id"], day, event=event)
        if found["breadth"] is not None:
            assert found["breadth"][0] == found["breadth"][1]
            assert len(found["evaluation"]["acts"]) == found["breadth"][1]
            for key in ("article_depth", "text_depth", "open_depth"):
                assert found[key][0] <= found[key][1] <= found["breadth"][1]
                unnamed = found["unknown_articles"] or not found["deepest_articles"]
                assert unnamed or found[key][0] == found[key][1], key
