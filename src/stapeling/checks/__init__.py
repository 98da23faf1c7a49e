"""Checks: rules with codes that hold a corpus, and what is proposed in it, against limits.

A rule is a function from a `Context` to findings; its docstring is its documentation. `RULES` has
those of this package, `plugins` finds those of others. `running` runs them and takes away what is
accepted: by `ignore` in the corpus, or by a `baseline`.
"""

from __future__ import annotations

from stapeling.checks.rule import Check, Rule
from stapeling.checks.rules import (
    act_toetsen,
    capacity,
    changes,
    days,
    evaluations,
    files,
    housekeeping,
    keys,
    oversight,
    preparation,
    references,
    syntax,
    toets_stack,
    unsettled,
    values,
)

__all__ = ["CHECKS", "RULES"]

CHECKS: dict[str, Check] = {
    "ST001": files.unreadable_file,
    "ST002": files.not_yaml,
    "ST003": syntax.key_twice,
    "ST004": syntax.anchor_or_alias,
    "ST005": syntax.tag,
    "ST006": syntax.several_documents,
    "ST007": syntax.nested_too_deep,
    "ST008": files.file_too_large,
    "ST009": files.no_list,
    "ST010": keys.unknown_key,
    "ST011": keys.missing_key,
    "ST012": values.wrong_kind_of_value,
    "ST013": values.word_not_in_list,
    "ST014": values.no_such_day,
    "ST015": values.bounds_reversed,
    "ST016": values.impossible_number,
    "ST017": keys.not_an_id,
    "ST018": keys.id_twice,
    "ST101": references.reference_to_nothing,
    "ST102": references.two_values,
    "ST103": days.evaluation_before_start,
    "ST104": days.in_force_before_published,
    "ST105": references.circle_of_laws,
    "ST106": days.link_forward,
    "ST107": days.change_before_law,
    "ST108": references.ambiguous_name,
    "ST109": days.end_before_start,
    "ST110": references.scenario_misses_its_base,
    "ST111": references.scenario_without_base,
    "ST112": days.answered_before_published,
    "ST113": days.change_ends_before_it_begins,
    "ST201": changes.changed_within_term,
    "ST202": evaluations.evaluation_overdue,
    "ST203": evaluations.no_evaluation_clause,
    "ST204": changes.changed_again,
    "ST205": unsettled.changed_with_open_bottleneck,
    "ST206": changes.changed_when_overdue,
    "ST207": evaluations.evaluations_not_searched,
    "ST208": unsettled.pending_without_a_day,
    "ST301": act_toetsen.required_toets_missing,
    "ST302": act_toetsen.toets_late,
    "ST303": act_toetsen.toets_stale,
    "ST304": act_toetsen.adopted_against_toets,
    "ST305": toets_stack.double_work,
    "ST306": toets_stack.lead_time_over_limit,
    "ST307": toets_stack.toetsen_of_proposal_unknown,
    "ST401": capacity.over_capacity,
    "ST402": capacity.inside_a_freeze,
    "ST403": preparation.too_little_time,
    "ST404": capacity.burdens_unknown,
    "ST405": preparation.decided_too_late,
    "ST501": oversight.overseen_twice,
    "ST502": oversight.phase_without_overseer,
    "ST601": housekeeping.unused_ignore,
    "ST602": housekeeping.expired_ignore,
    "ST603": housekeeping.stale_baseline,
    "ST604": housekeeping.fact_without_source,
    "ST605": housekeeping.rule_failed,
}
"""The rules of this package by code. A code is never used again for something else."""

RULES: dict[str, Rule] = {code: Rule(code, check) for code, check in CHECKS.items()}
