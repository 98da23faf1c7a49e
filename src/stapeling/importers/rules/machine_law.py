"""Files of poc-machine-law: a service a file, several for one law."""

from __future__ import annotations

from stapeling.importers.document import Document, rows
from stapeling.importers.rules.told import (
    Named,
    RulesTold,
    mappings,
    number_in,
    text_at,
    values_under,
)

NAME = "poc-machine-law"
_DECREE = ("besluit",)
_REGULATION = ("regeling", "vaststelling")
_BY_LAW = "GEMEENTELIJKE_VERORDENING"


def is_ours(document: Document) -> bool:
    """Say whether a file is one of poc-machine-law."""
    return {"uuid", "law", "service"} <= set(document)


def read_rules(document: Document) -> RulesTold | None:
    """Read a file: one service by which a law is carried out."""
    name = text_at(document, "law")
    if name is None:
        return None
    basis = (mappings([document.get("legal_basis")]) or [{}])[0]
    service = text_at(document, "service")
    local = text_at(document, "law_type") == _BY_LAW
    number = number_in(basis.get("bwb_id"))
    return RulesTold(
        name=name,
        number=None if local else number,
        title=text_at(basis, "law") if not local else text_at(document, "name"),
        kind="verordening" if local else _kind(name),
        # the files call a decree a formal law as well: what it is, the BWB knows better
        kind_is_guessed=not local,
        day=text_at(document, "valid_from"),
        until=None,
        based_on=((number, text_at(basis, "article")),) if local and number else (),
        refers_to=tuple(_references(document)),
        bodies=(service,) if service else (),
        local=local,
    )


def _kind(name: str) -> str:
    last = name.rpartition("/")[2]
    if last.startswith(_DECREE):
        return "amvb"
    return "ministeriele_regeling" if last.startswith(_REGULATION) else "wet"


def _references(document: Document) -> list[Named]:
    """Give the laws that are named, and those whose services are asked."""
    found: dict[Named, None] = {}
    for row in rows(document, "references"):
        number = number_in(row.get("bwb_id")) or number_in(row.get("url"))
        if number:
            found[(number, text_at(row, "article"))] = None
    for asked in mappings(values_under(document.get("properties"), "service_reference")):
        if law := text_at(asked, "law"):
            found[(law, None)] = None
    return list(found)
