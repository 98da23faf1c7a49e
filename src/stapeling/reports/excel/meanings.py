"""What every column means: one sentence each, and the unit of what it counts.

A key means one thing, but in some tables another; these stand with the key of the table before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from stapeling.language import N_
from stapeling.reports.excel.meanings_supervision import SUPERVISION_MEANINGS
from stapeling.reports.page import Table


class Meaning(NamedTuple):
    """What a column means, and in what its numbers are counted."""

    text: str
    unit: str = ""


_ACTS, _LAWS, _DAYS, _YEARS = N_("acts"), N_("laws"), N_("days"), N_("years")

_STACKING: Mapping[str, Meaning] = {
    "law": Meaning(N_("The law that the row is about, by its title.")),
    "text_depth": Meaning(
        N_("Longest chain of layers that each touch an article of the one before."), _ACTS
    ),
    "article_depth": Meaning(N_("Most layers on one article."), _ACTS),
    "breadth": Meaning(N_("Acts that lie as a layer on the law."), _ACTS),
    "target_groups.breadth": Meaning(N_("Layers on the laws of the target group."), _ACTS),
    "repair_depth": Meaning(
        N_("Longest chain of acts that repair, bridge or reverse each other."), _ACTS
    ),
    "open_depth": Meaning(
        N_("Text depth over the layers since the last known evaluation alone."), _ACTS
    ),
    "unknown_articles": Meaning(N_("Layers of which it is not known which articles."), _ACTS),
    "clean_up.unknown_articles": Meaning(
        N_("Changes of the year that do not tell which articles."), N_("changes")
    ),
    "unknown_nature": Meaning(N_("Layers whose nature, as policy or repair, is not known."), _ACTS),
    "median_years": Meaning(N_("Median age of the text that the layers changed."), _YEARS),
    "young": Meaning(
        N_("Changes of text that was younger than the years of rest in the settings; of all."),
        N_("changes"),
    ),
    "acts": Meaning(N_("Acts in force on the law, of any level and nature."), _ACTS),
    "implementers.acts": Meaning(N_("Acts in force on its laws, each once."), _ACTS),
    "toetsen_acts.acts": Meaning(N_("Acts of which the number changed as much."), _ACTS),
    "freezes.acts": Meaning(N_("Acts inside the freeze that were not allowed."), _ACTS),
    "repair_chains.acts": Meaning(N_("The acts of the chain, the oldest first.")),
    "same_day": Meaning(N_("Acts that took effect on the day on which the law began."), _ACTS),
    "incidental": Meaning(N_("Acts that only touch a part that is set apart, as an annex."), _ACTS),
    "excluded": Meaning(N_("Acts of a nature that the settings leave out."), _ACTS),
    "unknown_level": Meaning(N_("Acts whose level is not known; they are no layer."), _ACTS),
    "pending": Meaning(N_("Bills before parliament that would change the law."), _ACTS),
    "repair_chains.pending": Meaning(N_("Bills that would make the chain longer.")),
    "scheduled": Meaning(N_("Acts that take effect after the reference day."), _ACTS),
    "not_commenced": Meaning(N_("Acts that were made and never took effect, so far."), _ACTS),
    "withdrawn": Meaning(N_("Bills that were withdrawn or rejected."), _ACTS),
    "events": Meaning(
        N_("Rows of changes as they are recorded; one act may give many."), N_("rows")
    ),
    "depth": Meaning(N_("Acts in the chain."), _ACTS),
    "layers.depth": Meaning(N_("Steps of delegation on the longest path."), N_("steps")),
    "regulations": Meaning(N_("Regulations that rest on the law."), N_("regulations")),
    "chain": Meaning(N_("The longest path of delegation.")),
    "laws": Meaning(N_("Laws that are counted, or that the row is about."), _LAWS),
    "density_by_kind.unknown": Meaning(N_("Laws whose text was not counted."), _LAWS),
    "words": Meaning(N_("Words of the text that was counted."), N_("words")),
    "as_of": Meaning(N_("The day whose text was counted.")),
    "links.on": Meaning(N_("The act that it repairs, bridges, reverses or amends.")),
    "on": Meaning(N_("The act that it repairs, bridges or reverses.")),
    "link": Meaning(N_("What the act does to the other one.")),
    "prompted_by": Meaning(N_("What gave cause for the act, as a ruling or a report.")),
    "tie": Meaning(N_("What ties the act to the one below it: a common article, or a link.")),
    "target_group": Meaning(N_("Whom the law addresses.")),
}
_EVALUATION: Mapping[str, Meaning] = {
    "premature": Meaning(
        N_("Acts within the term, after the term without evaluation, or re-amended."), _ACTS
    ),
    "share": Meaning(N_("Share of the acts of which the class is known.")),
    "due_shares.share": Meaning(N_("Share of the due days that have come.")),
    "within_term": Meaning(N_("Acts before the due day of an evaluation not yet held."), _ACTS),
    "evaluation.overdue": Meaning(N_("Acts after a due day that passed unevaluated."), _ACTS),
    "re_amended": Meaning(
        N_("Acts after an evaluation that changed text again that was still young."), _ACTS
    ),
    "rested": Meaning(
        N_("Acts after an evaluation that changed text again that had rested."), _ACTS
    ),
    "after_evaluation": Meaning(
        N_("Acts after an evaluation, the first since then on their text."), _ACTS
    ),
    "no_clause": Meaning(N_("Acts on a law without an evaluation clause."), _ACTS),
    "no_evaluation_known": Meaning(N_("Acts on a law of which no evaluation is known."), _ACTS),
    "evaluation.unknown": Meaning(N_("Acts of which the days leave the class open."), _ACTS),
    "clause": Meaning(N_("The law and article that ask for the evaluation.")),
    "due": Meaning(N_("The day by which the report must have reached parliament.")),
    "due_days.state": Meaning(N_("Done, open, passed without a report, or not due yet.")),
    "days_late": Meaning(
        N_("Days from the due day to the report, or to the reference day; negative is early."),
        _DAYS,
    ),
    "due_days.done": Meaning(N_("The evaluation that satisfied the clause.")),
    "evaluation": Meaning(N_("The evaluation, by its title.")),
    "published": Meaning(N_("The day on which the report appeared.")),
    "response_days": Meaning(N_("Days from the report to the response of the government."), _DAYS),
    "reaction_days": Meaning(N_("Days from the report to the next layer on the law."), _DAYS),
    "reaction": Meaning(N_("The first layer after the report.")),
    "source": Meaning(N_("Where the fact was read.")),
    "class": Meaning(N_("What the act was in the light of evaluation.")),
    "fate": Meaning(N_("What the act counts as: a layer, same day, left out, pending, and so on.")),
    "day": Meaning(N_("The day on which the act took effect.")),
    "act": Meaning(N_("The act, by its title and publication.")),
    "articles": Meaning(N_("The articles that the act touched.")),
    "level": Meaning(N_("The level of the act, as an act of parliament.")),
    "nature": Meaning(N_("Whether the act is policy, repair, technical, and so on.")),
    "effect": Meaning(N_("What the act did to the text.")),
}
_LOAD: Mapping[str, Meaning] = {
    "implementer": Meaning(N_("Who carries out the law.")),
    "covered": Meaning(N_("Acts of which a burden is recorded."), _ACTS),
    "coverage": Meaning(N_("Share of the acts of which a burden is recorded.")),
    "peaks": Meaning(N_("The heaviest period, by each unit of load.")),
    "period": Meaning(N_("The year, quarter or month; * holds scheduled acts only.")),
    "changes": Meaning(N_("Acts that took effect in the period."), _ACTS),
    "unknown_records": Meaning(N_("Records so far that lack a value."), N_("records")),
    "short": Meaning(N_("Acts with less time to prepare than was needed."), _ACTS),
    "notice.short": Meaning(N_("Days of preparation that were missing."), _DAYS),
    "max_days": Meaning(N_("Most days of preparation that an act was short."), _DAYS),
    "median_days": Meaning(N_("Median of the days of preparation that acts were short."), _DAYS),
    "unknown_days": Meaning(N_("Acts whose time to prepare is not known."), _ACTS),
    "one_off_eur": Meaning(N_("Known one-off cost."), "€"),
    "structural_eur": Meaning(
        N_("Known cost in every year, at the end of the period."), N_("€ a year")
    ),
    "one_off_fte": Meaning(N_("Known one-off work."), N_("fte-years")),
    "structural_fte": Meaning(N_("Known work in every year, at the end of the period."), N_("fte")),
    "rushed": Meaning(
        N_("Acts that took effect before it was feasible, or against advice."), _ACTS
    ),
    "unit": Meaning(N_("In what load, capacity or a freeze is counted.")),
    "load": Meaning(N_("Sum of the known load in the unit of the row, so at least.")),
    "capacity": Meaning(N_("Stated capacity in the unit of the row.")),
    "gap": Meaning(N_("Load less capacity, in the unit of the row.")),
    "ratio": Meaning(N_("Load as a share of capacity.")),
    "over": Meaning(N_("Whether the load is certainly above capacity.")),
    "from": Meaning(N_("First day.")),
    "until": Meaning(N_("Last day.")),
    "allowed": Meaning(N_("Acts inside the freeze that were allowed."), _ACTS),
    "decided": Meaning(N_("The day on which it was decided.")),
    "before": Meaning(N_("The day before which it had to be decided.")),
    "in_force": Meaning(N_("The day on which it takes effect.")),
    "decided_by": Meaning(N_("The day of the year before which it must be decided.")),
    "subject": Meaning(N_("The act or law.")),
    "bearers": Meaning(N_("Who bears the cost or does the work.")),
    "cost": Meaning(N_("The kind of cost: implementation, programme or regulatory burden.")),
    "basis": Meaning(N_("What the number rests on: an uitvoeringstoets, costing or estimate.")),
    "impact": Meaning(N_("How drastic the uitvoeringstoets calls it.")),
    "feasible_from": Meaning(N_("The earliest day that is feasible.")),
    "part": Meaning(N_("The articles that are meant; all of the law where none are named.")),
    "given": Meaning(N_("Days between publication and commencement."), _DAYS),
    "needed": Meaning(N_("Days that were needed, as stated or by the norm."), _DAYS),
}
_CYCLE: Mapping[str, Meaning] = {
    "stage": Meaning(N_("How far the law certainly came in the policy cycle.")),
    "since": Meaning(N_("The day since when that holds.")),
    "days": Meaning(N_("Days for which the law stands at its stage."), _DAYS),
    "changed_by": Meaning(N_("The act that changed the law after its evaluation.")),
    "due_shares.what": Meaning(N_("What was to come of a due evaluation.")),
    "n": Meaning(N_("Due days of which it came."), N_("due days")),
    "due_shares.of": Meaning(N_("Due days that have certainly come."), N_("due days")),
    "regimes": Meaning(N_("The laws that replaced each other, the oldest first.")),
    "ended": Meaning(N_("Regimes that have ended."), N_("regimes")),
    "mean_years": Meaning(N_("Mean life of those that ended, where their days are known."), _YEARS),
    "year": Meaning(N_("The calendar year.")),
    "laws_added": Meaning(N_("Laws that began in the year."), _LAWS),
    "laws_withdrawn": Meaning(N_("Laws that ended in the year."), _LAWS),
    "laws_net": Meaning(N_("Laws that began less those that ended."), _LAWS),
    "articles_added": Meaning(N_("Articles that changes of the year added."), N_("articles")),
    "articles_withdrawn": Meaning(
        N_("Articles that changes of the year withdrew."), N_("articles")
    ),
    "articles_net": Meaning(N_("Articles added less those withdrawn."), N_("articles")),
    "responsibility.of": Meaning(N_("Whether the row is of an implementer or a family of laws.")),
    "name": Meaning(N_("The implementer or family of laws.")),
    "ministries": Meaning(N_("Ministries that answer for the laws."), N_("ministries")),
    "herfindahl": Meaning(N_("Sum of the squared shares of the ministries: 1 is one ministry.")),
    "responsibility.unknown": Meaning(N_("Laws whose ministry is not known; left out."), _LAWS),
    "laws_over_time.what": Meaning(N_("What the row counts.")),
    "in_force_from": Meaning(N_("The day on which the law began.")),
    "ministry": Meaning(N_("The ministry that answers for the law.")),
    "which": Meaning(N_("The laws that are counted.")),
}
_DIFFERENCE: Mapping[str, Meaning] = {
    "measure": Meaning(N_("Which number it is, with its unit in brackets.")),
    "after": Meaning(N_("The number or fact on the second side.")),
    "difference": Meaning(N_("After less before; of shares in percentage points.")),
    "list": Meaning(N_("The list of the files in which the record stands.")),
    "record": Meaning(N_("The record that was added, removed or changed.")),
    "low": Meaning(N_("What the act contributes to the low bound.")),
    "high": Meaning(N_("What the act contributes to the high bound.")),
    "standard_error": Meaning(N_("Standard error where orders were drawn at random.")),
    "increase": Meaning(N_("By how much the number rises.")),
    "limit": Meaning(N_("By how much it may rise.")),
    "code": Meaning(N_("The code of the rule.")),
    "message": Meaning(N_("What the rule found.")),
}
_MEANINGS: Mapping[str, Meaning] = {
    **_DIFFERENCE,
    **_STACKING,
    **_EVALUATION,
    **_LOAD,
    **_CYCLE,
    **{key: Meaning(*said) for key, said in SUPERVISION_MEANINGS.items()},
}
_OF_A_YEAR = Meaning(N_("Laws at the end of the year, or acts on each of them in a year up to it."))
_PER_1000 = Meaning(N_("Places in the text with such a word form."))
_COUNTED_IN_TEXT = ("density", "density_by_kind")


def meaning_of(table: str, key: str) -> Meaning | None:
    """Give what a column means; nothing for one that is not known here."""
    if key == "before" and table != "too_late":
        return Meaning(N_("The number or fact on the first side."))
    found = _MEANINGS.get(f"{table}.{key}") or _MEANINGS.get(key)
    if found is not None:
        return found
    if re.fullmatch(r"\d{4}", key):
        return _OF_A_YEAR
    return _PER_1000 if table in _COUNTED_IN_TEXT else None


def unit_of(table: str, key: str) -> str:
    """Give the unit of a column whose table says it in words alone; empty where it has none."""
    found = meaning_of(table, key)
    return found.unit if found is not None else ""


def unexplained(table: Table) -> list[str]:
    """Give the keys of columns of which it is not told what they mean."""
    return [column.key for column in table.columns if meaning_of(table.key, column.key) is None]
