"""From a WTI file to what it says of the law itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stapeling.importers.document import Row, Value
from stapeling.importers.kinds import kind_named
from stapeling.importers.markup import text
from stapeling.importers.ministries import ministry
from stapeling.importers.names import article, is_article, slug
from stapeling.importers.wti.changes import Parts
from stapeling.importers.wti.events import NEW_REGULATION, REPEAL, Event
from stapeling.importers.wti.publications import Publication
from stapeling.importers.wti.reading import OPEN

if TYPE_CHECKING:
    from lxml import etree

_GENERAL = "algemene-informatie"


@dataclass(frozen=True, slots=True)
class Life:
    """When a regulation began, began again and ended."""

    act: str | None = None
    start: str | None = None
    end: str | None = None
    retroactive_to: str | None = None
    restarts: tuple[Event, ...] = ()
    extra_starts: tuple[Event, ...] = ()
    """Further beginnings that are neither the first, nor a restart, nor parts that came later."""


def title_of(root: etree._Element) -> str | None:
    """Give the title by which the regulation is cited, else the one in the metadata."""
    return (
        text(root, f"{_GENERAL}/citeertitel")
        or text(root, f"{_GENERAL}/citeertitels/citeertitel")
        or text(root, "{*}meta/{*}kern/{*}title")
    )


def kind_of(root: etree._Element) -> str:
    """Give the kind of regulation; variants for the islands (-BES) are of the kind itself."""
    return kind_named(text(root, f"{_GENERAL}/soort-regeling"))


def ministry_of(root: etree._Element) -> Row | None:
    """Give the organisation row of the ministry that answers for the regulation."""
    found = text(root, f"{_GENERAL}/eerstverantwoordelijke")
    return ministry(found) if found and slug(found) else None


def general_facts(root: etree._Element) -> Row:
    """Give what the head of the file says: title, kind, number, ministry, domains."""
    responsible = ministry_of(root)
    found = root.iterfind(f"{_GENERAL}/overheidsdomeinen/overheidsdomein")
    names = (slug("".join(element.itertext())) for element in found)
    domains: list[Value] = list(dict.fromkeys(name for name in names if name))
    return {
        "title": title_of(root),
        "short_title": text(root, f"{_GENERAL}/afkortingen/afkorting"),
        "kind": kind_of(root),
        "bwb_id": root.get("bwb-id"),
        "ministry": responsible["id"] if responsible else None,
        "domains": domains or None,
    }


def life_of(
    events: Iterable[Event],
    part_events: Iterable[Event],
    publications: Mapping[str, Publication],
) -> Life:
    """Find out when the regulation began and ended.

    A beginning after an end is a restart. One without an end before it, by the act that made
    the law, is the day on which some articles came later; by another act it is left for the
    reader (treaties have one for each text that was published).
    """
    events = list(events)
    starts = _starts(events, publications) or _starts(part_events, publications)
    if not starts:
        return Life()
    first = starts[0]
    ends = sorted(event.day for event in events if event.kind == REPEAL and event.day)
    later = starts[1:]
    restarts = tuple(event for event in later if _ended(ends, first, event))
    extra = (event for event in later if event not in restarts and event.act != first.act)
    last = restarts[-1].day if restarts else first.day
    return Life(
        act=first.act,
        start=first.day,
        end=next((day for day in ends if last is None or day > last), None),
        retroactive_to=first.retroactive_to,
        restarts=restarts,
        extra_starts=tuple(extra),
    )


def _starts(events: Iterable[Event], publications: Mapping[str, Publication]) -> list[Event]:
    """Give the beginnings, oldest first, those without a day last."""

    def order(event: Event) -> tuple[str, str]:
        act = publications.get(event.act or "")
        return event.day or OPEN, (act.published if act else None) or OPEN

    return sorted((event for event in events if event.kind == NEW_REGULATION), key=order)


def _ended(ends: Sequence[str], first: Event, event: Event) -> bool:
    if first.day is None or event.day is None:
        return False
    return any(first.day < end <= event.day for end in ends)


def dates(life: Life, parts: Parts, part_events: Iterable[Event]) -> Row:
    """Give the act that made the law and the days on which it, or parts of it, took effect."""
    return {
        "act": life.act,
        # no beginning in the file is not the same as a beginning that has no day yet
        "in_force_from": "unknown" if life == Life() else life.start,
        "in_force_until": life.end,
        "retroactive_to": life.retroactive_to,
        "commencement": _commencement(life, parts, part_events) or None,
        "restarts": [_restart(event) for event in life.restarts] or None,
    }


def _restart(event: Event) -> Row:
    facts: Row = {"from": event.day, "act": event.act}
    return {key: value for key, value in facts.items() if value is not None}


def _commencement(life: Life, parts: Parts, part_events: Iterable[Event]) -> list[Value]:
    later: dict[str, list[Event]] = defaultdict(list)
    restarts = {event.day for event in life.restarts}
    for event in part_events:
        begins = event.kind == NEW_REGULATION and event.day is not None and life.start is not None
        if begins and str(event.day) > str(life.start) and event.day not in restarts:
            later[str(event.day)].append(event)
    found: list[Value] = []
    for day, events in sorted(later.items()):
        if labels := parts.labels(events):
            found.append({"articles": list(labels), "in_force_from": day})
    return found


def articles(part_events: Iterable[Event], parts: Parts) -> list[Value]:
    """List the articles that the law has or had, in order; other parts are no articles.

    An article that began and lapsed on one day, or that never took effect, was never there.
    """
    kinds: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    shown: dict[str, Event] = {}
    for event in part_events:
        if event.label is not None and is_article(event.label) and event.day is not None:
            label = article(event.label).casefold()
            kinds[label].add((event.day, event.kind == "vervallen"))
            shown[label] = event
    there = [shown[label] for label, days in kinds.items() if not _never_there(days)]
    return list(parts.labels(there))


def _never_there(days: set[tuple[str, bool]]) -> bool:
    return len({day for day, _ in days}) == 1 and any(lapsed for _, lapsed in days)
