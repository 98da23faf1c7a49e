"""Publications in the Staatsblad and the Staatscourant: the title of an act, and who was heard."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from stapeling.importers.bwb.heard import COUNCIL, Advice, heard_in
from stapeling.importers.bwb.telling import ActTold
from stapeling.importers.document import Row
from stapeling.importers.markup import text
from stapeling.importers.wti.reading import Reading, line_of
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree

_IDENTIFIER = re.compile(r"\b(?P<id>(?:stb|stcrt|trb)-\d{4}-\d+(?:-[a-z0-9]+)?)\b", re.IGNORECASE)
_DOSSIER = re.compile(r"\d{4,6}")


def read_publication(root: etree._Element, path: Path, reading: Reading) -> ActTold | None:
    """Read a publication; the act is named by the address of its meta-data, else by the file."""
    identity = _identity(root, path)
    if identity is None:
        reading.fail(line_of(root), N_("it does not say which publication it is"))
        return None
    title = text(root, ".//intitule") or text(root, ".//titel-stuk")
    heard = heard_in(root)
    act: Row = {
        "id": identity,
        "title": title,
        "level": _level(identity, title or "", heard),
        "dossier": _dossier(root),
        "signed": _signed(root, reading),
        "published": _published(root, reading),
        "source": _cited(identity),
        "certainty": "verified",
    }
    return ActTold({k: v for k, v in act.items() if v is not None}, tuple(heard))


def _identity(root: etree._Element, path: Path) -> str | None:
    metas = [meta.get("content") or "" for meta in root.iter("meta")]
    for place in (*metas, path.stem):
        if found := _IDENTIFIER.search(place):
            return found["id"].lower()
    return None


def _cited(identity: str) -> str:
    series, year, number = identity.split("-", 2)
    return f"{series.capitalize()}. {year}, {number}"


def _level(identity: str, title: str, heard: list[Advice]) -> str | None:
    """Give the level where it is certain.

    An order in council is a decree on which the Raad van State was heard; a decree without it
    may be one of the small ones that are not.
    """
    first = title.lower().split(" ")[0] if title else ""
    if identity.startswith("stb"):
        if first in ("wet", "rijkswet"):
            return "wet"
        asked = any(advice.test == COUNCIL for advice in heard)
        return "amvb" if first == "besluit" and asked else None
    if identity.startswith("trb"):
        return "verdrag"
    return "ministeriele_regeling" if title.lower().startswith("regeling van de minister") else None


def _dossier(root: etree._Element) -> str | None:
    for element in root.iter("dossierref", "dossiernr"):
        stated = element.get("dossier") or "".join(map(str, element.itertext()))
        if found := _DOSSIER.search(stated):
            return found[0]
    return None


def _signed(root: etree._Element, reading: Reading) -> str | None:
    element = root.find(".//dagtekening/datum")
    return None if element is None else reading.day(element, element.get("isodatum"))


def _published(root: etree._Element, reading: Reading) -> str | None:
    element = root.find(".//uitgifte/datum")
    return None if element is None else reading.day(element, element.get("isodatum"))
