"""What several files tell of one regulation, joined to one row of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from stapeling.importers.bwb.clause_rows import ANCHOR_ARTICLES
from stapeling.importers.bwb.gathering import Told, gathered
from stapeling.importers.bwb.heard import result_row, test_row
from stapeling.importers.bwb.implementers import organisation_row
from stapeling.importers.bwb.lifetimes import add_later_changes, life_of
from stapeling.importers.bwb.references import Reference, with_articles_only
from stapeling.importers.bwb.telling import (
    Telling,
)
from stapeling.importers.document import Document, Extract, Row, Value, rows, texts_of
from stapeling.importers.names import label_order
from stapeling.importers.wti.publications import acts as act_rows

Naming = Callable[[str], str]
"""Gives the id of a law by its BWB number."""
_LEVELS = {
    "wet": "wet",
    "rijkswet": "wet",
    "amvb": "amvb",
    "kb": "kb",
    "ministeriele_regeling": "ministeriele_regeling",
    "verdrag": "verdrag",
}
"""The level of the act that made a law, by the kind of the law."""


def join(number: str, tellings: Iterable[Telling], naming: Naming) -> Extract:
    """Join what files tell of the regulation with this BWB number.

    The order of the files makes no difference. Where two tell the same fact, the history goes
    before a text, a later text before an earlier one, and any of them before a mere list.
    """
    told = gathered(tellings)
    history = told.histories[-1].extract if told.histories else None
    document: Document = {} if history is None else _copied(history.document)
    law: Row = rows(document, "laws")[0] if history else {}
    law["id"] = naming(number)
    for facts in (_of_texts(told), _of_lists(told)):
        law |= {key: value for key, value in facts.items() if law.get(key) is None}
    law |= _relations(told, naming, number)
    law["evaluation_clauses"] = _clauses(told, naming, rows(law, "changes")) or None
    if history is None:
        law |= life_of(told)
    add_later_changes(law, told, history)
    law.setdefault("title", number)
    law.setdefault("kind", "overig")
    law["bwb_id"] = number
    document["laws"] = [_stated(law)]
    _add_acts(document, told, law)
    _add_people(document, told, law)
    made = history.made if history else None
    title = str(law["title"])
    notices = history.notices if history else ()
    return Extract(document, str(law["id"]), title, number, made, notices)


def _copied(document: Document) -> Document:
    """Copy the lists and rows of a document, so that adding to them changes nothing elsewhere."""
    return {name: [dict(row) for row in rows(document, name)] for name in document}


def _stated(row: Row) -> Row:
    return {key: value for key, value in row.items() if value is not None}


def _of_texts(told: Told) -> Row:
    """Give what the last text tells of the regulation itself, and the counts of every text."""
    if not told.texts:
        return {}
    last = told.texts[-1]
    counts: list[Value] = [
        {"as_of": text.day or "unknown", **text.counts} for text in told.texts if text.counts
    ]
    return {
        "title": last.title,
        "short_title": last.short_title,
        "kind": last.kind,
        "articles": [*last.labels] or None,
        "text": counts or None,
        "source": f"BWB {last.number}",
        "certainty": "verified",
    }


def _of_lists(told: Told) -> Row:
    """Give what is known of a regulation of which there is no text and no history."""
    facts: Row = {}
    for base in told.bases:
        facts.setdefault("title", base.title)
    for listed in told.listed:
        facts |= {"title": listed.title or facts.get("title"), "kind": listed.kind}
        if listed.ministry is not None:
            facts["ministry"] = listed.ministry["id"]
    if told.bases and facts.get("kind") is None:
        # who is carried by a law is named by its title only; what it is nobody says here
        facts |= {"kind": "overig", "uncertain": {"kind": "estimate"}}
    if told.bases or told.listed:
        facts |= {"source": "BWB", "certainty": "verified", "in_force_from": "unknown"}
    return facts


def _relations(told: Told, naming: Naming, number: str) -> Row:
    last = told.texts[-1:]
    based = {reference for text in last for reference in text.based_on}
    based |= {reference for history in told.histories for reference in history.based_on}
    based |= {reference for base in told.bases for reference in base.based_on}
    refers = {r for text in last for r in text.refers_to}
    return {
        "based_on": _reference_rows(based, naming, number) or None,
        "refers_to": _reference_rows(refers, naming, number) or None,
    }


def _reference_rows(found: Iterable[Reference], naming: Naming, own: str) -> list[Value]:
    ordered = sorted(found, key=lambda r: (r.number, label_order(r.article or "")))
    kept = [r for r in with_articles_only(ordered) if r.number != own]
    return [
        _stated({"law": naming(reference.number), "article": reference.article})
        for reference in kept
    ]


def _clauses(told: Told, naming: Naming, changes: Sequence[Row]) -> list[Value]:
    """Give the evaluation clauses of the last text, with the ids of the laws that they target.

    A term that runs from the commencement of articles gets the day on which these were new, where
    the history has one such day for all of them.
    """
    found: list[Value] = []
    for clause in told.texts[-1].clauses if told.texts else ():
        row = dict(clause)
        articles = texts_of(row, ANCHOR_ARTICLES)
        row.pop(ANCHOR_ARTICLES, None)
        if articles and (day := _new_on(articles, changes)):
            row["anchor"] = day
        if "targets" in row:
            row["targets"] = [
                target | {"law": naming(str(target["law"]))} for target in rows(row, "targets")
            ]
        found.append(row)
    return found


def _new_on(articles: Sequence[str], changes: Sequence[Row]) -> str | None:
    """Give the one day on which all these articles were new."""
    wanted = {label.casefold() for label in articles}
    days = {
        str(change["in_force_from"])
        for change in changes
        if change.get("effect") == "nieuw"
        and change.get("in_force_from") is not None
        and wanted <= {label.casefold() for label in texts_of(change, "articles")}
    }
    return days.pop() if len(days) == 1 else None


def _add_acts(document: Document, told: Told, law: Row) -> None:
    """Add the acts that texts show and the law names."""
    named = {str(row.get("act")) for row in rows(law, "changes")} | {str(law.get("act"))}
    known = {str(row["id"]) for row in rows(document, "acts")}
    found = {
        act.id: act
        for text in told.texts
        for act in text.shown.acts
        if act.id in named and act.id not in known
    }
    if found:
        fresh = [
            _with_certain_level(row, law) | {"source": "BWB"} for row in act_rows(found.values())
        ]
        document["acts"] = [*rows(document, "acts"), *fresh]


def _with_certain_level(act: Row, law: Row) -> Row:
    """Give an act the level that is certain: that of the law it made, or of its publication.

    A text names the dossier of a wet often, not always: a Staatsblad without one may be either.
    """
    if act["id"] == law.get("act") and law.get("kind") in _LEVELS:
        return act | {"level": _LEVELS[str(law["kind"])]}
    if str(act["id"]).startswith("stb-") and "dossier" not in act:
        return {key: value for key, value in act.items() if key != "level"}
    return act


def _add_people(document: Document, told: Told, law: Row) -> None:
    """Add who carries the law out, who answers for it, and who was heard."""
    last = told.texts[-1] if told.texts else None
    organisations = rows(document, "organisations")
    for listed in told.listed:
        if listed.ministry is not None and law.get("ministry") == listed.ministry["id"]:
            organisations = [*organisations, listed.ministry]
    if last is not None and last.carried_by:
        place = f"{last.number} artikel"
        implementers: list[Value] = [
            {
                "organisation": carrying.organisation,
                "source": f"{place} {carrying.article}",
                "certainty": "reported",
            }
            for carrying in last.carried_by
        ]
        rows(document, "laws")[0]["implementers"] = implementers
        organisations = [
            *organisations,
            *(organisation_row(carrying.organisation) for carrying in last.carried_by),
        ]
    unique = {str(row["id"]): row for row in organisations}
    if unique:
        document["organisations"] = list(unique.values())
    if last is not None and last.heard:
        act = law.get("act")
        subject: Row = {"act": act} if act is not None else {"law": law["id"]}
        found = [result_row(advice, subject, last.number) for advice in last.heard]
        document["test_results"] = [*found]
        document["tests"] = list({a.test: test_row(a) for a in last.heard}.values())
