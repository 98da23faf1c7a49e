"""The names of the fields of a record, and of settings, as a reader knows them."""

from __future__ import annotations

from collections.abc import Mapping

from stapeling.language import N_, Language
from stapeling.reports.plain import plain
from stapeling.reports.words import WORDS

FIELDS: Mapping[str, str] = {
    "title": N_("title"),
    "short_title": N_("short title"),
    "act": N_("act"),
    "law": N_("law"),
    "ministry": N_("ministry"),
    "article": N_("article"),
    "articles": N_("articles"),
    "nature": N_("nature"),
    "levels": N_("levels that count"),
    "natures": N_("natures that count"),
    "event": N_("day that counts"),
    "rest_years": N_("years of rest"),
    "period": N_("period"),
    "scenario": N_("scenario"),
    "corpus_laws": N_("laws in the corpus"),
    "in_force_from": N_("in force from"),
    "in_force_until": N_("in force until"),
    "retroactive_to": N_("retroactive to"),
    "from": N_("from"),
    "until": N_("until"),
    "effect": N_("effect"),
    "certainty": N_("certainty"),
    "source": N_("source"),
    "note": N_("note"),
    "submitted": N_("submission"),
    "published": N_("publication"),
    "decided": N_("decision"),
    "signed": N_("signature"),
    "amount": N_("amount"),
    "capacity": N_("capacity"),
    "one_off": N_("one-off costs"),
    "structural": N_("structural costs"),
    "eur_per_year": N_("€ a year"),
    "feasible_from": N_("feasible from"),
    "implementers": N_("implementers"),
    "target_groups": N_("target groups"),
    "changes_complete_until": N_("changes complete until"),
    "term_years": N_("term in years"),
    "then_every_years": N_("then every so many years"),
    "due": N_("due"),
    "links": N_("links"),
    "based_on": N_("rests on"),
    "refers_to": N_("refers to"),
    "replaces": N_("replaces"),
    "kind": N_("kind"),
    "level": N_("level"),
    "status": N_("status"),
}
"""Fields that have no name among the words of results."""


def field_word(language: Language, name: str) -> str:
    """Name a field; a strange one as it stands in the files, in parts."""
    first = name.removesuffix("_")
    known = FIELDS.get(first) or WORDS.get(first)
    return language.text(known) if known is not None else plain(first.replace("_", " "))
