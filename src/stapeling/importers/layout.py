"""The order in which lists and keys are written: that of the schema."""

from __future__ import annotations

from collections.abc import Mapping

LISTS = (
    "laws",
    "acts",
    "evaluations",
    "organisations",
    "burdens",
    "tests",
    "test_results",
    "oversight",
    "bottlenecks",
    "scenario",
    "ignore",
)
LABEL_KEYS = frozenset({"articles", "article"})
"""Keys whose values are labels of articles: always quoted, so that 3.10 is never a number."""

_LAST = ("source", "certainty", "uncertain", "note")
_CHANGE = "in_force_from in_force_until retroactive_to articles effect status nature"
_KEYS = {
    "laws": "id title short_title kind bwb_id act ministry family domains target_groups traits "
    "in_force_from in_force_until retroactive_to commencement restarts replaces based_on refers_to "
    "articles incidental_parts implementers text changes_complete_until unlisted "
    "evaluations_searched_until source certainty uncertain note evaluation_clauses changes",
    "changes": f"act law {_CHANGE}",
    "evaluation_clauses": "id article term_years then_every_years times anchor due targets "
    "valid_from valid_until",
    "acts": "id aliases title level dossier ministry submitted revised decided signed published "
    "nature origin justification prompted_by verzamelwet traits tests_complete links changes",
    "evaluations": "id kind title satisfies laws published response done_by paper",
    "organisations": "id title kind members from until calendar capacity",
    "capacity": "unit per amount from until stated except_natures except_acts",
    "burdens": "act law organisation organisations cost basis impact portfolio complexity "
    "process_risk one_off structural feasible_from stated_for",
    "tests": "id title kind status moment line performed_by work_at phase after weeks hours "
    "aspects required_when valid_from valid_until",
    "test_results": "test act law requested delivered verdict feasible_from",
    "oversight": "by over over_kinds subjects phases line from until hours_per_year",
    "bottlenecks": "id title organisations laws theme reports status resolved",
    "commencement": "articles in_force_from",
    "restarts": "from act title",
    "based_on": "law article",
    "refers_to": "law article",
    "incidental_parts": "part",
    "implementers": "organisation articles from until",
    "text": "as_of words articles obligations prohibitions permissions exceptions references "
    "delegations",
    "unlisted": "count what from until",
    "targets": "law articles",
    "prompted_by": "kind ref date",
    "links": "kind act",
    "calendar": "in_force decided_by",
    "reports": "reported",
    "resolved": "done act",
    "scenario": "base title remove change",
    "ignore": "code subject reason until",
}


def in_order(name: str | None, row: Mapping[str, object]) -> list[str]:
    """Give the keys of a row of the list `name` in the order of the schema.

    Keys that the schema orders nowhere keep their own order, before what is said about the row.
    """
    ranks = {key: rank for rank, key in enumerate(_KEYS.get(name or "", "").split())}
    if name not in _KEYS:
        return list(row)
    middle, last = len(ranks), {key: 1000 + rank for rank, key in enumerate(_LAST)}
    return sorted(row, key=lambda key: ranks.get(key, last.get(key, middle)))


def lists_in_order(names: Mapping[str, object]) -> list[str]:
    """Give the top-level keys in order, those that are not of the schema last."""
    ranks = {name: rank for rank, name in enumerate(LISTS)}
    return sorted(names, key=lambda name: ranks.get(name, len(ranks)))
