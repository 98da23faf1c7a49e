"""The words of a graph: what nodes are, how they are joined, and what they are on a day."""

from __future__ import annotations

from collections.abc import Mapping

from stapeling.language import N_, NP_

TYPES: Mapping[str, str] = {
    "law": N_("laws"),
    "act": N_("acts"),
    "evaluation": N_("evaluations"),
    "organisation": N_("organisations"),
    "toets": N_("toetsen"),
    "bottleneck": N_("bottlenecks"),
    "group": N_("groups"),
}
"""What nodes of a type are called together."""
ONE: Mapping[str, str] = {
    "law": N_("law"),
    "act": N_("act"),
    "evaluation": N_("evaluation"),
    "organisation": N_("organisation"),
    "toets": N_("toets"),
    "bottleneck": N_("bottleneck"),
    "group": N_("group"),
}
"""What one of them is called."""
COUNTED: Mapping[str, tuple[str, str]] = {
    "law": NP_("{n} law", "{n} laws"),
    "act": NP_("{n} act", "{n} acts"),
    "evaluation": NP_("{n} evaluation", "{n} evaluations"),
    "organisation": NP_("{n} organisation", "{n} organisations"),
    "toets": NP_("{n} toets", "{n} toetsen"),
    "bottleneck": NP_("{n} bottleneck", "{n} bottlenecks"),
    "group": NP_("{n} group", "{n} groups"),
}
RELATIONS: Mapping[str, str] = {
    "based_on": N_("rests on"),
    "refers_to": N_("refers to"),
    "replaces": N_("replaces"),
    "made": N_("made"),
    "changes": N_("amends the law"),
    "amends": N_("amends the act"),
    "repairs": N_("repairs"),
    "bridges": N_("bridges"),
    "reverses": N_("reverses"),
    "evaluates": N_("evaluates"),
    "done_by": N_("was made by"),
    "implements": N_("carries out"),
    "oversees": N_("oversees"),
    "ministry": N_("falls under"),
    "burdens": N_("asks work of"),
    "tests": N_("looks at"),
    "performed_by": N_("is done by"),
    "work_at": N_("gives work to"),
    "after": N_("comes after"),
    "about": N_("is about"),
    "affects": N_("hinders"),
    "resolves": N_("resolves"),
}
"""What stands at an arrow, from where it begins to where it points."""
STATES: Mapping[str, str] = {
    "current": N_("current"),
    "scheduled": N_("scheduled"),
    "pending": N_("pending"),
    "not_commenced": N_("not commenced"),
    "ended": N_("ended"),
    "withdrawn": N_("withdrawn"),
    "unknown": N_("uncertain"),
    "missing": N_("not in the corpus"),
}
