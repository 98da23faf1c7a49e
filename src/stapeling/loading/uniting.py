"""Facts of acts and organisations, stated in several files, united; contradictions reported."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from stapeling.findings import Finding
from stapeling.language import N_
from stapeling.model.acts import Act
from stapeling.model.days import UNKNOWN_DAY, Day
from stapeling.model.labels import keys_of
from stapeling.model.laws import ActChange, Change, ChangeFacts
from stapeling.model.organisations import Organisation
from stapeling.model.records import Row, as_facts, built, replaced

R = TypeVar("R", Act, Organisation)
Report = Callable[[Finding], None]

_SURENESS = (None, "estimate", "reported", "verified")
_ABOUT_FACTS = frozenset({"location", "source", "certainty", "uncertain", "note"})
_FACTS_OF_A_CHANGE = tuple(
    item.name for item in dataclasses.fields(ChangeFacts) if item.name not in _ABOUT_FACTS
)


def unite(statements: Sequence[R], report: Report) -> R:
    """Unite the statements of one object: fill gaps, join lists, and report contradictions.

    A fact with different values becomes unknown: none of them may be quoted. What is least sure
    goes first, so that the order of files does not decide how sure the whole is.
    """
    united, *others = sorted(statements, key=_standing)
    for row in others:
        facts = _added(united, row)
        united = replaced(united, **facts, **_united_sources(united, row, facts))
    place = statements[0].location
    return replaced(united, location=place, **_disputed(statements, report))


def _standing(row: Act | Organisation) -> tuple[bool, int]:
    """Give the order of a statement among others; one that states nothing but rows comes last."""
    values = (getattr(row, name) for name in _names(row))
    facts = any(value not in (None, ()) and not _is_list_of_rows(value) for value in values)
    return not facts, _SURENESS.index(row.certainty)


def _names(row: Row) -> Iterator[str]:
    names = (item.name for item in dataclasses.fields(row))
    return (name for name in names if name not in _ABOUT_FACTS and name != "id")


def _added(one: Row, other: Row) -> dict[str, Any]:
    """Give what another statement adds: facts that were not stated, and more rows of lists."""
    facts: dict[str, Any] = {}
    for name in _names(one):
        known, stated = getattr(one, name), getattr(other, name)
        if known in (None, ()):
            facts[name] = stated
        elif _is_list_of_rows(known):
            facts[name] = known + tuple(row for row in stated if row not in known)
    return {name: value for name, value in facts.items() if value != getattr(one, name)}


def _disputed(statements: Sequence[Row], report: Report) -> dict[str, Any]:
    """Report facts with different values, each against the first statement; they are unknown."""
    facts: dict[str, Any] = {}
    for name in _names(statements[0]):
        stated = [row for row in statements if getattr(row, name) not in (None, ())]
        if not stated or _is_list_of_rows(value := getattr(stated[0], name)):
            continue
        for other in stated[1:]:
            if getattr(other, name) != value:
                facts[name] = _unknown_like(value)
                report(_contradiction(name, stated[0], other))
    return facts


def _unknown_like(value: object) -> object:
    if isinstance(value, Day):
        return UNKNOWN_DAY
    return () if isinstance(value, tuple) else None


def _is_list_of_rows(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Row)


def _contradiction(name: str, first: Row, second: Row) -> Finding:
    identity = str(getattr(first, "id", ""))
    template = N_("{id} has two values for {key}: {other} here, {one} at {place}")
    values = {
        "id": identity,
        "key": name,
        "one": _shown(getattr(first, name)),
        "other": _shown(getattr(second, name)),
        "place": str(first.location),
    }
    return Finding(second.location, "ST102", template, values, (identity, name))


def _shown(value: object) -> str:
    if isinstance(value, Day):
        return value.text
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    return f"'{value}'"


def _united_sources(first: Row, second: Row, facts: Iterable[str]) -> dict[str, Any]:
    """Unite sources and notes, and keep the certainty of each field where they differ."""
    united: dict[str, Any] = {
        "source": first.source + tuple(s for s in second.source if s not in first.source),
        "note": " ".join(dict.fromkeys(n for n in (first.note, second.note) if n)) or None,
    }
    uncertain = {**(second.uncertain or {}), **(first.uncertain or {})}
    if second.certainty is not None and second.certainty != first.certainty:
        for name in facts:
            uncertain.setdefault(name, second.certainty)
    united["uncertain"] = uncertain or None
    if first.certainty is None and _says_no_more(first, second):
        united["certainty"] = second.certainty
    return united


def _says_no_more(one: Row, other: Row) -> bool:
    """Whether a statement gives no fact that the other does not give as well."""
    return all(getattr(one, name) in (None, (), getattr(other, name)) for name in _names(one))


def change_of(change: ActChange, act: str) -> Change:
    """Give a change stated at the act as the law would state it."""
    facts = as_facts(change)
    del facts["law"]
    return built(Change, {**facts, "act": act})


def unite_changes(rows: list[Change], fresh: Sequence[Change]) -> None:
    """Add changes stated at acts to those at the law: one change if all shared keys agree."""
    stated = {id(row) for row in rows}
    for change in fresh:
        fits = [i for i, row in enumerate(rows) if row.act == change.act and agree(row, change)]
        unused = [i for i in fits if id(rows[i]) in stated]
        if not fits:
            rows.append(change)
            continue
        place = (unused or fits)[0]
        stated.discard(id(rows[place]))
        facts = {
            name: getattr(change, name)
            for name in _FACTS_OF_A_CHANGE
            if getattr(rows[place], name) in (None, ()) and getattr(change, name) is not None
        }
        facts |= _united_sources(rows[place], change, facts)
        rows[place] = replaced(rows[place], **facts)


def agree(one: ChangeFacts, other: ChangeFacts) -> bool:
    """Whether two statements of a change agree in every fact that both give."""
    for name in _FACTS_OF_A_CHANGE:
        left, right = getattr(one, name), getattr(other, name)
        if left is None or right is None or (name == "nature" and not (left and right)):
            continue
        if name in ("articles", "nature"):
            left, right = keys_of(left), keys_of(right)
        if left != right:
            return False
    return True
