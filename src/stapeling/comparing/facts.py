"""Facts of records as plain data in one order, so that neither place nor spelling is a change."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping

from stapeling.comparing.results import Plain
from stapeling.model.amounts import Amount
from stapeling.model.days import Day
from stapeling.model.labels import natural
from stapeling.model.laws import Anchor
from stapeling.model.records import Row

ActName = Callable[[str], str]
"""Gives the one name of an act by which both sides know it."""

_OTHER_LISTS: Mapping[str, frozenset[str]] = {
    "laws": frozenset({"changes", "evaluation_clauses"}),
    "acts": frozenset({"changes"}),
    "organisations": frozenset({"capacity"}),
}
"""Fields whose rows are compared as records of their own."""
_UNITED = frozenset({"acts", "organisations"})
_ACTS = frozenset({"act", "except_acts"})
"""Fields that name acts, by an id or by another name."""


def facts_of(row: Row, name: str, act: ActName) -> dict[str, Plain]:
    """Give the facts that a record of a list states, by the name of the field in files."""
    facts = _stated(row, act, _OTHER_LISTS.get(name, frozenset()))
    note = facts.get("note")
    if name in _UNITED and isinstance(note, str):
        facts["note"] = " ".join(sorted(note.split()))  # joined in the order of files
    return facts


def shown(row: Row, name: str, act: ActName) -> dict[str, Plain]:
    """Give the facts of a record as they are to be shown: a note in its own order of words."""
    return _stated(row, act, _OTHER_LISTS.get(name, frozenset()))


def ordered(value: Plain) -> str:
    """Give the text by which facts are put in one order.

    >>> ordered({"b": 1, "a": [2]})
    '{"a": [2], "b": 1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _stated(row: Row, act: ActName, without: frozenset[str]) -> dict[str, Plain]:
    facts = {}
    for item in dataclasses.fields(row):
        value = getattr(row, item.name)
        if item.name == "location" or item.name in without or value in (None, (), {}):
            continue
        facts[item.name.rstrip("_")] = _plain(value, act, acts=item.name in _ACTS)
    return facts


def _plain(value: object, act: ActName, *, acts: bool = False) -> Plain:
    if isinstance(value, str):
        return act(value) if acts else value
    if isinstance(value, Day):
        return value.text
    if isinstance(value, Amount):
        if value.exact:
            return value.low
        return {"low": value.low, "likely": value.likely, "high": value.high}
    if isinstance(value, Row):
        return dict(_stated(value, act, frozenset()))
    if isinstance(value, Anchor):
        return _anchor(value, act)
    if isinstance(value, tuple):
        return _list([_plain(item, act, acts=acts) for item in value])
    if isinstance(value, Mapping):
        return {str(key): _plain(item, act) for key, item in value.items()}
    return value if isinstance(value, (int, float)) else str(value)


def _anchor(anchor: Anchor, act: ActName) -> Plain:
    if anchor.act is not None:
        return {"act": act(anchor.act)}
    return anchor.day.text if anchor.day is not None else "in_force"


def _list(items: list[Plain]) -> Plain:
    """Put a list in one order: no list of the schema says anything by its order."""
    texts = [item for item in items if isinstance(item, str)]
    if len(texts) == len(items):
        return [*sorted(texts, key=_as_read)]
    return sorted(items, key=ordered)


def _as_read(text: str) -> tuple[object, str]:
    return natural(text), text
