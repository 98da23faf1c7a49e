"""The kinds of regulations of the BWB, as the schema calls them."""

from __future__ import annotations

_KINDS = {
    "wet": "wet",
    "rijkswet": "rijkswet",
    "amvb": "amvb",
    "rijksamvb": "amvb",
    "kb": "kb",
    "rijkskb": "kb",
    "ministeriele-regeling": "ministeriele_regeling",
    "ministeriele-regeling-archiefselectielijst": "ministeriele_regeling",
    "beleidsregel": "beleidsregel",
    "circulaire": "circulaire",
    "verordening": "verordening",
    "verdrag": "verdrag",
    "zbo": "zbo_regeling",
    "pbo": "pbo_regeling",
}


def kind_named(found: str | None) -> str:
    """Give the kind of a regulation; variants for the islands (-BES) are of the kind itself.

    >>> kind_named("AMvB-BES"), kind_named("reglement"), kind_named(None)
    ('amvb', 'overig', 'overig')
    """
    return _KINDS.get((found or "").lower().removesuffix("-bes"), "overig")
