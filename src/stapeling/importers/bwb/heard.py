"""Who was heard (*gehoord*) before a regulation was made, as its preamble says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stapeling.importers.bwb.body import unit_text
from stapeling.importers.bwb.months import MONTHS
from stapeling.importers.document import Row
from stapeling.importers.names import slug

if TYPE_CHECKING:
    from lxml import etree

_DAY = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?: |-)(?P<m>{'|'.join(MONTHS)}|\d{{1,2}})(?: |-)(?P<y>\d{{4}})\b", re.I
)
_NUMBER = re.compile(
    r"(?:\b(?:nrs?|nummer|no|kenmerk)\b\.?:? ?|[ ,(])"
    r"(?P<n>(?:W ?\d\d?[\w./ ]*\d[\w./]*|[a-z]{3}-\d[\w./-]*|[A-Z]{2,}/[\w/.-]+|\d{3,}))",
    re.IGNORECASE,
)
_COUNCIL = re.compile(r"\bRaad van State\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?P<name>(?:Raad voor|Raad van|Commissie|Sectorcommissie|College|Autoriteit|Adviescollege"
    r"|Algemene|Sociale|Sociaal|Nederlandse|Garnalenadviescommissie|Adviesorgaan|Commissariaat)"
    r"[^(;:]*?)(?=\s*(?:\bgehoord\b|[(;:]|,? ?d\.d\b|, \d|, van \d| van \(| van \d|\.?$"
    r"| en (?:de |het )|\ben Garnalen| met kenmerk))",
    re.IGNORECASE,
)
COUNCIL = "rvs_advies"
_TITLES = {COUNCIL: "Advies van de (Afdeling advisering van de) Raad van State"}


@dataclass(frozen=True, slots=True)
class Advice:
    """One body that was heard; the day and number of its advice where the text gives them."""

    test: str
    title: str
    delivered: str | None = None
    reference: str | None = None


def heard_in(root: etree._Element) -> list[Advice]:
    """Give the bodies that a preamble says were heard, each advice once."""
    found: dict[Advice, None] = {}
    for element in root.iter("considerans.al"):
        if element.get("bevat") == "gehoord":
            found.update(dict.fromkeys(_advice(unit_text(element))))
    return list(found)


def _advice(text: str) -> Iterator[Advice]:
    """Read one line of a preamble.

    >>> for advice in _advice("De Raad van State gehoord (advies van 2 april 2004, nr. W08.04/V)"):
    ...     print(advice.test, advice.delivered, advice.reference)
    rvs_advies 2004-04-02 W08.04/V
    """
    if _COUNCIL.search(text):
        days = list(_DAY.finditer(text))
        if not days:
            yield Advice(COUNCIL, _TITLES[COUNCIL], None, _number(text))
        for day in days:
            yield Advice(COUNCIL, _TITLES[COUNCIL], _iso(day), _number(text[day.end() :]))
        return
    bodies = {_name(match["name"]): match for match in _BODY.finditer(text)}
    days = list(_DAY.finditer(text))
    for name in bodies:
        alone = len(bodies) == 1 and len(days) <= 1
        delivered = _iso(days[0]) if alone and days else None
        rest = text[days[0].end() :] if alone and days else text
        reference = _number(rest) if alone else None
        yield Advice(f"advies_{slug(name)}", f"Advies: {name}", delivered, reference)


def _name(found: str) -> str:
    return " ".join(found.split()).rstrip(" .")


def _number(text: str) -> str | None:
    match = _NUMBER.search(text)
    return match["n"].strip(" .") if match else None


def _iso(match: re.Match[str]) -> str | None:
    month = match["m"].lower()
    number = int(month) if month.isdigit() else MONTHS.index(month) + 1
    try:
        return dt.date(int(match["y"]), number, int(match["d"])).isoformat()
    except ValueError:
        return None


def result_row(advice: Advice, subject: Row, place: str) -> Row:
    """Give an advice as a result of a toets, on an act or a law."""
    reference = f", nr. {advice.reference}" if advice.reference else ""
    facts: Row = {
        "test": advice.test,
        **subject,
        "delivered": advice.delivered or "unknown",
        "source": f"{place}, considerans{reference}",
        "certainty": "reported",
    }
    return facts


def test_row(advice: Advice) -> Row:
    """Give a toets of the catalogue for a body that is heard."""
    kind = {"line": "onafhankelijk"} if advice.test == COUNCIL else {}
    return {"id": advice.test, "title": advice.title, "kind": "advies", "moment": "ex_ante", **kind}
