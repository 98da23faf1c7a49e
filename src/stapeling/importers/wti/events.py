"""Events in a WTI file: what happened to a regulation, or to one of its parts, on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stapeling.importers.markup import squeezed, text
from stapeling.importers.wti.publications import act_id
from stapeling.importers.wti.reading import Reading, line_of

if TYPE_CHECKING:
    from lxml import etree

NEW_REGULATION = "nieuwe-regeling"
REPEAL = "intrekking-regeling"
PENDING = "aanhangig"

_CANCELLED = re.compile(
    r"niet meer in werking|wijziging(en)? (is|zijn|wordt|worden) (ook )?(ingetrokken|vervallen)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Event:
    """One `details`: an act does something to a regulation, or to the part with this label."""

    act: str | None
    day: str | None
    """The day it takes effect; None when the source has no day (yet, or ever)."""
    kind: str
    """The word in `betreft`, in lower case."""
    retroactive_to: str | None = None
    label: str | None = None
    remarks: tuple[str, ...] = ()
    line: int | None = None

    @property
    def key(self) -> tuple[str | None, str | None]:
        """What an event of a regulation and its rows at the articles have in common."""
        return self.day, self.act

    @property
    def cancelled(self) -> bool:
        """Whether a remark says that this will not take effect any more.

        The source has no other mark for it than this sentence.
        """
        return any(_CANCELLED.search(remark) for remark in self.remarks)


def regulation_events(root: etree._Element, reading: Reading) -> list[Event]:
    """Read what happened to the regulation as a whole, in the order of the file."""
    datums = root.iterfind("wijzigingen/regeling/datum")
    return [event for datum in datums for event in _events(datum, None, reading)]


def part_events(root: etree._Element, reading: Reading) -> list[Event]:
    """Read what happened to each article and other part, in the order of the file."""
    labels = _labels(root)
    events: list[Event] = []
    for part in root.iterfind("wijzigingen/regelingelementen/regelingelement"):
        for datum in part.iterfind("datum"):
            label = squeezed(datum.get("label")) or labels.get(part.get("label-id", ""))
            events.extend(_events(datum, label, reading))
    return events


def _events(datum: etree._Element, label: str | None, reading: Reading) -> Iterator[Event]:
    day = reading.day(datum, datum.get("waarde"))
    for details in datum.iterfind("details"):
        origin = _origin(details)
        yield Event(
            act=None if origin is None else act_id(origin),
            day=day,
            kind=(text(details, "betreft") or "").lower(),
            retroactive_to=_retroactive(details, reading),
            label=label,
            remarks=_remarks(details),
            line=line_of(details),
        )


def _origin(details: etree._Element) -> etree._Element | None:
    """Give the act itself; the acts that changed it before it took effect are no events."""
    for bron in details.iterfind("ontstaansbron/bron"):
        if bron.get("type", "oorspronkelijk") == "oorspronkelijk":
            return bron
    return None


def _retroactive(details: etree._Element, reading: Reading) -> str | None:
    found = details.iterfind("terugwerkende-kracht/terugwerkende-kracht-datum")
    days = [reading.day(element, element.get("waarde")) for element in found]
    return min((day for day in days if day is not None), default=None)


def _remarks(details: etree._Element) -> tuple[str, ...]:
    found = details.iterfind("opmerkingen/opmerking")
    texts = (squeezed("".join(element.itertext())) for element in found)
    return tuple(text for text in texts if text)


def _labels(root: etree._Element) -> dict[str, str]:
    """Give labels by number, for rows whose day does not repeat the label."""
    found = root.iterfind("gerelateerde-regelgeving/regelingelementen/regelingelement")
    pairs = ((part.get("label-id"), squeezed(part.get("label"))) for part in found)
    return {number: label for number, label in pairs if number and label}
