"""From events of a WTI file to the changes of a law: one entry for every event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stapeling.importers.document import Row, Value
from stapeling.importers.names import article, label_order
from stapeling.importers.wti.events import NEW_REGULATION, PENDING, REPEAL, Event
from stapeling.importers.wti.publications import Publication
from stapeling.importers.wti.reading import OPEN, Reading
from stapeling.language import N_

EFFECTS = {
    "wijziging": "wijziging",
    "nieuw": "nieuw",
    "vervallen": "vervallen",
    "vernummering": "vernummering",
    "vernummerd-wijziging": "wijziging",
    "structuurwijziging": "wijziging",
    "tekstplaatsing": "tekstplaatsing",
    "tekstplaatsing-wijziging": "wijziging",
    "intrekking": "intrekking",
    REPEAL: "intrekking",
}
"""The effect of each word in `betreft`: text that was renumbered and changed was changed."""


class Parts:
    """What the source tells per article, found by the event that it belongs to."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._by_key: dict[tuple[str | None, str | None], list[Event]] = defaultdict(list)
        self._spelling: dict[str, str] = {}
        for event in events:
            self._by_key[event.key].append(event)
            if event.label is not None:
                self._spelling.setdefault(article(event.label).casefold(), article(event.label))

    def of(self, event: Event) -> list[Event]:
        """Give the rows of one event: those of the same day, act and nature of event."""
        rows = self._by_key.get(event.key, []) if event.act is not None else []
        own = {NEW_REGULATION, "tekstplaatsing", PENDING} & {event.kind}
        if own:
            return [row for row in rows if row.kind in own]
        return [row for row in rows if row.kind not in (NEW_REGULATION, "tekstplaatsing")]

    def labels(self, rows: Iterable[Event]) -> list[str]:
        """Give the labels of rows in order, each once and always spelled alike."""
        found = {article(row.label).casefold() for row in rows if row.label is not None}
        return sorted((self._spelling[label] for label in found), key=label_order)


def changes(
    events: Iterable[Event],
    parts: Parts,
    publications: Mapping[str, Publication],
    reading: Reading,
) -> list[Row]:
    """Make an entry of every event that is not the beginning of the law itself, oldest first."""
    found: list[tuple[tuple[str, ...], Row]] = []
    for event in events:
        if event.kind != NEW_REGULATION:
            row = _change(event, parts, reading)
            found.append((_order(event, row, publications[str(event.act)]), row))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _order(event: Event, row: Row, act: Publication) -> tuple[str, ...]:
    """Oldest first; then what has no day, bills last."""
    pending = "1" if row.get("status") == "pending" else "0"
    return event.day or OPEN, pending, act.published or act.signed or OPEN, act.id


def _change(event: Event, parts: Parts, reading: Reading) -> Row:
    rows = parts.of(event)
    # a repeal takes every article with it: to list them would say that each was rewritten
    labels = [] if event.kind == REPEAL else parts.labels(rows)
    status = _status(event, rows)
    facts: dict[str, Value] = {
        "act": event.act,
        "in_force_from": event.day,
        "retroactive_to": _earliest([event, *rows]),
        "articles": list(labels) if labels else None,
        "effect": _effect(event, rows, reading),
        "status": status,
        "note": _note(rows) if status in ("withdrawn", "not_commenced") else None,
    }
    return {key: value for key, value in facts.items() if value is not None}


def _status(event: Event, rows: Sequence[Event]) -> str | None:
    """Give the status of an event that is not simply in force from its day.

    The source cancels an event at its articles only. Where no day is known one such remark will
    do: Stb. 2007, 540 in the zorgtoeslag carries it at one of two articles, and neither is to
    come. An event with a day took effect unless every one of its articles says otherwise.
    """
    if event.kind == PENDING:
        return "pending"
    marks = [row.cancelled for row in (event, *rows)]
    if event.day is None:
        return "withdrawn" if any(marks) else "not_commenced"
    return "withdrawn" if marks[0] or (rows and all(marks[1:])) else None


def _effect(event: Event, rows: Sequence[Event], reading: Reading) -> str | None:
    """Give the effect; a mere "wijziging" is told more exactly when all articles agree."""
    if event.kind == PENDING:
        return None
    if event.kind not in EFFECTS:
        reading.note(event.line, N_("unknown kind of event '{kind}': no effect"), kind=event.kind)
        return None
    exact = {EFFECTS.get(row.kind) for row in rows}
    if event.kind == "wijziging" and len(exact) == 1:
        return exact.pop() or "wijziging"
    return EFFECTS[event.kind]


def _earliest(events: Iterable[Event]) -> str | None:
    days = (event.retroactive_to for event in events)
    return min((day for day in days if day is not None), default=None)


def _note(rows: Sequence[Event]) -> str | None:
    """Quote what the source remarks on an event without a day: each remark once, with its parts."""
    parts: dict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: label_order(article(row.label or ""))):
        for remark in row.remarks:
            parts[remark].extend([row.label] if row.label is not None else [])
    quoted = (
        ": ".join(filter(None, (", ".join(labels), remark))) for remark, labels in parts.items()
    )
    return " ".join(quoted) or None
