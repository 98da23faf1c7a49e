"""Answers of the search service (SRU): which regulations there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stapeling.importers.bwb.telling import ListedTold
from stapeling.importers.kinds import kind_named
from stapeling.importers.markup import root_name, squeezed
from stapeling.importers.ministries import ministry
from stapeling.importers.names import is_id, slug
from stapeling.importers.wti.reading import Reading, line_of
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree


def read_listing(root: etree._Element, reading: Reading) -> list[ListedTold]:
    """Read an answer; a law has a record for each of its texts, and is told once."""
    found: dict[str, ListedTold] = {}
    for record in root.iter("{*}record"):
        facts = _facts(record)
        number = (facts.get("identifier") or "").upper()
        if not is_id(number.lower()):
            reading.note(line_of(record), N_("a record without an identifier is left out"))
            continue
        authority = facts.get("authority", "")
        found[number] = ListedTold(
            number,
            facts.get("title"),
            kind_named(facts["type"].replace(" ", "-")) if facts.get("type") else None,
            ministry(authority) if "inisterie" in authority and slug(authority) else None,
        )
    return [found[number] for number in sorted(found)]


def _facts(record: etree._Element) -> dict[str, str]:
    """Give the first value of every element of a record by its local name."""
    found: dict[str, str] = {}
    for element in record.iter("{*}identifier", "{*}title", "{*}type", "{*}authority"):
        value = squeezed("".join(map(str, element.itertext())))
        if value:
            found.setdefault(root_name(element), value)
    return found
