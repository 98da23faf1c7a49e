"""The text of a regulation: a toestand (2015 to today) or a file of the 2012 collection."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stapeling.importers.bwb.body import (
    Article,
    articles_of,
    bodies_of,
    has_text,
    plain_text,
    remove,
    strip_what_is_no_text,
)
from stapeling.importers.bwb.clause_rows import Ground, clause_rows, is_placed
from stapeling.importers.bwb.clauses import clauses_of, may_hold_clauses
from stapeling.importers.bwb.counting import WORDS, count_forms, count_words
from stapeling.importers.bwb.heard import heard_in
from stapeling.importers.bwb.implementers import implementers_of, may_name_implementers
from stapeling.importers.bwb.last_acts import shown_in
from stapeling.importers.bwb.references import (
    Reference,
    parse_reference,
    references_in,
    with_articles_only,
)
from stapeling.importers.bwb.telling import TextTold
from stapeling.importers.document import Row
from stapeling.importers.kinds import kind_named
from stapeling.importers.markup import squeezed
from stapeling.importers.names import is_id
from stapeling.importers.wti.reading import Reading, line_of
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree

_IN_BRACKETS = re.compile(r"\((?P<name>[A-Z][^()]{4,150}(?:\([^()]*\)[^()]*)?)\)\.?$")
_A_NAME = re.compile(
    r"wet|besluit|regeling|verordening|reglement|circulaire|beleidsregel|statuut", re.IGNORECASE
)
_GROUNDS = ("considerans.al", "considerans.lijst")


def read_text(root: etree._Element, reading: Reading) -> TextTold | None:
    """Read a text; what is wrong with it goes to `reading`."""
    number = (root.get("bwb-id") or "").strip().upper()
    if not is_id(number.lower()):
        reading.fail(line_of(root), N_("the root element has no bwb-id"))
        return None
    law = root if root.tag == "wetgeving" else root.find("wetgeving")
    if law is None:
        reading.fail(line_of(root), N_("there is no text of a regulation in it"))
        return None
    _note_lost_text(root, reading)
    kind = kind_named(law.get("soort"))
    shown, heard = shown_in(law), heard_in(law)
    based_on = _based_on(law, number)
    bodies = bodies_of(law)
    articles = articles_of(bodies)
    refers_to = with_articles_only(references_in([law], number))
    short_title = _short_title(law)
    title = _title(law) or number  # before what is no text is taken out
    references = _count_references(bodies)
    strip_what_is_no_text(law)
    ground = Ground(number, kind in ("wet", "rijkswet"), articles)
    text = " ".join(map(plain_text, bodies))
    clauses = list(clauses_of(articles)) if may_hold_clauses(text) else []
    carried_by = implementers_of(articles) if may_name_implementers(text) else []
    for clause in clauses:
        if not is_placed(clause):
            template = N_("an evaluation clause whose law is not certain is left out: {place}")
            reading.note(None, template, place=clause.place)
    return TextTold(
        number=number,
        day=reading.day(root, root.get("inwerkingtreding")),
        sequence=_sequence(root),
        title=title,
        short_title=short_title,
        kind=kind,
        counts=_counts(text, articles, references),
        labels=tuple(dict.fromkeys(a.label for a in articles if a.label and not a.lapsed)),
        based_on=tuple(based_on),
        refers_to=tuple(refers_to),
        clauses=tuple(clause_rows(clauses, ground)),
        heard=tuple(heard),
        carried_by=tuple(carried_by),
        shown=shown,
    )


def _sequence(root: etree._Element) -> int:
    """Give the number of a text among those of one day: `.../BWBR0018451/2025-01-01/0`."""
    last = (root.get("bwb-ng-vast-deel") or "").rpartition("/")[2]
    return int(last) if last.isdecimal() else 0


def _title(law: etree._Element) -> str | None:
    """Give the title by which it is cited, else the full one."""
    for name in ("citeertitel", "intitule"):
        for element in law.iterfind(name):
            found = "".join(str(text) for text in _outside_meta(element))
            if title := squeezed(found):
                return title
    return None


def _short_title(law: etree._Element) -> str | None:
    """Give the name in brackets at the end of a full title, where there is no other short one.

    "Wet van 16 juni 2005, houdende regels inzake ... (Wet op de zorgtoeslag)".
    """
    title = None if law.find("citeertitel") is not None else _title(law)
    found = _IN_BRACKETS.search(title or "")
    return found["name"] if found and _A_NAME.search(found["name"]) else None


def _outside_meta(element: etree._Element) -> list[str]:
    texts = [element.text or ""]
    for child in element:
        if child.tag not in ("meta-data", "noot", "redactie"):
            texts.extend(map(str, child.itertext()))
        texts.append(child.tail or "")
    return texts


def _based_on(law: etree._Element, number: str) -> list[Reference]:
    grounds = [e for e in law.iter(*_GROUNDS) if e.get("bevat") == "grondslag"]
    return with_articles_only(references_in(grounds, number))


def _count_references(bodies: list[etree._Element]) -> int:
    """Count the references to other regulations, each as often as it stands there."""
    return sum(
        parse_reference(extref.get("doc") or "", extref.get("bwb-id")) is not None
        for body in bodies
        for extref in body.iter("extref")
    )


def _counts(text: str, articles: list[Article], references: int) -> Row:
    """Count what there is in the text; a file without Dutch rules in it has no counts at all."""
    words = count_words(text)
    if not words:
        return {}
    forms = count_forms(text)
    counts: Row = {"words": words, **{name: forms[name] for name in WORDS}}
    counts["references"] = references
    counts["articles"] = sum(map(has_text, articles))
    return counts


def _note_lost_text(root: etree._Element, reading: Reading) -> None:
    """Say when the text holds a sign that only the document type could have explained."""
    from lxml import etree

    for entity in list(root.iter(etree.Entity)):
        template = N_("the sign {name} is not known and left out")
        reading.note(line_of(entity), template, name=str(entity.text))
        remove(entity)
