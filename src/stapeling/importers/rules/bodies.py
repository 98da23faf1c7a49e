"""Who carries a law out, by the names that rules as code give them."""

from __future__ import annotations

import re

from stapeling.importers.bwb.implementers import BODIES, organisation_row
from stapeling.importers.document import Row
from stapeling.importers.ministries import ministry
from stapeling.importers.names import slug

_BY_SERVICE = {"toeslagen": "dienst_toeslagen", "rvig": "rvig"}
_TITLES: dict[str, tuple[str, str | None]] = {
    "rvig": ("Rijksdienst voor Identiteitsgegevens", "agentschap"),
    "kvk": ("Kamer van Koophandel", "zbo"),
    "rvo": ("Rijksdienst voor Ondernemend Nederland", "agentschap"),
    "nvwa": ("Nederlandse Voedsel- en Warenautoriteit", "inspectie"),
    "anvs": ("Autoriteit Nucleaire Veiligheid en Stralingsbescherming", "zbo"),
    "cbs": ("Centraal Bureau voor de Statistiek", "zbo"),
    "cjib": ("Centraal Justitieel Incassobureau", "agentschap"),
    "dji": ("Dienst Justitiële Inrichtingen", "agentschap"),
    "ind": ("Immigratie- en Naturalisatiedienst", "agentschap"),
    "justid": ("Justitiële Informatiedienst", "agentschap"),
    "kadaster": ("Kadaster", "zbo"),
    "kiesraad": ("Kiesraad", "adviescollege"),
    "acict": ("Adviescollege ICT-toetsing", "adviescollege"),
    "lbb": ("Landelijk Bureau Bibob", None),
    "nationaal_archief": ("Nationaal Archief", "agentschap"),
    "rechtspraak": ("Rechtspraak", "rechtspraak"),
}
_MINISTRIES = {
    "szw": "Sociale Zaken en Werkgelegenheid",
    "vws": "Volksgezondheid, Welzijn en Sport",
    "jenv": "Justitie en Veiligheid",
}
_NO_BODIES = frozenset({"awb"})
"""Names in place of a body that name a law."""
_MINISTER = re.compile(r"(?:onze |de )?(?:minister|staatssecretaris)\b", re.IGNORECASE)


def body(name: str) -> Row | None:
    """Give the organisation that a name stands for; None where it names none that carries out.

    A minister answers for a law; who does the work is not said then.

    >>> body("TOESLAGEN")["id"], body("GEMEENTE_ROTTERDAM")["kind"], body("Minister van Defensie")
    ('dienst_toeslagen', 'medeoverheid', None)
    """
    if _MINISTER.match(name) or slug(name) in _NO_BODIES:
        return None
    identity = slug(name)
    identity = _BY_SERVICE.get(identity, identity)
    if identity in {known for known, _, _, _ in BODIES}:
        return organisation_row(identity)
    if identity in _MINISTRIES:
        return ministry(_MINISTRIES[identity])
    if identity in _TITLES:
        title, kind = _TITLES[identity]
        known: Row = {"id": identity, "title": title}
        return known if kind is None else known | {"kind": kind}
    if identity.startswith("gemeente_"):
        place = identity.removeprefix("gemeente_").replace("_", " ").title()
        return {"id": identity, "title": f"Gemeente {place}", "kind": "medeoverheid"}
    return {"id": identity, "title": name} if identity else None
