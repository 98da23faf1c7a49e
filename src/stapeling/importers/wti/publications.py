"""Publications in a WTI file: which act a `bron` names, and what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stapeling.importers.document import Row
from stapeling.importers.markup import squeezed, text
from stapeling.importers.names import is_id, slug
from stapeling.importers.wti.reading import Reading, line_of
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree

SOURCE = "WTI"
"""What an imported act gives as its source: the same in every file, for acts are united."""

_DOSSIER = re.compile(r"(\d{4,6})(?:[\s-]*\(?R\d+\)?)?(?:[\s-]+([IVXL]+[A-Z]?))?")
_SERIES_LEVELS = {
    "stcrt": "ministeriele_regeling",
    "supplement-stcrt": "ministeriele_regeling",
    "trb": "verdrag",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """An act by its publication, or a bill by its dossier."""

    id: str
    series: str | None
    """Stb, Stcrt or Trb in lower case; None for a bill."""
    dossier: str | None = None
    signed: str | None = None
    published: str | None = None

    @property
    def level(self) -> str | None:
        """The level that follows from where it was published and whether it has a dossier."""
        if self.series in _SERIES_LEVELS:
            return _SERIES_LEVELS[self.series]
        if self.dossier is not None:
            return "wet"
        if self.series is None:
            return None
        return "amvb" if self.series == "stb" else "other"

    def row(self) -> Row:
        """Give the act as the schema writes it, without what is not known."""
        facts: Row = {
            "id": self.id,
            "level": self.level,
            "dossier": self.dossier,
            "signed": self.signed,
            "published": self.published,
            "source": SOURCE,
            "certainty": "verified",
        }
        return {key: value for key, value in facts.items() if value is not None}


def act_id(bron: etree._Element) -> str | None:
    """Give the id of the act that a `bron` names; None when it names no publication or dossier."""
    notice = bron.find("bekendmaking")
    if notice is not None:
        return _publication_id(notice, text(notice, "publicatiedatum"))
    dossier = _dossier(text(bron, "dossiernummer"))
    return None if dossier is None else f"kst-{dossier.lower()}"


def read_publications(root: etree._Element, reading: Reading) -> dict[str, Publication]:
    """Read every `bron` of a file: what one row leaves out of an act, another may tell."""
    known: dict[str, Publication] = {}
    for bron in root.iter("bron"):
        identity = act_id(bron)
        if identity is None:
            continue
        found = _publication(identity, bron, reading)
        known[identity] = _united(known.get(identity, found), found, bron, reading)
    return known


def _publication(identity: str, bron: etree._Element, reading: Reading) -> Publication:
    notice = bron.find("bekendmaking")
    return Publication(
        identity,
        None if notice is None else _series(notice),
        _dossier(text(bron, "dossiernummer")),
        reading.day(bron, text(bron, "ondertekening")),
        reading.day(bron, text(bron, "bekendmaking/publicatiedatum")),
    )


def _united(
    first: Publication, second: Publication, bron: etree._Element, reading: Reading
) -> Publication:
    united = first
    for name in ("series", "dossier", "signed", "published"):
        one, other = getattr(first, name), getattr(second, name)
        if one is None and other is not None:
            united = replace(united, **{name: other})
        elif other is not None and one != other:
            template = N_("{act} has two values for {key}: {one} is kept, {other} is left out")
            values = {"act": first.id, "key": name, "one": one, "other": other}
            reading.note(line_of(bron), template, **values)
    return united


def _publication_id(notice: etree._Element, day: str | None) -> str | None:
    """Give `stb-2006-547`: the identifier of the source, or built where that is empty."""
    stated = (notice.get("urlidentifier") or "").strip().lower()
    if is_id(stated):
        return stated
    year = text(notice, "publicatiejaar") or (day or "")[:4]
    number = text(notice, "publicatienummer") or text(notice, "kenmerk") or day
    series = _series(notice)
    if not (series and year and number):
        return None
    return f"{series}-{slug(year)}-{slug(number).replace('_', '-')}"


def _series(notice: etree._Element) -> str | None:
    found = squeezed(notice.get("soort"))
    return slug(found).replace("_", "-") if found else None


def _dossier(found: str | None) -> str | None:
    """Give a dossier without spaces and without the number of the Kingdom (R1234)."""
    joined = re.sub(r"(?<=\d) (?=\d)", "", found or "")
    match = _DOSSIER.match(joined)
    if match is None:
        return None
    return f"{match[1]}-{match[2]}" if match[2] else match[1]


def acts(publications: Iterable[Publication]) -> list[Row]:
    """Give the rows of acts, oldest first, bills last."""
    ordered = sorted(publications, key=lambda act: (act.published or act.signed or "~", act.id))
    return [act.row() for act in ordered]
