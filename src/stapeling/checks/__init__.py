"""Checks: rules with codes that hold a corpus, and what is proposed in it, against limits.

A rule is a function from a `Context` to findings; its docstring is its documentation. `RULES` has
those of this package, `plugins` finds those of others. `running` runs them and takes away what is
accepted: by `ignore` in the corpus, or by a `baseline`.
"""

from __future__ import annotations

from stapeling.checks import (
    contradictions,
    cycle,
    housekeeping,
    load,
    oversight,
    reading,
    toetsen,
)
from stapeling.checks.rule import Check, Rule

__all__ = ["CHECKS", "RULES"]

CHECKS: dict[str, Check] = {
    "ST001": reading.unreadable_file,
    "ST002": reading.not_yaml,
    "ST003": reading.key_twice,
    "ST004": reading.anchor_or_alias,
    "ST005": reading.tag,
    "ST006": reading.several_documents,
    "ST007": reading.nested_too_deep,
    "ST008": reading.file_too_large,
    "ST009": reading.no_list,
    "ST010": reading.unknown_key,
    "ST011": reading.missing_key,
    "ST012": reading.wrong_kind_of_value,
    "ST013": reading.word_not_in_list,
    "ST014": reading.no_such_day,
    "ST015": reading.bounds_reversed,
    "ST016": reading.impossible_number,
    "ST017": reading.not_an_id,
    "ST018": reading.id_twice,
    "ST101": contradictions.reference_to_nothing,
    "ST102": contradictions.two_values,
    "ST103": contradictions.evaluation_before_start,
    "ST104": contradictions.in_force_before_published,
    "ST105": contradictions.circle_of_laws,
    "ST106": contradictions.link_forward,
    "ST107": contradictions.change_before_law,
    "ST108": contradictions.ambiguous_name,
    "ST109": contradictions.end_before_start,
    "ST110": contradictions.scenario_misses_its_base,
    "ST111": contradictions.scenario_without_base,
    "ST112": contradictions.answered_before_published,
    "ST113": contradictions.change_ends_before_it_begins,
    "ST201": cycle.changed_within_term,
    "ST202": cycle.evaluation_overdue,
    "ST203": cycle.no_evaluation_clause,
    "ST204": cycle.changed_again,
    "ST205": cycle.changed_with_open_bottleneck,
    "ST206": cycle.changed_when_overdue,
    "ST207": cycle.evaluations_not_searched,
    "ST208": cycle.pending_without_a_day,
    "ST301": toetsen.required_toets_missing,
    "ST302": toetsen.toets_late,
    "ST303": toetsen.toets_stale,
    "ST304": toetsen.adopted_against_toets,
    "ST305": toetsen.double_work,
    "ST306": toetsen.lead_time_over_limit,
    "ST307": toetsen.toetsen_of_proposal_unknown,
    "ST401": load.over_capacity,
    "ST402": load.inside_a_freeze,
    "ST403": load.too_little_time,
    "ST404": load.burdens_unknown,
    "ST405": load.decided_too_late,
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
