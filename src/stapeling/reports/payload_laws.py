"""The laws of the report as plain data."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import get_args

from stapeling.analyses.options import Options
from stapeling.analyses.results import (
    ClassedAct,
    Counts,
    DueDay,
    EvaluationResult,
    LawResult,
    Looking,
    TextAge,
)
from stapeling.model.laws import Unlisted
from stapeling.model.terms import Nature
from stapeling.reports.payload_density import density_data
from stapeling.reports.values import day_value, days_value, span_value

_BESIDE = (
    "same_day",
    "pending",
    "not_commenced",
    "withdrawn",
    "scheduled",
    "incidental",
    "ended",
    "before_start",
    "after_end",
    "moved",
    "unknown_level",
    "unknown_nature",
    "unknown_articles",
)
_COUNTED = ("events", "acts", "acts_possible", *_BESIDE, "excluded")


def law_data(law: LawResult, options: Options, parts: Collection[str]) -> dict[str, object]:
    """Give a law as data; what was not asked for, or cannot be measured, is null."""
    depth = _counts(law.counts, options) | _depths(law)
    evaluation = law.evaluation if "evaluation" in parts else None
    return {
        **_facts(law),
        **(depth if "laws" in parts else dict.fromkeys(depth)),
        "layers": _layers(law) if "layers" in parts else None,
        "density": density_data(law.density) if "density" in parts else None,
        "evaluation": None if evaluation is None else _evaluation(evaluation),
    }


def _facts(law: LawResult) -> dict[str, object]:
    return {
        "id": law.id,
        "title": law.title,
        "short_title": law.short_title,
        "kind": law.kind,
        "bwb_id": law.bwb_id,
        "ministry": law.ministry,
        "start": day_value(law.start),
        "end": day_value(law.end),
        "at_least": law.at_least,
        "implementers": list(law.implementers),
        "target_groups": list(law.target_groups),
        "unlisted": [_unlisted(row) for row in law.unlisted],
    }


def _layers(law: LawResult) -> dict[str, object]:
    return {
        "depth": law.layers.depth,
        "regulations": law.layers.regulations,
        "chain": list(law.layers.chain),
    }


def _unlisted(row: Unlisted) -> dict[str, object]:
    return {
        "count": row.count,
        "what": row.what,
        "from": day_value(row.from_),
        "until": day_value(row.until),
        "source": list(row.source),
    }


def _counts(counts: Counts | None, options: Options) -> dict[str, object]:
    if counts is None:
        return dict.fromkeys(_COUNTED)
    out = [nature for nature in get_args(Nature) if nature not in options.natures]
    found = {name: getattr(counts, name) for name in _BESIDE}
    return {
        "events": counts.events,
        "acts": dict(counts.acts),
        "acts_possible": counts.acts_possible,
        **found,
        "excluded": {**dict.fromkeys(out, 0), **counts.excluded},
    }


def _depths(law: LawResult) -> dict[str, object]:
    return {
        "breadth": span_value(law.breadth),
        "article_depth": span_value(law.article_depth),
        "deepest_articles": list(law.deepest_articles),
        "text_depth": span_value(law.text_depth),
        "text_chain": list(law.text_chain),
        "text_ties": [_tie(tie.article, tie.link) for tie in law.text_ties],
        "upper_bound": law.upper_bound,
        "repair_depth": span_value(law.repair_depth),
        "repair_chain": list(law.repair_chain),
        "repair_pending": list(law.repair_pending),
        "open_depth": span_value(law.open_depth),
        "text_age": _text_age(law.text_age),
    }


def _tie(article: str | None, link: str | None) -> dict[str, str]:
    return {"link": link or ""} if article is None else {"article": article}


def _text_age(age: TextAge | None) -> dict[str, object] | None:
    if age is None:
        return None
    return {
        "median_days": age.median_days,
        "young": age.young,
        "of": age.of,
        "rest_years": age.rest_years,
        "days": dict(age.days),
    }


def _evaluation(found: EvaluationResult) -> Mapping[str, object]:
    return {
        "before_first_evaluation": {
            "within_term": found.within_term,
            "overdue": found.overdue,
            "no_clause": found.no_clause,
        },
        "no_evaluation_known": found.no_evaluation_known,
        "re_amended": found.re_amended,
        "rested": found.rested,
        "after_evaluation": found.after_evaluation,
        "unknown": found.unknown,
        "premature": found.premature,
        "premature_share": found.premature_share,
        "searched_until": day_value(found.searched_until),
        "clauses": [_due_day(due) for due in found.clauses],
        "evaluations": [_look(look) for look in found.evaluations],
        "other_looks": [_look(look) for look in found.other_looks],
        "acts": [_act(act) for act in found.acts],
    }


def _due_day(due: DueDay) -> dict[str, object]:
    return {
        "id": due.clause,
        "law": due.law,
        "article": due.article,
        "due": day_value(due.due),
        "state": due.state,
        "done": due.done,
        "days_late": days_value(due.days_late),
        "certainty": due.certainty,
        "source": list(due.source),
    }


def _look(look: Looking) -> dict[str, object]:
    return {
        "id": look.id,
        "kind": look.kind,
        "published": day_value(look.published),
        "response_days": days_value(look.response_days),
        "reaction_days": days_value(look.reaction_days),
        "reaction": look.reaction,
        "certainty": look.certainty,
        "source": list(look.source),
    }


def _act(act: ClassedAct) -> dict[str, object]:
    return {
        "act": act.act,
        "day": day_value(act.day),
        "class": act.category,
        "subclass": act.subcategory,
        "articles": list(act.articles),
        "known_articles": act.known_articles,
        "justification": act.justification,
        "certain": act.certain,
        "in_force": day_value(act.in_force),
    }
