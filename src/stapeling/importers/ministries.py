"""Ministries by the name that the Basiswettenbestand gives them."""

from __future__ import annotations

import re

from stapeling.importers.document import Row
from stapeling.importers.names import slug

_IDS = {
    "Algemene Zaken": "az",
    "Asiel en Migratie": "aenm",
    "Binnenlandse Zaken en Koninkrijksrelaties": "bzk",
    "Buitenlandse Zaken": "bz",
    "Defensie": "def",
    "Economische Zaken": "ez",
    "Economische Zaken en Klimaat": "ezk",
    "Financiën": "fin",
    "Infrastructuur en Waterstaat": "ienw",
    "Justitie en Veiligheid": "jenv",
    "Klimaat en Groene Groei": "kgg",
    "Landbouw, Natuur en Voedselkwaliteit": "lnv",
    "Landbouw, Visserij, Voedselzekerheid en Natuur": "lvvn",
    "Onderwijs, Cultuur en Wetenschap": "ocw",
    "Sociale Zaken en Werkgelegenheid": "szw",
    "Volksgezondheid, Welzijn en Sport": "vws",
    "Volkshuisvesting en Ruimtelijke Ordening": "vro",
}
_PREFIX = re.compile(r"ministerie van\s+", re.IGNORECASE)


def ministry(name: str) -> Row:
    """Give the organisation row of a ministry; one that is not known gets a slug as its id.

    >>> ministry("Financiën")["id"], ministry("Verkeer en Waterstaat")["id"]
    ('fin', 'verkeer_en_waterstaat')
    """
    bare = _PREFIX.sub("", name)
    identity = _IDS.get(bare) or slug(bare)
    return {"id": identity, "title": f"Ministerie van {bare}", "kind": "ministerie"}
