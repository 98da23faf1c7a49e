"""The words of the schema and of results as a reader knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stapeling.language import N_, NP_, Language
from stapeling.reports.plain import plain
from stapeling.reports.supervision_words import SUPERVISION_WORDS
from stapeling.reports.toetsen_words import TOETSEN_WORDS

WORDS: Mapping[str, str] = {
    **SUPERVISION_WORDS,
    **TOETSEN_WORDS,
    # kinds of laws and levels of acts
    "wet": N_("act of parliament"),
    "rijkswet": N_("act of the Kingdom"),
    "amvb": N_("order in council"),
    "kb": N_("royal decree"),
    "ministeriele_regeling": N_("ministerial regulation"),
    "beleidsregel": N_("policy rule"),
    "circulaire": N_("circular"),
    "verordening": N_("by-law"),
    "eu_verordening": N_("EU regulation"),
    "eu_richtlijn": N_("EU directive"),
    "verdrag": N_("treaty"),
    "zbo_regeling": N_("rule of an independent authority"),
    "pbo_regeling": N_("rule of a trade authority"),
    "overig": N_("other"),
    "other": N_("other"),
    # natures
    "beleid": N_("policy"),
    "klein_beleid": N_("minor policy"),
    "reparatie": N_("repair"),
    "technisch": N_("technical"),
    "indexering": N_("indexation"),
    "eu_implementatie": N_("EU implementation"),
    "gefaseerde_inwerkingtreding": N_("phased commencement"),
    "intrekking": N_("repeal"),
    "tijdelijk": N_("temporary"),
    # effects of changes
    "wijziging": N_("amendment"),
    "nieuw": N_("new text"),
    "vervallen": N_("lapsed"),
    "vernummering": N_("renumbering"),
    "tekstplaatsing": N_("publication of the text"),
    # links between acts
    "amends": N_("amends"),
    "repairs": N_("repairs"),
    "bridges": N_("bridges"),
    "reverses": N_("reverses"),
    "replacement": N_("replacement"),
    # classes before evaluation
    "before_first_evaluation": N_("before the first evaluation"),
    "within_term": N_("within the term"),
    "overdue": N_("after the term"),
    "no_clause": N_("no clause"),
    "no_evaluation_known": N_("no evaluation known"),
    "re_amended": N_("re-amended"),
    "rested": N_("rested"),
    "after_evaluation": N_("after evaluation"),
    "unknown": N_("unknown"),
    # states of due days
    "done": N_("done"),
    "open": N_("open"),
    "passed": N_("passed"),
    "not_due": N_("not due yet"),
    # kinds of evaluations
    "wetsevaluatie": N_("statutory evaluation"),
    "periodieke_rapportage": N_("periodic report"),
    "tussenevaluatie": N_("interim evaluation"),
    "invoeringstoets": N_("invoeringstoets"),
    "reflectie": N_("reflection"),
    "monitor": N_("monitor"),
    "zbo_evaluatie": N_("evaluation of an independent authority"),
    "ex_ante": N_("ex ante evaluation"),
    # fates of acts on a law
    "made": N_("made the law"),
    "layer": N_("layer"),
    "possible_layer": N_("possible layer"),
    "same_day": N_("same day"),
    "incidental": N_("incidental part only"),
    "excluded": N_("left out by nature"),
    "lower_level": N_("lower level"),
    "unknown_level": N_("unknown level"),
    "moved": N_("no change of content"),
    "ended": N_("ended"),
    "before_start": N_("before the start"),
    "after_end": N_("after the end"),
    "scheduled": N_("scheduled"),
    "pending": N_("pending"),
    "not_commenced": N_("not commenced"),
    "withdrawn": N_("withdrawn"),
    # organisations
    "ministerie": N_("ministry"),
    "rijksdienst": N_("central government service"),
    "agentschap": N_("agency"),
    "zbo": N_("independent authority"),
    "medeoverheid": N_("local government"),
    "inspectie": N_("inspectorate"),
    "hoog_college": N_("high council of state"),
    "adviescollege": N_("advisory body"),
    "rechtspraak": N_("judiciary"),
    "privaat": N_("private body"),
    # units of capacity and load
    "changes": N_("changes"),
    "parameteraanpassing": N_("parameter change"),
    "jaaraanpassing": N_("annual change"),
    "structuurwijziging": N_("structural change"),
    "one_off_eur": N_("one-off €"),
    "structural_eur": N_("structural € a year"),
    "one_off_fte": N_("one-off fte-years"),
    "structural_fte": N_("structural fte"),
    "toets_hours": N_("hours of toetsen"),
    # burdens
    "uitvoering": N_("implementation"),
    "programma": N_("programme"),
    "regeldruk": N_("regulatory burden"),
    "uitvoeringstoets": N_("uitvoeringstoets"),
    "raming": N_("costing"),
    "schatting": N_("rough estimate"),
    "beperkt": N_("limited"),
    "middelgroot": N_("medium"),
    "ingrijpend": N_("drastic"),
    "geen": N_("none"),
    "toename": N_("increase"),
    "afname": N_("decrease"),
    "nvt": N_("not applicable"),
    "klein": N_("small"),
    "gemiddeld": N_("average"),
    "groot": N_("large"),
    # sources and certainty
    "verified": N_("verified"),
    "reported": N_("reported"),
    "estimate": N_("estimate"),
    "without_source": N_("without source"),
    "unstated": N_("certainty not stated"),
    "year": N_("year"),
    "quarter": N_("quarter"),
    "month": N_("month"),
    "versions": N_("versions"),
    # measures, as the CSV report names them
    "breadth": N_("breadth"),
    "article_depth": N_("article depth"),
    "text_depth": N_("text depth"),
    "open_depth": N_("since evaluation"),
    "repair_depth": N_("repair depth"),
    "depth": N_("depth"),
    "events": N_("rows of changes"),
    "acts": N_("acts in force"),
    "unknown_nature": N_("nature unknown"),
    "unknown_articles": N_("articles unknown"),
    "text_age_median": N_("median age of changed text"),
    "text_age_young": N_("changes of young text"),
    "text_age_of": N_("changes of text of known age"),
    "regulations": N_("regulations"),
    "premature": N_("before evaluation"),
    "premature_share": N_("share before evaluation"),
    "days_late": N_("days late"),
    "laws": N_("laws"),
    "coverage": N_("coverage"),
    "shortfall": N_("acts with too little time to prepare"),
    "shortfall_median": N_("median of the days short"),
    "shortfall_max": N_("most days short"),
    "rushed": N_("rushed"),
    "peak": N_("peak"),
    "freeze": N_("inside the freeze"),
    "response_days": N_("days until the response"),
    "reaction_days": N_("days until the next layer"),
    "days_after_deadline": N_("days after the deadline"),
    # what is counted in texts
    "words": N_("words"),
    "articles": N_("articles"),
    "obligations": N_("obligations"),
    "prohibitions": N_("prohibitions"),
    "permissions": N_("permissions"),
    "exceptions": N_("exceptions"),
    "references": N_("references"),
    "delegations": N_("delegations"),
    "obligations_per_1000": N_("obligations per 1,000 words"),
    "prohibitions_per_1000": N_("prohibitions per 1,000 words"),
    "permissions_per_1000": N_("permissions per 1,000 words"),
    "exceptions_per_1000": N_("exceptions per 1,000 words"),
    "references_per_1000": N_("references per 1,000 words"),
    "delegations_per_1000": N_("delegations per 1,000 words"),
    # why and whence
    "rechter": N_("court"),
    "spoed": N_("urgency"),
    "eu": N_("EU law"),
    "uitspraak": N_("ruling"),
    "rapport": N_("report"),
    "wetsvoorstel": N_("government bill"),
    "initiatief": N_("private member's bill"),
    "amendement": N_("parliamentary amendment"),
    "nota_van_wijziging": N_("memorandum of amendment"),
    "novelle": N_("amending bill"),
    "besluit": N_("decree"),
    # days of an act
    "submitted": N_("submission"),
    "published": N_("publication"),
    "in_force": N_("commencement"),
}


_LEVELS = {
    "wet": NP_("{n} act of parliament", "{n} acts of parliament"),
    "amvb": NP_("{n} order in council", "{n} orders in council"),
    "kb": NP_("{n} royal decree", "{n} royal decrees"),
    "ministeriele_regeling": NP_("{n} ministerial regulation", "{n} ministerial regulations"),
    "verdrag": NP_("{n} treaty", "{n} treaties"),
}


def acts_by_level(language: Language, counts: Mapping[str, int]) -> str:
    """Tell how many acts there are of each level, the highest level first."""
    told = []
    for level, (one, many) in _LEVELS.items():
        if counts.get(level):
            told.append(language.plural(one, many, counts[level]))
    others = sum(n for level, n in counts.items() if level not in _LEVELS)
    if others:
        told.append(language.plural("{n} other act", "{n} other acts", others))
    return language.listed(told)


def word(language: Language, term: str | None) -> str:
    """Write a word of the schema as a reader knows it; a strange one as it stands."""
    if term is None:
        return language.text(N_("unknown"))
    known = WORDS.get(term)
    return language.text(known) if known is not None else plain(term.replace("_", " "))


def words(language: Language, terms: Iterable[str]) -> str:
    """Write several words of the schema behind each other."""
    return ", ".join(word(language, term) for term in terms)
